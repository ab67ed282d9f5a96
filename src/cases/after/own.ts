import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { today } from '../law.ts'
import { nextComplaint } from './pure.ts'
import { isLate, lawAfter, readAfter, standsOf, type AfterRow, type LawAfter } from './read.ts'
import type { OwnAfter } from './schema.ts'

/** What came after the decisions on whoever asks, by case; nobody else stands in it. */
export async function listOwnAfter(db: Db, { actor }: Pick<Scope, 'actor'>, pack: LawPack): Promise<{ rows: OwnAfter[] }> {
  const rows = await readAfter(
    db,
    sql`d.officer = ${actor.id} and exists (select from cases.party p where p.case_id = d.case_id and p.officer = d.officer
      and p.role = 'concerned' and p.notified_on is not null)`,
    actor.id,
  )
  const shown = await Promise.all(rows.map(async (row) => ({ row, law: await lawAfter(db, pack, row) })))
  const byCase = Map.groupBy(shown, ({ row }) => row.case_id)
  return { rows: [...byCase].map(([id, decisions]) => ({ id, decisions: decisions.map(({ row, law }) => ownOf(row, law)) })) }
}

function ownOf(row: AfterRow, law: LawAfter): OwnAfter['decisions'][number] {
  const { decision, form, number, day, expunged, reversedOn, served, complaints, rulings } = row
  return {
    ...{ decision, form, number, day, expunged, reversedOn },
    ...law,
    stands: standsOf(row, law.running, today()),
    served: served === null ? null : { day: served.day, how: served.how, effective: served.effective },
    complaints: complaints.map(({ admittedBy: _, ...one }) => ({ ...one, late: isLate(one, law.periods) })),
    rulings: rulings
      .filter(({ state }) => state === 'signed')
      .map(({ id, complaint, kind, day: on, number: of, grounds, wording, servedOn }) => ({
        id,
        complaint,
        kind,
        day: on,
        number: of,
        grounds,
        wording,
        servedOn,
      })),
    mayComplain: nextComplaint(row),
  }
}
