import { createHash } from 'node:crypto'
import { LiemError, type Db } from '../../src/base/index.ts'
import { writing } from '../../src/base/write/index.ts'
import { HttpRefusal } from './problems.ts'

/** One write as its sender named it. */
export interface Keyed {
  key: string
  actor: string
  /** Method and path of the contract. */
  route: string
  input: unknown
}

const DAYS_KEPT = 7
const MOST_SIGNS = 200

/** The header's key. Throws `input` for one that is no key. */
export function keyOf(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined
  if (typeof header === 'string' && header.length <= MOST_SIGNS && /^[\x21-\x7e]+$/u.test(header)) return header
  throw new LiemError('input', `the Idempotency-Key must be 1 to ${MOST_SIGNS} printable signs without spaces`)
}

/** What is kept of an answer that may be taken back later, and how it is read anew from that. */
export interface Anew {
  keep: (answer: unknown) => unknown
  read: (kept: unknown) => Promise<unknown>
}

/** Keeps an answer as it was. */
const AS_IT_WAS: Anew = { keep: (answer) => answer, read: (kept) => Promise.resolve(kept) }

/** Makes a write happen once: the same key with the same input has the first answer (or that, read anew), also while it is still being made. */
export type Once = (write: Keyed, act: () => Promise<unknown>, anew?: Anew) => Promise<unknown>

/** One for a server; it remembers what is being answered right now, the database what was answered. */
export function onceOnly(db: Db): Once {
  const flying = new Map<string, { input: string; answer: Promise<unknown> }>()
  return async (write, act, anew = AS_IT_WAS) => {
    const id = `${write.actor} ${write.key}`
    const input = createHash('sha256')
      .update(`${write.route} ${JSON.stringify(write.input)}`)
      .digest('hex')
    const now = flying.get(id)
    if (now !== undefined) {
      requireSame(now.input, input)
      return now.answer
    }
    const answer = claimAndAct(db, { ...write, input }, act, anew).finally(() => flying.delete(id))
    flying.set(id, { input, answer })
    return answer
  }
}

/** The input of a claim is its hash. */
async function claimAndAct(db: Db, claim: Keyed & { input: string }, act: () => Promise<unknown>, anew: Anew): Promise<unknown> {
  const { actor, key, route, input } = claim
  const claimed = await writing(db, (trx) =>
    trx
      .insertInto('http.answer')
      .values({ actor, key, route, input })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .executeTakeFirst(),
  )
  if (claimed === undefined) return anew.read(await earlierAnswer(db, claim))
  try {
    const body = await act()
    await writing(db, (trx) =>
      trx
        .updateTable('http.answer')
        .set({ status: 200, body: JSON.stringify(anew.keep(body)) })
        .where('actor', '=', actor)
        .where('key', '=', key)
        .execute(),
    )
    return body
  } catch (error) {
    if (isUndone(error)) await forget(db, actor, key)
    throw error
  }
}

/** Whether nothing was done for certain. After a lost connection or a defect it is not known, and the key stays taken. */
function isUndone(error: unknown): boolean {
  if (error instanceof LiemError) return error.code !== 'internal'
  const { code = '' } = error as { code?: string }
  return /^[0-9A-Z]{5}$/u.test(code) && !code.startsWith('08') && !code.startsWith('57P')
}

async function forget(db: Db, actor: string, key: string): Promise<void> {
  await writing(db, (trx) => trx.deleteFrom('http.answer').where('actor', '=', actor).where('key', '=', key).execute())
}

async function earlierAnswer(db: Db, { actor, key, input }: Keyed & { input: string }): Promise<unknown> {
  const row = await db
    .selectFrom('http.answer')
    .select(['input', 'status', 'body'])
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirst()
  if (row !== undefined) requireSame(row.input, input)
  if (row?.status === 200) return row.body
  throw new LiemError('conflict', 'this was sent before, and it is not known whether it was done', {
    hint: 'look whether it was, then send it anew',
  })
}

function requireSame(known: string, given: string): void {
  if (known !== given) throw new HttpRefusal(422, 'the Idempotency-Key was used with another input', 'take a new key for each act')
}

/** Forgets answers that nobody will ask for again. */
export async function forgetAnswers(db: Db): Promise<void> {
  const old = new Date(Date.now() - DAYS_KEPT * 86_400_000).toISOString()
  await writing(db, (trx) => trx.deleteFrom('http.answer').where('at', '<', old).execute())
}
