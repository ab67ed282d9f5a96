import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { rootCertificates } from 'node:tls'
import { LiemError, readConfig, type Config, type Home } from '../../base/index.ts'

/** The mail server of an installation, whom it may write to, and where Liêm is reached. */
export interface Mail extends NonNullable<Config['mail']> {
  /** By which authorities its certificate may be signed; undefined: the usual ones. */
  authorities: string[] | undefined
}

/** As the configuration has it at this moment; null where Liêm sends no mail. Throws `input` where it cannot be used. */
export function mailOf({ path }: Pick<Home, 'path'>): Mail | null {
  const { mail } = readConfig(path)
  if (mail === null) return null
  const own = join(path, 'tls', 'ca.crt')
  const files = [...(mail.authority === undefined ? [] : [resolve(path, mail.authority)]), ...(existsSync(own) ? [own] : [])]
  return { ...mail, authorities: files.length === 0 ? undefined : [...rootCertificates, ...files.map(readAuthority)] }
}

function readAuthority(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new LiemError('input', 'the certificates of mail.authority cannot be read', { place: { file }, cause })
  }
}

/** Whether mail goes to an address: its domain is one of those, and not one below. */
export const reaches = ({ domains }: Pick<Mail, 'domains'>, address: string): boolean =>
  domains.includes(address.slice(address.lastIndexOf('@') + 1).toLowerCase())
