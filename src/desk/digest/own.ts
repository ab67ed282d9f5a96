import { sql } from 'kysely'
import type { Identity } from '../../access/index.ts'
import { LiemError, type Db, type Home } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import type { Digest, DigestFailure, Every } from './schema.ts'
import { mailOf, reaches } from './target.ts'

/** Whoever asks, and where his installation is. */
interface Own {
  identity: Identity
  actor: Actor
  home: Pick<Home, 'path'>
}

interface Row {
  every: Exclude<Every, 'none'>
  address: string
  language: 'vi' | 'en'
  sentOn: string | null
  failedOn: string | null
  failure: DigestFailure | null
}

/** What whoever asks has chosen. */
export async function showDigest(db: Db, { identity, home }: Pick<Own, 'identity' | 'home'>): Promise<Digest> {
  const domains = mailOf(home)?.domains ?? null
  const none: Digest = { every: 'none', address: '', language: 'vi', domains, sentOn: null, failed: null }
  if (identity.by === 'local') return none
  const { rows } = await sql<Row>`select every, address, language, sent_on::text as "sentOn", failed_on::text as "failedOn", failure
    from desk.digest where account = ${identity.account}`.execute(db)
  const [row] = rows
  if (row === undefined) return none
  const { failedOn, failure, ...chosen } = row
  return { ...chosen, domains, failed: failedOn === null || failure === null ? null : { on: failedOn, why: failure } }
}

const REASON = 'Chọn nhận nhắc việc qua thư / Reminders by mail are chosen'

/**
 * Chooses to be told, or not. Throws `absent` for whoever has no account; `input` without an address, and for one to which this installation sends no mail.
 * Where it sends none at all, what was chosen is kept for later.
 */
export async function setDigest(
  db: Db,
  { identity, actor, home }: Own,
  { every, address, language }: { every: Every; address: string | null; language: 'vi' | 'en' },
): Promise<Digest> {
  const { account, by } = identity
  if (by === 'local') throw new LiemError('absent', 'this installation has no accounts')
  if (every !== 'none') requireAddress(home, address)
  await write(db, { actor, kind: 'digest.chosen', subject: `account:${account}`, reason: REASON, body: { every } }, async (trx) => {
    if (every === 'none') await sql`delete from desk.digest where account = ${account}`.execute(trx)
    else
      await sql`insert into desk.digest (account, every, address, language) values (${account}, ${every}, ${address}, ${language})
        on conflict (account) do update set every = excluded.every, address = excluded.address, language = excluded.language, failed_on = null,
          failure = null`.execute(trx)
  })
  return showDigest(db, { identity, home })
}

function requireAddress(home: Own['home'], address: string | null): void {
  if (address === null) throw new LiemError('input', 'say to which address', { place: { file: 'address' } })
  const mail = mailOf(home)
  if (mail !== null && !reaches(mail, address))
    throw new LiemError('input', 'this installation sends no mail to that address', {
      place: { file: 'address' },
      hint: `it sends to ${mail.domains.join(', ')}`,
    })
}
