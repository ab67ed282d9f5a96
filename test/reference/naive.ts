/**
 * A naive evaluator of the definitions in the rulebook contract: for every template the events that would be
 * witnesses, with how certain each is, written as the table of templates says it. Quadratic or worse, on purpose.
 */
import { inside, localDay } from './clock.ts'
import { onCase, onEvent, onPair } from './conditions.ts'
import { and, fewerThan, none, not, or, some } from './kleene.ts'
import type { Case, Event, Judgement, Rule, Rulebook, Side, Truth } from './model.ts'

/** Something that breaks the rule: how certain it is, its witnesses, and whether a later event may still cure it. */
interface Breach {
  truth: Truth
  witnesses: readonly Event[]
  curable?: boolean
}

/** The verdict on a case, and the witnesses of a violation. */
export function judge(rule: Rule, kase: Case, rulebook: Rulebook): Judgement {
  const view = viewOf(rule, kase, rulebook)
  const active = and(onCase(rule.when, kase), view.caseInForce, activation(rule, view))
  if (active === false) return { verdict: 'vacuous', events: [] }
  const breaches = BREACHES[rule.template]!(view).filter(({ truth }) => truth !== false)
  const certain = breaches.filter(({ truth, curable }) => truth === true && (kase.finished || curable !== true))
  if (active === true && certain.length > 0)
    return { verdict: 'violated', events: positions(certain.flatMap((breach) => breach.witnesses)) }
  return { verdict: active === null || breaches.length > 0 ? 'unknown' : 'satisfied', events: [] }
}

function positions(events: readonly Event[]): number[] {
  const found = events.map((event) => event.position).filter((position) => position !== null)
  return [...new Set(found)].sort((x, y) => x - y)
}

/** What the formulas below speak of. */
interface View {
  n: number
  /** Every event of the case, rejected rows included. */
  events: readonly Event[]
  certainA: readonly Event[]
  certainB: readonly Event[]
  isA: (event: Event) => Truth
  isB: (event: Event) => Truth
  /** The event lies on a day on which the rule applies. */
  inForce: (event: Event) => Truth
  /** Where the rule applies by the case: its first event lies on such a day. */
  caseInForce: Truth
  before: (x: Event, y: Event) => Truth
  /** Nothing lies between. */
  direct: (x: Event, y: Event) => Truth
  first: (event: Event) => Truth
  last: (event: Event) => Truth
  /** `correlate` and `within` of a pair. */
  fits: (a: Event, b: Event) => Truth
  sameResource: (x: Event, y: Event) => Truth
  /** An event that comes later than all of the case could still be in time. */
  stillInTime: (event: Event) => boolean
  others: (...but: Event[]) => readonly Event[]
  neighbour: (event: Event, step: 1 | -1) => readonly Event[]
}

const BY_CASE = ['init', 'end', 'existence', 'atMost', 'exactly', 'absence', 'choice', 'exclusiveChoice']

function viewOf(rule: Rule, kase: Case, rulebook: Rulebook): View {
  const events = [...kase.events, ...kase.rejected]
  const others = (...but: Event[]): Event[] => events.filter((event) => !but.includes(event))
  const byCase = rule.appliesBy === 'case' || BY_CASE.includes(rule.template)
  const onDay = (event: Event): Truth => inDays(event, rule, rulebook.timezone)
  const isA = (event: Event): Truth => matches(rule.a, event)
  const isB = (event: Event): Truth => (rule.b === undefined ? false : matches(rule.b, event))
  const first = (event: Event): Truth => none(others(event), (other) => before(other, event))
  const fits = (a: Event, b: Event): Truth => and(correlated(rule, a, b), withinTime(rule, a, b, rulebook))
  return {
    n: rule.n ?? 1,
    events,
    certainA: kase.events.filter((event) => isA(event) === true),
    certainB: kase.events.filter((event) => isB(event) === true),
    isA,
    isB,
    inForce: (event) => (byCase ? true : onDay(event)),
    caseInForce: byCase ? firstDay(rule, events, first, onDay) : true,
    before,
    direct: (x, y) =>
      and(
        before(x, y),
        none(others(x, y), (other) => and(before(x, other), before(other, y))),
      ),
    first,
    last: (event) => none(others(event), (other) => before(event, other)),
    fits,
    sameResource,
    stillInTime: (event) => stillInTime(rule, event, kase, rulebook),
    others,
    neighbour: (event, step) => kase.events.filter((other) => other === event || other.position === event.position! + step),
  }
}

/** A rejected row may have been an event of its activity, or not have happened; it is never certain. */
function matches(side: Side, event: Event): Truth {
  const named = event.activity === null ? null : side.activities.includes(event.activity)
  return event.position === null ? and(named, null) : and(named, onEvent(side.when, event))
}

/** Of the attributes of a rejected row nothing is known. */
function correlated({ correlate }: Rule, a: Event, b: Event): Truth {
  if (correlate === undefined) return true
  return a.position === null || b.position === null ? null : onPair(correlate, a, b)
}

const isDated = (event: Event): boolean => event.position !== null && event.time !== null

const before = (x: Event, y: Event): Truth => (x === y ? false : isDated(x) && isDated(y) ? x.position! < y.position! : null)

function sameResource(x: Event, y: Event): Truth {
  if (x.position === null || y.position === null || x.resource === null || y.resource === null) return null
  return x.resource === y.resource
}

function inDays(event: Event, { from, until }: Rule, timezone: string): Truth {
  if (from === undefined && until === undefined) return true
  if (!isDated(event)) return null
  const day = localDay(event.time!, timezone)
  return (from === undefined || from <= day) && (until === undefined || day <= until)
}

/** The day of the first event, known only where it is certain which event is the first. */
function firstDay(rule: Rule, events: readonly Event[], first: (event: Event) => Truth, onDay: (event: Event) => Truth): Truth {
  if (rule.from === undefined && rule.until === undefined) return true
  return some(events, (event) => and(first(event), onDay(event)))
}

function withinTime({ within }: Rule, a: Event, b: Event, { calendar }: Rulebook): Truth {
  if (within === undefined) return true
  if (!isDated(a) || !isDated(b)) return null
  return inside(Math.min(a.time!, b.time!), Math.max(a.time!, b.time!), within, calendar)
}

function stillInTime({ within }: Rule, event: Event, kase: Case, { calendar }: Rulebook): boolean {
  if (within === undefined || !isDated(event)) return true
  const last = Math.max(...kase.events.map((other) => other.time ?? -Infinity))
  return inside(event.time!, last, within, calendar)
}

function activation(rule: Rule, view: View): Truth {
  const { isA, isB, inForce, events } = view
  const someA = some(events, (event) => and(isA(event), inForce(event)))
  const someB = some(events, (event) => and(isB(event), inForce(event)))
  if (BY_CASE.includes(rule.template)) return true
  if (rule.template === 'fourEyes' || rule.template === 'samePerson') return and(someA, someB)
  if (/^(coExistence|notCoExistence|succession|alternateSuccession|chainSuccession)$/.test(rule.template)) return or(someA, someB)
  return /[pP]recedence$/.test(rule.template) ? someB : someA
}

const BREACHES: Record<string, (view: View) => Breach[]> = {
  existence: (v) => [{ truth: fewerThan(v.events, v.isA, v.n), witnesses: v.certainA, curable: true }],
  atMost: (v) => [{ truth: not(fewerThan(v.events, v.isA, v.n + 1)), witnesses: v.certainA }],
  exactly: (v) => [...BREACHES['existence']!(v), ...BREACHES['atMost']!(v)],
  absence: (v) => [{ truth: some(v.events, v.isA), witnesses: v.certainA }],
  init: (v) => v.events.map((e) => ({ truth: and(v.first(e), not(v.isA(e))), witnesses: [e] })),
  end: (v) => v.events.map((e) => ({ truth: and(v.last(e), not(v.isA(e))), witnesses: [e], curable: true })),
  respondedExistence: (v) => lonely(v, v.isA, v.isB, v.fits, v.certainA),
  coExistence: (v) => [...lonely(v, v.isA, v.isB, v.fits, v.certainA), ...lonely(v, v.isB, v.isA, (b, a) => v.fits(a, b), v.certainB)],
  response: (v) => responses(v, v.before),
  alternateResponse: (v) =>
    responses(
      v,
      (a, b) =>
        and(
          v.before(a, b),
          not(v.isA(b)),
          none(v.others(a, b), (x) => and(v.isA(x), v.before(a, x), v.before(x, b))),
        ),
      noLaterA,
    ),
  chainResponse: (v) => responses(v, v.direct, (view, a) => view.last(a) !== false, 1),
  precedence: (v) => precedences(v, v.before),
  alternatePrecedence: (v) =>
    precedences(v, (a, b) =>
      and(
        v.before(a, b),
        none(v.others(a, b), (x) => and(v.isB(x), v.before(a, x), v.before(x, b))),
      ),
    ),
  chainPrecedence: (v) => precedences(v, v.direct, -1),
  succession: (v) => [...BREACHES['response']!(v), ...BREACHES['precedence']!(v)],
  alternateSuccession: (v) => [...BREACHES['alternateResponse']!(v), ...BREACHES['alternatePrecedence']!(v)],
  chainSuccession: (v) => [...BREACHES['chainResponse']!(v), ...BREACHES['chainPrecedence']!(v)],
  choice: (v) => [{ truth: none(v.events, (e) => or(v.isA(e), v.isB(e))), witnesses: [], curable: true }],
  exclusiveChoice: (v) => [
    ...BREACHES['choice']!(v),
    { truth: and(some(v.events, v.isA), some(v.events, v.isB)), witnesses: [...v.certainA, ...v.certainB] },
  ],
  notCoExistence: (v) => [
    { truth: or(...pairs(v, anyTime, eitherInForce).map(({ truth }) => truth)), witnesses: [...v.certainA, ...v.certainB] },
  ],
  notSuccession: (v) => pairs(v, v.before, firstInForce),
  notChainSuccession: (v) => pairs(v, v.direct, firstInForce),
  fourEyes: (v) => pairs(v, v.sameResource, bothInForce),
  samePerson: (v) => [{ truth: or(...strangers(v)), witnesses: [...v.certainA, ...v.certainB].filter((e) => v.inForce(e) === true) }],
}

/** Every activation x without another event of the other side; the witnesses are all of them. */
function lonely(v: View, isX: View['isA'], isY: View['isA'], fits: View['fits'], all: readonly Event[]): Breach[] {
  return v.events.map((x) => ({
    truth: and(
      isX(x),
      v.inForce(x),
      none(v.others(x), (y) => and(isY(y), fits(x, y))),
    ),
    witnesses: all,
    curable: v.stillInTime(x),
  }))
}

const noLaterA = (v: View, a: Event): boolean => none(v.others(a), (x) => and(v.isA(x), v.before(a, x))) !== false

/** Every a that no b answers. */
function responses(v: View, answers: View['before'], curable: (v: View, a: Event) => boolean = () => true, step?: 1): Breach[] {
  return v.events.map((a) => ({
    truth: and(
      v.isA(a),
      v.inForce(a),
      none(v.others(a), (b) => and(v.isB(b), answers(a, b), v.fits(a, b))),
    ),
    witnesses: step === undefined ? [a] : v.neighbour(a, step),
    curable: curable(v, a) && v.stillInTime(a),
  }))
}

/** Every b that no a precedes. */
function precedences(v: View, precedes: View['before'], step?: -1): Breach[] {
  return v.events.map((b) => ({
    truth: and(
      v.isB(b),
      v.inForce(b),
      none(v.others(b), (a) => and(v.isA(a), precedes(a, b), v.fits(a, b))),
    ),
    witnesses: step === undefined ? [b] : v.neighbour(b, step),
  }))
}

const anyTime = (): Truth => true
const eitherInForce = (v: View, x: Event, y: Event): Truth => or(v.inForce(x), v.inForce(y))
const firstInForce = (v: View, a: Event): Truth => v.inForce(a)
const bothInForce = (v: View, x: Event, y: Event): Truth => and(v.inForce(x), v.inForce(y))

/** Every pair of two different events that must not be. */
function pairs(v: View, linked: View['before'], inForce: (v: View, x: Event, y: Event) => Truth): Breach[] {
  return v.events.flatMap((a) =>
    v.others(a).map((b) => ({ truth: and(v.isA(a), v.isB(b), linked(a, b), v.fits(a, b), inForce(v, a, b)), witnesses: [a, b] })),
  )
}

/** Pairs of events of either side with different resources. */
function strangers(v: View): Truth[] {
  const counts = (e: Event): Truth => and(or(v.isA(e), v.isB(e)), v.inForce(e))
  return v.events.flatMap((x) => v.others(x).map((y) => and(counts(x), counts(y), not(v.sameResource(x, y)))))
}
