import { mistakes, type Mistake } from '../allowed/facts.ts'
import { oneOf } from '../allowed/one-of.ts'
import { isOf, type LawPack } from '../allowed/pack.ts'
import { facts as contract, type PeriodFacts } from './schema.ts'

/**
 * Reads the facts of a matter in the words of a law. Throws LiemError('input') with the place for a key or word that is not known, and for days that cannot
 * be: after the day asked about, an end before its beginning, an answer before what it answers.
 */
export function readPeriodFacts(pack: LawPack, given: unknown, file = 'facts'): PeriodFacts {
  const { success, data, error } = contract.safeParse(given)
  if (!success)
    throw mistakes(
      error.issues.map((issue): Mistake => [issue.path.map(String), issue.message]),
      file,
    )
  const found = [...unknownWords(pack, data), ...impossible(pack, data)]
  if (found.length > 0) throw mistakes(found, file)
  return data
}

function unknownWords({ terms }: LawPack, { matter, class: of, status, events, known, pauses }: PeriodFacts): Mistake[] {
  const own = terms.matters.find(({ id }) => id === matter)
  const around = [...oneOf(terms.classes, 'class')(of, 'class'), ...oneOf(terms.statuses, 'status')(status, 'status')]
  if (own === undefined) return [...oneOf(terms.matters, 'matter')(matter, 'matter'), ...around]
  const [event, fact, pause] = [oneOf(own.events, 'event'), oneOf(own.facts, 'fact'), oneOf(own.pauses, 'pause')]
  return [
    ...around,
    ...Object.keys(events).flatMap((id) => event(id, 'events', id)),
    ...Object.keys(known).flatMap((id) => fact(id, 'known', id)),
    ...pauses.flatMap(({ kind }, at) => pause(kind, 'pauses', at, 'kind')),
  ]
}

function impossible({ rules }: LawPack, { matter, events, pauses, day }: PeriodFacts): Mistake[] {
  const late = Object.entries(events).filter(([, on]) => on !== null && on > day)
  const pairs = rules.flatMap((rule) =>
    isOf(rule, 'period') && rule.matter === matter && rule.after !== undefined && rule.until !== undefined
      ? [[rule.after, rule.until] as const]
      : [],
  )
  const early = new Map(
    pairs.flatMap(([first, then]) => {
      const [one, other] = [events[first] ?? null, events[then] ?? null]
      return one !== null && other !== null && other < one ? [[then, first] as const] : []
    }),
  )
  return [
    ...late.map(([id]): Mistake => [['events', id], 'it is after the day that is asked about']),
    ...[...early].map(([id, first]): Mistake => [['events', id], `it cannot come before ${first}`]),
    ...pauses.flatMap(({ from, to }, at): Mistake[] =>
      to !== null && to < from ? [[['pauses', at, 'to'], 'it cannot end before it begins']] : [],
    ),
  ]
}
