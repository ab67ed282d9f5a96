import { isMap } from 'yaml'
import { compileCondition } from '../condition.ts'
import type { Scope } from '../condition.ts'
import { parseWithin, WITHIN_HINT } from '../durations.ts'
import { noting } from '../problems.ts'
import { SEVERITIES, TEMPLATES } from '../schema.ts'
import type { Citation, Condition, Rule, Side, Template, Within } from '../schema.ts'
import { TEMPLATE_SHAPES } from '../templates.ts'
import type { TemplateShape } from '../templates.ts'
import { noteAt, placeOf, resolved } from './document.ts'
import type { YamlFile } from './document.ts'
import { choiceOf, fieldsOf, integerOf, itemsOf, placesIn, textOf, textsOf, wordOf } from './fields.ts'
import type { Fields } from './fields.ts'
import { bilingualOf, periodOf, yesOrNo } from './values.ts'
import type { RuleDraft } from '../draft.ts'

const RULE_KEYS = [
  'id',
  'title',
  'basis',
  'from',
  'until',
  'appliesBy',
  'severity',
  'area',
  'exceptions',
  'template',
  'n',
  'a',
  'b',
  'when',
  'correlate',
  'within',
]

const APPLIES_BY = ['activation', 'case'] as const

/** Reads one rule; `undefined` where something that it cannot do without is wrong. Every mistake is noted. */
export function ruleOf(yaml: YamlFile, given: unknown): RuleDraft | undefined {
  const fields = fieldsOf(yaml, given, 'a rule', RULE_KEYS)
  if (fields === undefined) return undefined
  for (const key of ['id', 'template', 'a']) {
    if (!fields.keys.has(key)) noteAt(yaml, fields.node, `the rule lacks ${key}`)
  }
  const id = optional(fields, 'id', (node) => wordOf(yaml, node, 'id'))
  const words = wordsOf(yaml, fields)
  const meaning = meaningOf(yaml, fields)
  if (id === undefined || meaning === undefined) return undefined
  const { title = { en: id, vi: id }, ...rest } = words
  const { line = 1 } = placeOf(yaml, fields.node)
  const within = fields.values.get('within')
  return {
    rule: { id, title, ...rest, ...meaning, place: { file: yaml.file, line } },
    idPlace: placeOf(yaml, fields.values.get('id')),
    withinPlace: placeOf(yaml, within ?? fields.node),
  }
}

function optional<T>(fields: Fields, key: string, read: (node: unknown) => T | undefined): T | undefined {
  const node = fields.values.get(key)
  return node === undefined ? undefined : read(node)
}

function present<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: T })
}

type Words = Pick<Rule, 'basis' | 'severity' | 'area' | 'exceptions'> & { title?: Rule['title'] }

function wordsOf(yaml: YamlFile, fields: Fields): Words {
  return {
    ...present(
      'title',
      optional(fields, 'title', (node) => bilingualOf(yaml, node, 'title')),
    ),
    basis: optional(fields, 'basis', (node) => basisOf(yaml, node)) ?? [],
    severity: optional(fields, 'severity', (node) => choiceOf(yaml, node, 'severity', SEVERITIES)) ?? 'serious',
    ...present(
      'area',
      optional(fields, 'area', (node) => integerOf(yaml, node, 'area', 1)),
    ),
    ...present(
      'exceptions',
      optional(fields, 'exceptions', (node) => bilingualOf(yaml, node, 'exceptions')),
    ),
  }
}

function basisOf(yaml: YamlFile, given: unknown): Citation[] {
  const citations: Citation[] = []
  for (const item of itemsOf(yaml, given, 'basis', 0) ?? []) {
    const fields = fieldsOf(yaml, item, 'a citation', ['cite', 'from', 'until', 'confirmed', 'note'])
    if (fields === undefined) continue
    if (!fields.keys.has('cite')) noteAt(yaml, fields.node, 'the citation lacks cite', 'write { cite: "Law …, art. …", from: 2016-09-01 }')
    const cite = optional(fields, 'cite', (node) => textOf(yaml, node, 'cite'))
    const confirmed = optional(fields, 'confirmed', (node) => yesOrNo(yaml, node, 'confirmed')) ?? false
    const note = optional(fields, 'note', (node) => textOf(yaml, node, 'note'))
    if (cite !== undefined) citations.push({ cite, ...periodOf(yaml, fields), confirmed, ...present('note', note) })
  }
  return citations
}

type Meaning = Omit<Rule, 'id' | 'version' | 'title' | 'basis' | 'severity' | 'area' | 'exceptions' | 'place'>

function meaningOf(yaml: YamlFile, fields: Fields): Meaning | undefined {
  const template = optional(fields, 'template', (node) => choiceOf(yaml, node, 'template', TEMPLATES))
  const shape = template && TEMPLATE_SHAPES[template]
  const n = template && shape && countOf(yaml, fields, template, shape)
  const a = optional(fields, 'a', (node) => sideOf(yaml, node, 'a'))
  const b = optional(fields, 'b', (node) => sideOf(yaml, node, 'b'))
  const when = optional(fields, 'when', (node) => conditionOf(yaml, node, 'case'))
  const correlate = optional(fields, 'correlate', (node) => conditionOf(yaml, node, 'pair'))
  const within = optional(fields, 'within', (node) => withinOf(yaml, node))
  const period = periodOf(yaml, fields)
  const appliesBy = optional(fields, 'appliesBy', (node) => choiceOf(yaml, node, 'appliesBy', APPLIES_BY)) ?? 'activation'
  if (template === undefined || shape === undefined) return undefined
  checkShape(yaml, fields, template, shape)
  if (a === undefined || (shape.sides === 2 && b === undefined)) return undefined
  const parts = {
    ...present('n', n),
    ...present('b', b),
    ...present('when', when),
    ...present('correlate', correlate),
    ...present('within', within),
  }
  return { template, a, ...parts, ...period, appliesBy }
}

function countOf(yaml: YamlFile, fields: Fields, template: Template, shape: TemplateShape): number | undefined {
  const node = fields.values.get('n')
  if (shape.count === 'none') {
    const hint = template === 'absence' ? 'atMost takes n' : 'existence, atMost and exactly take n'
    return node === undefined ? undefined : noteAt(yaml, fields.keys.get('n'), `${template} takes no n`, hint)
  }
  if (node !== undefined) return integerOf(yaml, node, 'n', shape.leastCount)
  if (shape.count === 'optional' || fields.keys.has('n')) return 1
  return noteAt(yaml, fields.node, `${template} needs n`, 'n says how many times at most')
}

/** Keys that a template must or must not have. */
function checkShape(yaml: YamlFile, fields: Fields, template: Template, shape: TemplateShape): void {
  if (shape.sides === 2 && !fields.keys.has('b')) noteAt(yaml, fields.node, `${template} needs b`)
  if (shape.sides === 1 && fields.keys.has('b'))
    noteAt(yaml, fields.keys.get('b'), `${template} takes no b`, 'several activities are a list in a')
  for (const key of ['within', 'correlate']) {
    if (!shape.pair && fields.keys.has(key)) noteAt(yaml, fields.keys.get(key), `${template} takes no ${key}`, 'it names no pair of events')
  }
}

function sideOf(yaml: YamlFile, given: unknown, what: string): Side | undefined {
  if (!isMap(resolved(yaml, given))) {
    const activities = textsOf(yaml, given, what)
    return activities && { activities }
  }
  const fields = fieldsOf(yaml, given, what, ['activity', 'when'])
  if (fields === undefined) return undefined
  if (!fields.keys.has('activity')) noteAt(yaml, fields.node, `${what} lacks activity`)
  const activities = optional(fields, 'activity', (node) => textsOf(yaml, node, `activity of ${what}`))
  const when = optional(fields, 'when', (node) => conditionOf(yaml, node, 'event'))
  return activities && { activities, ...present('when', when) }
}

function conditionOf(yaml: YamlFile, given: unknown, scope: Scope): Condition | undefined {
  const source = textOf(yaml, given, 'the condition')
  return source === undefined ? undefined : noting(yaml.problems, () => compileCondition(source, scope, placesIn(yaml, given)))
}

function withinOf(yaml: YamlFile, given: unknown): Within | undefined {
  const word = wordOf(yaml, given, 'within')
  if (word === undefined) return undefined
  const within = parseWithin(word)
  return typeof within === 'string' ? noteAt(yaml, given, `within: ${within}`, WITHIN_HINT) : within
}
