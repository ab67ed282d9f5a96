import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db } from '../../base/index.ts'
import type { Actor, Scope } from '../../base/schema.ts'
import { compareEvaluations, evaluateWithPauses, requestFor, type Comparison } from '../../detect/index.ts'
import { enqueue } from '../../jobs/index.ts'
import { readLog, type LogRequest, type PackedLog } from '../../lake/index.ts'
import { diffRulebooks, parseRulebooks, readActivityNames, type Rulebook, type RulebookText } from '../../law/index.ts'
import { describeDifferences, parseVersion, readVersion, usedTexts, type ReadRulebook } from '../../law/versions/index.ts'
import { write } from '../../ledger/index.ts'
import { among, notKept, reachOf, type Reach } from '../parts/scope.ts'
import type { startTrial as startContract, Trial } from './schema.ts'

/** Has a changed text tried on all data. It is read first: throws `rulebook` with every mistake, `absent` where there is no such rulebook. */
export async function startTrial(db: Db, actor: Actor, { id, source }: z.output<typeof startContract.input>): Promise<{ id: string }> {
  const { version, state } = await readVersion(db, id)
  await readBeside(db, id, source)
  const against = state === 'used' ? version : NOTHING
  const reason = 'A changed rulebook is tried on the data'
  const entry = { actor, kind: 'rulebook.tried', subject: `rulebook:${id}`, reason, body: (trial: string) => ({ trial, against }) }
  const job = await write(db, entry, async (trx) => {
    const own = await enqueue(trx, { kind: 'trial', subject: `rulebook:${id}`, by: actor.id })
    await sql`insert into detect.trial (id, rulebook, source, against, by) values (${own}, ${id}, ${source}, ${against}, ${actor.name})`.execute(
      trx,
    )
    return own
  })
  return { id: job }
}

/** Instead of a version: none is in use. */
const NOTHING = 0

/** What stands before the first version of a rulebook: the same reading of the data, and no rules. */
export function nothingBefore(rulebook: Rulebook): ReadRulebook {
  return { source: '', rulebook: { ...rulebook, rules: [] } }
}

/** A text as a rulebook, which must also agree with those that are in use. Throws `rulebook` with every mistake. */
export async function readBeside(db: Db, id: string, source: string): Promise<Rulebook> {
  const own = { file: `${id}.yaml`, text: source }
  const rulebook = await parseRulebooks([own])
  await parseRulebooks([...(await textsBeside(db, id)), own])
  return rulebook
}

async function textsBeside(db: Db, id: string): Promise<RulebookText[]> {
  return (await usedTexts(db)).filter(({ file }) => file !== `${id}.yaml`)
}

/** What a trial tells its job, and how it is stopped. */
export interface TrialWatch {
  tell?: (stage: { stage: string; done?: number; of?: number }) => void
  /** Throws where the job is to stop. */
  check?: () => void
  /** The same, between two stretches of work. */
  pause?: () => Promise<void>
}

interface TrialRow {
  rulebook: string
  source: string
  against: number
  result: TrialResult | null
}

type TrialResult = Comparison & { seconds: number }

/** Does what a trial was queued for, and keeps what it finds. The job's own process calls it; again does no harm. */
export async function runTrial(db: Db, actor: Actor, lakeDir: string, id: string, watch: TrialWatch = {}): Promise<TrialResult> {
  const trial = await readTrial(db, id)
  const began = performance.now()
  const others = await textsBeside(db, trial.rulebook)
  const after = await readOwn(others, trial.rulebook, trial.source)
  const before =
    trial.against === NOTHING
      ? nothingBefore(after).rulebook
      : await readOwn(others, trial.rulebook, (await readVersion(db, trial.rulebook, trial.against)).source)
  const comparison = await tryRules(before, after, lakeDir, watch)
  const result = { ...comparison, seconds: Math.round((performance.now() - began) / 100) / 10 }
  const entry = { actor, kind: 'rulebook.trial-done', subject: `rulebook:${trial.rulebook}`, reason: 'The trial has run over all data' }
  const { cases, wouldRaise, wouldWithdraw } = result
  await write(db, { ...entry, body: { trial: id, cases, wouldRaise, wouldWithdraw } }, async (trx) => {
    await sql`update detect.trial set result = ${JSON.stringify(result)} where id = ${id}`.execute(trx)
  })
  return result
}

/** The rulebook as it would be read with the others that are in use, without their rules. */
async function readOwn(others: readonly RulebookText[], id: string, text: string): Promise<Rulebook> {
  const file = `${id}.yaml`
  const rulebook = await parseRulebooks([...others, { file, text }])
  return { ...rulebook, rules: rulebook.rules.filter(({ place }) => place.file === file) }
}

/** Only rules that may judge differently are evaluated. */
async function tryRules(before: Rulebook, after: Rulebook, lakeDir: string, { tell, check, pause }: TrialWatch): Promise<Comparison> {
  const diff = diffRulebooks(before, after)
  const differing = new Set([...diff.added, ...diff.removed, ...diff.changed].map(({ id }) => id))
  const only = (rulebook: Rulebook): Rulebook => ({ ...rulebook, rules: rulebook.rules.filter(({ id }) => differing.has(id)) })
  const [older, newer] = [only(before), only(after)]
  tell?.({ stage: 'read' })
  const progress = ({ rows }: { rows: number }): void => {
    tell?.({ stage: 'read', done: rows })
    check?.()
  }
  const [olderLog, newerLog] = await readLogs(older, newer, lakeDir, progress)
  check?.()
  const of = older.rules.length + newer.rules.length
  const from =
    (before: number) =>
    async (done: number): Promise<void> => {
      tell?.({ stage: 'detect', done: before + done, of })
      await pause?.()
    }
  const one = await evaluateWithPauses(olderLog, older, from(0))
  const other = await evaluateWithPauses(newerLog, newer, from(older.rules.length))
  return compareEvaluations(one, other)
}

/** The log once, where both rulebooks read the data alike. */
async function readLogs(
  older: Rulebook,
  newer: Rulebook,
  lakeDir: string,
  onProgress: (state: { rows: number }) => void,
): Promise<[PackedLog, PackedLog]> {
  const [one, other] = [requestFor(older), requestFor(newer)]
  if (JSON.stringify(one.columns) !== JSON.stringify(other.columns))
    return [await readLog([lakeDir], one, onProgress), await readLog([lakeDir], other, onProgress)]
  const union = (of: (request: LogRequest) => readonly string[]): string[] => [...new Set([...of(one), ...of(other)])]
  const request = { ...one, caseAttributes: union((r) => r.caseAttributes), eventAttributes: union((r) => r.eventAttributes) }
  const log = await readLog([lakeDir], request, onProgress)
  return [log, log]
}

async function readTrial(db: Db, id: string): Promise<TrialRow> {
  const { rows } = await sql<TrialRow>`select rulebook, source, against, result from detect.trial where id = ${id}`.execute(db)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such trial, or it may not be seen')
  return rows[0]
}

/** What a trial found, or how far it is; of the cases those that the reader may see. Throws `absent`. */
export async function showTrial(db: Db, scope: Scope, { id }: { id: string }): Promise<Trial> {
  const trial = await readTrial(db, id)
  const [{ rows }, names] = await Promise.all([
    sql<Pick<Trial, 'state' | 'error'>>`select state, error from jobs.job where id = ${id}`.execute(db),
    readActivityNames(),
  ])
  const read = async (source: string): Promise<ReadRulebook> => ({ source, rulebook: await parseVersion(trial.rulebook, source) })
  const after = await read(trial.source)
  const older = trial.against === NOTHING ? null : await readVersion(db, trial.rulebook, trial.against)
  const { rules } = describeDifferences(older === null ? nothingBefore(after.rulebook) : await read(older.source), after, names)
  const { result } = trial
  return {
    ...{ id, rulebook: trial.rulebook, against: trial.against, state: rows[0]?.state ?? 'failed', error: rows[0]?.error ?? null },
    cases: result?.cases ?? null,
    seconds: result?.seconds ?? null,
    differences: rules,
    changes: await withCasesSeen(db, await reachOf(db, scope), result?.changes ?? []),
    wouldRaise: result?.wouldRaise ?? null,
    wouldWithdraw: result?.wouldWithdraw ?? null,
  }
}

async function withCasesSeen(db: Db, reach: Reach, changes: Trial['changes']): Promise<Trial['changes']> {
  const cases = [...new Set(changes.flatMap(({ examples }) => examples))]
  const { rows } = await sql<{
    case_id: string
  }>`select case_id from detect.case c where case_id = any(${cases}::text[]) and ${among(reach, sql`unit`)}
    and not exists (select from findings.finding f where f.case_id = c.case_id collate "default" and not (${notKept(reach, sql`f.id`)}))`.execute(
    db,
  )
  const seen = new Set(rows.map(({ case_id }) => case_id))
  return changes.map((change) => ({ ...change, examples: change.examples.filter((example) => seen.has(example)) }))
}
