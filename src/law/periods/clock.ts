import type { Bilingual } from '../../base/schema.ts'
import { after, lastOf, workingDayFrom } from '../allowed/days.ts'
import type { TermsFile } from '../allowed/file-schema.ts'
import { worded } from '../allowed/names.ts'
import type { About, LawPack, RuleOf } from '../allowed/pack.ts'
import { sureStepOf } from '../allowed/steps.ts'
import { SAID } from './said.ts'
import type { PeriodClock, PeriodFacts, PeriodState } from './schema.ts'

type Period = RuleOf<'period'>

/** One matter, with the rules of the day that are about it. */
export interface Matter {
  pack: LawPack
  facts: PeriodFacts
  words: TermsFile['matters'][number]
  rules: readonly Period[]
  open: readonly RuleOf<'period-open'>[]
  about: About
}

/** What a clock hangs on: law, or a fact. */
interface Doubt extends Bilingual {
  id: string
  fact: boolean
  cite: Bilingual
}

export interface Judged {
  clock: PeriodClock
  doubts: readonly Doubt[]
}

/** The clock of one rule; `found` has those that stand before it, which it may lengthen. */
export function clockOf(matter: Matter, rule: Period, found: readonly Judged[]): Judged {
  const { pack, facts, words } = matter
  const begun = beginningOf(matter, rule, found)
  const { ends, paused } = begun.from === null ? { ends: null, paused: undefined } : endOf(matter, rule, begun.from)
  const moved = ends === null ? null : rule.workingDays === undefined ? workingDayFrom(pack.calendar, ends) : ends
  const done = rule.until === undefined ? null : (facts.events[rule.until] ?? null)
  const doubts = doubtsOf(matter, rule)
  const state = stateOf(matter, rule, { from: begun.from, ends, moved, done, doubts, paused })
  const hangs = state.state === 'not-applicable' ? [] : state.state === 'not-begun' ? doubts.filter(({ fact }) => !fact) : doubts
  const clock: PeriodClock = {
    id: rule.clock,
    name: nameOf(words.clocks, rule.clock),
    state: state.state,
    why: [
      ...(state.state === 'not-begun' ? begun.why : []),
      ...(state.state === 'undetermined' ? hangs : []).map(({ en, vi }) => ({ en, vi })),
      ...state.why,
    ],
    from: begun.from,
    length: lengthOf(rule),
    least: rule.least !== undefined,
    ends,
    moved,
    done,
    extends: rule.extends ?? null,
    notCounted: facts.pauses.filter(({ kind, from }) => rule.notCounted.includes(kind) && (ends === null || from <= ends)),
    ...sureStepOf(rule),
  }
  return { clock, doubts: hangs }
}

function nameOf(words: readonly (Bilingual & { id: string })[], id: string): Bilingual {
  const { en, vi } = words.find((word) => word.id === id)!
  return { en, vi }
}

function lengthOf({ days, workingDays, months, years }: Period): PeriodClock['length'] {
  if (days !== undefined) return { n: days, of: 'days' }
  if (workingDays !== undefined) return { n: workingDays, of: 'workingDays' }
  return months === undefined ? { n: years!, of: 'years' } : { n: months, of: 'months' }
}

/** The day after which it counts, or why there is none yet. */
function beginningOf({ facts, words }: Matter, rule: Period, found: readonly Judged[]): { from: string | null; why: Bilingual[] } {
  const happened = (id: string): string | null => facts.events[id] ?? null
  if (rule.after !== undefined) {
    const from = happened(rule.after)
    return { from, why: from === null ? [SAID.missing(nameOf(words.events, rule.after))] : [] }
  }
  if (rule.ordered !== undefined && happened(rule.ordered) === null)
    return { from: null, why: [SAID.notOrdered(nameOf(words.events, rule.ordered))] }
  const bases = found.filter(({ clock }) => clock.id === rule.extends)
  const base = bases.find(({ clock }) => clock.state !== 'not-applicable') ?? bases[0]
  const from = base?.clock.ends ?? null
  return { from, why: from === null ? [SAID.baseOpen(nameOf(words.clocks, rule.extends!))] : [] }
}

/** The last day; null where the calendar does not reach so far, or while it stands still. */
function endOf(
  { pack: { calendar }, facts, words }: Matter,
  { days, workingDays, months = 0, years = 0, notCounted }: Period,
  from: string,
): { ends: string | null; paused: Bilingual | undefined } {
  if (days === undefined && workingDays === undefined) return { ends: after(from, { months, years }), paused: undefined }
  const pauses = facts.pauses.filter(({ kind }) => notCounted.includes(kind))
  const isLeftOut = (day: string): boolean => pauses.some((one) => one.from <= day && (one.to === null || day <= one.to))
  const length = { days: days ?? workingDays!, working: workingDays !== undefined }
  const open = pauses.find(({ to }) => to === null)
  const unhindered = lastOf(calendar, from, length, (day) => isLeftOut(day) && !(open !== undefined && open.from <= day))
  if (open !== undefined && (unhindered === null || open.from <= unhindered))
    return { ends: null, paused: SAID.paused(nameOf(words.pauses, open.kind)) }
  return { ends: lastOf(calendar, from, length, isLeftOut), paused: undefined }
}

/** What the rule rests on and is not known: the rule itself, law that was not read, facts that nobody told. */
function doubtsOf({ open, about, words, facts }: Matter, rule: Period): Doubt[] {
  const unread = open.filter(({ clocks }) => clocks === undefined || clocks.includes(rule.clock))
  const asked = [rule.holds, rule.not].filter((condition) => condition?.value(about) === 2).flatMap((condition) => condition!.reads)
  const missing = words.facts.filter(({ id }) => asked.includes(worded(id)) && (facts.known[id] ?? null) === null)
  const isUnsure = rule.sure === 'uncertain' || (asked.length > 0 && missing.length === 0)
  return [
    ...[...(isUnsure ? [rule] : []), ...unread].map(({ id, cite, en, vi }) => ({ id, cite, en, vi, fact: false })),
    ...missing.map((fact) => ({ id: `fact-${fact.id}`, cite: rule.cite, ...SAID.fact(fact), fact: true })),
  ]
}

interface Days {
  from: string | null
  ends: string | null
  moved: string | null
  done: string | null
  doubts: readonly Doubt[]
  paused: Bilingual | undefined
}

function stateOf(
  { about, facts: { day } }: Matter,
  rule: Period,
  { from, ends, moved, done, doubts, paused }: Days,
): { state: PeriodState; why: Bilingual[] } {
  if (rule.holds?.value(about) === 0) return { state: 'not-applicable', why: [] }
  if (from === null) return { state: 'not-begun', why: [] }
  if (doubts.length > 0) return { state: 'undetermined', why: [] }
  if (rule.not?.value(about) === 1) return { state: 'held', why: [] }
  if (paused !== undefined) return { state: 'held', why: [paused] }
  if (ends === null) return { state: 'undetermined', why: [SAID.calendar] }
  const at = done ?? day
  if (rule.least !== undefined)
    return { state: at < ends ? (done === null ? 'running' : 'early') : done === null ? 'possible' : 'met', why: [] }
  if (at <= ends) return { state: done === null ? 'running' : 'met', why: [] }
  if (moved === null) return { state: 'undetermined', why: [SAID.calendar] }
  if (at <= moved) return { state: 'undetermined', why: [SAID.restDay] }
  return { state: done === null ? 'over' : 'late', why: [] }
}
