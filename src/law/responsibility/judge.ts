import type { Judgement } from '../allowed/judge.ts'
import { holds } from '../allowed/names.ts'
import { isOf, type LawPack, type Rule, type RuleOf } from '../allowed/pack.ts'
import { aboutOf, gradeRule, type LeaderReading } from './about.ts'
import type { Responsible, ResponsibilityFacts } from './schema.ts'

type Liability = RuleOf<'liability'>

/** What one reading says; `open`: the rules that leave it open; `noForms`: no rule gives the form. */
export interface LeaderJudgement extends Judgement<Responsible> {
  open: readonly Rule[]
  noForms: boolean
}

/** Judges under one reading, in which everything is known. Total. */
export function judgeLeader(pack: LawPack, reading: LeaderReading): LeaderJudgement {
  const { rules, facts } = reading
  const about = aboutOf(pack, reading)
  const all = rules.filter((rule) => isOf(rule, 'liability'))
  const charges = rules.filter((rule) => isOf(rule, 'charge')).filter(({ answers }) => answers.includes(facts.answers))
  if (charges.length === 0) return unloaded(pack, all)
  const charge = charges.find((rule) => holds(rule.holds, about) && isInCharge(rule, facts))
  if (charge === undefined) return freed(pack, 'not-in-charge', charges)
  const holding = all.filter((rule) => holds(rule.holds, about))
  const open = holding.filter((rule) => rule.effect === 'open' && isConcerned(rule, facts))
  if (open.length > 0) return { ...undecided(pack, open), open }
  const exempt = holding.filter(({ effect }) => effect === 'exempt')
  if (exempt.length > 0) return freed(pack, 'exempt', exempt)
  return liable(pack, reading, charge, holding)
}

function liable(pack: LawPack, { rules, facts }: LeaderReading, charge: Rule, holding: readonly Liability[]): LeaderJudgement {
  const grades = facts.matter.cases.flatMap((one) => (one.grade === null ? (gradeRule(rules, one) ?? []) : []))
  const steps = [charge, ...new Set(grades)]
  const given = rules.filter((rule) => isOf(rule, 'liability')).filter(({ effect }) => effect === 'liable')
  const answers = given.filter((rule) => holding.includes(rule))
  const why = [...steps, ...answers]
  return {
    standing: { verdict: 'liable', until: null, because: [charge] },
    forms: formsOf(pack, (form) => {
      const own = answers.filter(({ forms }) => forms!.includes(form))
      // Of forms that the day gives one is meant; where it gives none, nothing can be said of any.
      if (answers.length === 0)
        return [given.length === 0 || given.some(({ forms }) => forms!.includes(form)) ? 'undetermined' : 'forbidden', steps]
      return own.length === 0 ? ['forbidden', why] : ['permitted', [...steps, ...own]]
    }),
    open: [],
    noForms: answers.length === 0,
  }
}

/** He had the role on at least one day of what was done. */
function isInCharge({ roles }: RuleOf<'charge'>, { leader, matter }: ResponsibilityFacts): boolean {
  return leader.tenures.some(
    ({ role, from, to }) => roles.includes(role) && (matter.to === null || from <= matter.to) && (to === null || matter.from <= to),
  )
}

/** Of what was done before the instrument, or of all. */
function isConcerned({ before, instrument }: Liability, { matter }: ResponsibilityFacts): boolean {
  return before === undefined || (matter.to !== null && matter.to < instrument.from)
}

function formsOf({ terms }: LawPack, of: (form: string) => [LeaderFound['verdict'], readonly Rule[]]): LeaderJudgement['forms'] {
  return new Map(
    terms.forms.map(({ id }) => {
      const [verdict, because] = of(id)
      return [id, { verdict, because }]
    }),
  )
}
type LeaderFound = LeaderJudgement['forms'] extends ReadonlyMap<string, infer Found> ? Found : never

/** Nothing can be said. */
export function undecided(pack: LawPack, rules: readonly Rule[]): LeaderJudgement {
  const because = rules.filter((rule) => isOf(rule, 'liability') || isOf(rule, 'charge'))
  return {
    standing: { verdict: 'undetermined', until: null, because },
    forms: formsOf(pack, () => ['undetermined', because]),
    open: [],
    noForms: false,
  }
}

function unloaded(pack: LawPack, all: readonly Liability[]): LeaderJudgement {
  const named = all.filter(({ effect }) => effect === 'not-loaded')
  return { ...undecided(pack, named), standing: { verdict: 'no-law-loaded', until: null, because: named } }
}

/** Nothing may follow, and nothing has to. */
function freed(pack: LawPack, verdict: 'exempt' | 'not-in-charge', because: readonly Rule[]): LeaderJudgement {
  return {
    standing: { verdict, until: null, because },
    forms: formsOf(pack, (form) => [form === 'none' ? 'permitted' : 'forbidden', because]),
    open: [],
    noForms: false,
  }
}
