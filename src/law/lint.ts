import type { ASTNode } from '@marcbachmann/cel-js'
import type { Place } from '../base/index.ts'
import { parseCel } from './condition/parse.ts'
import { readRulebooks } from './rulebook.ts'
import type { Condition, Rule, Rulebook, Template } from './schema.ts'

export type LintCode =
  | 'no-citation'
  | 'unconfirmed'
  | 'basis-not-in-force'
  | 'calendar-ends'
  | 'no-finished'
  | 'never-known'
  | 'ordered-as-text'
  | 'similar-names'

/** Something that is no mistake, but that a careful author would look at. `rule` is absent where it concerns the whole rulebook. */
export interface LintWarning {
  code: LintCode
  rule?: string
  place: Place
  message: string
  hint: string
}

export interface LintResult {
  rulebook: Rulebook
  warnings: LintWarning[]
}

/** Reads rulebooks and gives what a careful author would look at. Throws LiemError('rulebook') for mistakes. */
export async function lintRulebooks(files: readonly string[], options: { calendars?: string } = {}): Promise<LintResult> {
  const rulebook = await readRulebooks(files, options)
  const warnings = rulebook.rules.flatMap((rule) => [
    ...basisWarnings(rule),
    ...calendarWarnings(rule, rulebook),
    ...conditionWarnings(rule),
  ])
  return { rulebook, warnings: [...warnings, ...finishedWarning(rulebook), ...similarNames(rulebook)] }
}

function warn(rule: Rule, code: LintCode, message: string, hint: string): LintWarning {
  return { code, rule: rule.id, place: rule.place, message, hint }
}

function basisWarnings(rule: Rule): LintWarning[] {
  if (rule.basis.length === 0) return [warn(rule, 'no-citation', 'no citation', 'say in basis which law asks for it')]
  const warnings: LintWarning[] = []
  if (!rule.basis.some((citation) => citation.confirmed)) {
    warnings.push(warn(rule, 'unconfirmed', 'no citation is confirmed', 'have a lawyer confirm it, then write confirmed: yes'))
  }
  const start = rule.basis.flatMap((citation) => citation.from ?? []).toSorted()[0] as string | undefined
  if (
    start !== undefined &&
    rule.basis.every((citation) => citation.from !== undefined) &&
    (rule.from === undefined || rule.from < start)
  ) {
    warnings.push(
      warn(
        rule,
        'basis-not-in-force',
        `applies ${rule.from === undefined ? 'to all days' : `from ${rule.from}`}, but its basis is in force from ${start}`,
        `write from: ${start}`,
      ),
    )
  }
  return warnings
}

function calendarWarnings(rule: Rule, { calendar }: Rulebook): LintWarning[] {
  if (rule.within === undefined || rule.within.kind === 'elapsed' || calendar?.known === undefined) return []
  const { from, until } = calendar.known
  if (rule.from !== undefined && rule.from >= from && rule.until !== undefined && rule.until <= until) return []
  const message = `the calendar ${calendar.id} knows the holidays from ${from} to ${until}; outside these days ${rule.within.text} is unknown`
  return [warn(rule, 'calendar-ends', message, 'add the missing years to the calendar')]
}

/** Templates that a later event can still satisfy. */
const CURABLE: ReadonlySet<Template> = new Set([
  'existence',
  'exactly',
  'end',
  'respondedExistence',
  'coExistence',
  'response',
  'alternateResponse',
  'chainResponse',
  'succession',
  'alternateSuccession',
  'chainSuccession',
  'choice',
  'exclusiveChoice',
])

function finishedWarning({ rules, finished }: Rulebook): LintWarning[] {
  const rule = finished === undefined ? rules.find(({ template }) => CURABLE.has(template)) : undefined
  if (rule === undefined) return []
  const message = `every case counts as finished, so that ${rule.id} is violated while its case still runs`
  return [{ code: 'no-finished', place: { file: rule.place.file }, message, hint: 'give finished: [Close], or finished: { idle: 30d }' }]
}

function conditionWarnings(rule: Rule): LintWarning[] {
  const conditions = [rule.when, rule.a.when, rule.b?.when, rule.correlate].filter((condition) => condition !== undefined)
  return conditions.flatMap((condition) => doubtful(rule, condition))
}

function doubtful(rule: Rule, condition: Condition): LintWarning[] {
  const warnings: LintWarning[] = []
  for (const node of nodesOf(parseCel(condition.source))) {
    if (node.op === 'value' && node.args === null) {
      warnings.push(warn(rule, 'never-known', 'a comparison with null is always unknown', 'write has(x) or !has(x)'))
    }
    if ((node.op === '<' || node.op === '<=' || node.op === '>' || node.op === '>=') && node.args.every(isAttribute)) {
      const hint = 'write x - y > 0 to compare numbers; days written 2026-02-16 are in order as they are'
      warnings.push(
        warn(
          rule,
          'ordered-as-text',
          `"${node.input.slice(node.start, node.end)}" compares two attributes as texts: "9" comes after "10"`,
          hint,
        ),
      )
    }
  }
  return warnings
}

function isAttribute(node: ASTNode): boolean {
  return (
    node.op === 'id' || node.op === '.' || node.op === '[]' || (node.op === 'call' && (node.args[0] === 'first' || node.args[0] === 'last'))
  )
}

function nodesOf(root: ASTNode): ASTNode[] {
  const found: ASTNode[] = []
  const open: unknown[] = [root]
  while (open.length > 0) {
    const next = open.pop()
    if (Array.isArray(next)) open.push(...(next as unknown[]))
    else if (isNode(next)) {
      found.push(next)
      open.push(next.args)
    }
  }
  return found
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value
}

/** Names that differ only in case, blanks or hyphens: most likely one of them is misspelt. */
function similarNames({ rules, finished }: Rulebook): LintWarning[] {
  const seen = new Map<string, string>()
  const warnings: LintWarning[] = []
  for (const rule of rules) {
    for (const activity of [...rule.a.activities, ...(rule.b?.activities ?? [])]) check(activity, rule)
  }
  if (finished !== undefined && 'activities' in finished) for (const activity of finished.activities) check(activity)
  return warnings

  function check(activity: string, rule?: Rule): void {
    const key = activity
      .toLowerCase()
      .normalize('NFC')
      .replace(/[\s_-]+/g, '')
    const other = seen.get(key) ?? activity
    seen.set(key, other)
    if (other === activity) return
    const place = rule?.place ?? { file: rules[0]?.place.file ?? '' }
    const named = rule === undefined ? {} : { rule: rule.id }
    warnings.push({
      code: 'similar-names',
      ...named,
      place,
      message: `the activities "${activity}" and "${other}" differ only in spelling`,
      hint: 'write both the same way',
    })
  }
}
