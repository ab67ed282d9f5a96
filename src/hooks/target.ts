import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { rootCertificates } from 'node:tls'
import { LiemError, readConfig, type Home } from '../base/index.ts'

/** Whom the configuration lets be told, and by which authorities their certificates may be signed; undefined: the usual ones. */
export interface Targets {
  hosts: readonly string[]
  authorities: string[] | undefined
}

/** Of the home, as it is at this moment. Throws `input` where the configuration, or the file of authorities that it names, cannot be used. */
export function targetsOf({ path }: Pick<Home, 'path'>): Targets {
  const { hosts, authority } = readConfig(path).webhooks
  const own = join(path, 'tls', 'ca.crt')
  const files = [...(authority === undefined ? [] : [resolve(path, authority)]), ...(existsSync(own) ? [own] : [])]
  return { hosts, authorities: files.length === 0 ? undefined : [...rootCertificates, ...files.map(readAuthority)] }
}

function readAuthority(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new LiemError('input', 'the certificates of webhooks.authority cannot be read', { place: { file }, cause })
  }
}

const LOOPBACK = /^(?:localhost|\[::1\]|127(?:\.\d{1,3}){3})$/u

/** The address of a receiver. Throws `input` for what is none, is not https beyond this machine, or of a host that the configuration does not name. */
export function requireTarget(given: string, { hosts }: Pick<Targets, 'hosts'>): URL {
  const url = URL.parse(given)
  if (url === null || !/^https?:$/u.test(url.protocol))
    throw refuse('this is not an address of a receiver', 'such as https://siem.example.gov.vn/liem')
  if (url.username !== '' || url.password !== '' || url.hash !== '')
    throw refuse('the address of a receiver has no name, password or # in it', 'the signature says who sends')
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname))
    throw refuse('beyond this machine a receiver is spoken with by https', 'a private authority can be named: webhooks.authority')
  if (!hosts.includes(url.host))
    throw refuse(`the configuration does not name ${url.host}`, 'whoever runs the machine adds it to webhooks.hosts in config.yaml')
  return url
}

function refuse(message: string, hint: string): LiemError {
  return new LiemError('input', message, { place: { file: 'url' }, hint })
}
