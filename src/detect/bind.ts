import { DAY, dayNumber, zoneOf, type Tri } from '../base/index.ts'
import type { PackedLog } from '../lake/schema.ts'
import type { Calendar, Rule, Rulebook, Side, Template } from '../law/schema.ts'
import { bindCaseCondition, bindEventCondition, bindPairCondition, type CaseTest, type EventTest, type PairTest } from './conditions.ts'
import { withinTest, type WithinTest } from './working-time.ts'

/** Templates that activate every case: their day is that of the case's first event. */
export const EVERY_CASE: ReadonlySet<Template> = new Set([
  'init',
  'end',
  'existence',
  'atMost',
  'exactly',
  'absence',
  'choice',
  'exclusiveChoice',
])

/** One side of a rule over a log. */
export interface BoundSide {
  /** 1 for each activity code that belongs to the side; index 0 is *missing*. */
  codes: Uint8Array
  activities: ReadonlySet<string>
  when: EventTest | undefined
}

/** A rule over a log: everything that its evaluation looks up. Event arguments are indices into the log's events. */
export interface BoundRule {
  rule: Rule
  a: BoundSide
  b: BoundSide
  /** Correlation and `within` of a pair (event of a, event of b); undefined where the rule has neither. */
  pair: PairTest | undefined
  correlated: boolean
  within: WithinTest | undefined
  when: CaseTest | undefined
  /** Whether an instant is inside the rule's days; undefined where every instant of the log is. */
  inDays: ((instant: number) => Tri) | undefined
  /** Whether they are asked of the case's first event, not of each activation. */
  daysByCase: boolean
}

export function bindRules(log: PackedLog, rulebook: Rulebook): BoundRule[] {
  return rulebook.rules.map((rule) => bindRule(log, rule, rulebook.calendar))
}

function bindRule(log: PackedLog, rule: Rule, calendar: Calendar | undefined): BoundRule {
  const within = rule.within === undefined ? undefined : withinTest(rule.within, calendar, log.span)
  const correlate = rule.correlate === undefined ? undefined : bindPairCondition(log, rule.correlate)
  const inDays = daysTest(log.timezone, rule, log.span)
  return {
    rule,
    a: bindSide(log, rule.a),
    b: bindSide(log, rule.b ?? { activities: [] }),
    pair: pairTest(log, within, correlate),
    correlated: correlate !== undefined,
    within,
    when: rule.when === undefined ? undefined : bindCaseCondition(log, rule.when),
    inDays,
    daysByCase: inDays !== undefined && (rule.appliesBy === 'case' || EVERY_CASE.has(rule.template)),
  }
}

function bindSide(log: PackedLog, side: Side): BoundSide {
  const activities = new Set(side.activities)
  const { texts } = log.activity.dictionary
  const codes = new Uint8Array(texts.length + 1)
  for (const [index, text] of texts.entries()) if (activities.has(text)) codes[index + 1] = 1
  return { codes, activities, when: side.when === undefined ? undefined : bindEventCondition(log, side.when) }
}

function pairTest(log: PackedLog, within: WithinTest | undefined, correlate: PairTest | undefined): PairTest | undefined {
  if (within === undefined) return correlate
  const { time } = log
  if (correlate === undefined) return (a, b) => within(time[a]!, time[b]!)
  return (a, b) => {
    const inTime = within(time[a]!, time[b]!)
    return inTime === 0 ? 0 : and(inTime, correlate(a, b))
  }
}

function daysTest(timezone: string, rule: Rule, span: PackedLog['span']): BoundRule['inDays'] {
  const zone = zoneOf(timezone)
  const first = rule.from === undefined ? -Infinity : zone.toUtc(dayNumber(rule.from) * DAY)
  const end = rule.until === undefined ? Infinity : zone.toUtc((dayNumber(rule.until) + 1) * DAY)
  if (first === -Infinity && end === Infinity) return undefined
  if (first <= span.first && span.last < end) return (instant) => (Number.isNaN(instant) ? 2 : 1)
  return (instant) => (instant >= first && instant < end ? 1 : Number.isNaN(instant) ? 2 : 0)
}

export function and(one: Tri, other: Tri): Tri {
  return one === 0 || other === 0 ? 0 : one === 2 || other === 2 ? 2 : 1
}

export function or(one: Tri, other: Tri): Tri {
  return one === 1 || other === 1 ? 1 : one === 2 || other === 2 ? 2 : 0
}

export function not(one: Tri): Tri {
  return one === 2 ? 2 : one === 1 ? 0 : 1
}
