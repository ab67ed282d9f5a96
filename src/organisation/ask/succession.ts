import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Succession } from '../schema.ts'
import { unitNames } from './names.ts'

export interface Succeeding {
  predecessors: Succession[]
  successors: Succession[]
}

interface StepRow {
  predecessor: string
  successor: string
  day: string
  document: string | null
}

/** What came directly before and after units, by code; the names are those about the day of the step. */
export async function successionsOf(db: Db, codes: readonly string[]): Promise<(code: string) => Succeeding> {
  const { rows } = await sql<StepRow>`select predecessor, successor, day::text as day, document from organisation.succession
    where predecessor = any(${codes}::text[]) or successor = any(${codes}::text[]) order by day, predecessor, successor`.execute(db)
  const names = await unitNames(
    db,
    rows.flatMap(({ predecessor, successor }) => [predecessor, successor]),
  )
  const step = (code: string, { day, document }: StepRow): Succession => ({ unit: names.get(code)!, day, document })
  return (code) => ({
    predecessors: rows.filter(({ successor }) => successor === code).map((row) => step(row.predecessor, row)),
    successors: rows.filter(({ predecessor }) => predecessor === code).map((row) => step(row.successor, row)),
  })
}

/** A unit and all that came before it, itself first. */
export async function withPredecessors(db: Db, code: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`with recursive line(code, step) as (
      select ${code}::text, 0 union select predecessor, step + 1 from organisation.succession join line on successor = code where step < 20)
    select code from line group by code order by min(step), code`.execute(db)
  return rows.map((row) => row.code)
}
