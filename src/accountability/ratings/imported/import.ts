import { sql } from 'kysely'
import { localDay, ZONE, type Db, type Trx } from '../../../base/index.ts'
import type { Bilingual, Scope } from '../../../base/schema.ts'
import {
  gatherWith,
  gridOfCsv,
  gridsOfFile,
  inOrder,
  MOST_SHOWN,
  sourceName,
  textsOfFolder,
  throwMistakes,
  workbookOf,
  type SheetFile,
} from '../../../base/sheets/index.ts'
import type { LawPack } from '../../../law/allowed/index.ts'
import { ratingTerms } from '../../../law/rating/index.ts'
import { write } from '../../../ledger/index.ts'
import { checkRatings as checkRows, type Fresh } from './check.ts'
import { FORM } from './columns.ts'
import { parseRatings, type Given, type Mistakes } from './parse.ts'
import { RATING_SHEETS, type ImportedCounts, type ImportedPreview } from './schema.ts'
import { IMPORTED_WORDS } from './words.ts'

/** A folder with ratings.csv, or a file: a workbook or a CSV. */
type Source = string | SheetFile

/** What a file of annual ratings would add, and every mistake in it. Changes nothing. Throws `input` where it cannot be read at all. */
export async function checkRatings(db: Db, scope: Scope, pack: LawPack, from: Source): Promise<ImportedPreview> {
  const mistakes = gatherWith(IMPORTED_WORDS)
  const given = await readRatings(from, pack, mistakes)
  const fresh = await checkRows(db, scope, pack, given, mistakes)
  return {
    mistakes: inOrder(mistakes).slice(0, MOST_SHOWN),
    mistakeCount: mistakes.found.length,
    counts: countsOf(given, fresh),
    rows: fresh.slice(0, MOST_SHOWN).map(({ given: { at, officer, year, level, known, from: source }, superseded }) => ({
      ...{ row: at, officer, year, level, known, source, superseded },
      name: nameOf(pack, level),
    })),
    rowCount: fresh.length,
  }
}

/**
 * Takes annual ratings over from earlier years or from elsewhere, each with its source, as what they are: no ratings of Liêm. One that is concluded here for the
 * same year takes its place. Whole or not at all, and the same again has no effect. Throws `input` with every mistake by row and field.
 */
export async function importRatings(
  db: Db,
  scope: Scope,
  pack: LawPack,
  from: Source,
  reason: string,
): Promise<{ counts: ImportedCounts }> {
  const mistakes = gatherWith(IMPORTED_WORDS)
  const given = await readRatings(from, pack, mistakes)
  const body = (counts: ImportedCounts): Record<string, unknown> | null => (counts.add === 0 ? null : counts)
  const counts = await write(db, { actor: scope.actor, kind: 'rating.imported', reason, body }, async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('accountability.imported_rating'))`.execute(trx)
    const fresh = await checkRows(trx, scope, pack, given, mistakes)
    throwMistakes(mistakes)
    if (fresh.length > 0) await store(trx, fresh, { by: scope.actor.id, file: sourceName(from) })
    return countsOf(given, fresh)
  })
  return { counts }
}

function nameOf(pack: LawPack, level: string): Bilingual {
  const found = ratingTerms(pack).levels.find(({ id }) => id === level)
  return found === undefined ? { vi: level, en: level } : { vi: found.vi, en: found.en }
}

async function readRatings(from: Source, pack: LawPack, mistakes: Mistakes): Promise<Given[]> {
  const grids =
    typeof from === 'string'
      ? Object.entries(await textsOfFolder(from, RATING_SHEETS, RATING_SHEETS)).map(([name, text]) => ({
          name,
          grid: gridOfCsv(`${name}.csv`, text, mistakes),
        }))
      : await gridsOfFile(from, mistakes)
  return parseRatings(grids, ratingTerms(pack), localDay(ZONE), mistakes)
}

function countsOf(given: readonly Given[], fresh: readonly Fresh[]): ImportedCounts {
  return {
    add: fresh.length,
    same: given.length - fresh.length,
    unknown: fresh.filter((one) => !one.given.known).length,
    superseded: fresh.filter((one) => one.superseded).length,
  }
}

async function store(trx: Trx, fresh: readonly Fresh[], { by, file }: { by: string; file: string }): Promise<void> {
  const rows = fresh.map(({ given: { source: _sheet, from, ...given }, cases }) => ({ ...given, source: from, cases }))
  await sql`insert into accountability.imported_rating (officer, year, level, known, source, rated_by, number, day, points, cases, file, row, imported_by, imported_on)
    select officer, year, level, known, source, "ratedBy", number, day, points, array(select jsonb_array_elements_text(cases))::uuid[], ${file}, at, ${by},
      ${localDay(ZONE)}::date
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (officer text, year int, level text, known boolean, source text, "ratedBy" text, number text,
      day date, points numeric, cases jsonb, at int)`.execute(trx)
}

const INTRODUCTION = [
  {
    vi: 'Cột có dấu * phải có trong tệp và phải điền. Một dòng là xếp loại của một người trong một năm.',
    en: 'Columns with * must be there and filled in. A row is the rating of one person in one year.',
  },
  {
    vi: 'Xếp loại nạp vào được ghi là “nạp từ tệp”, kèm nguồn; kết luận trong Liêm cho cùng năm thì thay cho nó.',
    en: 'What is taken over is marked as imported, with its source; what is concluded in Liêm for the same year takes its place.',
  },
] as const

/** An empty workbook of annual ratings, to fill in. */
export function ratingTemplate(language: 'vi' | 'en'): Promise<Buffer> {
  return workbookOf(language, [{ key: 'ratings', form: FORM, rows: [] }], INTRODUCTION)
}
