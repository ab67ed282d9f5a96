import type { Template } from '../schema.ts'

/**
 * How a DECLARE template is read here. `activates` is the side that the activation condition belongs to, where the
 * template gives it one meaning: in precedences b; in choices both sides.
 */
export interface DeclTemplate {
  template: Template
  activates: 'a' | 'b' | 'both' | 'ambiguous'
}

/** By name in lower case without spaces and hyphens. */
export const DECL_TEMPLATES: ReadonlyMap<string, DeclTemplate> = new Map<string, DeclTemplate>([
  ['existence', { template: 'existence', activates: 'a' }],
  ['absence', { template: 'absence', activates: 'a' }],
  ['exactly', { template: 'exactly', activates: 'a' }],
  ['init', { template: 'init', activates: 'a' }],
  ['end', { template: 'end', activates: 'a' }],
  ['choice', { template: 'choice', activates: 'both' }],
  ['exclusivechoice', { template: 'exclusiveChoice', activates: 'both' }],
  ['respondedexistence', { template: 'respondedExistence', activates: 'a' }],
  ['response', { template: 'response', activates: 'a' }],
  ['alternateresponse', { template: 'alternateResponse', activates: 'a' }],
  ['chainresponse', { template: 'chainResponse', activates: 'a' }],
  ['precedence', { template: 'precedence', activates: 'b' }],
  ['alternateprecedence', { template: 'alternatePrecedence', activates: 'b' }],
  ['chainprecedence', { template: 'chainPrecedence', activates: 'b' }],
  ['succession', { template: 'succession', activates: 'ambiguous' }],
  ['alternatesuccession', { template: 'alternateSuccession', activates: 'ambiguous' }],
  ['chainsuccession', { template: 'chainSuccession', activates: 'ambiguous' }],
  ['coexistence', { template: 'coExistence', activates: 'ambiguous' }],
  ['notcoexistence', { template: 'notCoExistence', activates: 'ambiguous' }],
  ['notsuccession', { template: 'notSuccession', activates: 'ambiguous' }],
  ['notchainsuccession', { template: 'notChainSuccession', activates: 'ambiguous' }],
  ['notrespondedexistence', { template: 'notCoExistence', activates: 'a' }],
  ['notresponse', { template: 'notSuccession', activates: 'a' }],
  ['notprecedence', { template: 'notSuccession', activates: 'b' }],
  ['notchainresponse', { template: 'notChainSuccession', activates: 'a' }],
  ['notchainprecedence', { template: 'notChainSuccession', activates: 'b' }],
])

/** Names as they are usually written, for hints. */
export const DECL_NAMES = [
  'Existence',
  'Absence',
  'Exactly',
  'Init',
  'End',
  'Choice',
  'Exclusive Choice',
  'Responded Existence',
  'Response',
  'Alternate Response',
  'Chain Response',
  'Precedence',
  'Alternate Precedence',
  'Chain Precedence',
  'Succession',
  'Alternate Succession',
  'Chain Succession',
  'Co-Existence',
  'Not Co-Existence',
  'Not Succession',
  'Not Chain Succession',
  'Not Responded Existence',
  'Not Response',
  'Not Precedence',
  'Not Chain Response',
  'Not Chain Precedence',
]
