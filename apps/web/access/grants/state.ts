import { ROLE_IDS, type GrantRow } from '../../../../src/access/roles/schema.ts'

/** What the list of roles shows, as its address says it. */
export interface Asked {
  account: string
  role: string
  cursor: string
  [name: string]: string
}

export type SetAsked = (patch: Partial<Asked>, how?: 'push' | 'replace') => void

export const DEFAULTS: Asked = { account: '', role: '', cursor: '' }

/** What is asked of the server; what the contract does not allow is left out. */
export function inputOf({ account, role, cursor }: Asked) {
  return {
    account: /^[\da-f-]{36}$/u.test(account) ? account : undefined,
    role: ROLE_IDS.find((known) => known === role),
    cursor: cursor === '' ? undefined : cursor,
  }
}

/** Whether a role is held on a day. */
export function stateOf({ from, until }: Pick<GrantRow, 'from' | 'until'>, today: string): 'now' | 'later' | 'over' {
  if (until !== null && until < today) return 'over'
  return from > today ? 'later' : 'now'
}
