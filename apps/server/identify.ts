import { createHmac } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'
import type { Identity } from '../../src/access/index.ts'
import type { Caller, Gate, Shown } from '../../src/access/sign-in/index.ts'
import { HttpRefusal } from './problems.ts'
import type { Site } from './site.ts'

/** Whether the browser speaks TLS, with us or with the proxy. */
export function isSecure({ tls, proxied }: Site): boolean {
  return tls !== null || proxied
}

/** With TLS one that no other host can set; without, one for each port, because cookies do not know ports. */
function cookieName(site: Site, port: number): string {
  return isSecure(site) ? '__Host-liem' : `liem-${port}`
}

/** What a request shows of who asks. */
export function shownBy(headers: IncomingHttpHeaders, site: Site, port: number): Shown {
  const token = /^Bearer\b *(.*)$/iu.exec(headers.authorization ?? '')?.[1]
  const name = cookieName(site, port)
  const session = (headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)
  return { token, session }
}

/** The cookie that a new session is in, until the browser ends; null takes it away. No script reads it, and no other site's page sends it along with a write. */
export function sessionCookie(site: Site, port: number, secret: string | null): string {
  const rules = `Path=/; HttpOnly; SameSite=Lax${isSecure(site) ? '; Secure' : ''}${secret === null ? '; Max-Age=0' : ''}`
  return `${cookieName(site, port)}=${secret ?? ''}; ${rules}`
}

/** Where a request came from: of what a proxy adds only its own word counts, the last one. */
export function callerOf(request: FastifyRequest, site: Site): Caller {
  const { headers } = request
  const forwarded = site.proxied ? [headers['x-forwarded-for'] ?? ''].flat().join(',').split(',').at(-1)?.trim() : undefined
  const address = forwarded === undefined || forwarded === '' ? (request.socket.remoteAddress ?? null) : forwarded.slice(0, 60)
  return { address, agent: headers['user-agent'] ?? null, origin: `${isSecure(site) ? 'https' : 'http'}://${headers.host}` }
}

interface Asker {
  identity: Identity | null
  caller: Caller
}

const askers = new WeakMap<FastifyRequest, Asker>()

/** Remembers who asks for as long as the request is there; one whose body was broken off has no socket any more. */
export function noteAsker(request: FastifyRequest, asker: Asker): void {
  askers.set(request, asker)
}

/** Who asked, as the log may have it: the account by its id; the address, and the name that was typed, so that only the same ones are seen to be the same. */
export function askerOf(request: FastifyRequest, { key }: Gate, site: Site): { account?: string; from?: string; login?: string } {
  const of = createHmac('sha256', key).update('log').digest()
  const veiled = (text: string): string => createHmac('sha256', of).update(text).digest('hex').slice(0, 12)
  const { identity, caller } = askers.get(request) ?? { identity: null, caller: callerOf(request, site) }
  const { address } = caller
  const { login } = (request.body ?? {}) as { login?: unknown }
  return {
    ...(identity === null ? {} : { account: identity.account }),
    ...(address === null ? {} : { from: veiled(address) }),
    ...(typeof login === 'string' ? { login: veiled(login.trim().toLowerCase()) } : {}),
  }
}

/** Throws a 401 where nobody is signed in. */
export function requireIdentity(identity: Identity | null): Identity {
  if (identity !== null) return identity
  throw new HttpRefusal(401, 'nobody is signed in, or the session has ended', 'sign in', 'signed-out')
}

/** Throws a 401 where it is too long ago that somebody said who he is, which says by what he is to say it again; a 403 for a program. */
export function requireFresh({ by, freshUntil, provedUntil }: Identity, { now }: Gate, how: true | 'code' | 'both'): void {
  if (by === 'local') return
  if (by === 'token') throw new HttpRefusal(403, 'a token does no weighty acts', 'sign in with a browser')
  const lasts = (until: string | null | undefined): boolean => typeof until === 'string' && Date.parse(until) > now()
  const message = 'this is a weighty act, and it is a while since you said who you are'
  if (!lasts(freshUntil)) throw new HttpRefusal(401, message, 'give your password or a code again', 'fresh-session')
  if (how === 'both' && !lasts(provedUntil?.password)) throw new HttpRefusal(401, message, 'give your password again', 'fresh-password')
  if (how !== true && !lasts(provedUntil?.code)) throw new HttpRefusal(401, message, 'give a code again', 'fresh-code')
}
