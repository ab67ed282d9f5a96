import type { IncomingHttpHeaders } from 'node:http'
import { HttpRefusal } from './problems.ts'

/**
 * Refuses what only looks as if it came from our own pages: a name that another site points at this address (DNS rebinding), and writes that another
 * site's page makes the browser send. `origins` are the addresses that Liêm has; of one with a star, as certificates have them, only the name that the
 * request itself came to counts as ours. Throws a 403.
 */
export function guardOrigin(method: string, headers: IncomingHttpHeaders, origins: readonly string[]): void {
  const { host, origin } = headers
  const here = host?.toLowerCase()
  if (here === undefined || !origins.some((one) => isAt(one, here)))
    throw new HttpRefusal(403, 'this address is not one of Liêm', `open ${origins[0]}`)
  if (method === 'GET' || method === 'HEAD') return
  const site = headers['sec-fetch-site']
  const foreign =
    origin === undefined ? site !== undefined && site !== 'same-origin' && site !== 'none' : !isOurs(origin.toLowerCase(), here, origins)
  if (foreign) throw new HttpRefusal(403, 'a page of another site may not change anything here')
}

function isAt(origin: string, host: string): boolean {
  const [, name = ''] = origin.split('://')
  if (!name.startsWith('*.')) return name === host
  const dot = host.indexOf('.')
  return /^[a-z\d-]+$/u.test(host.slice(0, dot)) && host.slice(dot) === name.slice(1)
}

function isOurs(origin: string, host: string, origins: readonly string[]): boolean {
  return origins.includes(origin) || origins.some((one) => isAt(one, host) && origin === `${one.split('://')[0]}://${host}`)
}

/** Headers of every answer, whatever kind it is. */
const HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'x-frame-options': 'DENY',
}

/** Beside them where the browser speaks TLS: from then on it does not speak without, neither here nor to names below this one. */
const SECURE_HEADERS: Readonly<Record<string, string>> = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }

/** What every answer begins with; a page puts a policy of its own in place of the one for what is no page. */
export function headersOf({ secure }: { secure: boolean }): Readonly<Record<string, string>> {
  return { ...HEADERS, ...(secure ? SECURE_HEADERS : {}), 'content-security-policy': NO_PAGE_POLICY }
}

/** The policy of a page: nothing that is not from this server, styles by nonce, one policy of Trusted Types. */
export function pagePolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self'`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types default`,
  ].join('; ')
}

/** The policy of everything that is no page. */
const NO_PAGE_POLICY = `default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox`
