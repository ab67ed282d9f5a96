import type { Tri } from '../../base/schema.ts'
import { compileCondition } from '../condition.ts'
import { nearest } from '../nearest.ts'
import { note, noting, type Problems } from '../problems.ts'
import type { AttributeValue } from '../schema.ts'
import type { TermsFile } from './file-schema.ts'
import { isOf, type About, type Holds, type Rule } from './pack.ts'
import type { Act, Circumstance, Facts } from './schema.ts'

const PERSON = ['class', 'status', 'leadership', 'partyMember']
const ACT = ['severity', 'ongoing', 'disciplinable']
const ON_CIRCUMSTANCE = new Set(['not-yet', 'exempt'])
/** Of who answers for others: how, and the days of what they did. */
const CHARGE = ['class', 'status', 'partyMember', 'answers', 'day', 'actFrom', 'actTo']

/** Of whom is rated, and the year’s last day. */
const RATED = ['class', 'leads', 'day']

/** Of whom is decided upon; `foundAfter`: whether his acts were found after he came to where he is. */
const DECIDED = ['class', 'status', 'leads', 'day', 'foundAfter']

/** A word of the law as conditions name it. */
export const worded = (id: string): string => id.replaceAll('-', '_')
/** The name by which a condition reads how many cases there are of a degree. */
export const countOf = (severity: string): string => `cases_${worded(severity)}`
/** The name by which a condition reads whether something is of a kind. */
export const kindOf = (kind: string): string => `kind_${worded(kind)}`

/** What conditions of a rule may read, and from where. */
interface Names {
  known: readonly string[]
  reader: (name: string) => (about: About) => AttributeValue
}

/** Compiles the conditions of all rules; one that reads what no fact is, is a mistake. */
export function compileRules(terms: TermsFile, rules: readonly Rule[], problems: Problems): Rule[] {
  const decision = ofDecision(terms)
  return rules.map((rule) => {
    const names = ofMatter(terms, rule) ?? ofCircumstance(terms, rule) ?? decision
    const of = (source: string | undefined) => (source === undefined ? undefined : compiled(rule, source, names, problems))
    const not = isOf(rule, 'period') ? rule.held : 'unless' in rule ? rule.unless : undefined
    return Object.assign({}, rule, { holds: of(rule.when), not: of(not) })
  })
}

/** What is asked of a decision: the person, an act, what surrounds them. */
function ofDecision(terms: TermsFile): Names {
  const around = terms.circumstances.flatMap(({ id, facts = [] }) => [worded(id), ...facts.map((fact) => `${worded(id)}_${fact.id}`)])
  return {
    known: [...PERSON, ...ACT, ...terms.kinds.map(({ id }) => kindOf(id)), ...around],
    reader: (name) => readerOf(terms, name),
  }
}

/** What is asked of one circumstance. */
function ofCircumstance(terms: TermsFile, rule: Rule): Names | undefined {
  const own = ON_CIRCUMSTANCE.has(rule.says) && 'circumstance' in rule ? rule.circumstance : undefined
  if (own === undefined) return undefined
  const facts = terms.circumstances.find(({ id }) => id === own)?.facts ?? []
  return {
    known: [...PERSON, 'day', 'actFrom', 'actTo', 'from', 'to', ...facts.map((fact) => fact.id)],
    reader: (name) => readerOf(terms, name),
  }
}

/** What is asked of who answers for others or is rated, or of a matter with periods: whatever is told by name. */
function ofMatter(terms: TermsFile, rule: Rule): Names | undefined {
  const reader = (name: string) => (about: About) => about.told?.[name] ?? null
  if (isOf(rule, 'charge') || isOf(rule, 'liability')) {
    const facts = (terms.leaders?.facts ?? []).map(({ id }) => worded(id))
    const counts = terms.severities.map(({ id }) => countOf(id))
    return { known: [...CHARGE, ...facts, ...counts, ...terms.kinds.map(({ id }) => kindOf(id))], reader }
  }
  if (isOf(rule, 'authority')) return { known: DECIDED, reader }
  if (isOf(rule, 'rating-effect')) return { known: [...RATED, ...terms.kinds.map(({ id }) => kindOf(id))], reader }
  const of = isOf(rule, 'period') || isOf(rule, 'period-open') ? rule.matter : undefined
  const matter = terms.matters.find(({ id }) => id === of)
  if (of === undefined || matter === undefined) return undefined
  return { known: ['class', 'status', 'day', ...[...matter.facts, ...matter.events].map(({ id }) => worded(id))], reader }
}

function compiled({ id, place }: Rule, source: string, { known, reader }: Names, problems: Problems): Holds | undefined {
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
  const readers = condition.refs.map(({ name }) => reader(name))
  const value = (about: About): Tri => condition.evaluate(readers.map((read) => read(about)))
  return Object.assign((about: About) => value(about) === 1, { value, reads: condition.refs.map(({ name }) => name) })
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
  const kind = kinds.find(({ id }) => kindOf(id) === name)
  if (kind !== undefined) return ({ act }) => String(act?.kinds.includes(kind.id) === true)
  for (const { id, facts: told = [] } of circumstances) {
    const found = ({ facts }: About): Circumstance | undefined => facts.circumstances.find((one) => one.kind === id)
    if (name === worded(id)) return (about) => String(found(about) !== undefined)
    const fact = told.find((one) => name === `${worded(id)}_${one.id}`)
    if (fact !== undefined) return (about) => asText(found(about)?.[fact.id])
  }
  return ({ circumstance }) => asText(circumstance?.[name])
}
