import { sql } from 'kysely'
import { LiemError, type Trx } from '../../base/index.ts'

export interface MeasureRow {
  id: string
  officer: string
  kind: string
  from: string
  until: string
  pay: number
  extends: string | null
  ordered_by: string
  signed_by: string | null
  withdrawn_by: string | null
  ended: boolean
}

/** One measure of a case. Throws `absent`. */
export async function findMeasure(trx: Trx, caseId: string, measure: string): Promise<MeasureRow> {
  const { rows } =
    await sql<MeasureRow>`select m.id, officer, kind, from_day::text as from, until_day::text as until, pay, extends, ordered_by, signed_by,
      withdrawn_by, exists (select from cases.measure_end e where e.measure = m.id) as ended
    from cases.measure m where m.id = ${measure} and case_id = ${caseId}`.execute(trx)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such measure in this case')
  return rows[0]
}
