import { countOf, kindOf, worded } from '../allowed/names.ts'
import { isOf, type About, type LawPack, type Rule, type RuleOf } from '../allowed/pack.ts'
import type { ResponsibilityFacts } from './schema.ts'

/** One way in which everything that is not known could be. */
export interface LeaderReading {
  facts: ResponsibilityFacts
  rules: readonly Rule[]
}

type Case = ResponsibilityFacts['matter']['cases'][number]

/** The rule by which the penalty of a case gives its degree. */
export function gradeRule(rules: readonly Rule[], { penalty }: Case): RuleOf<'case-grade'> | undefined {
  if (penalty === null) return undefined
  return rules
    .filter((rule) => isOf(rule, 'case-grade'))
    .find(({ overMonths = 0, upToMonths = Infinity, penalties }) =>
      'kind' in penalty
        ? penalties?.includes(penalty.kind) === true
        : penalties === undefined && penalty.months > overMonths && penalty.months <= upToMonths,
    )
}

/** The degree of each case, null where it is not known. */
export function gradesOf({ facts, rules }: LeaderReading): (string | null)[] {
  return facts.matter.cases.map((one) => one.grade ?? gradeRule(rules, one)?.grade ?? null)
}

/** What conditions read. Numbers of cases are known only where every case has its degree. */
export function aboutOf({ terms }: LawPack, reading: LeaderReading): About {
  const { facts } = reading
  const { leader, matter, known, answers, day } = facts
  const grades = gradesOf(reading)
  const count = (severity: string): string | null =>
    grades.includes(null) ? null : String(grades.filter((one) => one === severity).length)
  const person = { class: leader.class, status: leader.status, leadership: true, partyMember: leader.partyMember }
  return {
    facts: { person, acts: [], history: [], circumstances: [], day },
    told: {
      ...{ class: leader.class, status: leader.status, partyMember: String(leader.partyMember), answers, day },
      ...{ actFrom: matter.from, actTo: matter.to },
      ...Object.fromEntries(terms.severities.map(({ id }) => [countOf(id), count(id)])),
      ...Object.fromEntries(terms.kinds.map(({ id }) => [kindOf(id), String(matter.kinds.includes(id))])),
      ...Object.fromEntries(Object.entries(known).map(([id, is]) => [worded(id), is === null ? null : String(is)])),
    },
  }
}
