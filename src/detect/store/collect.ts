import { createHash } from 'node:crypto'
import type { ActivityNames, Vocabulary } from '../../law/index.ts'
import type { UsedRulebooks } from '../../law/versions/index.ts'
import {
  cellsOf,
  findPatterns,
  STRATA,
  tally,
  withCases,
  type CellTable,
  type DeclaredException,
  type Hits,
  type Pattern,
} from '../behaviour/index.ts'
import { frameOf } from '../behaviour/frame.ts'
import { witnesses } from '../evaluate.ts'
import { laneOf } from '../hits/trace.ts'
import { collectFacts, type CaseFacts } from '../report/facts.ts'
import { collectRules } from '../report/rules.ts'
import type { Evaluation } from '../schema.ts'
import { collectLog } from './log-report.ts'
import type { CaseColumns, RuleMonth, Run, UnitMonth } from './schema.ts'

export interface RunOptions {
  used: UsedRulebooks
  /** Version of the program. */
  engine: string
  names?: ActivityNames
  /** Who acts at an activity; without it, officers do. */
  lanes?: Vocabulary['lanes']
  /** Hits that are no longer held against anybody, as `rule|case`. */
  excluded?: Hits
  exceptions?: readonly DeclaredException[]
  /** Groups of like units, by unit. */
  peerGroups?: Readonly<Record<string, string>>
  onProgress?: (stage: 'summarise' | 'patterns', done: number, of: number) => void
}

/** Everything that is kept of one evaluation. The log must have been read with `patternRequest`. */
export function collectRun(evaluation: Evaluation, options: RunOptions): Run {
  const { log } = evaluation
  const { used, names, onProgress } = options
  const facts = collectFacts(evaluation)
  const seen = (rule: number, index: number): number[] => witnesses(evaluation, rule, index)
  onProgress?.('summarise', 0, 2)
  const logReport = collectLog(evaluation, facts, seen, names)
  onProgress?.('summarise', 1, 2)
  const absent = Object.fromEntries(collectRules(evaluation, facts, names).map(({ id, absentActivities }) => [id, absentActivities]))
  onProgress?.('patterns', 0, 1)
  return {
    lake: hashOf(log.files.map(({ sha256 }) => sha256)),
    rulebooks: used.books.map(({ id, version }) => ({ id, version })),
    engine: options.engine,
    cases: log.caseCount,
    events: log.eventCount,
    violating: evaluation.violatingCases,
    unfinished: evaluation.unfinishedCases,
    timezone: log.timezone,
    from: isoInstant(log.span.first),
    until: isoInstant(log.span.last),
    rules: evaluation.rules.map(({ rule, cases }) => ({ ...used.rules.get(rule.id)!, rule: rule.id, version: rule.version, ...cases })),
    report: { log: logReport, absent },
    accounts: accountsOf(evaluation, options.lanes ?? new Map()),
    columns: caseColumns(evaluation, facts),
    unitMonths: unitMonths(evaluation, facts),
    ...collectPatterns(evaluation, options),
  }
}

/** What depends on which hits are held against nobody: tallies and patterns. */
export function collectPatterns(
  evaluation: Evaluation,
  options: Pick<RunOptions, 'excluded' | 'exceptions' | 'peerGroups'>,
): Pick<Run, 'ruleMonths' | 'patterns'> {
  const excuses = excusesOf(options)
  const table = tally(evaluation, excuses)
  const found = findPatterns(table, { peerGroups: options.peerGroups ?? {} }).filter(isKept)
  return { ruleMonths: ruleMonths(table), patterns: withCases(evaluation, found, excuses) }
}

function excusesOf({ excluded, exceptions }: Pick<RunOptions, 'excluded' | 'exceptions'>): {
  excluded?: Hits
  exceptions?: readonly DeclaredException[]
} {
  return { ...(excluded === undefined ? {} : { excluded }), ...(exceptions === undefined ? {} : { exceptions }) }
}

/** A broker that is like the others is not worth a row; there are thousands. */
function isKept({ subjectKind, status }: Pattern): boolean {
  return subjectKind === 'unit' || status === 'amber' || status === 'red'
}

/** SHA-256 over the hashes of the imports, in order: the state of the data. */
export function hashOf(sha256s: readonly string[]): string {
  return createHash('sha256').update(sha256s.join('\n')).digest('hex')
}

/** How many of a lake's imports, from the first one on, are those that `hashOf` stands for; none where they do not begin with them. */
export function countRead(sha256s: readonly string[], hash: string): number {
  if (hashOf(sha256s) === hash) return sha256s.length
  const sum = createHash('sha256')
  for (const [at, sha256] of sha256s.entries()) {
    sum.update(at === 0 ? sha256 : `\n${sha256}`)
    if (sum.copy().digest('hex') === hash) return at + 1
  }
  return 0
}

/** Microseconds since 1970 as an instant; null where there is none, or none that a calendar has. */
export function isoInstant(micros: number): string | null {
  const date = new Date(Math.floor(micros / 1000))
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}

/** PostgreSQL keeps no NUL in a text. */
export function storable(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text
}

/** Accounts at what officers do: a trader's is nobody that the register should know. */
function accountsOf({ log, rulebook }: Evaluation, lanes: Vocabulary['lanes']): string[] {
  const ofOfficers = [false, ...log.activity.dictionary.texts.map((activity) => laneOf({ lanes }, activity, true) === 'officers')]
  const seen = new Uint8Array(log.resource.dictionary.texts.length + 1)
  const { codes } = log.resource
  for (let event = 0; event < codes.length; event++) if (ofOfficers[log.activity.codes[event]!] === true) seen[codes[event]!] = 1
  const machines = new Set(rulebook.columns.notAPerson)
  return log.resource.dictionary.texts.filter((text, index) => seen[index + 1] === 1 && !machines.has(text)).map(storable)
}

function caseColumns({ log, finished }: Evaluation, facts: CaseFacts): CaseColumns {
  const { start, time, caseCount } = log
  const columns = { last: new Float64Array(caseCount), events: new Uint32Array(caseCount) }
  for (let index = 0; index < caseCount; index++) {
    columns.last[index] = lastOf(time, start[index]!, start[index + 1]!)
    columns.events[index] = start[index + 1]! - start[index]!
  }
  const { unit, first, violated, unknown } = facts
  return {
    ...columns,
    caseIds: log.caseIds,
    variant: log.variantOf,
    unit,
    units: [null, ...log.unit.dictionary.texts],
    first,
    violated,
    unknown,
    finished,
  }
}

function lastOf(time: Float64Array, from: number, until: number): number {
  for (let event = until - 1; event >= from; event--) if (!Number.isNaN(time[event]!)) return time[event]!
  return NaN
}

function unitMonths(evaluation: Evaluation, facts: CaseFacts): UnitMonth[] {
  const { unit, month } = frameOf(evaluation.log, STRATA)
  const rows = new Map<number, UnitMonth>()
  for (let index = 0; index < evaluation.log.caseCount; index++) {
    const [who, when] = [unit.codes[index]!, month.codes[index]!]
    if (when === 0) continue
    const key = who * month.texts.length + when
    let row = rows.get(key)
    if (row === undefined)
      rows.set(key, (row = { unit: storable(unit.texts[who]!), month: month.texts[when]!, cases: 0, violating: 0, unknown: 0 }))
    row.cases++
    if (facts.violated[index]! > 0) row.violating++
    else if (facts.unknown[index]! > 0) row.unknown++
  }
  return [...rows.values()]
}

/** Cells of units, summed over strata and exceptions. */
function ruleMonths(table: CellTable): RuleMonth[] {
  const rows = new Map<string, RuleMonth>()
  for (const { rule, subject, month, exposed, violated, unknown } of cellsOf(table, 'unit')) {
    const key = `${rule}\n${month}\n${subject}`
    let row = rows.get(key)
    if (row === undefined) rows.set(key, (row = { rule, unit: storable(subject), month, exposed: 0, violated: 0, unknown: 0 }))
    row.exposed += exposed
    row.violated += violated
    row.unknown += unknown
  }
  return [...rows.values()]
}
