/** What happens around a case: another law, registers that are imported, what the worker does by itself, what is read again, what is destroyed at the end. */
import { sql } from 'kysely'
import type { Db, Home } from '../../src/base/index.ts'
import { writing } from '../../src/base/write/index.ts'
import { settleClocks } from '../../src/cases/clocks/index.ts'
import { draftChange, publishChange, showFile } from '../../src/law/changed/index.ts'
import { approveDestruction, carryOut, drawDestruction, proposeDestruction } from '../../src/retention/index.ts'
import { EVERYTHING } from '../build-db.ts'
import { OLD_ROW, oldCases } from '../build-legacy.ts'
import { acting, DECISION, ONE, OTHER } from '../retention.ts'
import { giveVerdict, importLegacy, importRatings, settleRereading, takeRereading } from './doors.ts'
import { reason, type Does, type Doing } from './acts.ts'

/** The worker’s errand. */
const settles: Does = ({ db, home }) => settleClocks({ db, home })

export const LAW_FILE = 'd-172-2025'
const OTHER_DAYS = [
  ['days: 90, after: detected', 'days: 40, after: detected'],
  ['months: 12, raise: 1', 'months: 4, raise: 1'],
  ['days: 15, after: suspended', 'days: 8, after: suspended'],
] as const
/** The same file with other days, or, once it has those, with those before: how long it may take, how long a decision runs, how long a suspension. */
export const otherDays = (source: string): string => {
  const isOther = hasOtherDays(source)
  return OTHER_DAYS.reduce((text, [one, other]) => (isOther ? text.replaceAll(other, one) : text.replaceAll(one, other)), source)
}
export const hasOtherDays = (source: string): boolean => source.includes(OTHER_DAYS[0][1])

async function waitingLaw(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string
  }>`select id from law.instrument_version where published_by is null and withdrawn_by is null`.execute(db)
  return rows[0]?.id
}
async function draftLaw(db: Db, home: Home, by: Doing['by']): Promise<unknown> {
  const { source, sha256 } = await showFile(db, home.path, { file: LAW_FILE })
  return draftChange(db, by.actor, home.path, { file: LAW_FILE, source: otherDays(source!), base: sha256, note: 'thử', reason })
}
const changesLaw: Does = async ({ db, home, by }) => {
  const waits = await waitingLaw(db)
  return waits === undefined ? draftLaw(db, home, by) : publishChange(db, by.actor, home.path, { id: waits, reason })
}

/** Of the first person, on an act before this one; by the same file it is taken over once. */
const takesOver: Does = ({ db, pack, by, world, officer, form, at }) => {
  const day = at % 3 === 0 ? '12/04/2023' : at % 3 === 1 ? '10/03/2025' : ''
  const row = {
    ...OLD_ROW,
    unit: world.unit,
    reference: `${world.n}-${at % 3}/KL`,
    officer,
    form: at % 7 === 6 ? 'khiển trách' : form,
    day,
  }
  const rows = [{ ...row, served: day, effective: at % 2 === 0 ? day : '', reversed: at % 11 === 10 && day !== '' ? '01/02/2026' : '' }]
  return importLegacy(db, by, pack, oldCases(rows), reason)
}
const takesRatings: Does = ({ db, pack, by, officer, at }) => {
  const row = { officer, year: String(2022 + (at % 4)), level: 'good', source: 'x', ratedBy: 'x', number: 'x', day: '', points: '' }
  return importRatings(db, by, pack, oldCases([row], 'ratings.csv'), reason)
}

/** As it would be drawn. */
export const QUARTER = '2020-01-01'
async function drawn(db: Db, id: string): Promise<void> {
  const first = JSON.stringify({ outcome: 'none', reason: 'x', by: 'HQ-A', on: '2020-02-02' })
  await writing(db, async (trx) => {
    await sql`insert into cases.seed (quarter, seed) values (${QUARTER}, ${Buffer.alloc(32, 7)}) on conflict do nothing`.execute(trx)
    await sql`insert into cases.draw (quarter, share, pool, drawn_by) values (${QUARTER}, 500, '[]', 'HQ-A') on conflict do nothing`.execute(
      trx,
    )
    await sql`insert into cases.rereading (quarter, kind, level, case_id, first) values (${QUARTER}, 'case', 3, ${id}, ${first})`.execute(
      trx,
    )
  })
}
/** Whoever was concerned or handled it does not read it; only those who had nothing to do with it can. */
const rereads: Does = (doing) => {
  const { db, by, id, at, look } = doing
  const state = look.case.find((one) => one.id === id)!.state
  const found = look.rereading.find((one) => one.case_id === id)
  if (found === undefined) return state === 'decided' ? drawn(db, id) : undefined
  if (found.verdict !== null) return settleRereading(db, by, EVERYTHING, { id: found.id, reopen: at % 2 === 0, reason })
  if (found.reader === null || at % 3 === 0) return takeRereading(db, by, { ...EVERYTHING, actor: by.actor }, { id: found.id })
  const verdict = (['something', 'unclear', 'something', 'nothing'] as const)[at % 4]!
  return giveVerdict(db, by, EVERYTHING, { id: found.id, verdict, words: 'x' })
}

/** Files of a decided case of which nothing has been done for long: a list by one, approved by another, carried out by the worker. */
const destroys: Does = (doing) => {
  const { db, by, id, look } = doing
  const isDue =
    look.case.find((one) => one.id === id)!.state === 'decided' && look.evidence.some((one) => one.case_id === id && !one.emptied)
  return isDue && by.hidden.length === 0 ? destroyed(db, id) : undefined
}
async function destroyed(db: Db, id: string): Promise<void> {
  await writing(db, (trx) =>
    sql`insert into ledger.event (at, actor, actor_name, actor_kind, kind, subject, reason, body)
      values ('2000-05-05', 'x', 'x', 'person', 'case.note', ${`case:${id}`}, ${reason}, '{}')`.execute(trx),
  )
  const { id: list } = await drawDestruction(db, acting(ONE), { kind: 'evidence', reason })
  const { root } = await proposeDestruction(db, ONE, { id: list, reason })
  await approveDestruction(db, acting(OTHER), { id: list, root: root!, ...DECISION })
  await carryOut(db, { subject: `destruction:${list}`, tell: () => undefined, check: () => undefined })
}

export const LAW = 'changes the law'
/** What is done in several writes. */
export const WRITES_MORE: readonly string[] = ['has clocks worked out', 'destroys files']
export const AROUND: Readonly<Record<string, [weight: number, Does]>> = {
  'has clocks worked out': [3, settles],
  [LAW]: [2, changesLaw],
  'takes an old case over': [1, takesOver],
  'takes ratings over': [1, takesRatings],
  'reads a case again': [2, rereads],
  'destroys files': [1, destroys],
}
