import { z } from 'zod'
import type { Action } from '../base/schema.ts'

/** What an action is called, `noun.verb`. */
export const action = z
  .string()
  .max(60)
  .regex(/^[a-z-]+\.(?:read|export|change|decide|operate)$/u)
  .transform((text) => text as Action)

/**
 * Who asks. `local`: whoever sits at the machine of an installation that has no account and that nobody else can reach. Until `freshUntil` weighty acts
 * are done without asking again who it is; `provedUntil`: the same by each of the two, in a session. `scopes`: all that may be done in his name, null where that is whatever he may do.
 */
export interface Identity {
  account: string
  officer: string | null
  name: string
  by: 'session' | 'token' | 'local'
  session: string | null
  freshUntil: string | null
  provedUntil?: Readonly<Record<'password' | 'code', string | null>>
  scopes: readonly Action[] | null
}
