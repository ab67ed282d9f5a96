import { compileCondition } from '../condition.ts'
import { nearest } from '../nearest.ts'
import { note, noting, type Problems } from '../problems.ts'
import type { AttributeValue, Condition } from '../schema.ts'
import type { TermsFile } from './file-schema.ts'
import type { Rule } from './pack.ts'
import type { Act, Circumstance, Facts } from './schema.ts'

/** What conditions read, by name. */
export type Names = Readonly<Record<string, AttributeValue>>

const PERSON = ['class', 'status', 'leadership', 'partyMember']
const ACT = ['severity', 'ongoing', 'disciplinable']
const ON_CIRCUMSTANCE = new Set(['not-yet', 'exempt'])

const worded = (id: string): string => id.replaceAll('-', '_')

/** Compiles the conditions of all rules; one that reads what no fact is, is a mistake. */
export function compileRules(terms: TermsFile, rules: readonly Rule[], problems: Problems): Rule[] {
  const kinds = terms.kinds.map(({ id }) => `kind_${worded(id)}`)
  const around = terms.circumstances.flatMap(({ id, facts = [] }) => [worded(id), ...facts.map((fact) => `${worded(id)}_${fact}`)])
  return rules.map((rule) => {
    const own = ON_CIRCUMSTANCE.has(rule.says) && 'circumstance' in rule ? rule.circumstance : undefined
    const facts = terms.circumstances.find(({ id }) => id === own)?.facts ?? []
    const known =
      own === undefined ? [...PERSON, ...ACT, ...kinds, ...around] : [...PERSON, 'day', 'actFrom', 'actTo', 'from', 'to', ...facts]
    const of = (source: string | undefined) => (source === undefined ? undefined : compiled(rule, source, known, problems))
    return Object.assign({}, rule, { holds: of(rule.when), not: of('unless' in rule ? rule.unless : undefined) })
  })
}

function compiled({ id, place }: Rule, source: string, known: readonly string[], problems: Problems): Condition | undefined {
  const condition = noting(problems, () => compileCondition(source, 'event', place))
  for (const { name } of condition?.refs ?? []) {
    if (known.includes(name)) continue
    const close = nearest(name, known)
    note(
      problems,
      place,
      `${id}: a condition reads "${name}", which no fact is`,
      close === undefined ? undefined : `did you mean ${close}?`,
    )
  }
  return condition
}

/** Whether a condition holds. What is not known does not: facts that decide are asked for, or worked through, before. */
export function holds(condition: Condition | undefined, names: Names): boolean {
  return condition === undefined || condition.evaluate(condition.refs.map(({ name }) => names[name])) === 1
}

const asText = (value: unknown): AttributeValue => (typeof value === 'string' || typeof value === 'boolean' ? String(value) : null)

/** The names that conditions on an act read. */
export function namesOfAct(terms: TermsFile, { person, circumstances }: Facts, act: Act): Names {
  const names: Record<string, AttributeValue> = { ...namesOfPerson(person) }
  for (const name of ACT) names[name] = asText(act[name as keyof Act])
  for (const { id } of terms.kinds) names[`kind_${worded(id)}`] = String(act.kinds.includes(id))
  for (const { id, facts = [] } of terms.circumstances) {
    const found = circumstances.find(({ kind }) => kind === id)
    names[worded(id)] = String(found !== undefined)
    for (const fact of facts) names[`${worded(id)}_${fact}`] = asText(found?.[fact])
  }
  return names
}

/** The names that conditions on a circumstance read. */
export function namesOfCircumstance({ person, day }: Facts, circumstance: Circumstance, act?: Act): Names {
  const own = Object.fromEntries(Object.entries(circumstance).map(([name, value]) => [name, asText(value)]))
  return { ...namesOfPerson(person), ...own, day, actFrom: asText(act?.from), actTo: asText(act?.to) }
}

function namesOfPerson(person: Facts['person']): Names {
  return Object.fromEntries(PERSON.map((name) => [name, asText(person[name as keyof Facts['person']])]))
}
