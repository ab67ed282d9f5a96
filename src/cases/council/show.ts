import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { councilLaw } from '../../law/proceedings/index.ts'
import { namesOf, personOf } from '../list.ts'
import { askEach } from '../points.ts'
import { requireCase } from '../scope.ts'
import { list } from '../show.ts'
import { unfitOf } from './seats.ts'
import type { CaseCouncils, Council, Sitting } from './schema.ts'

interface MemberRow {
  id: string
  officer: string
  seat: string
  reason: string | null
  instead: string | null
  gone: boolean
}
type SittingRow = Omit<Sitting, 'end'> & { end: (Omit<NonNullable<Sitting['end']>, 'present'> & { present: string[] }) | null }
interface Row extends Omit<Council, 'officer' | 'members' | 'sittings'> {
  officer: string
  members: MemberRow[]
  sittings: SittingRow[]
}

/** The councils of a case, the newest first, and what the law asks of one today. Throws `absent`. */
export async function showCouncils(db: Db, scope: Scope, pack: LawPack, { id }: { id: string }): Promise<CaseCouncils> {
  await requireCase(db, scope, id)
  const { rows } = await sql<Row>`select c.id, c.officer, c.document, c.formed_on::text as "formedOn", c.law,
      ${list(sql`select m.id, m.officer, m.seat, m.reason, old.officer as instead,
          exists (select from cases.council_member later where later.replaces = m.id) as gone
        from cases.council_member m left join cases.council_member old on old.id = m.replaces where m.council = c.id order by m.id`)} as members,
      ${list(sql`select s.id, s.day, s.place, s.summoned_on as "summonedOn", s.document, s.invited, s.law,
          (select jsonb_build_object('held', e.held, 'attended', e.attended, 'reason', e.reason, 'present', e.present, 'votes', e.votes, 'blank', e.blank,
            'law', e.law, 'proposes', step.body ->> 'proposes', 'minutes', step.words)
          from cases.sitting_end e left join cases.step on step.id = e.step where e.sitting = s.id) as end
        from cases.sitting s where s.council = c.id order by s.day desc, s.id desc`)} as sittings
    from cases.council c where c.case_id = ${id} order by c.id desc`.execute(db)
  const officers = rows.flatMap(({ officer, members }) => [officer, ...members.map((one) => one.officer)])
  const [people, unfit, asks] = await Promise.all([
    namesOf(db, [id], officers),
    unfitOf(db, id, [...new Set(officers)]),
    askEach(db, id, (about) => councilLaw(pack, about)),
  ])
  const person = (one: string) => personOf(people, one)
  const seat = ({ reason, instead, officer, gone: _gone, ...row }: MemberRow): Council['members'][number] => ({
    ...row,
    officer: person(officer),
    instead: instead === null || reason === null ? null : { name: person(instead).name, reason },
    unfit: unfit.get(officer) ?? null,
  })
  return {
    id,
    asks,
    councils: rows.map(({ members, sittings, officer, ...row }) => ({
      ...row,
      officer: person(officer),
      members: members.filter(({ gone }) => !gone).map(seat),
      sittings: sittings.map((sitting) => ({ ...sitting, end: endOf(sitting, members, person) })),
    })),
  }
}

function endOf({ end }: SittingRow, members: readonly MemberRow[], person: (id: string) => { id: string; name: string }): Sitting['end'] {
  if (end === null) return null
  return { ...end, present: members.filter((one) => end.present.includes(one.id)).map(({ officer }) => person(officer)) }
}
