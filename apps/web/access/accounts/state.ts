import { ACCOUNT_STATES } from '../../../../src/access/sign-in/accounts/schema.ts'

/** What the list of accounts shows, as its address says it. */
export interface Asked {
  text: string
  state: string
  cursor: string
  [name: string]: string
}

export type SetAsked = (patch: Partial<Asked>, how?: 'push' | 'replace') => void

export const DEFAULTS: Asked = { text: '', state: '', cursor: '' }

/** What is asked of the server; what the contract does not allow is left out. */
export function inputOf({ text, state, cursor }: Asked) {
  return {
    text: text === '' ? undefined : text,
    state: ACCOUNT_STATES.find((known) => known === state),
    cursor: cursor === '' ? undefined : cursor,
  }
}
