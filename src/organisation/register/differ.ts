import { SHEETS, type Change, type Sheet, type SheetCount } from './schema.ts'
import { FORMS } from './columns.ts'
import { cell, keyOf, nameOf, type Row, type Rows } from './rows.ts'

/** What a file changes in the register. `after` is the file's row, `before` the register's. */
export interface Difference {
  kind: Change['kind']
  before: Row | null
  after: Row | null
}

export interface Differences {
  bySheet: Readonly<Record<Sheet, readonly Difference[]>>
  counts: SheetCount[]
}

/** Compares the file's rows with the register's, sheet by sheet. */
export function differ(known: Rows, given: Rows): Differences {
  const bySheet = {} as Record<Sheet, Difference[]>
  for (const sheet of SHEETS) bySheet[sheet] = differSheet(sheet, known[sheet], given[sheet])
  return { bySheet, counts: SHEETS.map((sheet) => countOf(sheet, given[sheet].length, bySheet[sheet])) }
}

function differSheet(sheet: Sheet, known: readonly Row[], given: readonly Row[]): Difference[] {
  const before = new Map(known.map((row) => [keyOf(row), row]))
  const kept = new Set(given.map(keyOf))
  const differences = given.flatMap((row): Difference[] => {
    const old = before.get(keyOf(row)) ?? null
    if (old === null) return [{ kind: 'add', before: null, after: row }]
    const fields = changedFields(old, row)
    if (fields.length === 0) return []
    return [{ kind: fields.join() === 'until' && cell(old, 'until') === '' ? 'end' : 'change', before: old, after: row }]
  })
  const { owner } = FORMS[sheet]
  const named = new Set(owner === null ? [] : given.map((row) => cell(row, owner)))
  const gone = known.filter((row) => owner !== null && named.has(cell(row, owner)) && !kept.has(keyOf(row)))
  return [...differences, ...gone.map((row): Difference => ({ kind: 'remove', before: row, after: null }))]
}

function changedFields(before: Row, after: Row): string[] {
  return Object.keys(after.cells).filter((key) => cell(before, key) !== cell(after, key))
}

function countOf(sheet: Sheet, rows: number, differences: readonly Difference[]): SheetCount {
  const of = (kind: Change['kind']): number => differences.filter((one) => one.kind === kind).length
  const [add, change, end, remove] = [of('add'), of('change'), of('end'), of('remove')]
  return { sheet, rows, add, change, end, remove, same: rows - add - change - end }
}

/** A difference as it is shown: of a row that is new or goes away every field that says something. */
export function shownChange({ kind, before, after }: Difference): Change {
  const row = (after ?? before)!
  const said = (at: Row | null, key: string): string => (at === null ? '' : cell(at, key))
  const fields = FORMS[row.sheet].columns
    .filter(({ key }) => said(before, key) !== said(after, key))
    .map(({ key, label }) => ({ field: key, label, before: said(before, key), after: said(after, key) }))
  return { sheet: row.sheet, kind, row: after?.at ?? null, key: nameOf(row), fields }
}
