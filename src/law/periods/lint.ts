import { worded } from '../allowed/names.ts'
import { isOf, type LawPack } from '../allowed/pack.ts'

/** What a careful author would look at in the words of leaders and matters: what no rule speaks of. */
export function lintMatters({ terms, rules }: LawPack): { rule: string; message: string }[] {
  const reads = (own: LawPack['rules']): Set<string> =>
    new Set(own.flatMap(({ holds, not }) => [...(holds?.reads ?? []), ...(not?.reads ?? [])]))
  const unread = (of: string, facts: readonly { id: string }[], own: LawPack['rules']) =>
    facts.filter(({ id }) => !reads(own).has(worded(id))).map(({ id }) => ({ rule: of, message: `no rule asks for the fact ${id}` }))
  const charges = rules.filter((rule) => isOf(rule, 'charge'))
  const idle = (terms.leaders?.roles ?? []).filter(({ id }) => !charges.some(({ roles }) => roles.includes(id)))
  return [
    ...idle.map(({ id }) => ({ rule: 'leaders', message: `no rule speaks of the role ${id}` })),
    ...unread(
      'leaders',
      terms.leaders?.facts ?? [],
      rules.filter((rule) => isOf(rule, 'liability') || isOf(rule, 'charge')),
    ),
    ...terms.matters.flatMap((matter) => {
      const own = rules.filter((rule) => isOf(rule, 'period')).filter((rule) => rule.matter === matter.id)
      const still = matter.clocks.filter(({ id }) => !own.some(({ clock }) => clock === id))
      return [
        ...still.map(({ id }) => ({ rule: matter.id, message: `no rule gives the clock ${id} its period` })),
        ...unread(matter.id, matter.facts, own),
      ]
    }),
  ]
}
