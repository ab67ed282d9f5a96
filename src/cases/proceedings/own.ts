import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Bilingual, Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { list } from '../show.ts'
import type { OwnProceedings } from './schema.ts'

type Row = Omit<OwnProceedings, 'measures'> & { measures: (Omit<OwnProceedings['measures'][number], 'name'> & { kind: string })[] }

/**
 * What goes along with the cases in which whoever asks is concerned and of which he has notice: measures on him that are signed, sittings to which he is
 * summoned. Who sits in the council does not stand in it, nor what lies with an investigating body.
 */
export async function listOwnProceedings(db: Db, { actor }: Scope, { terms }: LawPack): Promise<{ rows: OwnProceedings[] }> {
  const { rows } = await sql<Row>`select p.case_id as id,
      ${list(sql`select m.id, m.kind, m.ground, m.from_day as from, m.until_day as until, m.pay, m.number, m.extends,
          case when e.measure is null then null else jsonb_build_object('day', e.day, 'cause', e.cause, 'owed', e.owed) end as end
        from cases.measure m left join cases.measure_end e on e.measure = coalesce(m.extends, m.id)
        where m.case_id = p.case_id and m.officer = p.officer and m.signed_by is not null order by m.from_day, m.id`)} as measures,
      ${list(sql`select s.id, s.day, s.place, s.summoned_on as "summonedOn" from cases.sitting s join cases.council c on c.id = s.council
        where s.case_id = p.case_id and c.officer = p.officer order by s.day desc, s.id desc`)} as sittings
    from cases.party p where p.officer = ${actor.id} and p.role = 'concerned' and p.notified_on is not null order by p.case_id desc limit 200`.execute(
    db,
  )
  const nameOf = (kind: string): Bilingual => {
    const { en, vi } = terms.measures.find(({ id }) => id === kind) ?? { en: kind, vi: kind }
    return { en, vi }
  }
  return {
    rows: rows.map((row) => ({ ...row, measures: row.measures.map(({ kind, ...measure }) => ({ ...measure, name: nameOf(kind) })) })),
  }
}
