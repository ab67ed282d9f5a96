import type { z } from 'zod'
import type { askPeriods, PeriodTerms } from '../../../../src/law/periods/schema.ts'
import type { Known } from '../known-fields.tsx'

export type FactsInput = z.input<typeof askPeriods.input>
export type MatterTerms = PeriodTerms['matters'][number]

export interface PauseDraft {
  kind: string
  from: string
  to: string
  document: string
}

/** What is typed; days are ISO, empty where they are not given. */
export interface Draft {
  matter: string
  class: string
  events: Readonly<Record<string, string>>
  known: Known
  pauses: readonly PauseDraft[]
  day: string
}

/** Another matter begins without what was told of the last, for a class that it knows. */
export function draftFor(terms: PeriodTerms, matter: MatterTerms | undefined, day: string, of = ''): Draft {
  const classes = matter?.classes ?? []
  const known = classes.includes(of) ? of : (classes.find((id) => id === terms.classes[1]?.id) ?? classes[0] ?? '')
  return { matter: matter?.id ?? '', class: known, events: {}, known: {}, pauses: [], day }
}

/** The facts of a draft; undefined while the day is missing. */
export function factsOf({ matter, class: of, events, known, pauses, day }: Draft): FactsInput | undefined {
  if (day === '' || matter === '') return undefined
  return {
    ...{ matter, class: of, known, day },
    events: Object.fromEntries(Object.entries(events).filter(([, on]) => on !== '')),
    pauses: pauses
      .filter(({ from }) => from !== '')
      .map(({ kind, from, to, document }) => ({ kind, from, to: to === '' ? null : to, document: document === '' ? null : document })),
  }
}
