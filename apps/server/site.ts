import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { credentialText, LiemError, type Config, type Home } from '../../src/base/index.ts'

/** Where Liêm listens, and by which names browsers may call it. */
export interface Site {
  host: string
  tls: { cert: string; key: string } | null
  /** Beside those of this machine: names in the certificate, or the one that the proxy has, with its port where that is not the usual one. */
  names: readonly string[]
  /** A proxy stands before it, which speaks TLS with the browser. */
  proxied: boolean
  /** Nobody but this machine can reach it. */
  loopback: boolean
}

export interface SiteOptions {
  host?: string | undefined
  behindProxy?: string | undefined
}

export const LOCAL_SITE: Site = { host: '127.0.0.1', tls: null, names: [], proxied: false, loopback: true }

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/u.test(host)

/** From the command line and the configuration. Throws `usage` where others could reach it without TLS. */
export function siteOf(home: Home, { listen }: Config, options: SiteOptions = {}): Site {
  const host = options.host ?? listen.host ?? LOCAL_SITE.host
  const proxy = options.behindProxy ?? listen.behindProxy
  if (proxy !== undefined) return { host, tls: null, names: [proxy.toLowerCase()], proxied: true, loopback: false }
  const files = certificateFiles(home, listen, host)
  if (files === null) return { ...LOCAL_SITE, host }
  const tls = readCertificate(files)
  requireOwnKey(tls, files)
  return { host, tls, names: namesIn(tls.cert, files.certificate), proxied: false, loopback: isLoopback(host) }
}

interface Files {
  certificate: string
  key: string
  /** The key itself, where systemd gave it and it is in no file of ours. */
  given?: string
}

function certificateFiles({ path }: Home, { certificate, key }: Config['listen'], host: string): Files | null {
  if (certificate !== undefined && key !== undefined) return { certificate: resolve(path, certificate), key: resolve(path, key) }
  const given = credentialText('listen.key')
  if (certificate !== undefined && given !== undefined) return { certificate: resolve(path, certificate), key: 'listen.key', given }
  const made = { certificate: join(path, 'tls', 'server.crt'), key: join(path, 'tls', 'server.key') }
  if (isLoopback(host)) return null
  if (existsSync(made.certificate)) return made
  throw new LiemError('usage', `where others can reach it (${host}), Liêm listens only with TLS`, {
    hint: 'liem tls --host NAME makes a certificate; listen.certificate and listen.key in config.yaml name one; or put a proxy before it, with --behind-proxy NAME',
  })
}

function readCertificate({ certificate, key, given }: Files): { cert: string; key: string } {
  const read = (file: string): string => {
    try {
      return readFileSync(file, 'utf8')
    } catch (cause) {
      throw new LiemError('usage', `cannot be read: ${(cause as Error).message}`, { place: { file }, cause })
    }
  }
  return { cert: read(certificate), key: given ?? read(key) }
}

/** Throws `usage` for a key that is none, or of another certificate. */
function requireOwnKey({ cert, key }: { cert: string; key: string }, files: Files): void {
  const certificate = parseCertificate(cert, files.certificate)
  const refuse = (message: string, cause?: unknown): never => {
    const hint = 'liem tls --host NAME makes both anew'
    throw new LiemError('usage', message, { place: { file: files.key }, hint, cause })
  }
  let own: KeyObject
  try {
    own = createPrivateKey(key)
  } catch (cause) {
    return refuse('this is not a private key in PEM without a password', cause)
  }
  if (!certificate.checkPrivateKey(own)) refuse('this is not the key of the certificate')
}

/** Names and addresses that a certificate is for. Throws `usage` for one that is none, that has ended, or that has no name by which browsers go. */
function namesIn(cert: string, file: string): string[] {
  const certificate = parseCertificate(cert, file)
  if (certificate.validToDate.getTime() < Date.now())
    throw new LiemError('usage', `the certificate ended on ${certificate.validToDate.toISOString().slice(0, 10)}`, {
      place: { file },
      hint: 'liem tls --host NAME makes another one',
    })
  const names = (certificate.subjectAltName ?? '').split(', ').map((one) => /^(?:DNS|IP Address):(.+)$/u.exec(one)?.[1])
  if (names.every((name) => name === undefined))
    throw new LiemError('usage', 'the certificate has no name in it by which browsers go (subjectAltName)', { place: { file } })
  return names.filter((name) => name !== undefined).map((name) => (name.includes(':') ? `[${shortIp(name)}]` : name.toLowerCase()))
}

function shortIp(address: string): string {
  return new URL(`http://[${address}]`).hostname.slice(1, -1)
}

function parseCertificate(cert: string, file: string): X509Certificate {
  try {
    return new X509Certificate(cert)
  } catch (cause) {
    throw new LiemError('usage', 'this is not a certificate in PEM', { place: { file }, cause })
  }
}

/** Every address under which a browser may have got here, the first to be told. */
export function originsOf({ tls, names, proxied, host, loopback }: Site, port: number): string[] {
  // The name first: browsers have no passkeys for an address of numbers.
  const here = ['localhost', '127.0.0.1', '[::1]']
  if (proxied) return [...names.map((name) => `https://${name}`), ...(isLoopback(host) ? here.map((name) => `http://${name}:${port}`) : [])]
  const scheme = tls === null ? 'http' : 'https'
  const usual = tls !== null && port === 443 ? '' : `:${port}`
  const known = tls === null ? here : [...names, ...(loopback ? here : [])]
  return [...new Set(known)].map((name) => `${scheme}://${name}${usual}`)
}
