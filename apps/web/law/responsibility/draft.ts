import type { z } from 'zod'
import type { askResponsible, ResponsibilityTerms } from '../../../../src/law/responsibility/schema.ts'
import type { Known } from '../known-fields.tsx'

export type FactsInput = z.input<typeof askResponsible.input>

export interface TenureDraft {
  role: string
  from: string
  to: string
}

/** `is`: `''` not decided, `grade:…`, `penalty:…`, or `months` with their number. */
export interface CaseDraft {
  id: string
  is: string
  months: string
}

/** What is typed; days are ISO, empty where they are not given. */
export interface Draft {
  class: string
  answers: 'direct' | 'joint'
  tenures: readonly TenureDraft[]
  from: string
  to: string
  ongoing: boolean
  kinds: readonly string[]
  cases: readonly CaseDraft[]
  known: Known
  day: string
}

export function newCase(id: string): CaseDraft {
  return { id, is: '', months: '' }
}

export function newDraft({ classes, roles }: ResponsibilityTerms, day: string): Draft {
  return {
    class: (classes[1] ?? classes[0])?.id ?? '',
    answers: 'direct',
    tenures: [{ role: roles[0]?.id ?? '', from: '', to: '' }],
    ...{ from: '', to: '', ongoing: false },
    kinds: [],
    cases: [newCase('A')],
    known: {},
    day,
  }
}

/** The facts of a draft; undefined while a day is missing. */
export function factsOf(draft: Draft): FactsInput | undefined {
  const tenures = draft.tenures.filter(({ from }) => from !== '')
  if (draft.day === '' || draft.from === '' || tenures.length === 0) return undefined
  return {
    leader: { class: draft.class, tenures: tenures.map(({ role, from, to }) => ({ role, from, to: to === '' ? null : to })) },
    matter: {
      from: draft.from,
      to: draft.ongoing ? null : draft.to === '' ? draft.from : draft.to,
      kinds: [...draft.kinds],
      cases: draft.cases.map(caseOf),
    },
    answers: draft.answers,
    known: draft.known,
    day: draft.day,
  }
}

function caseOf({ id, is, months }: CaseDraft): FactsInput['matter']['cases'][number] {
  const [what, word] = is.split(':')
  const count = Number(months)
  if (what === 'grade') return { id, grade: word! }
  if (what === 'penalty') return { id, penalty: { kind: word! } }
  return what === 'months' && Number.isInteger(count) && count > 0 ? { id, penalty: { months: count } } : { id }
}
