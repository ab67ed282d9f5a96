import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { enqueue } from '../../jobs/index.ts'
import {
  allowed,
  differenceOf,
  isNoDifference,
  isOtherOutcome,
  lawWith,
  readFacts,
  type Difference,
  type LawPack,
} from '../../law/allowed/index.ts'
import { currentLaw, findChange } from '../../law/changed/index.ts'
import { confirmedLaw } from '../../law/confirmed/index.ts'
import { write } from '../../ledger/index.ts'
import type { TrialWatch } from '../rulebooks/trial.ts'
import { openMatters, type MatterGroup } from './matters.ts'
import type { Effect, LawTrialGroup, LawTrialResult, showLawTrial as showContract } from './schema.ts'

/** Has a change of the law tried on all open matters, as if they were decided on that day. Throws `absent`, and `conflict` where it is no draft any more. */
export async function startLawTrial(db: Db, actor: Actor, { id, day }: { id: string; day: string }): Promise<{ id: string }> {
  const { file, published_by, withdrawn_by } = await findChange(db, id)
  if (published_by !== null || withdrawn_by !== null)
    throw new LiemError('conflict', 'this change is decided already', { hint: 'only a draft is tried' })
  const reason = 'A change of the law is tried on the open matters'
  const entry = {
    actor,
    kind: 'law.change-tried',
    subject: `law-file:${file}`,
    reason,
    body: (trial: string) => ({ change: id, trial, day }),
  }
  const trial = await write(db, entry, async (trx) => {
    const job = await enqueue(trx, { kind: 'law-trial', subject: `law-change:${id}`, by: actor.id })
    await sql`insert into law.trial (id, change, day, by) values (${job}, ${id}, ${day}, ${actor.name})`.execute(trx)
    return job
  })
  return { id: trial }
}

/** Does what a trial was queued for, and keeps what it finds. The job's own process calls it; again does no harm. */
export async function runLawTrial(db: Db, actor: Actor, home: string, id: string, watch: TrialWatch = {}): Promise<LawTrialResult> {
  const { change, day } = await readTrial(db, id)
  const began = performance.now()
  const law = await currentLaw(db, home)
  const packOf = async (of: typeof law): Promise<LawPack> => confirmedLaw(db, await of.pack())
  const packs = [await packOf(law), await packOf(lawWith(law, [await findChange(db, change)]))] as const
  const found = await tryOn(packs, await openMatters(db), day, watch)
  const result = { ...found, seconds: Math.round((performance.now() - began) / 100) / 10 }
  const { changed: _, ...numbers } = result
  const entry = { actor, kind: 'law.trial-done', subject: `law-change:${change}`, reason: 'The trial has gone through all open matters' }
  await write(db, { ...entry, body: { trial: id, ...numbers } }, async (trx) => {
    await sql`update law.trial set result = ${JSON.stringify(result)} where id = ${id}`.execute(trx)
  })
  return result
}

async function tryOn(
  [before, later]: readonly [LawPack, LawPack],
  groups: readonly MatterGroup[],
  day: string,
  { tell, pause }: TrialWatch,
): Promise<Omit<LawTrialResult, 'seconds'>> {
  const sum = { matters: 0, unknown: 0, groups: groups.length, otherOutcome: 0, otherClock: 0 }
  const changed: LawTrialGroup[] = []
  for (const [at, group] of groups.entries()) {
    tell?.({ stage: 'law', done: at, of: groups.length })
    await pause?.()
    sum.matters += group.matters
    const known = knownBy(before, group)
    if (known === null) sum.unknown += group.matters
    else {
      const differences = differencesOf(before, later, known, day)
      if (differences.length === 0) continue
      if (differences.some(({ difference }) => isOtherOutcome(difference))) sum.otherOutcome += group.matters
      else sum.otherClock += group.matters
      changed.push({ ...known, effects: together(differences) })
    }
  }
  return { ...sum, changed: changed.toSorted((one, other) => other.matters - one.matters) }
}

type Known = Omit<LawTrialGroup, 'effects'>

/** Null where something that the law asks for is not known, or is no word of the law. */
function knownBy({ terms }: LawPack, group: MatterGroup): Known | null {
  const { class: of, happened } = group
  if (of === null || happened === null || !terms.classes.some(({ id }) => id === of)) return null
  return { ...group, class: of, happened }
}

interface Found {
  severity: string
  difference: Difference
}

/** For every degree that the act might have. */
function differencesOf(
  before: LawPack,
  later: LawPack,
  { class: of, leadership, status, happened, detected }: Known,
  day: string,
): Found[] {
  return before.terms.severities.flatMap(({ id: severity }) => {
    const act = { id: 'A', from: happened, to: happened, detected, severity }
    const given = { person: { class: of, leadership, status }, acts: [act], day }
    const [one, other] = [before, later].map((pack) => allowed(pack, readFacts(pack.terms, given)))
    const difference = differenceOf(one!, other!)
    return isNoDifference(difference) ? [] : [{ severity, difference }]
  })
}

/** What is the same for several degrees is said once. */
function together(found: readonly Found[]): Effect[] {
  const same = Map.groupBy(found, ({ difference }) => JSON.stringify(effectOf(difference)))
  return [...same].map(([said, of]) => ({
    severities: of.map(({ severity }) => severity),
    ...(JSON.parse(said) as Omit<Effect, 'severities'>),
  }))
}

function effectOf({ standing, forms, clocks, questions }: Difference): Omit<Effect, 'severities'> {
  return {
    standing: standing === null ? null : { before: standing.before.verdict, after: standing.after.verdict },
    forms: forms.map(({ form, before, after }) => ({ form, before: verdictOf(before), after: verdictOf(after) })),
    clocks: clocksOf(clocks),
    questions: { came: questions.came.length, went: questions.went.length },
  }
}

/** Of a form that the law does not have for the person, null. */
function verdictOf(outcome: Difference['forms'][number]['before']): Effect['forms'][number]['before'] {
  return outcome === null || (outcome.verdict === 'forbidden' && !outcome.listed) ? null : outcome.verdict
}

/** Forms with the same last days stand together. */
function clocksOf({ came, went, changed }: Difference['clocks']): Effect['clocks'] {
  const all = [
    ...came.map((after) => ({ id: after.id, form: after.form, before: null, after: after.ends })),
    ...went.map((before) => ({ id: before.id, form: before.form, before: before.ends, after: null })),
    ...changed.map(({ before, after }) => ({ id: after.id, form: after.form, before: before.ends, after: after.ends })),
  ]
  const groups = Map.groupBy(all, ({ form: _, ...days }) => JSON.stringify(days))
  return [...groups.values()].map((of) => {
    const { form: _, ...days } = of[0]!
    return { ...days, forms: of.flatMap(({ form }) => form ?? []) }
  })
}

interface TrialRow {
  change: string
  day: string
  at: string
  result: LawTrialResult | null
}

async function readTrial(db: Db, id: string): Promise<TrialRow> {
  const { rows } = await sql<TrialRow>`select change, day::text as day, at, result from law.trial where id = ${id}`.execute(db)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such trial, or it may not be seen')
  return rows[0]
}

/** What a trial found, or how far it is; a page of the groups in which something changes. Throws `absent`. */
export async function showLawTrial(
  db: Db,
  { id, from, limit }: z.output<typeof showContract.input>,
): Promise<z.input<typeof showContract.output>> {
  const { result, at, ...trial } = await readTrial(db, id)
  type Job = Pick<z.input<typeof showContract.output>, 'state' | 'error'>
  const { rows } = await sql<Job>`select state, error from jobs.job where id = ${id}`.execute(db)
  const shown = { id, ...trial, at: new Date(at).toISOString(), state: rows[0]?.state ?? 'failed', error: rows[0]?.error ?? null }
  if (result === null) return { ...shown, result: null, rows: [], total: 0 }
  const { changed, ...numbers } = result
  return { ...shown, result: numbers, rows: changed.slice(from, from + limit), total: changed.length }
}
