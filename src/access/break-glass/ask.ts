import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import type { Identity } from '../schema.ts'
import { lockAccount } from '../sign-in/index.ts'
import { BREAK_GLASS, type breakGlass as contract } from './schema.ts'

/** What the room of the record says of one that was asked for; null where there is none for whoever asks. */
interface Asked {
  id: string
  number: string
  /** He sees it anyway. */
  reached: boolean
}

type Answer = z.output<typeof contract.output>
interface Done {
  found: Asked | null
  until: string | null
}

/**
 * Opens one record to somebody, to be read for a few hours. Throws `absent` where there is no such record and where it is kept from him, which is one
 * answer after the same steps; `often` where he has asked too many times, whatever came of it. Each try is on record, but for one that was not looked at.
 */
export async function breakGlass(
  db: Db,
  { account, by }: Identity,
  actor: Actor,
  { record, reason }: z.output<typeof contract.input>,
  find: (trx: Trx, record: string) => Promise<Asked | null>,
): Promise<Answer> {
  const entry = { actor, kind: 'break-glass.asked', reason }
  const subject = ({ found }: Done): string | null => (found === null ? null : `finding:${found.id}`)
  const body = ({ found, until }: Done): Record<string, unknown> | null => (found?.reached === true ? null : { asked: record, until })
  const { found, until } = await write(db, { ...entry, subject, body }, async (trx, event): Promise<Done> => {
    if (by === 'local') return { found: await requireReached(trx, record, find), until: null }
    await requireFewTries(trx, account)
    const one = await find(trx, record)
    if (one?.reached === true) return { found: one, until: null }
    const { rows } = await sql<{ until: string }>`insert into access.break_glass
        (account, actor, actor_name, asked, reason, finding, until_at, review_by, event)
      select ${account}, ${actor.id}, ${actor.name}, ${record}, ${reason}, ${one?.id ?? null}::uuid, now + make_interval(hours => ${BREAK_GLASS.hours}),
        now + make_interval(hours => ${BREAK_GLASS.reviewHours}), ${event.id} from (select clock_timestamp() as now) as clock
      returning until_at as until`.execute(trx)
    return { found: one, until: one === null ? null : rows[0]!.until }
  })
  if (found === null) throw absent()
  return { finding: found.id, number: found.number, until }
}

function absent(): LiemError {
  return new LiemError('absent', 'there is no such record that could be opened to you', {
    hint: 'look at the number again; the try is on record',
  })
}

async function requireReached(trx: Trx, record: string, find: (trx: Trx, record: string) => Promise<Asked | null>): Promise<Asked> {
  const found = await find(trx, record)
  if (found === null) throw absent()
  return found
}

/** Tries of one account are counted one after the other, before anything is looked at. */
async function requireFewTries(trx: Trx, account: string): Promise<void> {
  await lockAccount(trx, account)
  const { rows } = await sql<{ n: number }>`select count(*) as n from access.break_glass
    where account = ${account} and at > clock_timestamp() - make_interval(hours => ${BREAK_GLASS.triesHours})`.execute(trx)
  if (rows[0]!.n >= BREAK_GLASS.tries)
    throw new LiemError('often', 'you have asked for emergency access too many times', {
      hint: 'ask the head of the unit concerned or the inspectorate to give you the record; you can ask again after 24 hours',
    })
}
