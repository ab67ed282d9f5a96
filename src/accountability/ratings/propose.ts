import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { bestWithin, levelByPoints, scoreOf } from '../../law/rating/pure.ts'
import type { RatingYear } from '../../law/rating/index.ts'
import { write } from '../../ledger/index.ts'
import { classesOf, ledgerOf, standsOf, usedOf, yearsFrom, type Stands } from './facts.ts'
import { showRating } from './rows.ts'
import type { RatingGiven, RatingShown } from './schema.ts'
import { ratedOn, requireRated, today } from './scope.ts'

/** What counts for somebody in a year, and on what. */
export interface Ground {
  year: RatingYear
  facts: readonly Stands[]
  /** Ids of what counts, or would where it is certain; cases of what counts. */
  rests: string[]
  cases: string[]
}

export async function groundOf(db: Db | Trx, pack: LawPack, officer: string, year: number): Promise<Ground> {
  const [facts, used, whenOf] = [await standsOf(db, pack, [officer]), await usedOf(db, [officer]), await classesOf(db, [officer])]
  const others = used.filter((one) => one.year !== year)
  const years = yearsFrom(facts, others, year, year).map((one) => ({ year: one, ...whenOf(officer, ratedOn(one)) }))
  const own = ledgerOf(pack, years, facts, others).at(-1)!
  const idsOf = (...verdicts: readonly string[]): string[] =>
    own.facts
      .filter(({ verdict }) => verdicts.includes(verdict))
      .map(({ id }) => id)
      .toSorted()
  const counting = idsOf('counts')
  const cases = facts.filter(({ id }) => counting.includes(id)).map(({ caseId }) => caseId)
  return { year: own, facts, rests: idsOf('counts', 'undetermined'), cases: [...new Set(cases)].toSorted() }
}

/**
 * Proposes the rating of somebody for a year. Throws `absent` where he is not rated by whoever asks; `input` where points do not add up, a word is not of the
 * law, or what deviates has no reason; `conflict` for a year that is not there yet or of which no law is loaded, where confirmed law forbids the level, or
 * there is a proposal, or a rating that it does not correct.
 */
export async function proposeRating(db: Db, scope: Scope, pack: LawPack, given: RatingGiven): Promise<RatingShown> {
  const { officer, year, level, scores, deviates, corrects } = given
  if (year > Number(today().slice(0, 4))) throw new LiemError('input', 'this year is not there yet', { place: { file: 'year' } })
  const entry = {
    ...{ actor: scope.actor, kind: 'rating.proposed', reason: deviates ?? REASON, body: { year } },
    subject: (id: string) => subjectOf(id),
  }
  const id = await write(db, entry, async (trx) => {
    const { unit } = await requireRated(trx, scope, officer, year)
    const ground = await groundOf(trx, pack, officer, year)
    const byResults = resultsOf(ground.year, given)
    requireLevel(ground.year, given, byResults)
    await requireCorrection(trx, given)
    const named = level === ground.year.levels.at(-1) ? [...new Set([...ground.cases, ...(await requireCases(trx, given))])] : []
    const said = { limit: ground.year.limit, most: ground.year.most }
    const { rows } = await sql<{
      id: string
    }>`insert into accountability.rating (officer, year, unit, by_results, level, scores, said, rests, cases, reason, corrects,
        proposed_by)
      values (${officer}, ${year}, ${unit}, ${byResults}, ${level}, ${scores === null ? null : JSON.stringify(scores)}, ${JSON.stringify(said)},
        ${ground.rests}::uuid[], ${named}::uuid[], ${deviates}, ${corrects}, ${scope.actor.id}) on conflict do nothing returning id`.execute(
      trx,
    )
    if (rows[0] === undefined)
      throw new LiemError('conflict', 'a rating is proposed for this year already', { hint: 'conclude or withdraw it first' })
    return rows[0].id
  })
  return showRating(db, scope, { id })
}

const REASON = 'Đề xuất xếp loại / A rating is proposed'
/** What the record calls a rating. */
export const subjectOf = (id: string): string => `rating:${id}`

/** The level that the results give: by points where the law has them. */
function resultsOf({ standing, levels, points }: RatingYear, { byResults, scores }: RatingGiven): string {
  if (standing !== 'answered')
    throw new LiemError('conflict', 'no law on ratings is loaded for this person and year', { hint: 'complete the register, or the law' })
  if (points === null) {
    if (scores !== null) throw new LiemError('input', 'the law of this year has no points', { place: { file: 'scores' } })
    if (byResults === null || !levels.includes(byResults))
      throw new LiemError('input', 'say which level the results give', { place: { file: 'byResults' } })
    return byResults
  }
  if (scores === null) throw new LiemError('input', 'the law of this year asks for points', { place: { file: 'scores' } })
  const { total, wrong } = scoreOf(points, scores)
  if (wrong[0] !== undefined)
    throw new LiemError('input', `${wrong[0].part}: ${WRONG[wrong[0].why]}`, { place: { file: 'scores', part: wrong[0].part } })
  if (total !== scores.total)
    throw new LiemError('input', `the points add up to ${total}, not ${scores.total}`, { place: { file: 'scores' } })
  return levelByPoints(levels, points, total)
}

const WRONG = {
  missing: 'its points are missing',
  'too-many': 'more points than the law gives',
  negative: 'points cannot be less than none',
  'deducts-more': 'more is taken off than it has',
} as const

function requireLevel({ levels, limit, most }: RatingYear, { level, deviates }: RatingGiven, byResults: string): void {
  if (!levels.includes(level)) throw new LiemError('input', 'the law of this year has no such level', { place: { file: 'level' } })
  const isBetter = levels.indexOf(level) < levels.indexOf(bestWithin(levels, limit, byResults))
  if (isBetter && limit.confirmed)
    throw new LiemError('conflict', 'the law of this year does not allow a better level', {
      hint: limit.because.map(({ cite }) => cite).join('; '),
    })
  if (level !== bestWithin(levels, most, byResults) && deviates === null)
    throw new LiemError('input', 'this is another level than results and law give: say why', { place: { file: 'deviates' } })
}

/** Of a year that is rated a rating is entered that takes the place of the one that stands, and of no other. */
async function requireCorrection(trx: Trx, { officer, year, corrects }: RatingGiven): Promise<void> {
  const { rows } = await sql<{ id: string }>`select r.id from accountability.rating r where r.officer = ${officer} and r.year = ${year}
    and r.concluded_by is not null and not exists (select from accountability.rating n where n.corrects = r.id and n.concluded_by is not null)`.execute(
    trx,
  )
  const standing = rows[0]?.id ?? null
  if (standing !== corrects)
    throw new LiemError(
      'conflict',
      standing === null ? 'there is no concluded rating to correct' : 'this year is rated already: correct that rating',
      {
        hint: 'read the ledger again',
      },
    )
}

/** Cases in which he is concerned and of which he has notice. */
async function requireCases(trx: Trx, { officer, cases }: RatingGiven): Promise<readonly string[]> {
  if (cases.length === 0) return []
  const { rows } = await sql<{ id: string }>`select c.id from cases.case c join cases.party p on p.case_id = c.id
    where c.id = any(${cases}::uuid[]) and p.officer = ${officer} and p.role = 'concerned' and p.notified_on is not null`.execute(trx)
  if (rows.length < new Set(cases).size) throw new LiemError('input', 'he has no notice of such a case', { place: { file: 'cases' } })
  return rows.map(({ id }) => id)
}
