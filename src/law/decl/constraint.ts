import type { Place } from '../../base/index.ts'
import { compileCondition } from '../condition.ts'
import { parseWithin } from '../durations.ts'
import { nearest } from '../nearest.ts'
import { note, noting } from '../problems.ts'
import type { Problems } from '../problems.ts'
import type { Condition, Rule, Side, Within } from '../schema.ts'
import { TEMPLATE_SHAPES } from '../templates.ts'
import { DECL_NAMES, DECL_TEMPLATES } from './templates.ts'
import type { DeclTemplate } from './templates.ts'
import { DeclError, translate } from './translate.ts'
import type { AttributeKind, Translation } from './translate.ts'

/** What the lines of a model declare, and where mistakes go. */
export interface Model {
  file: string
  problems: Problems
  activities: ReadonlySet<string>
  kinds: ReadonlyMap<string, AttributeKind>
}

/** One part of a line, with the column (from 1) where it begins. */
interface Part {
  text: string
  column: number
}

interface Line {
  model: Model
  line: number
}

/** What a constraint says, without the words that a `.decl` file does not have. */
export type Constraint = Pick<Rule, 'template' | 'n' | 'a' | 'b' | 'correlate' | 'within'> & { text: string }

/**
 * Reads `Template[A, B] | activation | correlation | time` (one activity: `Template[A] | activation | time`).
 * What has no equivalent here is noted as a mistake of that line.
 */
export function constraintOf(raw: string, line: number, model: Model): Constraint | undefined {
  const here: Line = { model, line }
  const [head, ...conditions] = partsOf(raw)
  const match = /^\s*([^[\]]+?)\s*(\d*)\s*\[(.*)\]\s*$/.exec(head.text)
  if (match === null) return problem(here, 1, 'this is not a constraint', 'write Response[A, B] | | |')
  const known = DECL_TEMPLATES.get(match[1].toLowerCase().replace(/[\s-]/g, ''))
  if (known === undefined) {
    const close = nearest(match[1], DECL_NAMES)
    return problem(here, columnOf(raw), `${match[1].slice(0, 60)} has no equivalent here`, close && `did you mean ${close}?`)
  }
  const counted = countOf(here, known, match[2], columnOf(raw))
  const activities = activitiesOf(match[3], TEMPLATE_SHAPES[known.template].sides, model)
  if (activities === undefined) {
    return problem(
      here,
      head.text.indexOf('[') + 2,
      `${match[1]} takes ${TEMPLATE_SHAPES[known.template].sides} activities, separated by a comma`,
    )
  }
  const rest = conditionsOf(here, known, conditions)
  if (counted === undefined || rest === undefined) return undefined
  const [a, b] = activities.map((activity): Side => ({ activities: [activity] }))
  const { aWhen, bWhen, ...pair } = rest
  const sides = { a: side(a, aWhen), ...(b === undefined ? {} : { b: side(b, bWhen) }) }
  return { ...counted, ...sides, ...pair, text: normalised(raw) }
}

function problem(here: Line, column: number, message: string, hint?: string): undefined {
  return note(here.model.problems, placeAt(here, column), message, hint)
}

function placeAt(here: Line, column: number): Place {
  return { file: here.model.file, line: here.line, column }
}

function columnOf(raw: string): number {
  return raw.length - raw.trimStart().length + 1
}

function partsOf(raw: string): Part[] {
  let column = 1
  return raw.split('|').map((text) => {
    const part = { text, column }
    column += text.length + 1
    return part
  })
}

function normalised(raw: string): string {
  return raw
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\s*\|/g, ' |')
    .replace(/(?:\s*\|\s*)+$/, '')
}

function side(given: Side, when: Condition | undefined): Side {
  return when === undefined ? given : { ...given, when }
}

/** Existence2 is at least 2, Absence2 at most 1, Exactly2 exactly 2. */
function countOf(here: Line, { template }: DeclTemplate, digits: string, column: number): Pick<Constraint, 'template' | 'n'> | undefined {
  const n = digits === '' ? 1 : Number(digits)
  if (template === 'absence') {
    if (n < 1) return problem(here, column, 'Absence0 can never hold', 'Absence2 says: at most once')
    return n === 1 ? { template } : { template: 'atMost', n: n - 1 }
  }
  if (template === 'exactly' && n === 0) return { template: 'absence' }
  if (template === 'existence' || template === 'exactly') {
    return n < 1 ? problem(here, column, 'Existence0 always holds', 'write Existence1 or more') : { template, n }
  }
  return digits === '' ? { template } : problem(here, column, 'this template takes no number')
}

/** Activities between the brackets. A comma may be part of a declared name. */
function activitiesOf(text: string, sides: 1 | 2, { activities }: Model): string[] | undefined {
  const whole = text.trim()
  if (sides === 1) return whole === '' ? undefined : [whole]
  const pieces = text.split(',')
  const splits = pieces.slice(1).map((_, i) => [
    pieces
      .slice(0, i + 1)
      .join(',')
      .trim(),
    pieces
      .slice(i + 1)
      .join(',')
      .trim(),
  ])
  const chosen = splits.find((names) => names.every((name) => activities.has(name))) ?? (splits.length === 1 ? splits[0] : undefined)
  return chosen?.every((name) => name !== '') ? chosen : undefined
}

type Conditions = Pick<Rule, 'correlate' | 'within'> & { aWhen?: Condition; bWhen?: Condition }

function conditionsOf(here: Line, known: DeclTemplate, given: readonly Part[]): Conditions | undefined {
  const { sides, pair } = TEMPLATE_SHAPES[known.template]
  const { activation, correlation, time, extra } = assign(given, sides)
  if (extra !== undefined) return problem(here, startOf(extra), 'there are more conditions than this template takes')
  const within = time && withinOf(here, time, pair)
  const when = activation && activationOf(here, known, activation)
  const correlate = correlation && correlationOf(here, known, correlation, pair)
  if ((time && !within) || (activation && !when) || (correlation && !correlate)) return undefined
  const onA = known.activates === 'a' || known.activates === 'both'
  const onB = known.activates === 'b' || known.activates === 'both'
  return {
    ...(when !== undefined && onA ? { aWhen: when } : {}),
    ...(when !== undefined && onB ? { bWhen: when } : {}),
    ...(correlate === undefined ? {} : { correlate }),
    ...(within === undefined ? {} : { within }),
  }
}

interface Assigned {
  activation: Part | undefined
  correlation: Part | undefined
  time: Part | undefined
  extra: Part | undefined
}

/** activation | correlation | time; with one activity: activation | time. Empty ones do not count. */
function assign(given: readonly Part[], sides: 1 | 2): Assigned {
  const filled = given.map((part) => (part.text.trim() === '' ? undefined : part))
  const [first, second, third] = filled
  const isTime = (part: Part | undefined): boolean => part !== undefined && /^\s*[\d.]*\s*,.*,?\s*[a-z]\s*$/i.test(part.text)
  const shifted = sides === 1 ? second !== undefined : third === undefined && isTime(second)
  const time = shifted ? second : third
  const extra = filled.slice(3).find((part) => part !== undefined) ?? (sides === 1 && shifted ? third : undefined)
  return { activation: first, correlation: shifted ? undefined : second, time, extra }
}

function startOf(part: Part): number {
  return part.column + part.text.length - part.text.trimStart().length
}

const UNITS = ['s', 'm', 'h', 'd']

function withinOf(here: Line, part: Part, pair: boolean): Within | undefined {
  const column = startOf(part)
  const [low, high, unit, ...more] = part.text.split(',').map((piece) => piece.trim())
  if (unit === undefined || more.length > 0 || !UNITS.includes(unit.toLowerCase())) {
    return problem(
      here,
      column,
      `"${part.text.trim().slice(0, 40)}" is not a time condition`,
      'write 0,5,d: at most five days (s, m, h or d)',
    )
  }
  if (!pair) return problem(here, column, 'a time condition of this template has no equivalent here', 'within needs a pair of events')
  if (!/^\d+(\.\d+)?$/.test(low) || Number(low) !== 0) {
    return problem(here, column, `a least time (${low.slice(0, 20)}) has no equivalent here`, 'write 0,5,d: at most five days')
  }
  const within = parseWithin(`${high}${unit.toLowerCase()}`)
  return typeof within === 'string' ? problem(here, column, `time condition: ${within}`) : within
}

function activationOf(here: Line, known: DeclTemplate, part: Part): Condition | undefined {
  if (known.activates === 'ambiguous') {
    const hint = 'write its two halves (such as Response and Precedence) instead'
    return problem(here, startOf(part), 'an activation condition on a template with two activations has no equivalent here', hint)
  }
  return compile(here, part, 'event', { prefixes: { A: 'attr' }, kinds: here.model.kinds })
}

function correlationOf(here: Line, known: DeclTemplate, part: Part, pair: boolean): Condition | undefined {
  if (!pair) return problem(here, startOf(part), 'a correlation condition of this template has no equivalent here')
  if (known.activates === 'ambiguous' && /\b[ABT]\./i.test(part.text)) {
    const hint = 'same … and different … may be used; or write its two halves instead'
    return problem(here, startOf(part), 'a condition on A or T of a template with two activations has no equivalent here', hint)
  }
  const prefixes = known.activates === 'b' ? { A: 'b', T: 'a' } : { A: 'a', T: 'b', B: 'b' }
  return compile(here, part, 'pair', { prefixes, kinds: here.model.kinds })
}

function compile(here: Line, part: Part, scope: 'event' | 'pair', translation: Translation): Condition | undefined {
  try {
    const cel = translate(part.text, translation)
    return noting(here.model.problems, () => compileCondition(cel, scope, placeAt(here, startOf(part))))
  } catch (error) {
    if (!(error instanceof DeclError)) throw error
    return problem(here, part.column + error.offset, `condition: ${error.message}`, 'write A.amount > 5, A.channel is red, same lot')
  }
}
