import type { Template } from './schema.ts'

/** What a template needs: both sides or one, a count, and whether it names a pair of events (so that time and correlation make sense). */
export interface TemplateShape {
  sides: 1 | 2
  count: 'none' | 'optional' | 'required'
  leastCount: 0 | 1
  pair: boolean
}

const one: TemplateShape = { sides: 1, count: 'none', leastCount: 1, pair: false }
const two: TemplateShape = { sides: 2, count: 'none', leastCount: 1, pair: true }
const noPair: TemplateShape = { ...two, pair: false }

export const TEMPLATE_SHAPES: Readonly<Record<Template, TemplateShape>> = {
  existence: { ...one, count: 'optional' },
  atMost: { ...one, count: 'required', leastCount: 0 },
  exactly: { ...one, count: 'optional' },
  absence: one,
  init: one,
  end: one,
  respondedExistence: two,
  coExistence: two,
  response: two,
  alternateResponse: two,
  chainResponse: two,
  precedence: two,
  alternatePrecedence: two,
  chainPrecedence: two,
  succession: two,
  alternateSuccession: two,
  chainSuccession: two,
  choice: noPair,
  exclusiveChoice: noPair,
  notCoExistence: two,
  notSuccession: two,
  notChainSuccession: two,
  fourEyes: two,
  samePerson: noPair,
}
