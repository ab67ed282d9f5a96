import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { measureLaw } from '../../law/proceedings/index.ts'
import { namesOf, personOf } from '../list.ts'
import { askEach } from '../points.ts'
import { requireCase } from '../scope.ts'
import type { CaseMeasures, Measure } from './schema.ts'

type Row = Omit<Measure, 'officer' | 'orderedBy' | 'signedBy'> & { officer: string; orderedBy: string; signedBy: string | null }

/** Interim measures of a case in the order of their days, and what the law of today says of each kind. Throws `absent`. */
export async function showMeasures(db: Db, scope: Scope, pack: LawPack, { id }: { id: string }): Promise<CaseMeasures> {
  await requireCase(db, scope, id)
  const { rows } =
    await sql<Row>`select m.id, m.officer, m.kind, m.ground, m.from_day::text as from, m.until_day::text as until, m.pay, m.extends, m.law,
      m.number, m.ordered_by as "orderedBy", m.signed_by as "signedBy",
      case when e.measure is null then null else jsonb_build_object('day', e.day, 'cause', e.cause, 'owed', e.owed) end as end,
      case when m.withdrawn_by is not null then 'withdrawn' when m.signed_by is null then 'ordered' when e.measure is null then 'signed' else 'ended' end as state
    from cases.measure m left join cases.measure_end e on e.measure = coalesce(m.extends, m.id)
    where m.case_id = ${id} order by m.from_day, m.id`.execute(db)
  const named = rows.flatMap(({ officer, orderedBy, signedBy }) => [officer, orderedBy, signedBy ?? officer])
  const [people, asks] = await Promise.all([namesOf(db, [id], named), askEach(db, id, (about) => measureLaw(pack, about))])
  const person = (one: string) => personOf(people, one)
  return {
    id,
    measures: rows.map(({ officer, orderedBy, signedBy, ...row }) => ({
      ...row,
      officer: person(officer),
      orderedBy: person(orderedBy),
      signedBy: signedBy === null ? null : person(signedBy),
    })),
    asks,
  }
}
