import { sql } from 'kysely'
import { LiemError, localDay, ZONE, type Db, type Home, type Trx } from '../../base/index.ts'
import type { Bilingual, Scope } from '../../base/schema.ts'
import { withStagedText } from '../../documents/store/index.ts'
import { scopeOf } from '../../findings/index.ts'
import { write } from '../../ledger/index.ts'
import { CASE_STATES } from '../schema.ts'
import { lockCase, requireCase, subjectOf } from '../scope.ts'
import { insertEvidence } from './add.ts'
import type { EvidenceShown } from './schema.ts'
import { showEvidence } from './show.ts'

const REASON = 'Ghim trích dấu vết của phát hiện / The trace of a finding is pinned'

/** What a trace says at the moment: the finding, and of its case the events that bear witness. */
interface Extract {
  liem: 'extract/1'
  finding: string
  rule: string
  version: number
  caseId: string
  why: Bilingual
  witnesses: Record<string, unknown>[]
}

/**
 * Pins the witness events of a finding of the case, as they are now. `found` is what whoever asks may see of findings. Throws `absent`; `conflict` where an
 * extract of it stands already.
 */
export async function pinExtract(
  db: Db,
  home: Home,
  scope: Scope,
  found: Scope,
  { id, finding }: { id: string; finding: string },
): Promise<EvidenceShown> {
  await requireCase(db, scope, id)
  const extract = await readExtract(db, found, id, finding)
  const text = `${JSON.stringify(extract, null, 1)}\n`
  const evidence = await withStagedText(home, text, (staged) => {
    const entry = { actor: scope.actor, kind: 'case.evidence-added', subject: subjectOf(id), reason: REASON }
    const body = (own: string) => ({ evidence: own, kind: 'extract', sha256: staged.sha256 })
    return write(db, { ...entry, body }, async (trx) => {
      await lockCase(trx, scope, id, CASE_STATES)
      await refuseTwice(trx, finding)
      return insertEvidence(trx, home, scope, id, rowOf(extract, finding), staged)
    })
  })
  return showEvidence(db, scope, { evidence })
}

function rowOf(extract: Extract, finding: string) {
  const { finding: number, caseId, rule } = extract
  return {
    kind: 'extract' as const,
    what: `Trích dấu vết ${caseId}, ${rule}`,
    name: `${number}.json`,
    from: number,
    receivedOn: localDay(ZONE),
    finding,
    extract,
  }
}

async function refuseTwice(trx: Trx, finding: string): Promise<void> {
  const { rows } = await sql`select from cases.evidence where finding = ${finding} and withdrawn_at is null`.execute(trx)
  if (rows.length > 0) throw new LiemError('conflict', 'the trace of this finding is pinned already')
}

async function readExtract(db: Db, found: Scope, id: string, finding: string): Promise<Extract> {
  const { rows } = await sql<Omit<Extract, 'liem'>>`select f.number as finding, f.rule, f.rule_number as version, f.case_id as "caseId",
      jsonb_build_object('en', f.why_en, 'vi', f.why_vi) as why,
      (select coalesce(jsonb_agg(t.events -> w.position order by w.place), '[]') from unnest(f.witnesses) with ordinality as w (position, place)) as witnesses
    from cases.source s join findings.finding f on f.id = s.finding join findings.trace t on t.id = f.trace
    where s.case_id = ${id} and s.finding = ${finding} and ${scopeOf(found)}`.execute(db)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such finding')
  return { liem: 'extract/1', ...rows[0] }
}
