import { sql } from 'kysely'
import type { Db, Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { readsCase } from '../scope.ts'
import type { GivenCase } from './group.ts'
import { cell, type Mistakes, type Row } from './parse.ts'

/**
 * Rows against the registers of units and people, the catalogue, the reach of whoever asks, and what was taken over before as far as he sees it: what is kept
 * from him answers nothing. Gives the cases that are not there yet.
 */
export async function checkCases(db: Db | Trx, scope: Scope, given: readonly GivenCase[], mistakes: Mistakes): Promise<GivenCase[]> {
  const rows = given.flatMap(({ row, people, heads }) => [row, ...people.map((person) => person.row), ...heads])
  const codes = (key: string): string[] => [...new Set(rows.map((row) => cell(row, key)))]
  const { rows: known } = await sql<{ units: string[]; officers: string[] }>`select
      array(select code from organisation.unit_code where code = any(${[...codes('unit'), ...codes('headed')]}::text[])) as units,
      array(select number from organisation.officer where number = any(${codes('officer')}::text[])) as officers`.execute(db)

  const [units, officers] = [new Set(known[0]!.units), new Set(known[0]!.officers)]
  for (const one of given) {
    checkUnit(scope, one.row, units, mistakes)
    for (const row of [...one.people.map((person) => person.row), ...one.heads]) checkOfficer(scope, row, officers, mistakes)
    for (const head of one.heads)
      if (cell(head, 'headed') !== '' && !units.has(cell(head, 'headed'))) mistakes.add(head, 'headed', 'no-unit', cell(head, 'headed'))
  }
  await checkEntries(db, given, mistakes)
  return withoutKnown(db, scope, given, mistakes)
}

function checkUnit({ units: reached }: Scope, row: Row, units: ReadonlySet<string>, mistakes: Mistakes): void {
  const unit = cell(row, 'unit')
  if (unit === '') return
  if (!units.has(unit)) mistakes.add(row, 'unit', 'no-unit', unit)
  else if (reached !== 'all' && !reached.includes(unit)) mistakes.add(row, 'unit', 'not-yours', unit)
}

function checkOfficer({ hidden }: Scope, row: Row, officers: ReadonlySet<string>, mistakes: Mistakes): void {
  const officer = cell(row, 'officer')
  if (officer === '') return
  if (!officers.has(officer)) mistakes.add(row, 'officer', 'no-officer', officer)
  else if (hidden.includes(officer)) mistakes.add(row, 'officer', 'own')
}

async function checkEntries(db: Db | Trx, given: readonly GivenCase[], mistakes: Mistakes): Promise<void> {
  const acts = given
    .flatMap(({ people }) => people.flatMap((person) => person.acts))
    .filter((act) => cell(act, 'version') + cell(act, 'entry') !== '')
  for (const act of acts) if (cell(act, 'version') === '' || cell(act, 'entry') === '') mistakes.add(act, 'entry', 'half-entry')
  const { rows } = await sql<{ key: string }>`select distinct version || ' ' || code as key from law.catalogue_entry
    where version = any(${[...new Set(acts.map((act) => cell(act, 'version')))]}::text[])`.execute(db)
  const known = new Set(rows.map(({ key }) => key))
  for (const act of acts)
    if (cell(act, 'version') !== '' && cell(act, 'entry') !== '' && !known.has(`${cell(act, 'version')} ${cell(act, 'entry')}`))
      mistakes.add(act, 'entry', 'no-entry', cell(act, 'version'), cell(act, 'entry'))
}

interface Known {
  number: string
  unit: string
  reference: string
  sha256: string
  day: string
}

async function withoutKnown(db: Db | Trx, scope: Scope, given: readonly GivenCase[], mistakes: Mistakes): Promise<GivenCase[]> {
  const references = [...new Set(given.map(({ row }) => cell(row, 'reference')))]
  const { rows } = await sql<Known>`select c.number, l.unit, l.reference, l.sha256, to_char(l.imported_on, 'DD/MM/YYYY') as day
    from cases.legacy l join cases.case c on c.id = l.case_id where l.reference = any(${references}::text[]) and l.withdrawn_on is null and ${readsCase(scope)}`.execute(
    db,
  )
  const byName = Map.groupBy(rows, ({ unit, reference }) => JSON.stringify([unit, reference]))
  return given.filter(({ row, sha256 }) => {
    const before = byName.get(JSON.stringify([cell(row, 'unit'), cell(row, 'reference')])) ?? []
    if (before.some((one) => one.sha256 === sha256)) return false
    const [other] = before
    if (other !== undefined) mistakes.add(row, 'reference', 'changed', other.number, other.day)
    return true
  })
}
