import { clean } from '../../base/index.ts'
import type { Bilingual } from '../../base/schema.ts'
import type { CodedColumn, PackedLog } from '../../lake/schema.ts'
import type { AttributeRef, Condition, Rule, Side } from '../../law/schema.ts'
import { formatLimit, nameSide, quoteActivity, type ActivityNames } from './words.ts'
import { localClock, type LocalClock } from '../local-time.ts'
import type { Evaluation } from '../schema.ts'
import { workingTimeBetween } from '../working-time.ts'

/** One side of a rule, ready to be asked whether an event is it. */
export interface SideLook {
  words: Bilingual
  activities: readonly string[]
  /** Certain matches only; `event` is an index into the whole log. */
  matches: (event: number) => boolean
}

export interface RuleLook {
  rule: Rule
  a: SideLook
  b: SideLook
  limit: Bilingual | undefined
  /** ` (with a.lot == b.lot)`, where the rule correlates its sides. */
  correlation: string
  /** Whether the correlation certainly holds between an event of a and one of b. */
  correlates: (eventOfA: number, eventOfB: number) => boolean
}

/** What explaining needs of an evaluation, made once. */
export interface Look {
  log: PackedLog
  clock: LocalClock
  names: ActivityNames | undefined
  /** Quoted activity names by dictionary code. */
  activity: readonly Bilingual[]
  /** Shown account names by dictionary code; empty where missing. */
  account: (code: number) => string
  rules: RuleLook[]
  /** Opening time of the rulebook's calendar between two instants, in microseconds; NaN where it is not known. */
  worked: (one: number, other: number) => number
}

const looks = new WeakMap<Evaluation, Look>()

/** The look of an evaluation; kept for the next call as long as the names are the same. */
export function lookOf(evaluation: Evaluation, names: ActivityNames | undefined): Look {
  const known = looks.get(evaluation)
  if (known !== undefined && known.names === names) return known
  const made = makeLook(evaluation, names)
  looks.set(evaluation, made)
  return made
}

function makeLook(evaluation: Evaluation, names: ActivityNames | undefined): Look {
  const { log } = evaluation
  const accounts = new Map<number, string>()
  return {
    log,
    clock: localClock(log.timezone),
    names,
    activity: [{ en: '“?”', vi: '«?»' }, ...log.activity.dictionary.texts.map((text) => quoteActivity(text, names))],
    account: (code) => {
      const known = accounts.get(code)
      if (known !== undefined) return known
      const text = clean(log.resource.dictionary.texts[code - 1] ?? '')
      accounts.set(code, text)
      return text
    },
    rules: evaluation.rules.map(({ rule }) => lookAtRule(log, rule, names)),
    worked: workedIn(evaluation),
  }
}

function workedIn({ log, rules, rulebook: { calendar } }: Evaluation): (one: number, other: number) => number {
  if (calendar === undefined || !rules.some(({ rule }) => rule.within?.kind === 'working-hours')) return () => Number.NaN
  return workingTimeBetween(calendar, log.span)
}

function lookAtRule(log: PackedLog, rule: Rule, names: ActivityNames | undefined): RuleLook {
  const a = lookAtSide(log, rule.a, names)
  const correlate = rule.correlate
  const read = correlate === undefined ? undefined : reader(log, correlate)
  return {
    rule,
    a,
    b: rule.b === undefined ? a : lookAtSide(log, rule.b, names),
    limit: rule.within === undefined ? undefined : formatLimit(rule.within),
    correlation: correlate === undefined ? '' : clean(correlate.source),
    correlates: (eventOfA, eventOfB) => correlate === undefined || read === undefined || correlate.evaluate(read(eventOfA, eventOfB)) === 1,
  }
}

function lookAtSide(log: PackedLog, side: Side, names: ActivityNames | undefined): SideLook {
  const wanted = new Set(side.activities)
  const byCode = Uint8Array.from([0, ...log.activity.dictionary.texts.map((text) => (wanted.has(text) ? 1 : 0))])
  const codes = log.activity.codes
  const when = side.when
  const read = when === undefined ? undefined : reader(log, when)
  return {
    words: nameSide(side, names),
    activities: side.activities,
    matches: (event) => byCode[codes[event]] === 1 && (when === undefined || read === undefined || when.evaluate(read(event, event)) === 1),
  }
}

function reader(log: PackedLog, condition: Condition): (a: number, b: number) => (string | null)[] {
  const columns = condition.refs.map((ref: AttributeRef) => ({ fromB: ref.of === 'b', column: log.eventAttributes.get(ref.name) }))
  return (a, b) => columns.map(({ fromB, column }) => valueAt(column, fromB ? b : a))
}

function valueAt(column: CodedColumn | undefined, event: number): string | null {
  const code = column?.codes[event] ?? 0
  return code === 0 ? null : (column?.dictionary.texts[code - 1] ?? null)
}
