import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Facts } from '../../documents/print/index.ts'

/** Of the sitting of a council that became a step: where it was, and who had which seat there (`meeting.chair`), as the law calls the seats. */
export async function sittingOf(db: Db, step: string | null): Promise<Facts> {
  if (step === null) return {}
  const { rows } = await sql<{ place: string; seat: string; name: string }>`select s.place, m.seat, o.name
    from cases.sitting_end e join cases.sitting s on s.id = e.sitting join cases.council_member m on m.id = any(e.present)
      join organisation.officer o on o.number = m.officer
    where e.step = ${step}`.execute(db)
  const known = (text: string) => ({ vi: text, en: text })
  if (rows[0] === undefined) return {}
  return {
    'meeting.place': known(rows[0].place),
    ...Object.fromEntries(rows.map(({ seat, name }) => [`meeting.${seat}`, known(name)])),
  }
}
