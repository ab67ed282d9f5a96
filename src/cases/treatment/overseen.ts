import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { above } from '../../organisation/index.ts'

/** Where somebody serves today, or served last. */
interface Place {
  officer: string
  unit: string
  heads: boolean
}

/** Whom somebody oversees, of these people, with the unit of each; null where the register does not know it. */
export type Overseen = ReadonlyMap<string, string | null>

/**
 * Whom somebody may look at: who serves in the units that he oversees. Not himself nor anybody he is related to, not a colleague of his own office whom he
 * does not head, and nobody who heads his own unit or one above it: equals and superiors are looked at by others.
 */
export async function overseenBy(db: Db, { actor, units, hidden }: Scope, people: readonly string[]): Promise<Overseen> {
  const places = new Map((await placesOf(db, [...people, actor.id])).map((place) => [place.officer, place]))
  const own = places.get(actor.id)
  const upwards = new Set(own === undefined ? [] : await above(db, own.unit))
  const isEqual = ({ unit, heads }: Place): boolean => (unit === own?.unit && !own.heads) || (heads && upwards.has(unit))
  const shown = people.filter((who) => {
    const place = places.get(who)
    if (who === actor.id || hidden.includes(who)) return false
    if (place === undefined) return units === 'all'
    return (units === 'all' || units.includes(place.unit)) && !isEqual(place)
  })
  return new Map(shown.map((who) => [who, places.get(who)?.unit ?? null]))
}

async function placesOf(db: Db, people: readonly string[]): Promise<Place[]> {
  const { rows } = await sql<Place>`select distinct on (officer) officer, unit, role in ('head', 'acting') as heads from organisation.tenure
    where officer = any(${people}::text[]) and lower(during) <= organisation.today()
    order by officer, during @> organisation.today() desc, upper(during) desc nulls first, role in ('head', 'acting') desc, unit`.execute(
    db,
  )
  return rows
}
