import { checkUnits } from './check-units.ts'
import { coverOf, refuseOverlaps } from './days.ts'
import { cell, keyOf, merged, nameOf, placeOf, type Mistakes, type Row, type Rows } from './rows.ts'
import { SHEETS } from './schema.ts'

/** Checks the file's rows against each other and against what the register keeps beside them. */
export function checkRows(known: Rows, given: Rows, mistakes: Mistakes): void {
  const all = merged(known, given)
  for (const sheet of SHEETS) refuseRepeated(given[sheet], mistakes)
  checkUnits(all, given, mistakes)
  checkPeople(all, mistakes)
  checkTenures(all, mistakes)
  const officers = new Set(all.people.map((row) => cell(row, 'officer')))
  for (const row of given.accounts) requireKnown(row, 'officer', officers, mistakes)
}

function refuseRepeated(rows: readonly Row[], mistakes: Mistakes): void {
  const seen = new Map<string, Row>()
  for (const row of rows) {
    const before = seen.get(keyOf(row))
    if (before !== undefined) mistakes.add(row, firstKey(row), 'twice', nameOf(row), `${before.source}:${before.at}`)
    else seen.set(keyOf(row), row)
  }
}

function firstKey(row: Row): string {
  return Object.keys(row.cells)[0] ?? ''
}

/** An empty cell names nothing. */
function requireKnown(row: Row, field: string, codes: ReadonlySet<string>, mistakes: Mistakes): void {
  const code = cell(row, field)
  if (code !== '' && !codes.has(code)) mistakes.add(row, field, 'unknown', code)
}

function checkPeople({ people }: Rows, mistakes: Mistakes): void {
  const first = new Map<string, Row>()
  for (const row of people) {
    const [officer, name] = [cell(row, 'officer'), cell(row, 'name')]
    const before = first.get(officer)
    if (before === undefined) first.set(officer, row)
    else if (cell(before, 'name') !== name) mistakes.add(row, 'name', 'two-names', officer, placeOf(before))
    if (cell(row, 'ended') !== '' && cell(row, 'until') === '') mistakes.add(row, 'until', 'ended-open')
    const isServing = ['from', 'until', 'ended'].some((key) => cell(row, key) !== '')
    if (row.at !== null && isServing && cell(row, 'class') === '') mistakes.add(row, 'class', 'no-class')
  }
  refuseOverlaps(people, (row) => cell(row, 'officer'), 'overlap', mistakes)
}

function checkTenures(all: Rows, mistakes: Mistakes): void {
  const codes = {
    officer: new Set(all.people.map((row) => cell(row, 'officer'))),
    unit: new Set(all.units.map((row) => cell(row, 'unit'))),
    post: new Set(all.posts.map((row) => cell(row, 'post'))),
  }
  const units = coverOf(all.units, 'unit')
  const service = coverOf(
    all.people.filter((row) => cell(row, 'class') !== ''),
    'officer',
  )
  for (const row of all.tenures) {
    for (const field of ['officer', 'unit', 'post'] as const) requireKnown(row, field, codes[field], mistakes)
    requireKnown(row, 'delegatedBy', codes.officer, mistakes)
    const [unit, officer] = [cell(row, 'unit'), cell(row, 'officer')]
    if (officer !== '' && cell(row, 'delegatedBy') === officer) mistakes.add(row, 'delegatedBy', 'own-superior')
    if (codes.unit.has(unit) && !units.covers(unit, row)) mistakes.add(row, 'from', 'unit-days', unit)
    if (service.knows(officer) && !service.covers(officer, row)) mistakes.add(row, 'from', 'service-days', officer)
  }
  refuseOverlaps(all.tenures, (row) => JSON.stringify(['officer', 'unit', 'role'].map((key) => cell(row, key))), 'overlap', mistakes)
  const heading = (role: string): Row[] => all.tenures.filter((row) => cell(row, 'role') === role)
  refuseOverlaps(heading('head'), (row) => cell(row, 'unit'), 'two-heads', mistakes)
  refuseOverlaps(heading('acting'), (row) => cell(row, 'unit'), 'two-acting', mistakes)
}
