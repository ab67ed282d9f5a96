import { withSealed } from '../../../src/access/mandates/index.ts'
import { allReads, listOwnReads, listReads, numberReads, type Looking } from '../../../src/access/reads/index.ts'
import * as contract from '../../../src/access/reads/schema.ts'
import { zoneOfData } from '../../../src/detect/store/index.ts'
import { findingNumbers, keptSubjects, subjectOfNumber, toldFindings } from '../../../src/findings/index.ts'
import { listEvents } from '../../../src/ledger/index.ts'
import { listEvents as eventsContract, type LedgerEvent } from '../../../src/ledger/schema.ts'
import { readsFile } from '../export/reads.ts'
import { beyond, on, sends, type Context, type Entry } from '../table.ts'

/** What auditors look through, and what a person learns of reads of what he knows of. */
export const AUDIT_ROUTES: readonly Entry[] = [
  on(eventsContract, async (context, input) => {
    const page = await listEvents(context.db, context.scope, await bySubject(context, input), await lookingOf(context))
    const rows = await labelled(context, page.rows)
    return { ...page, rows: context.may('finding.read') ? rows : rows.map(withoutContent) }
  }),
  on(contract.listReads, async (context, input) => {
    const page = await listReads(context.db, await bySubject(context, input), await lookingOf(context))
    return { ...page, rows: await labelled(context, page.rows) }
  }),
  sends(contract.exportReads, async (context, { format, language, ...given }) => {
    const [looking, filter] = [await lookingOf(context), await bySubject(context, given)]
    const rows = await numberReads(context.db, filter, looking)
    const labels = (subjects: readonly (string | null)[]) => findingNumbers(context.db, subjects)
    return { ...(await readsFile(allReads(context.db, filter, looking), rows, labels, { format, language, zone: looking.zone })), rows }
  }),
  beyond(
    'what he has notice of is what a conflict keeps from him',
    on(contract.listOwnReads, ({ db, scope }, input) => listOwnReads(db, toldFindings(scope), input)),
  ),
]

/** What is said of a case is not for whoever may see none. */
function withoutContent<E extends LedgerEvent>(event: E) {
  return OF_FINDINGS.test(event.kind) ? { ...event, reason: null, body: {} } : event
}

const OF_FINDINGS = /^(?:finding|bulk)\./u

async function lookingOf({ db, scope }: Context): Promise<Looking> {
  return { zone: await zoneOfData(db), hidden: withSealed(keptSubjects(scope)) }
}

/** People know a finding by its number. */
async function bySubject<F extends { subject?: string | undefined }>({ db }: Context, filter: F): Promise<F> {
  return filter.subject === undefined ? filter : { ...filter, subject: await subjectOfNumber(db, filter.subject) }
}

async function labelled<R extends { subject: string | null }>(
  { db }: Context,
  rows: readonly R[],
): Promise<(R & { label: string | null })[]> {
  const numbers = await findingNumbers(
    db,
    rows.map(({ subject }) => subject),
  )
  return rows.map((row) => ({ ...row, label: row.subject === null ? null : (numbers.get(row.subject) ?? null) }))
}
