import { holds } from '../allowed/names.ts'
import { isOf, rulesOn, type LawPack, type RuleOf } from '../allowed/pack.ts'

interface Warning {
  rule: string
  message: string
}

/** What a careful author would look at: rows of the table that no rule of their first day permits, and rules that answer one question twice. */
export function lintCompetence(pack: LawPack): Warning[] {
  const { terms, delegation } = pack
  const idle = delegation.rows.flatMap(({ id, class: classes, from, as }) =>
    classes.flatMap((of): Warning[] => {
      const permits = authorityOn(pack, of, from).some(({ decides }) => decides?.includes(as) === true)
      return permits ? [] : [{ rule: id, message: `${from}: no rule of law has the competence ${as} for ${of}` }]
    }),
  )
  const days = [...new Set(pack.rules.flatMap(({ inForce }) => [...inForce.values()].map(({ from }) => from)))].toSorted()
  const twice = days.flatMap((day) => terms.classes.flatMap(({ id }) => twiceOn(pack, id, day)))
  return [...idle, ...new Map(twice.map((one) => [one.rule, one])).values()]
}

function authorityOn(pack: LawPack, of: string, day: string): RuleOf<'authority'>[] {
  return pack.terms.statuses
    .flatMap(({ id: status }) => rulesOn(pack, { class: of, status }, day))
    .filter((rule) => isOf(rule, 'authority'))
    .filter((rule, at, all) => all.indexOf(rule) === at)
}

function twiceOn(pack: LawPack, of: string, day: string): Warning[] {
  const rules = authorityOn(pack, of, day)
  return ['true', 'false'].flatMap((leads) => {
    const person = { class: of, leadership: leads === 'true', partyMember: false, status: 'serving' }
    const about = {
      facts: { person, acts: [], history: [], circumstances: [], day },
      told: { class: of, status: 'serving', day, leads, foundAfter: 'true' },
    }
    const held = rules.filter((rule) => holds(rule.holds, about))
    return [held.filter(({ of: by }) => by !== undefined), held.filter(({ decides }) => decides !== undefined)].flatMap((same) => {
      const [first, ...more] = same
      return more
        .filter((rule) => first!.forms === undefined || rule.forms === undefined || rule.forms.some((form) => first!.forms!.includes(form)))
        .map(({ id }) => ({ rule: id, message: `${day}: ${of}: says what ${first!.id} says on the same day` }))
    })
  })
}
