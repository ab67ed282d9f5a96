/** What the list of circumstances shows, as its address says it. */
export interface Asked {
  unit: string
  on: string
  state: string
  effect: string
  cursor: string
  [name: string]: string
}

export type SetAsked = (patch: Partial<Asked>, how?: 'push' | 'replace') => void

export const DEFAULTS: Asked = { unit: '', on: '', state: '', effect: '', cursor: '' }

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** What is asked of the server; what the contract does not allow is left out. */
export function inputOf({ unit, on, state, effect, cursor }: Asked) {
  return {
    unit: unit === '' ? undefined : unit,
    on: DAY.test(on) ? on : undefined,
    state: state === 'in-force' || state === 'revoked' ? state : undefined,
    effect: effect === 'annotate' || effect === 'withhold' ? effect : undefined,
    cursor: cursor === '' ? undefined : cursor,
  } as const
}
