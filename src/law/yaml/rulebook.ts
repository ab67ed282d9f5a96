import { isMap, isSeq } from 'yaml'
import type { BookDraft, RuleDraft } from '../draft.ts'
import { parseWithin } from '../durations.ts'
import type { Problems } from '../problems.ts'
import type { Calendar, ColumnNames, Finished } from '../schema.ts'
import { inlineCalendarOf } from './calendar.ts'
import { noteAt, parseYaml, placeOf, resolved } from './document.ts'
import type { YamlFile } from './document.ts'
import { choiceOf, fieldsOf, textOf, textsOf, wordOf } from './fields.ts'
import type { Fields } from './fields.ts'
import { ruleOf } from './rule.ts'
import { bilingualOf, zoneOf } from './values.ts'

/** Reads the text of one rulebook file `liem: rulebook/1`. Every mistake is noted in `problems`. */
export function parseBook(text: string, file: string, problems: Problems): BookDraft | undefined {
  const yaml = parseYaml(text, file, problems)
  if (yaml === undefined) return undefined
  const fields = fieldsOf(yaml, yaml.root, 'a rulebook', ['liem', 'title', 'columns', 'finished', 'calendar', 'rules'])
  if (fields === undefined) return undefined
  if (!fields.keys.has('liem')) noteAt(yaml, fields.node, 'this is not said to be a rulebook', 'begin with  liem: rulebook/1')
  read(fields, 'liem', (node) => choiceOf(yaml, node, 'format', ['rulebook/1']))
  const title = read(fields, 'title', (node) => bilingualOf(yaml, node, 'title'))
  return {
    file,
    ...(title === undefined ? {} : { title }),
    ...placed(yaml, fields, 'columns', columnsOf),
    ...placed(yaml, fields, 'finished', finishedOf),
    ...placed(yaml, fields, 'calendar', calendarOf),
    rules: read(fields, 'rules', (node) => rulesOf(yaml, node)) ?? [],
  }
}

function read<T>(fields: Fields, key: string, reader: (node: unknown) => T | undefined): T | undefined {
  const node = fields.values.get(key)
  return node === undefined ? undefined : reader(node)
}

function placed<K extends 'columns' | 'finished' | 'calendar', T>(
  yaml: YamlFile,
  fields: Fields,
  key: K,
  reader: (yaml: YamlFile, node: unknown) => T | undefined,
): { [P in K]?: { value: T; place: ReturnType<typeof placeOf> } } {
  const value = read(fields, key, (node) => reader(yaml, node))
  if (value === undefined) return {}
  const node = typeof value === 'string' ? fields.values.get(key) : fields.keys.get(key)
  return { [key]: { value, place: placeOf(yaml, node) } } as { [P in K]: { value: T; place: ReturnType<typeof placeOf> } }
}

function rulesOf(yaml: YamlFile, node: unknown): RuleDraft[] | undefined {
  const list = resolved(yaml, node)
  if (!isSeq(list)) return noteAt(yaml, node, 'rules must be a list', 'begin each rule with a hyphen')
  const rules: RuleDraft[] = []
  for (const item of list.items) {
    const rule = ruleOf(yaml, item)
    if (rule !== undefined) rules.push(rule)
  }
  return rules
}

const NAMED_COLUMNS = ['case', 'activity', 'timestamp', 'resource', 'unit'] as const

function columnsOf(yaml: YamlFile, given: unknown): ColumnNames | undefined {
  const fields = fieldsOf(yaml, given, 'columns', [...NAMED_COLUMNS, 'timezone', 'lifecycle', 'notAPerson'])
  if (fields === undefined) return undefined
  const columns: ColumnNames = {
    timezone: read(fields, 'timezone', (node) => zoneOf(yaml, node)) ?? 'UTC',
    notAPerson: read(fields, 'notAPerson', (node) => textsOf(yaml, node, 'notAPerson', 0)) ?? [],
  }
  for (const name of NAMED_COLUMNS) {
    const column = read(fields, name, (node) => textOf(yaml, node, `column ${name}`))
    if (column !== undefined) columns[name] = column
  }
  const lifecycle = read(fields, 'lifecycle', (node) => textsOf(yaml, node, 'lifecycle'))
  if (lifecycle !== undefined) columns.lifecycle = [...new Set(lifecycle.map((transition) => transition.toLowerCase()))]
  return columns
}

function finishedOf(yaml: YamlFile, given: unknown): Finished | undefined {
  if (!isMap(resolved(yaml, given))) {
    const activities = textsOf(yaml, given, 'finished')
    return activities && { activities }
  }
  const fields = fieldsOf(yaml, given, 'finished', ['idle'])
  if (fields === undefined) return undefined
  if (!fields.keys.has('idle')) return noteAt(yaml, fields.node, 'finished lacks idle', 'write { idle: 30d } or a list of activities')
  return read(fields, 'idle', (node) => idleOf(yaml, node))
}

function idleOf(yaml: YamlFile, given: unknown): Finished | undefined {
  const text = wordOf(yaml, given, 'idle')
  if (text === undefined) return undefined
  const duration = parseWithin(text)
  if (typeof duration === 'string') return noteAt(yaml, given, `idle: ${duration}`, 'write 12h or 30d')
  if (duration.kind !== 'elapsed') return noteAt(yaml, given, 'idle counts elapsed time only', 'write 12h or 30d')
  return { idleMilliseconds: duration.milliseconds, text }
}

function calendarOf(yaml: YamlFile, given: unknown): Calendar | string | undefined {
  return isMap(resolved(yaml, given)) ? inlineCalendarOf(yaml, given) : wordOf(yaml, given, 'calendar')
}
