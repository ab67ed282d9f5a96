import { sql } from 'kysely'
import { LiemError, localDay, ZONE, type Db, type Home } from '../../base/index.ts'
import { changeDays, type Answer, type LawPack } from '../../law/allowed/index.ts'
import { currentLaw } from '../../law/changed/index.ts'
import { lawFor } from '../law.ts'
import { exoneratedIn } from '../scope.ts'
import { clockRows, firstClock } from './pure.ts'
import { forgetOld, keepClocks, unknownClocks, wakeClocks, type Unknown, type Worked } from './unrecorded.ts'

export interface ClockGround {
  /** In the rights of the system. */
  db: Db
  home: Pick<Home, 'path'>
  /** Milliseconds, as Date.now has them. */
  now?: () => number
}

/** The law of today, and what its answers hang on. */
interface Today {
  day: string
  law: string
  pack: LawPack
}

/**
 * Works out the clocks of everybody of whom they are not known: facts changed, another law, a day on which another rule or another class begins. What was
 * worked out from facts that changed meanwhile is not kept, and worked out again. Comes again when the next day begins.
 */
export async function settleClocks(
  { db, home, now = Date.now }: ClockGround,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const law = await currentLaw(db, home.path)
  const today = { day: localDay(ZONE, now()), law: await law.hash(), pack: await law.pack() }
  await forgetOld(db, today)
  for (;;) {
    const unknown = await unknownClocks(db)
    if (unknown.length === 0) break
    for (const one of unknown) {
      signal.throwIfAborted()
      await keepClocks(db, one, await workOut(db, today, one))
    }
  }
  await wakeClocks(db, secondsToTomorrow(now()))
}

async function workOut(db: Db, today: Today, { caseId, officer }: Unknown): Promise<Worked> {
  const { day, law, pack } = today
  const known = { law, until: null, ends: null, clocks: [] }
  if (await isDecided(db, caseId, officer)) return { ...known, state: 'decided' }
  const turns = await turningDays(db, caseId, officer, day)
  const answer = await lawFor(db, pack, caseId, officer, day).catch(refuseDay)
  if (answer === null) return { ...known, until: dayBefore(turns[0]), state: 'unasked' }
  const { state, first } = firstClock(answer)
  const limits = answer.clocks.flatMap(({ id, ends, open }) => (id === 'prescription' && open && ends !== null ? [dayAfter(ends)] : []))
  const next = [...turns, ...limits, ...changeDays(pack, answer.class)].filter((one) => one > day).toSorted()[0]
  const ends = state === 'running' ? first!.ends : null
  return { law, until: dayBefore(next), state, ends, clocks: rowsOf(answer, first) }
}

function rowsOf({ clocks }: Answer, first: Answer['clocks'][number] | null): Worked['clocks'] {
  const isFirst = ({ id, act, rule, ends }: Answer['clocks'][number]): boolean =>
    first !== null && id === first.id && act === first.act && rule === first.rule && ends === first.ends
  const rows = clockRows(clocks)
  const at = rows.findIndex(isFirst)
  return rows.map((row, place) => Object.assign(row, { isFirst: place === at }))
}

/** A day before the acts: the law says nothing of it. */
function refuseDay(error: unknown): null {
  if (error instanceof LiemError && error.code === 'input') return null
  throw error
}

async function isDecided(db: Db, caseId: string, officer: string): Promise<boolean> {
  const { rows } = await sql`select from cases.decision where case_id = ${caseId} and officer = ${officer} and signed_by is not null
    and (reversed_on is null or officer in (${exoneratedIn(sql`${caseId}`)}))`.execute(db)
  return rows.length > 0
}

/** Days to come on which something of the person or the case begins or is over. */
async function turningDays(db: Db, caseId: string, officer: string, day: string): Promise<string[]> {
  const own = sql`case_id = ${caseId} and officer = ${officer}`
  const { rows } = await sql<{ day: string }>`select distinct day::text as day from (
      select lower(during) as day from organisation.service where officer = ${officer} union all
      select upper(during) from organisation.service where officer = ${officer} union all
      select lower(during) from organisation.tenure where officer = ${officer} union all
      select upper(during) from organisation.tenure where officer = ${officer} union all
      select from_day from cases.circumstance where ${own} union all select until_day + 1 from cases.circumstance where ${own} union all
      select from_day from cases.act where ${own} union all
      select effective from cases.earlier where ${own} union all
      select s.effective from cases.served s join cases.decision d on d.id = s.decision where d.officer = ${officer} and d.reversed_on is null union all
      select day from cases.decision where officer = ${officer} and signed_by is not null and reversed_on is null) as one
    where isfinite(day) and day > ${day}::date order by 1`.execute(db)
  return rows.map(({ day: one }) => one)
}

const shifted = (day: string, by: number): string => new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10)
const dayAfter = (day: string): string => shifted(day, 1)
const dayBefore = (day: string | undefined): string | null => (day === undefined ? null : shifted(day, -1))

/** A little after midnight, so that it is the next day by every clock. */
function secondsToTomorrow(now: number): number {
  const today = localDay(ZONE, now)
  const [step, late] = [600_000, 60]
  let at = now
  while (localDay(ZONE, at) === today) at += step
  while (localDay(ZONE, at - 1_000) !== today) at -= 1_000
  return Math.ceil((at - now) / 1_000) + late
}
