import type { finishPasskeySignIn } from '../../../src/access/sign-in/schema.ts'
import type { Input } from '../api.ts'

const ADDRESS = /^[\d.]+$|^\[/u

/** Whether this browser has passkeys for this page: it has none for an address of numbers, nor without TLS. */
export function hasPasskeys(): boolean {
  return isSecureContext && 'PublicKeyCredential' in globalThis && !ADDRESS.test(location.hostname)
}

/** This page by the name of the machine, where it is open at an address of the machine's own that is of numbers. */
export function addressWithPasskeys(): string | null {
  if (!/^(?:127\.|\[::1\]$)/u.test(location.hostname)) return null
  const here = new URL(location.href)
  here.hostname = 'localhost'
  return here.href
}

type Shown = Input<typeof finishPasskeySignIn>['credential']

/** What the browser said, as the server reads it. */
export function shown(credential: Credential | null): Shown {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException('no credential', 'NotAllowedError')
  return credential.toJSON() as unknown as Shown
}
