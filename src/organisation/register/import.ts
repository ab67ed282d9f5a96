import { sql } from 'kysely'
import { LiemError, localDay, ZONE, type Db, type Trx } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { gridsOfFile, inOrder, MOST_SHOWN, textsOfFolder, throwMistakes, type SheetFile } from '../../base/sheets/index.ts'
import { merkleRoot, write } from '../../ledger/index.ts'
import { SHEETS, type Preview, type SheetCount } from './schema.ts'
import { checkRows } from './check.ts'
import { differ, shownChange, type Difference, type Differences } from './differ.ts'
import { knownRows } from './known.ts'
import { parseGrids, parseTexts } from './parse.ts'
import { cell, gatherMistakes, type Mistakes, type Rows } from './rows.ts'
import { settled } from './settle.ts'
import type { RegisterTexts } from './sheets.ts'
import { store } from './store.ts'

/** A file of the register: a workbook, or a CSV that is named after its sheet. */
export type RegisterFile = SheetFile

/** A folder of CSVs, a file, or the texts of CSVs by the name of their sheet. */
export type RegisterSource = string | RegisterFile | RegisterTexts

/** What a file would change if `actor` sent it, and every mistake in it. Changes nothing. Throws `input` where it cannot be read at all. */
export async function checkRegister(db: Db, from: RegisterSource, actor?: Actor): Promise<Preview> {
  const mistakes = gatherMistakes()
  const given = await readSource(from, mistakes)
  const differences = await compare(db, given, mistakes)
  if (actor !== undefined) refuseOwn(actor, differences, mistakes)
  const changes = SHEETS.flatMap((sheet) => differences.bySheet[sheet])
  return {
    mistakes: inOrder(mistakes).slice(0, MOST_SHOWN),
    mistakeCount: mistakes.found.length,
    sheets: differences.counts,
    changes: changes.slice(0, MOST_SHOWN).map(shownChange),
    changeCount: changes.length,
  }
}

/**
 * Takes over units, successions, posts, people, tenures and accounts. Of a unit, a person or an account that a sheet names the file says everything;
 * what it does not name stays. Whole or not at all, and the same file again changes nothing. Throws `input` with every mistake by file, row and
 * field, and where rows of the register would be removed without `removing`.
 */
export async function importOrganisation(
  db: Db,
  actor: Actor,
  from: RegisterSource,
  reason = 'Register of units and people',
  { removing = false } = {},
): Promise<{ sheets: SheetCount[] }> {
  const mistakes = gatherMistakes()
  const given = await readSource(from, mistakes)
  const body = ({ differences }: { differences: Differences }): Record<string, unknown> | null => bodyOf(differences)
  const { sheets } = await write(db, { actor, kind: 'organisation.imported', reason, body }, async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('organisation.import'))`.execute(trx)
    const differences = await compare(trx, given, mistakes)
    refuseOwn(actor, differences, mistakes)
    throwMistakes(mistakes)
    if (!removing) refuseRemovals(differences)
    await store(trx, differences)
    return { sheets: differences.counts, differences }
  })
  return { sheets }
}

async function compare(db: Db | Trx, given: Rows, mistakes: Mistakes): Promise<Differences> {
  const known = await knownRows(db)
  const whole = settled(known, given, localDay(ZONE))
  checkRows(known, whole, mistakes)
  return differ(known, whole)
}

/**
 * Counts by sheet of what was changed, the root of all of it, and of what the register no longer has every field as it was and as it is: who headed a
 * unit on a day stays on record whoever changes it later. People stand there by their number, not by name. Null: nothing was changed.
 */
function bodyOf({ bySheet, counts }: Differences): Record<string, unknown> | null {
  const changed = counts.filter(({ add, change, end, remove }) => add + change + end + remove > 0)
  if (changed.length === 0) return null
  const all = SHEETS.flatMap((sheet) => bySheet[sheet])
  const root = merkleRoot(all.map(({ kind, before, after }) => JSON.stringify([kind, before?.cells ?? null, after?.cells ?? null])))
  const replaced = all.filter(({ kind }) => kind !== 'add').map(onRecord)
  return {
    ...Object.fromEntries(changed.map(({ sheet, add, change, end, remove }) => [sheet, { add, change, end, remove }])),
    root,
    replaced,
  }
}

function onRecord(difference: Difference): Record<string, unknown> {
  const { sheet, kind, key, fields } = shownChange(difference)
  const named = fields.filter(({ field }) => sheet !== 'people' || field !== 'name')
  return { sheet, kind, key, fields: Object.fromEntries(named.map(({ field, before, after }) => [field, [before, after]])) }
}

/** Who heads a unit sees what is found in it, and a trace is of whoever held the account: nobody writes that of himself. */
function refuseOwn({ id }: Actor, { bySheet }: Differences, mistakes: Mistakes): void {
  for (const { before, after } of [...bySheet.tenures, ...bySheet.accounts]) {
    const own = [after, before].find((row) => row !== null && cell(row, 'officer') === id && cell(row, 'role') !== 'officer')
    if (own !== undefined && own !== null) mistakes.add(after ?? own, 'officer', 'own')
  }
}

function refuseRemovals({ bySheet }: Differences): void {
  const gone = SHEETS.flatMap((sheet) => bySheet[sheet]).filter(({ kind }) => kind === 'remove')
  const [first] = gone
  if (first === undefined) return
  throw new LiemError(
    'conflict',
    `${gone.length} rows of the register are not in the file and would be removed, such as ${shownChange(first).key}`,
    {
      hint: 'add them to the file, or ask for the removal, too',
    },
  )
}

async function readSource(from: RegisterSource, mistakes: Mistakes): Promise<Rows> {
  if (typeof from === 'string') return parseTexts(await textsOfFolder(from, [...SHEETS, 'officers'] as const, SHEETS), mistakes)
  if (!('bytes' in from)) return parseTexts(from, mistakes)
  return parseGrids(await gridsOfFile(from as RegisterFile, mistakes), mistakes)
}
