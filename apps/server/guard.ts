import type { IncomingHttpHeaders } from 'node:http'
import { HttpRefusal } from './problems.ts'

/**
 * Refuses what only looks as if it came from this machine's own pages: a name that another site points at 127.0.0.1 (DNS rebinding), and writes that
 * another site's page makes the browser send. Throws a 403.
 */
export function guardOrigin(method: string, headers: IncomingHttpHeaders, port: number): void {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]
  const { host, origin } = headers
  if (host === undefined || !hosts.includes(host.toLowerCase()))
    throw new HttpRefusal(403, 'this address is not one of Liêm', `open http://${hosts[0]}`)
  if (method === 'GET' || method === 'HEAD') return
  const site = headers['sec-fetch-site']
  const foreign =
    origin === undefined
      ? site !== undefined && site !== 'same-origin' && site !== 'none'
      : !hosts.some((one) => origin === `http://${one}`)
  if (foreign) throw new HttpRefusal(403, 'a page of another site may not change anything here')
}

/** Headers of every answer. */
export const HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'x-frame-options': 'DENY',
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
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types default`,
  ].join('; ')
}

/** The policy of everything that is no page. */
export const NO_PAGE_POLICY = `default-src 'none'; frame-ancestors 'none'; sandbox`
