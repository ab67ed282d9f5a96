import { sql } from 'kysely'
import type { Db, Trx } from '../../../base/index.ts'
import type { Scope } from '../../../base/schema.ts'
import type { LawPack } from '../../../law/allowed/index.ts'
import { classesOf, ledgerOf } from '../facts.ts'
import { ratedOn, seesRatingsOf } from '../scope.ts'
import type { Given, Mistakes } from './parse.ts'

/** A rating that is not there yet, with the cases that it names by their ids. */
export interface Fresh {
  given: Given
  cases: string[]
  superseded: boolean
}

/** Rows against the register of people, the reach of whoever asks, cases that he sees, and what was taken over before. Gives the ratings that are not there yet. */
export async function checkRatings(
  db: Db | Trx,
  scope: Scope,
  pack: LawPack,
  given: readonly Given[],
  mistakes: Mistakes,
): Promise<Fresh[]> {
  await checkPeople(db, scope, given, mistakes)
  await checkLevels(db, pack, given, mistakes)
  const [cases, before, standing] = [await casesOf(db, given), await knownOf(db, given), await standingOf(db, given)]
  return given.flatMap((one) => {
    for (const number of one.cases) if (!cases.has(`${number} ${one.officer}`)) mistakes.add(one, 'cases', 'no-case', number)
    const own = { given: one, cases: one.cases.flatMap((number) => cases.get(`${number} ${one.officer}`) ?? []).toSorted() }
    const known = before.get(keyOf(one))
    if (known?.said === saidOf(own)) return []
    if (known !== undefined) mistakes.add(one, 'year', 'changed', known.on)
    return [{ ...own, superseded: standing.has(keyOf(one)) }]
  })
}

const keyOf = ({ officer, year }: Pick<Given, 'officer' | 'year'>): string => `${officer} ${year}`

async function checkPeople(db: Db | Trx, scope: Scope, given: readonly Given[], mistakes: Mistakes): Promise<void> {
  const { rows } = await sql<{
    number: string
    rates: boolean
  }>`select o.number, ${seesRatingsOf({ ...scope, hidden: [] }, sql`o.number`)} as rates
    from organisation.officer o where o.number = any(${[...new Set(given.map(({ officer }) => officer))]}::text[])`.execute(db)
  const rates = new Map(rows.map((row) => [row.number, row.rates]))
  for (const one of given) {
    if (one.officer === '') continue
    if (!rates.has(one.officer)) mistakes.add(one, 'officer', 'no-officer', one.officer)
    else if (scope.hidden.includes(one.officer) || one.officer === scope.actor.id) mistakes.add(one, 'officer', 'own')
    else if (rates.get(one.officer) !== true) mistakes.add(one, 'officer', 'not-yours', one.officer)
  }
}

/** Cases are named only of the worst level that the law of the year has: only for that an act is used up. */
async function checkLevels(db: Db | Trx, pack: LawPack, given: readonly Given[], mistakes: Mistakes): Promise<void> {
  const naming = given.filter(({ cases, year }) => cases.length > 0 && year > 0)
  if (naming.length === 0) return
  const whenOf = await classesOf(
    db,
    naming.map(({ officer }) => officer),
  )
  for (const one of naming) {
    const [year] = ledgerOf(pack, [{ year: one.year, ...whenOf(one.officer, ratedOn(one.year)) }], [], [])
    if (year!.levels.at(-1) !== one.level) mistakes.add(one, 'cases', 'not-worst')
  }
}

/** Ids of cases on these people, by number and person, as far as whoever asks sees them. */
async function casesOf(db: Db | Trx, given: readonly Given[]): Promise<ReadonlyMap<string, string>> {
  const numbers = [...new Set(given.flatMap(({ cases }) => cases))]
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<{ id: string; key: string }>`select c.id, c.number || ' ' || p.officer as key from cases.case c
    join cases.party p on p.case_id = c.id and p.role = 'concerned' where c.number = any(${numbers}::text[])`.execute(db)
  return new Map(rows.map(({ id, key }) => [key, id]))
}

async function knownOf(db: Db | Trx, given: readonly Given[]): Promise<ReadonlyMap<string, { said: string; on: string }>> {
  const { rows } = await sql<{
    key: string
    said: string
    on: string
  }>`select officer || ' ' || year as key, to_char(imported_on, 'DD/MM/YYYY') as on,
      jsonb_build_array(level, source, rated_by, number, day, points::float8, cases)::text as said
    from accountability.imported_rating where withdrawn_on is null and officer = any(${given.map(({ officer }) => officer)}::text[])`.execute(
    db,
  )
  return new Map(rows.map(({ key, said, on }) => [key, { said: JSON.stringify(JSON.parse(said)), on }]))
}

const saidOf = ({ given: { level, from, ratedBy, number, day, points }, cases }: Pick<Fresh, 'given' | 'cases'>): string =>
  JSON.stringify([level, from, ratedBy, number, day, points, cases])

/** Years of people of which Liêm has a concluded rating. */
async function standingOf(db: Db | Trx, given: readonly Given[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`select officer || ' ' || year as key from accountability.rating
    where concluded_by is not null and officer = any(${given.map(({ officer }) => officer)}::text[])`.execute(db)
  return new Set(rows.map(({ key }) => key))
}
