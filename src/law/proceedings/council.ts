import type { Bilingual } from '../../base/schema.ts'
import { isOf, rulesOn, type LawPack, type Rule, type RuleOf } from '../allowed/pack.ts'
import { sureStepOf } from '../allowed/steps.ts'
import { periods } from '../periods/index.ts'
import { SAID } from './said.ts'
import type { CouncilLaw, LawPoint } from './schema.ts'

/** Whom a proceeding is about, and the day by whose law it is judged. */
export interface About {
  class: string
  status: string
  day: string
}

/** A seat as it is held: whether its holder is head or deputy of a unit in the register. */
export interface Held {
  seat: string
  leads: boolean
}

type Seat = Bilingual & { id: string }

const rulesOf = (pack: LawPack, about: About): RuleOf<'council'>[] =>
  rulesOn(pack, about, about.day).filter((rule) => isOf(rule, 'council'))

/** Seats and rules of a council on a day. */
export function councilLaw(pack: LawPack, about: About): CouncilLaw {
  const rules = rulesOf(pack, about)
  const asked = new Set(rules.flatMap(({ seats = [] }) => seats))
  return { seats: (pack.terms.council?.seats ?? []).filter(({ id }) => asked.has(id)), rules: rules.map(sureStepOf) }
}

export function pointOf(rule: Rule, kept: LawPoint['kept'], why: Bilingual | null): LawPoint {
  return { ...sureStepOf(rule), kept, why: kept === 'kept' ? null : why }
}

/** Whether a council has the seats that the law of the day gives it, each held once and by whom it says. */
export function compositionPoints(pack: LawPack, about: About, held: readonly Held[]): LawPoint[] {
  const words = pack.terms.council?.seats ?? []
  return rulesOf(pack, about).flatMap((rule) => {
    if (rule.seats === undefined) return []
    const of = (those: (seat: string) => boolean): Seat[] => words.filter(({ id }) => rule.seats!.includes(id) && those(id))
    const holders = (seat: string): readonly Held[] => held.filter((one) => one.seat === seat)
    const [empty, twice] = [of((seat) => holders(seat).length === 0), of((seat) => holders(seat).length > 1)]
    const noHead = of((seat) => (rule.leads ?? []).includes(seat) && holders(seat).some(({ leads }) => !leads))
    const why = empty.length > 0 ? SAID.empty(empty) : twice.length > 0 ? SAID.twice(twice) : noHead.length > 0 ? SAID.noHead(noHead) : null
    return [pointOf(rule, why === null ? 'kept' : 'broken', why)]
  })
}

/** Whether the summons was early enough for a sitting on the day of `about`. */
export function summonsPoints(pack: LawPack, about: About, summonedOn: string): LawPoint[] {
  const { day } = about
  const asked = { ...about, matter: MATTER, events: { summoned: summonedOn, sat: day }, known: {}, pauses: [] }
  return periods(pack, asked).clocks.flatMap(({ rule: id, least, from, ends }) => {
    const rule = pack.rules.find((one) => one.id === id)!
    if (!least || from !== summonedOn) return []
    if (ends === null) return [pointOf(rule, 'unknown', SAID.calendar)]
    return [pointOf(rule, day < ends ? 'broken' : 'kept', SAID.early(ends))]
  })
}

/** The matter of `law/terms.yaml` that has the steps of discipline. */
export const MATTER = 'discipline-procedure'

/** Whether a sitting may go on with those who are present; `nth`: which one it is, `attended`: whether whoever it is about came. */
export function sittingPoints(
  pack: LawPack,
  about: About,
  { present, nth, attended }: { present: readonly string[]; nth: number; attended: boolean },
): LawPoint[] {
  const words = pack.terms.council?.seats ?? []
  return rulesOf(pack, about).flatMap((rule) => {
    if (rule.goesOn !== undefined) return [pointOf(rule, attended || nth >= rule.goesOn ? 'kept' : 'broken', SAID.absent(nth, rule.goesOn))]
    if (rule.quorum === undefined) return []
    const away = words.filter(({ id }) => (rule.needs ?? []).includes(id) && !present.includes(id))
    if (present.length < rule.quorum) return [pointOf(rule, 'broken', SAID.few(present.length, rule.quorum))]
    return [pointOf(rule, away.length === 0 ? 'kept' : 'broken', SAID.away(away))]
  })
}
