/** What the sums of units say of one case, counted anew from what stands. */
import { stands, type Fact, type Look } from './look.ts'

type One = Omit<Fact, 'n'>
const yearOf = (day: string): number => Number(day.slice(0, 4))
const daysBetween = (from: string, until: string): number => Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000)
const least = (days: readonly string[]): string | null => days.toSorted()[0] ?? null

export function countedAnew(look: Look, id: string): Fact[] {
  const facts = [
    ...opened(look, id),
    ...decided(look, id),
    ...after(look, id),
    ...reviewed(look, id),
    ...minor(look, id),
    ...stages(look, id),
  ]
  const counts = Map.groupBy(facts, (fact) => JSON.stringify(fact))
  return [...counts].map(([fact, all]) => ({ ...(JSON.parse(fact) as One), n: all.length }))
}

const own = (look: Look, id: string) => look.case.find((one) => one.id === id)!
const fact = (unit: string, day: string, kind: string, word: string, days = 0): One => ({ unit, year: yearOf(day), kind, word, days })

function opened(look: Look, id: string): One[] {
  const { unit, opened_on, state } = own(look, id)
  const origin = look.origin.find(({ case_id }) => case_id === id)
  const from = origin === undefined ? 'finding' : origin.kind === 'own-discovery' ? 'own' : 'outside'
  const open = state === 'decided' ? [] : [fact(unit, opened_on, 'open', '')]
  return [fact(unit, opened_on, 'opened', ''), fact(unit, opened_on, 'origin', from), ...open]
}

/** A violation is an act on which a decision stands that is not «none»; what was reversed is counted as reversed alone. */
function decided(look: Look, id: string): One[] {
  const { unit } = own(look, id)
  return look.decision
    .filter((one) => one.case_id === id && one.signed_by !== null)
    .flatMap((one) => {
      if (!stands(one)) return [fact(unit, one.reversed_on!, 'reversed', one.form)]
      const acts = one.form === 'none' ? [] : look.act.filter((act) => act.case_id === id && act.officer === one.officer)
      const violations = acts.flatMap(({ severity }) => [fact(unit, one.day, 'violation', severity ?? ''), fact(unit, one.day, 'area', '')])
      return [fact(unit, one.day, 'decision', one.form), fact(unit, one.day, 'kept', keptOf(one)), ...violations]
    })
}

function keptOf({ day, law: { periods } }: Look['decision'][number]): string {
  const ends = periods.map((one) => one.ends ?? '').toSorted()
  if (ends.length === 0 || ends[0] === '') return 'unknown'
  return day <= ends[0]! ? 'in-time' : day <= ends.at(-1)! ? 'extended' : 'late'
}

function after(look: Look, id: string): One[] {
  const { unit } = own(look, id)
  return [
    ...look.complaint.filter((one) => one.case_id === id).map((one) => fact(unit, one.received, 'complaint', String(one.round))),
    ...look.ruling.filter((one) => one.case_id === id && one.signed_by !== null).map((one) => fact(unit, one.day, 'ruling', one.kind)),
  ]
}

function reviewed(look: Look, id: string): One[] {
  const { opened_on } = own(look, id)
  const units = look.collective.filter((one) => one.case_id === id)
  const reviews = look.review
    .filter((one) => one.case_id === id)
    .map(({ unit, outcome, concluded_on, reversed_on }) => {
      const word = outcome === null ? 'waiting' : reversed_on !== null ? 'reversed' : outcome
      return fact(unit, reversed_on ?? concluded_on ?? opened_on, 'review', word)
    })
  return [...reviews, ...units.map(({ unit, concluded_on }) => fact(unit, concluded_on, 'collective', ''))]
}

/** What is below discipline only counts, from the day on which it was detected; no act of these cases names an entry of the catalogue. */
function minor(look: Look, id: string): One[] {
  const { unit, state } = own(look, id)
  const cleared = look.ruling.filter((one) => one.case_id === id && one.kind === 'exonerated' && one.signed_by !== null)
  const apart = new Set([
    ...look.referral.filter((one) => one.case_id === id).map(({ officer }) => officer),
    ...cleared.map(({ decision }) => look.decision.find((one) => one.id === decision)!.officer),
  ])
  return look.act
    .filter((one) => one.case_id === id && state !== 'duplicate' && !one.disciplinable && !apart.has(one.officer))
    .map(({ detected }) => fact(unit, detected, 'minor', ''))
}

/** How long each stage took, where both its days are known and in order. */
function stages(look: Look, id: string): One[] {
  const { unit, opened_on } = own(look, id)
  const steps = look.step.filter((one) => one.case_id === id)
  const verified = least(steps.filter(({ kind }) => kind === 'verification').map(({ day }) => day))
  const heardOf = (officer: string): string | null =>
    least(steps.filter((one) => one.kind === 'explanation' && one.officer === officer).map(({ day }) => day))
  const concerned = look.party.filter((one) => one.case_id === id && one.role === 'concerned')
  const standing = look.decision.filter((one) => one.case_id === id && stands(one))
  const all: [word: string, from: string | null, until: string | null][] = [
    ['verification', opened_on, verified],
    ...concerned.flatMap(({ officer, notified_on }): [string, string | null, string | null][] => [
      ['notice', verified, notified_on],
      ['hearing', notified_on, heardOf(officer)],
    ]),
    ...standing.flatMap(({ officer, day }): [string, string | null, string | null][] => [
      ['decision', heardOf(officer), day],
      ['whole', opened_on, day],
    ]),
  ]
  return all.flatMap(([word, from, until]) =>
    from === null || until === null || until < from ? [] : [fact(unit, until, 'time', word, daysBetween(from, until))],
  )
}
