/** What the law says of a case, asked by facts that are put together here from the tables: not as the code under test puts them together. */
import { allowed, readFacts, type Answer, type LawPack } from '../../src/law/allowed/index.ts'
import { stands, type Decision, type Look, type Service } from './look.ts'

const on =
  (day: string) =>
  ({ first, last }: Pick<Service, 'first' | 'last'>): boolean =>
    (first === null || first <= day) && (last === null || day <= last)

/** Class of somebody and whether he leads, as the register has it on a day. */
export function standingOn({ service, tenure }: Look, officer: string, day: string): { class: string; leads: boolean } | null {
  const found = service.find((one) => one.officer === officer && on(day)(one))
  const leads = tenure.some((one) => one.officer === officer && one.role !== 'officer' && on(day)(one))
  return found === undefined ? null : { class: found.class, leads }
}

/** From when a decision took effect: as it was served at last, else from its own day. */
function effectOf({ served }: Look, { id, day }: Decision): string {
  const last = served
    .filter(({ decision, ruling }) => decision === id && ruling === null)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .at(-1)
  return last?.effective ?? day
}

/** Discipline by other cases, with the act of this case that it was about already. */
function earlierElsewhere(look: Look, pack: LawPack, id: string, officer: string) {
  const acts = actsOf(look, id, officer)
  const numberOf = numbersIn(look, id)
  const disciplines = (form: string): boolean => pack.terms.forms.find((one) => one.id === form)?.discipline !== 'no'
  return look.decision
    .filter((one) => one.officer === officer && one.case_id !== id && stands(one) && one.form !== 'none')
    .flatMap((one) => {
      const isSame = look.link.some(
        ({ case_id, other, kind, undone_by }) =>
          undone_by === null &&
          ['same-matter', 'duplicate'].includes(kind) &&
          [case_id, other].includes(id) &&
          [case_id, other].includes(one.case_id),
      )
      const theirs = actsOf(look, one.case_id, officer)
      const about = isSame && disciplines(one.form) ? acts.filter((act) => theirs.some((their) => overlap(act, their))) : []
      const told = { form: one.form, effective: effectOf(look, one) }
      return about.length === 0 ? [told] : about.map((act) => ({ ...told, sameAct: numberOf.get(act.id)! }))
    })
}

const FOREVER = '9999-12-31'
const overlap = (one: Look['act'][number], other: Look['act'][number]): boolean =>
  one.from_day <= (other.until_day ?? FOREVER) && other.from_day <= (one.until_day ?? FOREVER)
const actsOf = ({ act }: Look, id: string, officer: string) => act.filter((one) => one.case_id === id && one.officer === officer)
const numbersIn = ({ act }: Look, id: string) =>
  new Map(act.filter((one) => one.case_id === id).map((one, at): [string, string] => [one.id, String(at + 1)]))

/** Circumstances in the order of their days, and that a decision of this case was complained of and reversed on that. */
function circumstancesOf(look: Look, id: string, officer: string) {
  const own = look.circumstance
    .filter((one) => one.case_id === id && one.officer === officer)
    .toSorted((a, b) => ((a.from_day ?? FOREVER) < (b.from_day ?? FOREVER) ? -1 : 1))
  const reversed = look.decision.filter((one) => one.case_id === id && one.officer === officer && one.reversed_on !== null)
  const complained = look.complaint.filter(
    ({ decision, round, admitted }) => round === 1 && admitted === true && reversed.some((one) => one.id === decision),
  )
  return [
    ...own.map(({ kind, from_day: from, until_day: to, document, facts }) => ({ kind, from, to, document, ...facts })),
    ...complained.map(({ received, number }) => ({ kind: 'complaint-or-lawsuit', from: received, to: null, document: number ?? '' })),
  ].map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null && value !== '')))
}

/** What the law of a day answers; null where it cannot be asked: of an act after that day, too. */
export function askOracle(look: Look, pack: LawPack, { id, officer, day }: Asked): Answer | null {
  const standing = standingOn(look, officer, day)
  const acts = actsOf(look, id, officer)
  if (standing === null || acts.length === 0 || acts.some(({ from_day }) => from_day > day)) return null
  const numberOf = numbersIn(look, id)
  const history = [
    ...look.earlier.filter((one) => one.case_id === id && one.officer === officer).map(({ form, effective }) => ({ form, effective })),
    ...earlierElsewhere(look, pack, id, officer),
  ].filter(({ effective }) => effective <= day)
  const facts = {
    person: { class: standing.class, leadership: standing.leads, status: 'serving' },
    acts: acts.map(({ id: act, from_day: from, until_day: to, detected, severity, disciplinable, kinds, repeats }) => ({
      ...{ id: numberOf.get(act)!, from, detected, severity, disciplinable, kinds, repeats },
      ...(to === null ? { ongoing: true } : { to }),
    })),
    history: history.slice(-100),
    circumstances: circumstancesOf(look, id, officer),
    day,
  }
  return withOld(look, pack, { id, officer, day }, facts)
}

interface Asked {
  id: string
  officer: string
  day: string
}
/** Of old decisions nobody knows whether they stand: what is not the same with none, with one and with all of them is open. */
function withOld(look: Look, pack: LawPack, { id, officer, day }: Asked, facts: { history: object[] }): Answer {
  const ask = (more: readonly object[]): Answer =>
    allowed(pack, readFacts(pack.terms, { ...facts, history: [...facts.history, ...more].slice(-100) }))
  const plain = ask([])
  const entered = look.earlier.filter((one) => one.case_id === id && one.officer === officer)
  const old = look.legacy_person.flatMap(({ officer: of, form, day: decided, effective, reversed }) => {
    const from = effective ?? decided
    const counts = pack.terms.forms.some((one) => one.id === form && one.discipline !== 'no')
    const isEntered = entered.some((one) => one.form === form && one.effective === from)
    const isReversed = reversed !== null && reversed <= day
    return of !== officer || from === null || from > day || !counts || isEntered || isReversed ? [] : [{ form, effective: from }]
  })
  if (old.length === 0) return plain
  const others = [...old.map((one) => [one]), old].map(ask)
  const outcomes = plain.outcomes.map((one) => {
    const isSame = others.every((other) => other.outcomes.find(({ form }) => form === one.form)?.verdict === one.verdict)
    return isSame ? one : { ...one, verdict: 'undetermined' as const }
  })
  return { ...plain, outcomes }
}
