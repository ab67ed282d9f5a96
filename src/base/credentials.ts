import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LiemError } from './errors.ts'

/** What systemd may give in the place of a secret in the home or in the environment, named as what it stands for. */
export type CredentialName = 'access.key' | 'listen.key' | 'provider.secret' | 'mail.password' | 'DATABASE_URL' | 'DATABASE_URL_REQUESTS'

/**
 * What systemd gave to the service alone (`LoadCredential=`, `LoadCredentialEncrypted=`; systemd.exec(5)): files in a folder that lies in memory and that
 * nobody else reads. Undefined where there is none of this name. Throws `unavailable` where it cannot be read.
 */
export function credential(name: CredentialName, env: NodeJS.ProcessEnv = process.env): Buffer | undefined {
  const folder = env['CREDENTIALS_DIRECTORY']
  if (folder === undefined || folder === '') return undefined
  const file = join(folder, name)
  try {
    return readFileSync(file)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new LiemError('unavailable', `the credential cannot be read: ${(cause as Error).message}`, { place: { file }, cause })
  }
}

/** The same as text; a line break at its end, which editors put there, is none of it. */
export function credentialText(name: CredentialName, env: NodeJS.ProcessEnv = process.env): string | undefined {
  return credential(name, env)
    ?.toString('utf8')
    .replace(/\r?\n$/u, '')
}
