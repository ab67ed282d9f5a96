import type { Bilingual } from '../../base/schema.ts'
import { worded } from '../allowed/names.ts'
import { isOf, type LawPack, type Rule } from '../allowed/pack.ts'
import { uncertainRule, type Point } from '../allowed/readings.ts'
import { gradeRule, type LeaderReading } from './about.ts'
import { ASKED } from './said.ts'
import type { ResponsibilityFacts } from './schema.ts'

type LeaderPoint = Point<LeaderReading>

/** What cannot be so beside what is known to be so is known not to be. */
export function withExclusions({ terms }: LawPack, facts: ResponsibilityFacts): ResponsibilityFacts {
  const not = (terms.leaders?.facts ?? []).flatMap(({ id, excludes = [] }) => [
    ...(facts.known[id] === true ? excludes : []),
    ...(excludes.some((other) => facts.known[other] === true) ? [id] : []),
  ])
  return not.length === 0 ? facts : { ...facts, known: { ...facts.known, ...Object.fromEntries(not.map((id) => [id, false])) } }
}

/** Every point on which the answer may hang: rules that are uncertain, cases without a degree, facts that nobody has told. */
export function leaderPoints(pack: LawPack, reading: LeaderReading): LeaderPoint[] {
  const { rules, facts } = reading
  const decides = rules.filter((rule) => decidesOf(rule, facts))
  return [
    ...decides.filter(({ sure }) => sure === 'uncertain').map((rule) => uncertainRule<LeaderReading>(rule)),
    ...facts.matter.cases
      .filter((one) => one.grade === null && gradeRule(rules, one) === undefined)
      .map(({ id }) => ungraded(pack, rules, id)),
    ...(pack.terms.leaders?.facts ?? [])
      .filter(({ id }) => (facts.known[id] ?? null) === null)
      .flatMap((fact) => {
        const rule = decides.find(({ holds }) => holds?.reads.includes(worded(fact.id)) === true)
        return rule === undefined ? [] : [unknownFact(fact, rule)]
      }),
  ]
}

/** Whether a rule can change the verdict; of grounds and notes that are uncertain nothing hangs, nor of roles that he did not have. */
function decidesOf(rule: Rule, { leader, matter }: ResponsibilityFacts): boolean {
  if (isOf(rule, 'charge')) return leader.tenures.some(({ role }) => rule.roles.includes(role))
  if (isOf(rule, 'case-grade')) return matter.cases.some((one) => gradeRule([rule], one) !== undefined)
  return isOf(rule, 'liability') && (rule.effect === 'liable' || rule.effect === 'exempt')
}

const NOWHERE: Bilingual = { en: '', vi: '' }

function ungraded({ terms }: LawPack, rules: readonly Rule[], id: string): LeaderPoint {
  const grades = rules.filter((rule) => isOf(rule, 'case-grade'))
  const levels = new Set(grades.length === 0 ? terms.severities.map((word) => word.id) : grades.map(({ grade }) => grade))
  const options = [...levels].map((grade) => (reading: LeaderReading): LeaderReading => {
    const { matter } = reading.facts
    const cases = matter.cases.map((one) => (one.id === id ? { ...one, grade, penalty: null } : one))
    return { ...reading, facts: { ...reading.facts, matter: { ...matter, cases } } }
  })
  return { id: `grade-${id}`, cite: grades[0]?.cite ?? NOWHERE, ...ASKED.grade(id), rule: undefined, options }
}

function unknownFact({ id, en, vi }: Bilingual & { id: string }, rule: Rule): LeaderPoint {
  const options = [true, false].map((is) => (reading: LeaderReading): LeaderReading => ({
    ...reading,
    facts: { ...reading.facts, known: { ...reading.facts.known, [id]: is } },
  }))
  return { id: `fact-${id}`, cite: rule.cite, ...ASKED.fact({ en, vi }), rule, options }
}
