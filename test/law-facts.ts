import fc from 'fast-check'
import { after } from '../src/law/allowed/days.ts'
import type { LawPack } from '../src/law/allowed/index.ts'

const day = (from: string, until: string) =>
  fc.integer({ min: 0, max: (Date.parse(until) - Date.parse(from)) / 86_400_000 }).map((n) => after(from, { days: n }))
const DECIDED = day('2020-09-20', '2026-12-31')

/** Facts with acts that are older than the decision, and degrees that the law of the day has. */
export function anyFacts({ terms }: LawPack) {
  const discipline = terms.forms.filter((form) => form.discipline !== 'no').map(({ id }) => id)
  return fc
    .record({
      person: fc.record({ class: fc.constantFrom('cadre', 'civil-servant', 'public-employee'), leadership: fc.boolean() }),
      acts: fc.array(
        fc.record({
          ago: fc.integer({ min: 1, max: 4_500 }),
          lasted: fc.integer({ min: 0, max: 300 }),
          severity: fc.constantFrom(...terms.severities.map(({ id }) => id), null),
          disciplinable: fc.boolean(),
          kinds: fc.subarray(terms.kinds.map(({ id }) => id)),
          repeats: fc.constantFrom(true, false, null),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      history: fc.array(fc.record({ form: fc.constantFrom(...discipline), ago: fc.integer({ min: 0, max: 1_500 }) }), { maxLength: 2 }),
      day: DECIDED,
    })
    .map(({ person, acts, history, day: on }) => ({
      person,
      day: on,
      history: history.map(({ form, ago }) => ({ form, effective: after(on, { days: -ago }) })),
      acts: acts.map(({ ago, lasted, severity, ...act }, at) => {
        const from = after(on, { days: -ago })
        const to = after(from, { days: Math.min(lasted, ago) })
        const isNew = to >= '2025-07-01' && severity === 'especially-serious'
        return { ...act, id: 'ABC'[at]!, from, to, detected: to, severity: isNew ? 'very-serious' : severity }
      }),
    }))
}
export type AnyFacts = ReturnType<typeof anyFacts> extends fc.Arbitrary<infer T> ? T : never

/** Facts with circumstances around the day of the decision: some are over, some go on, some are to come. */
export function factsWithCircumstances(pack: LawPack) {
  const around = fc.record({
    kind: fc.constantFrom('annual-leave', 'grave-illness', 'pregnancy-or-small-child', 'criminal-proceedings', 'party-discipline', 'died'),
    begins: fc.integer({ min: -200, max: 120 }),
    lasts: fc.option(fc.integer({ min: 0, max: 120 })),
    told: fc.option(fc.integer({ min: -200, max: 200 })),
  })
  return fc.tuple(anyFacts(pack), fc.array(around, { maxLength: 3 })).map(([facts, circumstances]) => ({
    ...facts,
    circumstances: circumstances.map(({ kind, begins, lasts, told }) => {
      const from = after(facts.day, { days: begins })
      const fact = pack.terms.circumstances.find(({ id }) => id === kind)?.facts?.find(({ is }) => is === 'day')
      return {
        kind,
        from,
        to: lasts === null ? null : after(from, { days: lasts }),
        ...(told === null || fact === undefined ? {} : { [fact.id]: after(facts.day, { days: told }) }),
      }
    }),
  }))
}
