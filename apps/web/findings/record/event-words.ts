import { TIERS, type Tier } from '../../../../src/base/schema.ts'
import { TIER_WORDS } from '../../../../src/findings/pure.ts'
import type { Finding } from '../../../../src/findings/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { text as shared } from '../text.ts'
import { text } from './text.ts'

type Line = Finding['history'][number]

const STATES: Readonly<
  Record<string, 'stateNew' | 'stateReview' | 'stateConfirmed' | 'stateDismissed' | 'stateDuplicate' | 'stateWithdrawn'>
> = {
  new: 'stateNew',
  review: 'stateReview',
  confirmed: 'stateConfirmed',
  dismissed: 'stateDismissed',
  duplicate: 'stateDuplicate',
  withdrawn: 'stateWithdrawn',
}
const OUTCOMES = {
  heard: 'outcomeHeard',
  objected: 'outcomeObjected',
  declined: 'outcomeDeclined',
  unreachable: 'outcomeUnreachable',
} as const

const textIn = (body: Line['body'], name: string): string => {
  const value = body[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const isTier = (name: string): name is Tier => (TIERS as readonly string[]).includes(name)

/** One line of a finding's history in words. Kinds that are not known are named as they are. */
export function useEventWords(): (line: Line) => string {
  const say = useText(text)
  const word = useText(shared)
  const format = useFormat()
  const inWords = useBilingual()
  const state = (name: string): string => (STATES[name] === undefined ? name : format.quote(word(STATES[name])))
  const tier = (name: string): string => (isTier(name) ? format.quote(inWords(TIER_WORDS[name])) : name)
  const instant = (at: string): string => (at === '' ? '' : format.instant(at))
  const assigned = ({ body }: Line): string => {
    const day = textIn(body, 'due')
    const due = 'due' in body ? [day === '' ? say('eventDueNone') : say('eventDue', { day: format.day(day) })] : []
    const given = 'assignee' in body ? [body.assignee === null ? say('eventAssignedNobody') : say('eventAssigned')] : []
    return [...given, ...due].join('; ')
  }
  const updated = ({ body }: Line): string => {
    const [from, to] = [textIn(body, 'from'), textIn(body, 'to')]
    return from === to ? say('eventUpdatedData') : say('eventUpdated', { from, to })
  }
  const heard = ({ body }: Line): string => {
    const outcome = OUTCOMES[textIn(body, 'outcome') as keyof typeof OUTCOMES] as (typeof OUTCOMES)['heard'] | undefined
    const day = textIn(body, 'on')
    return say('eventHeard', { outcome: outcome === undefined ? '' : say(outcome).toLowerCase(), day: day === '' ? '' : format.day(day) })
  }
  const words: Readonly<Record<string, (line: Line) => string>> = {
    'finding.raised': ({ body }) => say('eventRaised', { version: textIn(body, 'number') }),
    'finding.updated': updated,
    'finding.withdrawn': () => say('eventWithdrawn'),
    'finding.returned': ({ body }) => say('eventReturned', { to: state(textIn(body, 'to')) }),
    'finding.annotated': () => say('eventAnnotated'),
    'finding.withheld': () => say('eventWithheld'),
    'finding.freed': () => say('eventFreed'),
    'finding.moved': ({ body }) => say('eventMoved', { from: state(textIn(body, 'from')), to: state(textIn(body, 'to')) }),
    'finding.assigned': assigned,
    'finding.noted': () => say('eventNoted'),
    'finding.heard': heard,
    'finding.tier-set': ({ body }) => say('eventTier', { from: tier(textIn(body, 'from')), to: tier(textIn(body, 'to')) }),
    'break-glass.asked': ({ body }) => say('eventBreakGlass', { until: instant(textIn(body, 'until')) }),
    'break-glass.reviewed': ({ body }) => say(textIn(body, 'outcome') === 'justified' ? 'eventJustified' : 'eventNotJustified'),
  }
  return (line) => words[line.kind]?.(line) ?? say('unknownEvent', { kind: line.kind })
}
