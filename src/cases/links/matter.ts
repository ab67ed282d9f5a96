import { sql } from 'kysely'
import { LiemError, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { zoneOfData } from '../../detect/store/index.ts'
import { scopeOf } from '../../findings/index.ts'
import { OPENS } from '../open.ts'
import type { SameMatter } from './schema.ts'

interface Row extends Omit<SameMatter, 'title'> {
  en: string | null
  vi: string | null
}

/** As many as are read before one case is opened from them. */
const MOST = 20

/**
 * Findings that may be of the same matter as one, of those that whoever asks may see (`found`): on the same declaration, or naming the same person. Each leads to no case
 * yet. Those of the declaration come first, then those nearest in time. Throws `absent`.
 */
export async function listSameMatter(db: Db, found: Scope, { id }: { id: string }): Promise<{ rows: SameMatter[]; more: boolean }> {
  const { rows: own } = await sql`select from findings.finding f where f.id = ${id} and ${scopeOf(found)}`.execute(db)
  if (own.length === 0) throw new LiemError('absent', 'there is no such finding')
  const { rows } = await sql<Row>`select g.id, g.number, g.rule, v.title_en as en, v.title_vi as vi, alike.because,
      coalesce((g.happened_at at time zone ${await zoneOfData(db)})::date, g.raised_on)::text as day
    from (select finding, array_agg(because order by because) as because from (
        select g.id as finding, 'declaration' as because from findings.finding f join findings.finding g on g.case_id = f.case_id where f.id = ${id}
        union select m.finding, 'person' from findings.named n join findings.named m on m.officer = n.officer where n.finding = ${id}) as each
      group by finding) as alike
    join findings.finding f on f.id = ${id} join findings.finding g on g.id = alike.finding and g.id <> f.id
    left join law.rule_version v on v.rulebook = g.rulebook and v.rule = g.rule and v.number = g.rule_number
    where g.state = any(${OPENS}::text[]) and g.withheld_by is null and ${scopeOf(found, 'g')}
      and not exists (select from cases.source s where s.finding = g.id)
    order by 'declaration' = any(alike.because) desc, abs(extract(epoch from coalesce(g.happened_at, g.raised_at) - coalesce(f.happened_at, f.raised_at))), g.id
    limit ${MOST + 1}`.execute(db)
  return {
    rows: rows.slice(0, MOST).map(({ en, vi, ...row }) => ({ ...row, title: { en: en ?? row.rule, vi: vi ?? row.rule } })),
    more: rows.length > MOST,
  }
}
