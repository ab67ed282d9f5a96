import { openKey, unseal } from '../access/sign-in/index.ts'
import { claimsOf, type Asking, type Principal } from '../access/roles/index.ts'
import { LiemError, type Db, type Home } from '../base/index.ts'
import type { Action } from '../base/schema.ts'
import { eyesOf, scopeOfKind } from './eyes.ts'
import { findingItems, inOrder, lookAt, type Item, type Told } from './items.ts'
import { switchOff } from './off.ts'
import { KINDS, MOST_FAILING, PAUSES, REST, TIME_OUT } from './pure.ts'
import { HOOK_KINDS, type HookKind, type SendError } from './schema.ts'
import { post, type Answer } from './send.ts'
import { headersOf, sealedFor } from './sign.ts'
import { requireTarget, targetsOf } from './target.ts'
import {
  beginAttempt,
  dropMessage,
  dueWebhooks,
  endAttempt,
  nextDue,
  putOff,
  takeNotes,
  wakeForNext,
  type Due,
  type Note,
} from './unrecorded.ts'

export interface HookGround {
  /** In the rights of the system: for what waits and what came of it. */
  db: Db
  /** In the rights of the account of a webhook: for what it is told. */
  asking: Asking
  home: Pick<Home, 'path'>
  /** Milliseconds, as Date.now has them. */
  now?: () => number
  /** In place of ten seconds. */
  timeOut?: number
}

/** So long one webhook is served before the others' turn (ms), and after so many failures one after the other its receiver is left in peace. */
const ROUND = 30_000
const MOST_FAILURES = 2

/** Tells whoever is to be told of what happened, and sends what is due; webhooks side by side, of each one message after the other. */
export async function deliverDue(ground: HookGround, signal: AbortSignal = new AbortController().signal): Promise<void> {
  const { db, now = Date.now } = ground
  while ((await fanOut(ground)) > 0) signal.throwIfAborted()
  const served = await Promise.allSettled((await dueWebhooks(db, now())).map((id) => serve(ground, id, signal)))
  for (const one of served) if (one.status === 'rejected') throw one.reason
  await wakeForNext(db, now())
}

/** Makes messages of what happened, for each webhook of what its account sees. Gives how many things there were. */
async function fanOut({ db, asking }: HookGround): Promise<number> {
  const on = await db.selectFrom('hooks.webhook').select(['id', 'account', 'kinds']).where('off_why', 'is', null).execute()
  const seeing: { id: string; kinds: HookKind[]; eyes: Principal }[] = []
  for (const { id, account, kinds } of on) {
    const eyes = await eyesOf(db, account)
    if (eyes === null) await switchOff(db, id, 'account')
    else seeing.push({ id, kinds: kinds as HookKind[], eyes })
  }
  return takeNotes(db, async (notes) => {
    const made = seeing.map(async ({ id, kinds, eyes }) => {
      const seen = asking(claimsOf(eyes, EVENTS))
      const scope = scopeOfKind(eyes, 'finding.raised')
      const events = notes.flatMap(({ event, kind, subject }) => (event === null ? [] : [{ event, kind, subject }]))
      const ofFindings = scope === null ? [] : await findingItems(seen, scope, kinds, events)
      const others = await lookAt(seen, eyes, otherItems(notes, kinds))
      return { webhook: id, items: [...ofFindings, ...others.map(({ number: _, ...item }) => item)].toSorted(inOrder) }
    })
    return Promise.all(made)
  })
}

/** What the database shows is what findings and the record show to an account. */
const EVENTS: Action = 'event.read'

const isKind = (kind: string): kind is HookKind => (HOOK_KINDS as readonly string[]).includes(kind)

function otherItems(notes: readonly Note[], kinds: readonly HookKind[]): Item[] {
  return notes.flatMap(({ event, kind, subject, at }) =>
    isKind(kind) && kinds.includes(kind) && !KINDS[kind].needs.includes('finding.read') ? [{ id: event, kind, at, subject }] : [],
  )
}

async function serve(ground: HookGround, webhook: string, signal: AbortSignal): Promise<void> {
  const { db, asking, now = Date.now } = ground
  const until = now() + ROUND
  let failures = 0
  while (now() < until && failures < MOST_FAILURES) {
    signal.throwIfAborted()
    const due = await nextDue(db, webhook, now())
    if (due === null) return
    const eyes = await eyesOf(db, due.account)
    if (eyes === null) return switchOff(db, webhook, 'account')
    const told = await lookAt(
      asking(claimsOf(eyes, EVENTS)),
      eyes,
      due.items.filter(({ kind }) => due.kinds.includes(kind)),
    )
    if (due.kind === 'events' && told.length === 0) await dropMessage(db, due)
    else if (await attempt(ground, due, told, signal)) failures = 0
    else failures++
  }
  if (failures === MOST_FAILURES) await putOff(db, webhook, now() + REST)
}

/** Sends one message; whether it arrived. */
async function attempt(ground: HookGround, due: Due, told: readonly Told[], signal: AbortSignal): Promise<boolean> {
  const { db, now = Date.now } = ground
  const secrets = secretsOf(ground, due)
  if (secrets === null) {
    await switchOff(db, due.webhook, 'sealed')
    return false
  }
  await beginAttempt(db, due, told.length, now())
  const began = performance.now()
  const answer = await sendOne(ground, due, { told, secrets, signal })
  const tookMs = Math.round(performance.now() - began)
  const pause = PAUSES[due.attempts]
  await endAttempt(db, due, { ...answer, tookMs, next: pause === undefined ? null : now() + pause }, now())
  if (answer.status === 410) await switchOff(db, due.webhook, 'gone')
  else if (answer.error !== null && due.failingSince !== null && now() - Date.parse(due.failingSince) > MOST_FAILING)
    await switchOff(db, due.webhook, 'failing')
  return answer.error === null
}

interface Sending {
  told: readonly Told[]
  secrets: readonly Buffer[]
  signal: AbortSignal
}

async function sendOne(
  { home, now = Date.now, timeOut = TIME_OUT }: HookGround,
  due: Due,
  { told, secrets, signal }: Sending,
): Promise<Answer> {
  const target = targetOf(home, due.url)
  if ('error' in target) return { status: null, ...target }
  const data = due.kind === 'ping' ? {} : { events: told }
  const body = JSON.stringify({ type: due.kind, timestamp: due.madeAt, data })
  const headers = headersOf(secrets, { id: `msg_${due.id}`, timestamp: Math.floor(now() / 1_000), body })
  return post(target.url, { headers, body, authorities: target.authorities, timeOut, signal })
}

/** By the configuration of this moment. */
function targetOf(home: HookGround['home'], given: string): { url: URL; authorities: string[] | undefined } | { error: SendError } {
  try {
    const { authorities, ...targets } = targetsOf(home)
    return { url: requireTarget(given, targets), authorities }
  } catch (error) {
    if (!(error instanceof LiemError)) throw error
    return { error: error.place?.file === 'url' ? 'host' : 'config' }
  }
}

/** The secret, and the one before it until its end; null where the key of the home does not open it. */
function secretsOf({ home, now = Date.now }: HookGround, { webhook, secret, oldSecret, oldUntil }: Due): Buffer[] | null {
  const key = openKey(home.path)
  const opened = (sealed: Buffer): Buffer[] => {
    try {
      return [unseal(key, sealedFor(webhook), sealed)]
    } catch (error) {
      if (error instanceof LiemError && error.code === 'unavailable') return []
      throw error
    }
  }
  const current = opened(secret)
  const old = oldSecret !== null && Date.parse(oldUntil!) > now() ? opened(oldSecret) : []
  return current.length === 0 ? null : [...current, ...old]
}
