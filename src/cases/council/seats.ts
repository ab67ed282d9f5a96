import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { compositionPoints, type LawPoint } from '../../law/proceedings/index.ts'
import { peopleNames } from '../../organisation/index.ts'
import { standingOf } from '../law.ts'
import { aboutOf } from '../points.ts'
import type { Unfit } from './schema.ts'

export interface Seated {
  id: string
  officer: string
  seat: string
}

const WHY: Readonly<Record<Unfit, string>> = {
  concerned: 'whoever is concerned does not sit in the council',
  witness: 'a witness does not sit in the council',
  handled: 'whoever has handled the matter does not sit in the council',
  tied: 'this person has a tie to the case and does not sit in the council',
}

/** Which of these people cannot sit in a council of a case, and why, as far as it may be said. */
export async function unfitOf(db: Db | Trx, id: string, people: readonly string[]): Promise<ReadonlyMap<string, Unfit>> {
  const { rows } = await sql<{ officer: string; why: Unfit }>`select officer, why from cases.unfit(${id}, ${people}::text[])`.execute(db)
  return new Map(rows.map(({ officer, why }) => [officer, why]))
}

/** Throws `input` for a number that the register does not have, `conflict` for whoever cannot sit. */
export async function requireFit(trx: Trx, id: string, officer: string, place: string): Promise<void> {
  if (!(await peopleNames(trx, [officer])).has(officer))
    throw new LiemError('input', 'there is nobody of that number in the register', { place: { file: place } })
  const why = (await unfitOf(trx, id, [officer])).get(officer)
  if (why !== undefined) throw new LiemError('conflict', WHY[why], { place: { file: place }, hint: 'choose somebody else' })
}

/** What the law of a day says of a council of these members. */
export async function compositionOf(
  trx: Trx,
  pack: LawPack,
  { officer, day }: { officer: string; day: string },
  members: readonly Omit<Seated, 'id'>[],
): Promise<LawPoint[]> {
  const about = await aboutOf(trx, officer, day)
  if (about === null) return []
  const held = []
  for (const member of members) held.push({ seat: member.seat, leads: (await standingOf(trx, member.officer, day)).leads })
  return compositionPoints(pack, about, held)
}

/** Who sits now. Throws `absent` where the case has no such council, `conflict` where it has sat. */
export async function seatedIn(trx: Trx, id: string, council: string): Promise<Seated[]> {
  const { rows: found } = await sql`select from cases.council where id = ${council} and case_id = ${id}`.execute(trx)
  if (found.length === 0) throw new LiemError('absent', 'there is no such council in this case')
  const { rows: sat } =
    await sql`select from cases.sitting s join cases.sitting_end e on e.sitting = s.id where s.council = ${council} and e.held`.execute(trx)
  if (sat.length > 0) throw new LiemError('conflict', 'this council has sat already')
  const { rows } = await sql<Seated>`select id, officer, seat from cases.council_member m where council = ${council}
    and not exists (select from cases.council_member later where later.replaces = m.id) order by id`.execute(trx)
  return rows
}
