import type { Db } from '../../base/index.ts'
import { unitNames } from '../../organisation/index.ts'
import type { Circumstance } from '../schema.ts'

/** A circumstance as its table has it, with how many findings it annotates and holds back. */
export interface CircumstanceRow {
  id: string
  kind: Circumstance['kind']
  title: string
  units: string[] | null
  rules: string[] | null
  from_at: string
  until_at: string
  effect: Circumstance['effect']
  document: string
  approver: string
  state: Circumstance['state']
  by: string
  at: string
  annotated: number
  held: number
}

export async function circumstancesOf(db: Db, rows: readonly CircumstanceRow[]): Promise<Circumstance[]> {
  const names = await unitNames(
    db,
    rows.flatMap(({ units }) => units ?? []),
  )
  return rows.map(({ from_at, until_at, held, units, at, ...row }) => ({
    ...row,
    units: units === null ? null : units.map((code) => names.get(code)!),
    from: utc(from_at),
    until: utc(until_at),
    at: utc(at),
    withheld: held,
  }))
}

/** JSON of the database writes an instant with its offset. */
function utc(instant: string): string {
  return instant.replace(/\+00:00$/, 'Z')
}
