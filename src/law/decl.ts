import type { BookDraft, RuleDraft } from './draft.ts'
import { constraintOf } from './decl/constraint.ts'
import type { Constraint, Model } from './decl/constraint.ts'
import type { AttributeKind } from './decl/translate.ts'
import { note } from './problems.ts'
import type { Problems } from './problems.ts'

const LONGEST_LINE = 100_000

/**
 * Reads a `.decl` model (RuM, Declare4Py) as a rulebook. The id of a rule is the text of its constraint.
 * What has no equivalent is noted as a mistake with its line.
 */
export function parseDecl(text: string, file: string, problems: Problems): BookDraft | undefined {
  const lines = text.split(/\r\n|\r|\n/)
  const tooLong = lines.findIndex((line) => line.length > LONGEST_LINE)
  if (tooLong >= 0) return note(problems, { file, line: tooLong + 1 }, `the line is longer than ${LONGEST_LINE} characters`)
  const activities = new Set<string>()
  const kinds = new Map<string, AttributeKind>()
  const model: Model = { file, problems, activities, kinds }
  const constraints: { raw: string; line: number }[] = []
  lines.forEach((raw, i) => {
    if (!declared(raw, i + 1, model, activities, kinds)) constraints.push({ raw, line: i + 1 })
  })
  const used = new Map<string, number>()
  const rules: RuleDraft[] = []
  for (const { raw, line } of constraints) {
    const constraint = constraintOf(raw, line, model)
    if (constraint !== undefined) rules.push(draftOf(constraint, file, line, used))
  }
  return { file, rules }
}

const CONSTRAINT = /^\s*[\p{L}][\p{L}\s-]*\d*\s*\[/u

/** Reads a line that declares an activity, binds attributes or says what an attribute may be. False for constraints. */
function declared(raw: string, line: number, model: Model, activities: Set<string>, kinds: Map<string, AttributeKind>): boolean {
  const text = raw.trim()
  if (text === '' || text.startsWith('#')) return true
  const activity = /^activity\s+(.+)$/.exec(text)
  if (activity !== null) {
    activities.add(activity[1].trim())
    return true
  }
  if (/^bind\s+\S.*:\s*\S/.test(text)) return true
  if (CONSTRAINT.test(text)) return false
  const attribute = /^([^[\]|]+?):\s+([^|]+)$/.exec(text)
  const kind = attribute === null ? undefined : kindOf(attribute[2].trim())
  if (attribute === null || kind === undefined) {
    const place = { file: model.file, line, column: raw.length - raw.trimStart().length + 1 }
    note(
      model.problems,
      place,
      `"${text.slice(0, 60)}" is not understood`,
      'a line declares an activity, binds or describes attributes, or is a constraint',
    )
  } else for (const name of attribute[1].split(',')) kinds.set(name.trim(), kind)
  return true
}

const NUMBER = String.raw`[+-]?\d+(?:\.\d+)?`
const RANGE = new RegExp(String.raw`^(?:integer|float)\s+between\s+${NUMBER}\s+(?:and|to)\s+${NUMBER}$`, 'i')

function kindOf(values: string): AttributeKind | undefined {
  if (RANGE.test(values) || new RegExp(`^${NUMBER}$`).test(values)) return 'number'
  if (/^(?:integer|float)\s+between\b/i.test(values)) return undefined
  return 'text'
}

function draftOf({ text, ...meaning }: Constraint, file: string, line: number, used: Map<string, number>): RuleDraft {
  const times = (used.get(text) ?? 0) + 1
  used.set(text, times)
  const id = times === 1 ? text : `${text} (${times})`
  const place = { file, line }
  return {
    rule: { id, title: { en: text, vi: text }, basis: [], severity: 'serious', appliesBy: 'activation', ...meaning, place },
    idPlace: place,
    withinPlace: place,
  }
}
