import { decide, principalOf, type Principal } from '../access/roles/index.ts'
import type { Db } from '../base/index.ts'
import type { Scope } from '../base/schema.ts'
import { KINDS } from './pure.ts'
import type { HookKind } from './schema.ts'

/** Whoever a webhook tells for, as he may see at this moment; null where he may have none any more. As for a program nothing is open in an emergency. */
export async function eyesOf(db: Db, account: string): Promise<Principal | null> {
  const row = await db
    .selectFrom('access.account')
    .select(['officer', 'name'])
    .where('id', '=', account)
    .where('disabled', '=', false)
    .executeTakeFirst()
  if (row === undefined) return null
  const eyes = await principalOf(db, { account, ...row, by: 'token', session: null, freshUntil: null, scopes: null })
  return decide(eyes, 'webhook.change') === null ? null : eyes
}

/** To what of all there is he may be told of this kind; null: to nothing. */
export function scopeOfKind(eyes: Principal, kind: HookKind): Scope | null {
  return KINDS[kind].needs.map((action) => decide(eyes, action)).find((scope) => scope !== null) ?? null
}
