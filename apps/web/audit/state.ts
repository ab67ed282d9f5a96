import { READ_KINDS } from '../../../src/access/reads/schema.ts'

/** What the address of the page keeps: `view` is empty for reads, `acts` for what was done. */
export const DEFAULTS = { view: '', actor: '', person: '', subject: '', kind: '', from: '', until: '', cursor: '' }
export type Asked = typeof DEFAULTS
export type SetAsked = (patch: Partial<Asked>, how?: 'push' | 'replace') => void

export const ACTS = 'acts'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const given = (text: string): string | undefined => (text === '' ? undefined : text)
const dayOf = (text: string): string | undefined => (DAY.test(text) ? text : undefined)

/** The filter of reads; what the contract does not allow is left out. */
export function readsFilter({ actor, person, subject, kind, from, until }: Asked) {
  return {
    actor: given(actor),
    person: given(person),
    subject: given(subject),
    kind: READ_KINDS.find((one) => one === kind),
    from: dayOf(from),
    until: dayOf(until),
  }
}

/** The filter of acts: they have no kind of reading, and name nobody by themselves. */
export function actsFilter({ actor, subject, from, until }: Asked) {
  return { actor: given(actor), subject: given(subject), from: dayOf(from), until: dayOf(until) }
}

/** What of the address is no preset, for links to another filter from the first page on. */
export function searchOf(asked: Asked, patch: Partial<Asked>): Record<string, string> {
  const next: Asked = { ...asked, cursor: '', ...patch }
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== ''))
}
