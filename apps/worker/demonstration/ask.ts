import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../../src/base/index.ts'
import { enqueue, WORKER, type Running } from '../../../src/jobs/index.ts'
import { write } from '../../../src/ledger/index.ts'

/** Whether this is an installation with the made-up year, loaded or on its way, and nobody has sent anything of his own. */
export async function isDemonstration(db: Db): Promise<boolean> {
  const { rows } = await sql<{ made: boolean }>`select exists (select from jobs.job where kind = 'demo')
    and not exists (select from lake.upload where by <> ${WORKER.id}) as made`.execute(db)
  return rows[0]!.made
}

/**
 * Has the made-up year loaded into an installation that has nothing yet; where it failed it is tried again. Never beside real data, and never twice.
 * Says whether it was asked for.
 */
export async function askForDemonstration(db: Db): Promise<boolean> {
  const reason = 'The demonstration was started: made-up data of a made-up administration'
  const wanted = sql<boolean>`case
    when exists (select from jobs.job where kind = 'demo') then
      (select state from jobs.job where kind = 'demo' order by created_at desc limit 1) = 'failed'
        and not exists (select from lake.upload where by <> ${WORKER.id})
    else not exists (select from lake.upload) and not exists (select from detect.run) and not exists (select from organisation.unit)
  end`
  return ask(db, reason, wanted)
}

const CASES = { of: 'cases' }

/** After the made-up year was compared: has cases made from its findings, once. Says whether it was asked for. */
export async function askForCases(db: Db): Promise<boolean> {
  const reason = 'Cases of the demonstration are made from its findings'
  const wanted = sql<boolean>`exists (select from findings.finding) and not exists (select from cases.case)
    and not exists (select from jobs.job where kind = 'demo' and payload @> ${JSON.stringify(CASES)}::jsonb)`
  return (await isDemonstration(db)) && ask(db, reason, wanted, CASES)
}

/** Whether a job `demo` is the one that makes cases. */
export const isOfCases = ({ payload }: Pick<Running, 'payload'>): boolean => payload['of'] === CASES.of

async function ask(db: Db, reason: string, wanted: RawBuilder<boolean>, payload: Record<string, unknown> = {}): Promise<boolean> {
  const entry = { actor: WORKER, kind: 'demonstration.asked', reason, body: (job: string | null) => (job === null ? null : { job }) }
  const job = await write(db, entry, async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('demonstration'))`.execute(trx)
    const { rows } = await sql<{ wanted: boolean }>`select ${wanted} as wanted`.execute(trx)
    return rows[0]!.wanted ? enqueue(trx, { kind: 'demo', by: WORKER.id, payload }) : null
  })
  return job !== null
}
