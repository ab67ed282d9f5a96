import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { canonicalCondition } from './condition.ts'
import type { Scope } from './condition.ts'
import type { Calendar, ColumnNames, Condition, Finished, Rule, Rulebook, Side, Within } from './schema.ts'

export type Circumstances = Pick<Rulebook, 'columns' | 'finished' | 'calendar'>

/**
 * SHA-256 (hex) of the RFC 8785 form of everything that can change a verdict of this rule, defaults filled in.
 * What only says how it is written (order of a list, spaces in a condition, `48h` or `2d`) does not count.
 */
export function versionOf(rule: Omit<Rule, 'version'>, circumstances: Circumstances): string {
  const form = canonicalize(meaningOf(rule, circumstances))
  if (form === undefined) throw new TypeError('a rule has no canonical form')
  return createHash('sha256').update(form, 'utf8').digest('hex')
}

/** The parts of a rule and its surroundings that decide its verdicts, by name. */
export function meaningOf(rule: Omit<Rule, 'version'>, circumstances: Circumstances): Record<string, unknown> {
  const { columns, finished, calendar } = circumstances
  const dated = rule.from !== undefined || rule.until !== undefined
  const parts = {
    template: rule.template,
    n: rule.n,
    a: sideForm(rule.a),
    b: rule.b && sideForm(rule.b),
    when: conditionForm(rule.when, 'case'),
    correlate: conditionForm(rule.correlate, 'pair'),
    within: rule.within && withinForm(rule.within),
    from: rule.from,
    until: rule.until,
    appliesBy: dated ? rule.appliesBy : undefined,
    columns: columnsForm(columns),
    finished: finished && finishedForm(finished),
    calendar: calendar && rule.within && rule.within.kind !== 'elapsed' ? calendarForm(calendar) : undefined,
  }
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
}

function sideForm(side: Side): unknown {
  const when = conditionForm(side.when, 'event')
  return { activities: sorted(side.activities), ...(when === undefined ? {} : { when }) }
}

function conditionForm(condition: Condition | undefined, scope: Scope): string | undefined {
  return condition && canonicalCondition(condition.source, scope)
}

function withinForm(within: Within): unknown {
  return within.kind === 'working-days'
    ? { kind: within.kind, days: within.days }
    : { kind: within.kind, milliseconds: within.milliseconds }
}

function columnsForm(columns: ColumnNames): unknown {
  const { case: caseId, activity, timestamp, resource, timezone } = columns
  const names = { case: caseId, activity, timestamp, resource, timezone }
  const given = Object.fromEntries(Object.entries(names).filter(([, name]) => name !== undefined))
  const lifecycle = columns.lifecycle === undefined ? {} : { lifecycle: sorted(columns.lifecycle) }
  return { ...given, ...lifecycle, notAPerson: sorted(columns.notAPerson) }
}

function finishedForm(finished: Finished): unknown {
  return 'activities' in finished ? { activities: sorted(finished.activities) } : { idleMilliseconds: finished.idleMilliseconds }
}

/** What a calendar says, without its name. */
export function calendarForm(calendar: Calendar): unknown {
  const { timezone, week, holidays, workdays, known } = calendar
  const worked = [...workdays].toSorted(([x], [y]) => (x < y ? -1 : 1))
  return { timezone, week, holidays: sorted([...holidays]), workdays: worked, ...(known === undefined ? {} : { known }) }
}

function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].toSorted()
}
