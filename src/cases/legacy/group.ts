import { createHash } from 'node:crypto'
import { FORMS, type Of } from './columns.ts'
import { cell, type Mistakes, type Row, type Rows } from './parse.ts'

/** A person of an old case: what the register says of him and his decision, and his acts. */
export interface GivenPerson {
  row: Row
  acts: Row[]
}

/** An old case, as its rows have it. */
export interface GivenCase {
  row: Row
  people: GivenPerson[]
  heads: Row[]
  /** Of everything that the file says of it, in whatever order. */
  sha256: string
}

/** Rows of one unit and number are one case. What is said of the case or a person stands in one of its rows at least, and in no other way in another. */
export function groupCases({ cases, heads }: Rows, mistakes: Mistakes): GivenCase[] {
  const headsOf = Map.groupBy(heads, keyOf)
  const groups = Map.groupBy(cases, keyOf)
  for (const row of heads) if (!groups.has(keyOf(row))) mistakes.add(row, 'reference', 'no-case', cell(row, 'reference'))
  return [...groups].map(([key, rows]) => {
    const people = [...Map.groupBy(rows, (row) => cell(row, 'officer')).values()].map((of) => personOf(of, mistakes))
    const own = { row: joined('case', rows, 'other', mistakes), people, heads: headsOf.get(key) ?? [] }
    return { ...own, sha256: hashOf(own) }
  })
}

const keyOf = (row: Row): string => JSON.stringify([cell(row, 'unit'), cell(row, 'reference')])

function personOf(rows: readonly Row[], mistakes: Mistakes): GivenPerson {
  const acts = rows.filter((row) => saysAct(row, mistakes))
  const seen = new Map<string, Row>()
  for (const act of acts) {
    const key = JSON.stringify(cellsOf('act', act))
    const before = seen.get(key)
    if (before === undefined) seen.set(key, act)
    else mistakes.add(act, 'what', 'twice', cell(act, 'what'), before.at)
  }
  return { row: joined('person', rows, 'other-person', mistakes), acts }
}

function saysAct(row: Row, mistakes: Mistakes): boolean {
  if (cell(row, 'what') !== '') return true
  if (keysOf('act').some((key) => cell(row, key) !== '')) mistakes.add(row, 'what', 'act-empty')
  return false
}

const keysOf = (of: Of): string[] => FORMS.cases.columns.filter((column) => column.of === of).map(({ key }) => key)

/** The first row with whatever the others add to it. */
function joined(of: Of, rows: readonly Row[], wrong: 'other' | 'other-person', mistakes: Mistakes): Row {
  const [first] = rows
  const cells: Record<string, string> = { ...first!.cells }
  for (const key of keysOf(of)) {
    const said = rows.find((row) => cell(row, key) !== '')
    for (const row of rows) if (cell(row, key) !== '' && cell(row, key) !== cell(said!, key)) mistakes.add(row, key, wrong, said!.at)
    cells[key] = said === undefined ? '' : cell(said, key)
  }
  return { ...first!, cells }
}

const cellsOf = (of: Of, row: Row): string[] => keysOf(of).map((key) => cell(row, key))

function hashOf({ row, people, heads }: Omit<GivenCase, 'sha256'>): string {
  const of = people.map(({ row: person, acts }) => [
    cellsOf('person', person),
    acts.map((act) => JSON.stringify(cellsOf('act', act))).toSorted(),
  ])
  const headed = heads.map((head) => FORMS.heads.columns.map(({ key }) => cell(head, key)))
  const all = [cellsOf('case', row), of.map((one) => JSON.stringify(one)).toSorted(), headed.map((one) => JSON.stringify(one)).toSorted()]
  return createHash('sha256').update(JSON.stringify(all)).digest('hex')
}
