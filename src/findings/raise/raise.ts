import { sql } from 'kysely'
import { LiemError, localDay, type Db, type Trx } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import type { Hit } from '../../detect/index.ts'
import type { Calendar, Vocabulary } from '../../law/index.ts'
import type { UsedRule } from '../../law/versions/index.ts'
import { merkleTree, write, type MerkleTree } from '../../ledger/index.ts'
import { recordChanges, type Change } from '../change.ts'
import { applyCircumstances } from '../circumstances/apply.ts'
import { unveilFindings, veilFindings } from '../clear.ts'
import { reviewCalendar } from '../due.ts'
import { attribution, type Attribution } from './named.ts'
import { recordOf } from './record.ts'
import {
  dropUnusedTraces,
  insertFindings,
  markSeen,
  noteFacets,
  openSeen,
  readStanding,
  renewFindings,
  returnFindings,
  withdrawFindings,
  type Standing,
  type Traced,
} from './store.ts'

/** The run that the hits come from. */
export interface RaiseRun {
  /** Its id. */
  run: string
  /** By the id of each rule that was compared with the data: its rulebook and the number of its version. */
  rules: ReadonlyMap<string, UsedRule>
  /** Ids of the rulebooks; what stands on one of them and has no hit any more is withdrawn. */
  rulebooks: readonly string[]
  vocabulary: Vocabulary
  /** Zone of local days. */
  timezone: string
  /** Local day on which findings are raised; today where none is given. */
  today?: string
}

export interface RaisedCounts {
  raised: number
  /** Follow another version of the rule, or data that changed. */
  updated: number
  returned: number
  withdrawn: number
  /** Hits that changed nothing. */
  unchanged: number
  /** Held back by a circumstance. */
  withheld: number
}

const CHUNK = 1_000

/**
 * Turns the hits of a run into findings, all of them or none: new ones are raised, open ones follow the run, those whose hit is gone are withdrawn,
 * and come back when it returns. Doing it twice does it once. One event stands for all, with counts and the Merkle root over what was done.
 * `onProgress` may throw to stop. Throws `internal` where a hit's rule is not among those of the run.
 */
export async function raise(
  db: Db,
  actor: Actor,
  hits: Iterable<Hit>,
  run: RaiseRun,
  onProgress?: (hits: number) => void | Promise<void>,
): Promise<RaisedCounts> {
  const calendar = await reviewCalendar()
  const entry = { actor, kind: 'finding.raised', subject: `run:${run.run}`, reason: REASON }
  const body = ({ counts, tree }: Outcome): Record<string, unknown> | null =>
    tree.size() === 0 ? null : { ...counts, rows: tree.size(), root: tree.root() }
  const { counts } = await write(db, { ...entry, body }, async (trx, event): Promise<Outcome> => {
    await prepare(trx)
    const today = run.today ?? localDay(run.timezone)
    const work = newWork(trx, event.id, run, today, calendar)
    let done = 0
    for (const chunk of chunksOf(hits)) {
      await raiseChunk(work, chunk)
      done += chunk.length
      await onProgress?.(done)
    }
    await finish(work)
    return { counts: work.counts, tree: work.tree }
  })
  return counts
}

const REASON = 'Các quy tắc được so với dữ liệu / The rules were compared with the data'

interface Outcome {
  counts: RaisedCounts
  tree: MerkleTree
}

interface Work extends Outcome {
  trx: Trx
  event: number
  run: RaiseRun
  today: string
  calendar: Calendar
  attribution: Attribution
  changes: Change[]
  /** Findings on which circumstances may bear now. */
  touched: string[]
  oldTraces: number[]
}

function newWork(trx: Trx, event: number, run: RaiseRun, today: string, calendar: Calendar): Work {
  return {
    trx,
    event,
    run,
    today,
    calendar,
    attribution: attribution(trx, run.vocabulary, run.timezone),
    changes: [],
    touched: [],
    oldTraces: [],
    tree: merkleTree(),
    counts: { raised: 0, updated: 0, returned: 0, withdrawn: 0, unchanged: 0, withheld: 0 },
  }
}

/** Two runs never raise at once, and a million hits may take longer than a request. */
async function prepare(trx: Trx): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(trx)
  await sql`select pg_advisory_xact_lock(hashtext('findings.raise'))`.execute(trx)
  await openSeen(trx)
}

function* chunksOf(hits: Iterable<Hit>): Generator<Hit[]> {
  let chunk: Hit[] = []
  for (const hit of hits) {
    chunk.push(hit)
    if (chunk.length < CHUNK) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

async function raiseChunk(work: Work, hits: readonly Hit[]): Promise<void> {
  const { trx, run, counts } = work
  const traced = await recordsOf(work, hits)
  const records = traced.map(({ record }) => record)
  const standing = await readStanding(trx, records)
  await markSeen(trx, records)
  await noteFacets(trx, records)
  const kinds = Map.groupBy(traced, ({ record }) => kindOf(standing.get(record.identity), record.content))
  const of = (kind: Kind): Traced[] => kinds.get(kind) ?? []
  await raiseNew(work, of('new'))
  await bringBack(work, of('returned'))
  const renewed = await renewFindings(trx, [...of('renewed'), ...of('returned')], run.run)
  for (const { id, number, from, to, told, oldTrace } of renewed) {
    work.touched.push(id)
    if (oldTrace !== null) work.oldTraces.push(oldTrace)
    work.tree.add(JSON.stringify(['updated', number, from, to]))
    if (told) work.changes.push({ finding: id, kind: 'finding.updated', body: { from, to } })
  }
  counts.updated += renewed.length
  counts.unchanged += of('same').length
}

type Kind = 'new' | 'returned' | 'renewed' | 'same'

function kindOf(standing: Standing | undefined, content: string): Kind {
  if (standing === undefined) return 'new'
  if (standing.state === 'withdrawn') return 'returned'
  return ['new', 'review'].includes(standing.state) && standing.content !== content ? 'renewed' : 'same'
}

/** The rows of these hits; a hit that says the same as another one is one with it. */
async function recordsOf(work: Work, hits: readonly Hit[]): Promise<Traced[]> {
  const { run, today, calendar } = work
  await work.attribution.prepare(hits)
  const traced = hits.map((hit): Traced => {
    const used = run.rules.get(hit.rule.id)
    if (used === undefined) throw new LiemError('internal', `the rule ${hit.rule.id} is not among those of the run`)
    const named = work.attribution.namedIn(hit)
    return { record: recordOf(hit, { used, named, today, calendar }), trace: hit.trace }
  })
  return [...new Map(traced.map((one) => [one.record.identity, one])).values()]
}

async function raiseNew(work: Work, traced: readonly Traced[]): Promise<void> {
  const { trx, run, event, today } = work
  for (const { id, number, identity } of await insertFindings(trx, traced, { run: run.run, event, today })) {
    work.touched.push(id)
    work.tree.add(JSON.stringify(['raised', number, identity]))
    work.counts.raised++
  }
}

async function bringBack(work: Work, traced: readonly Traced[]): Promise<void> {
  const returned = await returnFindings(
    work.trx,
    traced.map(({ record }) => record),
  )
  for (const { id, number, to } of returned) {
    work.touched.push(id)
    work.tree.add(JSON.stringify(['returned', number, to]))
    work.changes.push({ finding: id, kind: 'finding.returned', body: { to } })
    work.counts.returned++
  }
  await unveilFindings(
    work.trx,
    returned.map(({ id }) => id),
  )
}

async function finish(work: Work): Promise<void> {
  const { trx, run, event, counts, tree, changes } = work
  const withdrawn = await withdrawFindings(trx, run.rulebooks)
  for (const { id, number, from } of withdrawn) {
    tree.add(JSON.stringify(['withdrawn', number, from]))
    changes.push({ finding: id, kind: 'finding.withdrawn', body: { from } })
  }
  await veilFindings(
    trx,
    withdrawn.map(({ id }) => id),
  )
  await dropUnusedTraces(trx, work.oldTraces)
  await recordChanges(trx, event, changes)
  counts.withdrawn = withdrawn.length
  counts.withheld = (await applyCircumstances(trx, event, work.touched)).withheld
}
