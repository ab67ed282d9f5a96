import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { today } from '../law.ts'
import { namesOf, personOf } from '../list.ts'
import { requireCase } from '../scope.ts'
import { isLate, lawAfter, readAfter, standsOf, type AfterRow, type LawAfter } from './read.ts'
import type { CaseAfter, DecisionAfter } from './schema.ts'

/** What came after the signed decisions of a case, as far as whoever asks may see it. Throws `absent`. */
export async function showAfter(db: Db, scope: Scope, pack: LawPack, { id }: { id: string }): Promise<CaseAfter> {
  await requireCase(db, scope, id)
  const rows = await readAfter(db, sql`d.case_id = ${id}`, scope.actor.id)
  const names = await namesOf(db, [id], rows.flatMap(peopleOf))
  return { id, decisions: await Promise.all(rows.map(async (row) => shownOf(row, await lawAfter(db, pack, row), names))) }
}

const peopleOf = ({ served, complaints, rulings }: AfterRow): string[] =>
  [
    ...(served === null ? [] : [served.by, ...served.recipients]),
    ...complaints.map(({ admittedBy }) => admittedBy),
    ...rulings.flatMap(({ draftedBy, signedBy }) => [draftedBy, signedBy]),
  ].filter((one) => one !== null)

function shownOf(row: AfterRow, law: LawAfter, names: ReadonlyMap<string, string>): DecisionAfter {
  const { decision, served, expunged, reversedOn, complaints, rulings, partOf, partOfFirst } = row
  const person = (id: string) => personOf(names, id)
  const orNone = (id: string | null) => (id === null ? null : person(id))
  return {
    ...{ decision, expunged, reversedOn, partOf, partOfFirst },
    ...law,
    stands: standsOf(row, law.running, today()),
    served: served === null ? null : { ...served, by: person(served.by), recipients: served.recipients.map((one) => person(one).name) },
    complaints: complaints.map((one) => ({ ...one, late: isLate(one, law.periods), admittedBy: orNone(one.admittedBy) })),
    rulings: rulings.map((one) => ({ ...one, draftedBy: person(one.draftedBy), signedBy: orNone(one.signedBy) })),
  }
}
