import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Page } from '../../base/paging/index.ts'
import type { Actor } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { peopleNames } from '../../organisation/index.ts'
import type { declareInterest as contract, endInterest as endContract, Interest, listInterests as listContract } from './schema.ts'

const KEY = [sql`i.id`]
const person = (column: 'officer' | 'other') => sql`jsonb_build_object('id', ${sql.ref(`i.${column}`)}, 'name', coalesce(
  (select name from organisation.officer where number = ${sql.ref(`i.${column}`)}), ${sql.ref(`i.${column}`)}))`
const COLUMNS = sql`i.id, ${person('officer')} as officer, ${person('other')} as other, i.kind, lower(i.during) as from, upper(i.during) - 1 as until, i.document`

/** Ties between people, the newest first; of one person, whichever of the two he is. */
export async function listInterests(db: Db, { cursor, limit, officer }: z.output<typeof listContract.input>): Promise<Page<Interest>> {
  const wanted = officer === undefined ? sql`true` : sql`(i.officer = ${officer} or i.other = ${officer})`
  return readPage<Interest>({
    order: 'interests',
    cursor,
    limit,
    keyOf: ({ id }) => [id],
    fetch: async (stretch) => {
      const { rows } = await sql<Interest>`select ${COLUMNS} from access.interest i where ${wanted} and ${beyond(KEY, stretch, true)}
        order by ${ordered(KEY, stretch, true)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from access.interest i where ${wanted}`),
  })
}

/** Enters a tie. Throws `input` where the two are one, or not in the register. Who they are stands in the table alone, not on the record. */
export async function declareInterest(db: Db, actor: Actor, { reason, ...given }: z.output<typeof contract.input>): Promise<Interest> {
  const { officer, other, kind, from, until, document } = given
  if (officer === other) throw input('other', 'nobody is related to himself')
  if (from !== null && until !== null && until < from) throw input('until', 'it ends before it begins')
  const entry = {
    actor,
    kind: 'access.interest-declared',
    reason,
    subject: ({ id }: Interest) => `interest:${id}`,
    body: { kind, from, until },
  }
  return write(db, entry, async (trx, event) => {
    const known = await peopleNames(trx, [officer, other])
    for (const [field, number] of Object.entries({ officer, other }))
      if (!known.has(number)) throw input(field, 'nobody in the register has this number')
    const { rows } = await sql<{ id: string }>`insert into access.interest (officer, other, kind, during, document, event)
      values (${officer}, ${other}, ${kind}, daterange(${from}::date, ${until}::date, '[]'), ${document.toWellFormed()}, ${event.id})
      returning id`.execute(trx)
    return oneInterest(trx, rows[0]!.id)
  })
}

/** Says which day is the last of a tie. Throws `absent`, `input` where it had not begun by then, `conflict` for one's own. */
export async function endInterest(db: Db, actor: Actor, { id, until, reason }: z.output<typeof endContract.input>): Promise<Interest> {
  const entry = { actor, kind: 'access.interest-ended', reason, subject: `interest:${id}`, body: { until } }
  return write(db, entry, async (trx) => {
    const { from, officer, other } = await oneInterest(trx, id)
    if ([officer.id, other.id].includes(actor.id))
      throw new LiemError('conflict', 'nobody says that his own interest is no more', { hint: 'another personnel officer does' })
    if (from !== null && until < from) throw input('until', 'it ends before it begins')
    await sql`update access.interest set during = daterange(lower(during), ${until}::date, '[]') where id = ${id}`.execute(trx)
    return oneInterest(trx, id)
  })
}

async function oneInterest(trx: Trx, id: string): Promise<Interest> {
  const { rows } = await sql<Interest>`select ${COLUMNS} from access.interest i where i.id = ${id}`.execute(trx)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such interest')
  return rows[0]
}

function input(field: string, message: string): LiemError {
  return new LiemError('input', message, { place: { file: field } })
}
