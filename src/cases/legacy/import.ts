import { sql } from 'kysely'
import { localDay, ZONE, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import {
  gatherWith,
  gridOfCsv,
  gridsOfFile,
  inOrder,
  MOST_SHOWN,
  sourceName,
  textsOfFolder,
  throwMistakes,
  type SheetFile,
} from '../../base/sheets/index.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { merkleRoot, write } from '../../ledger/index.ts'
import { checkCases } from './check.ts'
import { groupCases, type GivenCase } from './group.ts'
import { cell, parseLegacy, type Mistakes } from './parse.ts'
import { weigh, type Weighed } from './reasons.ts'
import { LEGACY_REASONS, LEGACY_SHEETS, type LegacyCounts, type LegacyPreview, type LegacyRow } from './schema.ts'
import { storeCases } from './store.ts'
import { LEGACY_WORDS } from './words.ts'

/** A folder of CSVs, or a file: a workbook, or a CSV of old cases. */
export type LegacySource = string | SheetFile

interface Seen {
  /** Cases that are not there yet. */
  fresh: GivenCase[]
  counts: LegacyCounts
  weighed: ReadonlyMap<GivenCase['people'][number], Weighed>
}

/** What a file of old cases would add, why none of it can be verified, and every mistake in it. Changes nothing. Throws `input` where it cannot be read at all. */
export async function checkLegacy(db: Db, scope: Scope, pack: LawPack, from: LegacySource): Promise<LegacyPreview> {
  const mistakes = gatherWith(LEGACY_WORDS)
  const given = await readCases(from, pack, mistakes)
  const { fresh, counts, weighed } = await look(db, scope, pack, given, mistakes)
  const rows = fresh.flatMap(({ people }) => people.map((one) => rowOf(weighed.get(one)!)))
  const codes = rows.flatMap(({ reasons }) => reasons.map(({ code }) => code))
  return {
    mistakes: inOrder(mistakes).slice(0, MOST_SHOWN),
    mistakeCount: mistakes.found.length,
    counts,
    reasons: LEGACY_REASONS.map((code) => ({ code, n: codes.filter((one) => one === code).length })).filter(({ n }) => n > 0),
    rows: rows.slice(0, MOST_SHOWN),
    rowCount: rows.length,
  }
}

/**
 * Takes old cases over, each as *legacy, not verifiable*, with the reasons: also what the law of its day forbids, and what the steps of a case would not have
 * allowed. Nobody is told, no clock runs, no review of a head opens. Whole or not at all, and the same again has no effect. Throws `input` with every mistake
 * by sheet, row and field.
 */
export async function importLegacy(
  db: Db,
  scope: Scope,
  pack: LawPack,
  from: LegacySource,
  reason: string,
): Promise<{ counts: LegacyCounts }> {
  const mistakes = gatherWith(LEGACY_WORDS)
  const given = await readCases(from, pack, mistakes)
  const body = ({ fresh, counts }: Seen): Record<string, unknown> | null =>
    fresh.length === 0 ? null : { ...counts, root: merkleRoot(fresh.map(({ sha256 }) => sha256)) }
  const { counts } = await write(db, { actor: scope.actor, kind: 'case.legacy-imported', reason, body }, async (trx, event) => {
    await sql`select pg_advisory_xact_lock(hashtext('cases.legacy'))`.execute(trx)
    const seen = await look(trx, scope, pack, given, mistakes)
    throwMistakes(mistakes)
    if (seen.fresh.length > 0)
      await storeCases(trx, seen.fresh, seen.weighed, {
        by: scope.actor.id,
        file: sourceName(from),
        today: localDay(ZONE),
        event: event.id,
      })
    return seen
  })
  return { counts }
}

async function readCases(from: LegacySource, pack: LawPack, mistakes: Mistakes): Promise<GivenCase[]> {
  const grids =
    typeof from === 'string'
      ? Object.entries(await textsOfFolder(from, LEGACY_SHEETS, LEGACY_SHEETS)).map(([name, text]) => ({
          name,
          grid: gridOfCsv(`${name}.csv`, text, mistakes),
        }))
      : await gridsOfFile(from, mistakes)
  return groupCases(parseLegacy(grids, pack.terms, localDay(ZONE), mistakes), mistakes)
}

async function look(db: Db | Trx, scope: Scope, pack: LawPack, given: readonly GivenCase[], mistakes: Mistakes): Promise<Seen> {
  const fresh = await checkCases(db, scope, given, mistakes)
  const people = fresh.flatMap((one) => one.people)
  const counts = {
    add: fresh.length,
    same: given.length - fresh.length,
    people: people.length,
    acts: people.reduce((all, { acts }) => all + acts.length, 0),
    heads: fresh.reduce((all, { heads }) => all + heads.length, 0),
  }
  return { fresh, counts, weighed: await weigh(db, pack, fresh) }
}

function rowOf({ given: { row }, reasons }: Weighed): LegacyRow {
  const orNull = (key: string): string | null => cell(row, key) || null
  const [unit, reference, officer] = [cell(row, 'unit'), cell(row, 'reference'), cell(row, 'officer')]
  return { row: row.at, unit, reference, officer, form: orNull('form'), day: orNull('day'), reasons }
}
