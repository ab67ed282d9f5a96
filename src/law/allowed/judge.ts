import { answersOf, combined } from './fit.ts'
import { holds } from './names.ts'
import { isOf, type LawPack, type Rule, type RuleOf } from './pack.ts'
import type { Reading } from './readings.ts'
import type { Act, Circumstance, Facts, Standing, Verdict } from './schema.ts'

/** A verdict and the rules that it rests on, in the order in which they were applied. */
export interface Found {
  verdict: Verdict
  because: readonly Rule[]
}

/** What one reading of law and facts says. */
export interface Judgement<V extends string = Standing> {
  standing: { verdict: V; until: string | null; because: readonly Rule[] }
  forms: ReadonlyMap<string, Found>
}

/** Judges under one reading, in which everything is known. Total: whatever the facts, every form has a verdict. */
export function judge(pack: LawPack, reading: Reading): Judgement {
  const { facts, rules } = reading
  const say = sayer(pack)
  const exempt = exemptions(rules, facts)
  const left = facts.acts.filter((act) => !exempt.some(({ act: one }) => one === act))
  if (left.length === 0) return freed(say, 'exempt', null, [...new Set(exempt.map(({ rule }) => rule))])
  const grave = left.filter(({ disciplinable }) => disciplinable)
  const below = rules.find((rule) => isOf(rule, 'below'))
  if (grave.length === 0 && below !== undefined) return judgeBelow(say, below)
  const forms = rules.find((rule): rule is RuleOf<'forms'> => isOf(rule, 'forms') && holds(rule.holds, { facts, act: left[0] }))
  if (forms === undefined)
    return unloaded(
      say,
      rules.filter((rule) => isOf(rule, 'not-loaded')),
    )
  if (grave.length === 0) return say('may-proceed', null, [], (form) => [form === 'none' ? 'permitted' : 'forbidden', [forms]])
  return judgeGrave(pack, reading, forms, grave)
}

type Say = (
  verdict: Standing,
  until: string | null,
  because: readonly Rule[],
  of: (form: string) => [Verdict, readonly Rule[]],
) => Judgement

function sayer({ terms }: LawPack): Say {
  return (verdict, until, because, of) => ({
    standing: { verdict, until, because },
    forms: new Map(
      terms.forms.map(({ id }) => {
        const [found, steps] = of(id)
        return [id, { verdict: found, because: steps }]
      }),
    ),
  })
}

/** Nothing may follow, and nothing has to. */
function freed(say: Say, verdict: Standing, until: string | null, because: readonly Rule[]): Judgement {
  return say(verdict, until, because, (form) => [form === 'none' ? 'permitted' : 'forbidden', because])
}

function unloaded(say: Say, named: readonly Rule[]): Judgement {
  return say('no-law-loaded', null, named, () => ['undetermined', named])
}

function judgeBelow(say: Say, below: RuleOf<'below'>): Judgement {
  return say('may-proceed', null, [], (form) => [form === 'none' || below.forms.includes(form) ? 'permitted' : 'forbidden', [below]])
}

function judgeGrave(pack: LawPack, reading: Reading, forms: RuleOf<'forms'>, grave: readonly Act[]): Judgement {
  const say = sayer(pack)
  const fits = grave.map((act) => answersOf(pack, reading, forms, act))
  const open = fits.filter(({ limited, answers }) => answers.size > 0 || limited.length === 0)
  if (open.length === 0) return freed(say, 'time-barred', null, [...new Set(fits.flatMap(({ limited }) => limited))])
  const wait = notYet(reading)
  if (wait !== undefined) return say('not-yet', wait.until, [wait.rule], () => ['forbidden', [wait.rule]])
  if (open.some(({ answers }) => answers.size === 0)) return unanswered(say, forms)
  const answer = combined(pack, reading, forms, open)
  const why = [...new Set(answer.values().flatMap((rules) => rules))]
  const barred = new Map(fits.flatMap(({ late }) => [...late]))
  return say('may-proceed', null, [], (form) => {
    const rules = answer.get(form)
    if (rules !== undefined) return ['permitted', [forms, ...rules]]
    const late = barred.get(form)
    return ['forbidden', late === undefined ? [forms, ...why] : [forms, late]]
  })
}

/** The act is to be answered, and no rule that is loaded says how. */
function unanswered(say: Say, forms: RuleOf<'forms'>): Judgement {
  return say('may-proceed', null, [], (form) => [forms.forms.includes(form) ? 'undetermined' : 'forbidden', [forms]])
}

/** Acts that fall out: exempt by a circumstance, or disciplined already. */
function exemptions(rules: readonly Rule[], facts: Facts): { act: Act; rule: Rule }[] {
  const once = rules.find((rule) => isOf(rule, 'decided-once'))
  return facts.acts.flatMap((act): { act: Act; rule: Rule }[] => {
    if (once !== undefined && facts.history.some(({ sameAct }) => sameAct === act.id)) return [{ act, rule: once }]
    const rule = rules.filter((one) => isOf(one, 'exempt')).find((one) => exempts(one, facts, act))
    return rule === undefined ? [] : [{ act, rule }]
  })
}

function exempts({ circumstance, at, holds: condition }: RuleOf<'exempt'>, facts: Facts, act: Act): boolean {
  return facts.circumstances.some(
    (c) =>
      c.kind === circumstance && surrounds(c, at === 'act' ? act.from : facts.day) && holds(condition, { facts, act, circumstance: c }),
  )
}

/** A circumstance without days is always there. */
function surrounds({ from, to }: Circumstance, day: string): boolean {
  return (from === undefined || from <= day) && (to === undefined || to === null || day <= to)
}

function notYet({ rules, facts }: Reading): { rule: Rule; until: string | null } | undefined {
  for (const rule of rules) {
    if (!isOf(rule, 'not-yet')) continue
    const found = facts.circumstances.find((c) => {
      const about = { facts, circumstance: c }
      return (
        c.kind === rule.circumstance &&
        surrounds(c, facts.day) &&
        holds(rule.holds, about) &&
        !(rule.not !== undefined && holds(rule.not, about))
      )
    })
    if (found !== undefined) return { rule, until: found.to ?? null }
  }
  return undefined
}
