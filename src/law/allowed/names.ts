import { compileCondition } from '../condition.ts'
import { nearest } from '../nearest.ts'
import { note, noting, type Problems } from '../problems.ts'
import type { AttributeValue } from '../schema.ts'
import type { TermsFile } from './file-schema.ts'
import type { About, Holds, Rule } from './pack.ts'
import type { Act, Circumstance, Facts } from './schema.ts'

const PERSON = ['class', 'status', 'leadership', 'partyMember']
const ACT = ['severity', 'ongoing', 'disciplinable']
const ON_CIRCUMSTANCE = new Set(['not-yet', 'exempt'])

const worded = (id: string): string => id.replaceAll('-', '_')

/** Compiles the conditions of all rules; one that reads what no fact is, is a mistake. */
export function compileRules(terms: TermsFile, rules: readonly Rule[], problems: Problems): Rule[] {
  const kinds = terms.kinds.map(({ id }) => `kind_${worded(id)}`)
  const around = terms.circumstances.flatMap(({ id, facts = [] }) => [worded(id), ...facts.map((fact) => `${worded(id)}_${fact.id}`)])
  return rules.map((rule) => {
    const own = ON_CIRCUMSTANCE.has(rule.says) && 'circumstance' in rule ? rule.circumstance : undefined
    const facts = terms.circumstances.find(({ id }) => id === own)?.facts ?? []
    const known =
      own === undefined
        ? [...PERSON, ...ACT, ...kinds, ...around]
        : [...PERSON, 'day', 'actFrom', 'actTo', 'from', 'to', ...facts.map((fact) => fact.id)]
    const of = (source: string | undefined) => (source === undefined ? undefined : compiled(terms, rule, source, known, problems))
    return Object.assign({}, rule, { holds: of(rule.when), not: of('unless' in rule ? rule.unless : undefined) })
  })
}

function compiled(terms: TermsFile, { id, place }: Rule, source: string, known: readonly string[], problems: Problems): Holds | undefined {
  const condition = noting(problems, () => compileCondition(source, 'event', place))
  if (condition === undefined) return undefined
  for (const { name } of condition.refs) {
    if (known.includes(name)) continue
    const close = nearest(name, known)
    note(
      problems,
      place,
      `${id}: a condition reads "${name}", which no fact is`,
      close === undefined ? undefined : `did you mean ${close}?`,
    )
  }
  const readers = condition.refs.map(({ name }) => readerOf(terms, name))
  return (about) => condition.evaluate(readers.map((read) => read(about))) === 1
}

/** Whether a condition holds. What is not known does not: facts that decide are asked for, or worked through, before. */
export function holds(condition: Holds | undefined, about: About): boolean {
  return condition === undefined || condition(about)
}

const asText = (value: unknown): AttributeValue => (typeof value === 'string' || typeof value === 'boolean' ? String(value) : null)

function readerOf({ kinds, circumstances }: TermsFile, name: string): (about: About) => AttributeValue {
  if (PERSON.includes(name)) return ({ facts }) => asText(facts.person[name as keyof Facts['person']])
  if (ACT.includes(name)) return ({ act }) => asText(act?.[name as keyof Act])
  if (name === 'day') return ({ facts }) => facts.day
  if (name === 'actFrom') return ({ act }) => asText(act?.from)
  if (name === 'actTo') return ({ act }) => asText(act?.to)
  const kind = kinds.find(({ id }) => `kind_${worded(id)}` === name)
  if (kind !== undefined) return ({ act }) => String(act?.kinds.includes(kind.id) === true)
  for (const { id, facts: told = [] } of circumstances) {
    const found = ({ facts }: About): Circumstance | undefined => facts.circumstances.find((one) => one.kind === id)
    if (name === worded(id)) return (about) => String(found(about) !== undefined)
    const fact = told.find((one) => name === `${worded(id)}_${one.id}`)
    if (fact !== undefined) return (about) => asText(found(about)?.[fact.id])
  }
  return ({ circumstance }) => asText(circumstance?.[name])
}
