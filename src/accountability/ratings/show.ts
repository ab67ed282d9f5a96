import { sql } from 'kysely'
import { LiemError, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { ratingTerms } from '../../law/rating/index.ts'
import { peopleNames, unitNames } from '../../organisation/index.ts'
import { classesOf, ledgerOf, standsOf, usedOf, yearsFrom, type Stands } from './facts.ts'
import { importedOf } from './imported/read.ts'
import type { ImportedRating } from './imported/schema.ts'
import { readRatings, seesRating, shownOf, type Row } from './rows.ts'
import type { Ledger, LedgerFact } from './schema.ts'
import { ratedOn, seesRatingsOf, today } from './scope.ts'

/** How many years are shown where nothing older counts. */
const YEARS = 3

/** The ledger of one person: what counts in which year and why, what was reversed, how he was rated. Throws `absent`, also where he is not rated by whoever asks. */
export async function showLedger(db: Db, scope: Scope, pack: LawPack, { officer }: { officer: string }): Promise<Ledger> {
  const { rows } =
    await sql`select from organisation.officer o where o.number = ${officer} and ${seesRatingsOf(scope, sql`o.number`)}`.execute(db)
  if (rows.length === 0) throw new LiemError('absent', 'there is nobody of that number whom you rate')
  return ledgerFor(db, pack, officer, await readRatings(db, sql`r.officer = ${officer} and ${seesRating(scope)}`))
}

/** The own ledger: how one is being rated is not in it, only how one was. Null for whoever is not in the register. */
export async function listOwnRatings(db: Db, { actor }: Scope, pack: LawPack): Promise<{ ledger: Ledger | null }> {
  if (!(await peopleNames(db, [actor.id])).has(actor.id)) return { ledger: null }
  const ledger = await ledgerFor(db, pack, actor.id, await readRatings(db, sql`r.officer = ${actor.id} and r.concluded_by is not null`))
  // Whether it is withdrawn he sees, not who says what of it.
  const plain = <T extends ImportedRating | null>(one: T): T => (one === null ? one : { ...one, withdrawals: [] })
  return {
    ledger: {
      ...ledger,
      years: ledger.years.map((year) => ({ ...year, imported: plain(year.imported), withdrawn: year.withdrawn.map(plain) })),
    },
  }
}

async function ledgerFor(db: Db, pack: LawPack, officer: string, ratings: readonly Row[]): Promise<Ledger> {
  const [facts, used, whenOf, people, unit, shown, imported] = await Promise.all([
    standsOf(db, pack, [officer]),
    usedOf(db, [officer]),
    classesOf(db, [officer]),
    peopleNames(db, [officer]),
    lastUnit(db, officer),
    shownOf(db, ratings),
    importedOf(db, officer),
  ])
  const now = Number(today().slice(0, 4))
  const first = Math.min(now - YEARS + 1, ...[...ratings, ...imported].map(({ year }) => year))
  const latest = Math.max(now, ...facts.flatMap(({ day }) => (day === null ? [] : [Number(day.slice(0, 4))])))
  const years = yearsFrom(facts, used, first, latest).map((year) => ({ year, ...whenOf(officer, ratedOn(year)) }))
  const units = await unitNames(db, [...facts.flatMap((fact) => fact.unit ?? []), ...(unit === null ? [] : [unit])])
  return {
    officer: { id: officer, name: people.get(officer)! },
    unit: unit === null ? null : units.get(unit)!,
    terms: ratingTerms(pack),
    years: ledgerOf(pack, years, facts, used)
      .map((year) => ({
        ...year,
        ratings: shown.filter((one) => one.year === year.year),
        imported: imported.find((one) => one.year === year.year && one.withdrawnOn === null) ?? null,
        withdrawn: imported.filter((one) => one.year === year.year && one.withdrawnOn !== null),
      }))
      .toReversed(),
    facts: facts.map((fact) => factOf(fact, units)),
  }
}

function factOf(
  { id, by, word, day, document, caseId, number, role, unit, reversedOn }: Stands,
  units: Awaited<ReturnType<typeof unitNames>>,
): LedgerFact {
  return {
    ...{ id, by, word, day, document, role, reversedOn },
    case: number === null ? null : { id: caseId, number },
    unit: unit === null ? null : units.get(unit)!,
  }
}

async function lastUnit(db: Db, officer: string): Promise<string | null> {
  const { rows } = await sql<{ unit: string }>`select unit from organisation.tenure where officer = ${officer}
    order by upper(during) desc nulls first, role <> 'officer' desc, unit limit 1`.execute(db)
  return rows[0]?.unit ?? null
}
