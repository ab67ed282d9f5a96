import { decide, claimsOf, principalOf, scopeFor, type Asking } from '../../access/roles/index.ts'
import type { Db, Home } from '../../base/index.ts'
import { localDay, ZONE } from '../../base/index.ts'
import type { Action } from '../../base/schema.ts'
import { currentLaw } from '../../law/changed/index.ts'
import { countDue, type Asker } from '../work/index.ts'
import { dayAt, isDue, nextDayAt } from './days.ts'
import { letterOf, SOON_DAYS, type Waiting } from './letter.ts'
import { openPost, type Post } from './post.ts'
import { mailOf, reaches, type Mail } from './target.ts'
import { dueDigests, nextTry, noteFailed, noteSent, passDigest, takeDigest, wakeDigests, type Due } from './unrecorded.ts'

export interface DigestGround {
  /** In the rights of the system: for who is to be told, and what came of it. */
  db: Db
  /** In the rights of whoever is told: for how much waits for him. */
  asking: Asking
  home: Pick<Home, 'path'>
  /** Milliseconds, as Date.now has them. */
  now?: () => number
}

const MINUTE = 60_000
/** How long after each attempt that did not arrive the next one comes (ms); then the day is given up. */
const PAUSES = [5 * MINUTE, 30 * MINUTE, 120 * MINUTE]
const SEES: Action = 'state.read'

/**
 * Tells everybody who has chosen so, once a day at most, by mail how much waits for him, where anything does. Without a mail server nothing is done, and
 * nothing is wrong. Comes again for what did not arrive, and when the next day begins.
 */
export async function sendDigests(ground: DigestGround, signal: AbortSignal = new AbortController().signal): Promise<void> {
  const { db, home, now = Date.now } = ground
  const mail = mailOf(home)
  const day = dayAt(now())
  if (mail !== null) {
    const post = await openPost(mail)
    try {
      await sendAll(ground, { mail, post, day }, signal)
    } finally {
      post.close()
    }
  }
  const next = Math.min(nextDayAt(now()), (await nextTry(db, day)) ?? Number.POSITIVE_INFINITY)
  await wakeDigests(db, Math.max(1, (next - now()) / 1_000))
}

interface Round {
  mail: Mail
  post: Post
  day: string
}

async function sendAll(ground: DigestGround, round: Round, signal: AbortSignal): Promise<void> {
  const { db, home, now = Date.now } = ground
  const pack = await (await currentLaw(db, home.path)).pack()
  for (const due of await dueDigests(db, round.day, now())) {
    signal.throwIfAborted()
    if (!isDue(pack, due.every, round.day) || !reaches(round.mail, due.address)) continue
    await sendOne(ground, round, due)
  }
}

async function sendOne(ground: DigestGround, { mail, post, day }: Round, due: Due): Promise<void> {
  const { db, now = Date.now } = ground
  const waiting = await waitingFor(ground, due)
  if (waiting.n === 0) return passDigest(db, due, day)
  if (!(await takeDigest(db, due, day))) return
  const letter = letterOf({ ...waiting, language: due.language, account: due.account, day, site: mail.site, from: mail.from })
  const why = await post.send(due.address, letter, new Date(now()))
  if (why === null) return noteSent(db, due, day)
  const pause = why === 'unknown' ? undefined : PAUSES[due.tries]
  await noteFailed(db, due, { day, why, next: pause === undefined ? null : now() + pause })
}

/** How much waits for somebody, as his own page of it would say. */
async function waitingFor({ db, asking, home, now = Date.now }: DigestGround, { account, officer, name }: Due): Promise<Waiting> {
  const identity = { account, officer, name, by: 'session', session: null, freshUntil: null, scopes: null } as const
  const principal = await principalOf(db, identity)
  const asker: Asker = {
    db: asking(claimsOf(principal, SEES)),
    identity,
    actor: principal.actor,
    may: (action) => decide(principal, action) !== null,
    scopeFor: (action) => scopeFor(principal, action),
    law: () => currentLaw(db, home.path),
    today: localDay(ZONE, now()),
  }
  return countDue(asker, SOON_DAYS)
}
