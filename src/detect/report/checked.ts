import { clean, dayNumber } from '../../base/index.ts'
import type { RejectedRow } from '../../lake/schema.ts'
import type { Condition, Rule } from '../../law/schema.ts'
import type { LocalClock } from '../local-time.ts'
import type { CaseFacts } from './facts.ts'
import type { CheckedData, LimitsData, LocalMoment } from './schema.ts'
import type { Evaluation } from '../schema.ts'

const MOST_REASONS = 8

/** What was checked: files, sizes, period, and how many cases go against a rule or cannot be checked. */
export function collectChecked(evaluation: Evaluation, facts: CaseFacts, clock: LocalClock): CheckedData {
  const { log } = evaluation
  let unknownCases = 0
  for (let index = 0; index < log.caseCount; index++) {
    if (facts.violated[index] === 0 && facts.unknown[index] > 0) unknownCases++
  }
  return {
    files: log.files.map(({ name, sha256 }) => ({ name: clean(name), sha256 })),
    cases: log.caseCount,
    events: log.eventCount,
    activities: facts.activities.subarray(1).reduce((sum, one) => sum + one, 0),
    units: new Set(facts.unit).size - (facts.unit.includes(0) ? 1 : 0),
    variants: log.variants.count.length,
    timezone: log.timezone,
    from: momentOf(clock, log.span.first),
    until: momentOf(clock, log.span.last),
    violatingCases: evaluation.violatingCases,
    unknownCases,
    notes: log.notes.map(clean),
  }
}

export function momentOf(clock: LocalClock, time: number): LocalMoment | null {
  return Number.isNaN(time) ? null : { day: clock.day(time), minute: clock.minute(time) }
}

/** What could not be checked, or not with certainty, and why. */
export function collectLimits(evaluation: Evaluation, checked: CheckedData): LimitsData {
  const { log, rules } = evaluation
  let undatedEvents = 0
  let eventsWithoutAccount = 0
  for (let event = 0; event < log.eventCount; event++) {
    if (Number.isNaN(log.time[event])) undatedEvents++
    if (log.resource.codes[event] === 0) eventsWithoutAccount++
  }
  return {
    rejectedRows: log.rejected.length,
    rejected: groupRejected(log.rejected),
    undatedEvents,
    eventsWithoutAccount,
    notAPerson: evaluation.rulebook.columns.notAPerson.map(clean),
    uncertainCases: log.uncertain.reduce((sum, one) => sum + (one === 0 ? 0 : 1), 0),
    unfinishedCases: evaluation.unfinishedCases,
    absentAttributes: log.absentAttributes.map((name) => ({
      name: clean(name),
      rules: rules.flatMap(({ rule }, index) =>
        conditionsOf(rule).some((one) => one.refs.some((ref) => ref.name === name)) ? [index] : [],
      ),
    })),
    calendarKnown: calendarGap(evaluation, checked),
    neverArose: rules.flatMap(({ cases }, index) => (cases.activated === 0 ? [index] : [])),
    unconfirmed: rules.flatMap(({ rule }, index) => (rule.basis.every((basis) => basis.confirmed) ? [] : [index])),
  }
}

function conditionsOf(rule: Rule): Condition[] {
  return [rule.when, rule.a.when, rule.b?.when, rule.correlate].filter((one) => one !== undefined)
}

function calendarGap(evaluation: Evaluation, checked: CheckedData): LimitsData['calendarKnown'] {
  const known = evaluation.rulebook.calendar?.known
  const usesCalendar = evaluation.rules.some(({ rule }) => rule.within !== undefined && rule.within.kind !== 'elapsed')
  if (known === undefined || !usesCalendar || checked.from === null || checked.until === null) return null
  const [from, until] = [dayNumber(known.from), dayNumber(known.until)]
  return checked.from.day < from || checked.until.day > until ? { from, until } : null
}

function groupRejected(rows: readonly RejectedRow[]): LimitsData['rejected'] {
  const groups = new Map<string, LimitsData['rejected'][number]>()
  for (const { file, field, reason, row } of rows) {
    const key = JSON.stringify([file, field, reason])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { file: clean(file), field: clean(field), reason: clean(reason), rows: 1, firstRow: row })
    else group.rows++
  }
  return [...groups.values()].toSorted((a, b) => b.rows - a.rows).slice(0, MOST_REASONS)
}
