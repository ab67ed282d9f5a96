import { sql, type RawBuilder } from 'kysely'
import { LiemError, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { zoneOfData } from '../../detect/store/index.ts'
import { scopeOf } from '../../findings/index.ts'
import { unitNames } from '../../organisation/index.ts'
import { namesOf, personOf } from '../list.ts'
import type { CaseState } from '../schema.ts'
import { readsCase, requireCase } from '../scope.ts'
import type { CaseLink, CaseLinks, LikeCase } from './schema.ts'

interface CaseOf {
  id: string
  number: string
  title: string
  unit: string
  state: CaseState
}
type LinkRow = Omit<CaseLink, 'case' | 'by'> & { case: CaseOf; by: string }
type LikeRow = Omit<LikeCase, 'case'> & { case: CaseOf }

/** SQL: a case `c`, as links show it. */
const CASE = sql`jsonb_build_object('id', c.id, 'number', c.number, 'title', c.title, 'unit', c.unit, 'state', c.state)`

/** What a case has to do with, and what may be about the same act, as far as whoever asks may see it. Throws `absent`. */
export async function showLinks(db: Db, scope: Scope, { id }: { id: string }): Promise<CaseLinks> {
  await requireCase(db, scope, id)
  const [{ rows: links }, { rows: alike }] = await Promise.all([
    sql<LinkRow>`select l.id, l.kind, l.case_id = ${id} as "from", ${CASE} as case, l.reason, l.by, l.at::date::text as "on"
      from cases.link l join cases.case c on c.id in (l.case_id, l.other) and c.id <> ${id}
      where ${id} in (l.case_id, l.other) and l.undone_by is null and ${readsCase(scope)} order by l.id`.execute(db),
    sql<LikeRow>`select ${CASE} as case, array_agg(distinct found.because order by found.because) as because
      from cases.alike(${id}) as found join cases.case c on c.id = found.other
      where ${readsCase(scope)} and not exists (select from cases.link l where l.undone_by is null and (l.case_id, l.other) in ((c.id, ${id}), (${id}, c.id)))
      group by c.id order by c.id desc limit ${MOST}`.execute(db),
  ])
  const by = links.map((link) => link.by)
  const [names, shown] = await Promise.all([namesOf(db, [id, ...links.map((link) => link.case.id)], by), shower(db, [...links, ...alike])])
  return {
    id,
    links: links.map((link) => ({ ...link, case: shown(link), by: personOf(names, link.by) })),
    alike: alike.map((row) => ({ ...row, case: shown(row) })),
  }
}

/** More than these would be a pattern, not duplicates. */
const MOST = 20

async function shower(db: Db, rows: readonly { case: CaseOf }[]): Promise<(row: { case: CaseOf }) => CaseLink['case']> {
  const units = await unitNames(
    db,
    rows.map((row) => row.case.unit),
  )
  return (row) => ({ ...row.case, unit: units.get(row.case.unit)! })
}

/**
 * Cases that may be about the same act as a finding that whoever asks may see (`found`): of somebody whom it names, on its day, about its declaration; or on
 * the finding that it repeats. Throws `absent`.
 */
export async function listLikeCases(db: Db, scope: Scope, found: Scope, { id }: { id: string }): Promise<{ rows: LikeCase[] }> {
  const { rows: seen } = await sql`select from findings.finding f where f.id = ${id} and ${scopeOf(found)}`.execute(db)
  if (seen.length === 0) throw new LiemError('absent', 'there is no such finding')
  const { rows } = await sql<LikeRow>`select ${CASE} as case, array_agg(distinct found.because order by found.because) as because
    from (${likeFinding(id, await zoneOfData(db))}) as found join cases.case c on c.id = found.other where ${readsCase(scope)}
    group by c.id order by c.id desc limit ${MOST}`.execute(db)
  const shown = await shower(db, rows)
  return { rows: rows.map((row) => ({ ...row, case: shown(row) })) }
}

function likeFinding(id: string, zone: string): RawBuilder<unknown> {
  return sql`select a.case_id as other, 'declaration' as because from findings.finding f
      join findings.named n on n.finding = f.id join cases.act a on a.officer = n.officer
      join cases.source s on s.case_id = a.case_id join findings.finding g on g.id = s.finding and g.case_id = f.case_id
    where f.id = ${id} and s.finding <> f.id and cases.days_of(a) @> coalesce((f.happened_at at time zone ${zone})::date, f.raised_on)
    union select s.case_id, 'finding' from findings.finding f join findings.finding g on g.id = f.duplicate_of or g.duplicate_of = f.id
      join cases.source s on s.finding = g.id where f.id = ${id}`
}
