import type { SignInStep } from '../../../src/access/sign-in/schema.ts'

/** Where somebody stands who signs in. */
export type At = { step: 'password' } | { step: 'codes'; recoveryCodes: readonly string[] } | Exclude<SignInStep, { step: 'done' }>

const SAFE = /^\/(?![/\\])/u

/** Where to go after signing in: a page of ours, whatever the address says. */
export function wayBack(to: unknown): string {
  return typeof to === 'string' && SAFE.test(to) && !to.startsWith('/sign-in') ? to : '/'
}
