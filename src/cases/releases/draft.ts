import { sql } from 'kysely'
import { LiemError, ZONE, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { veiled, write } from '../../ledger/index.ts'
import { CASE_STATES } from '../schema.ts'
import { lockCase, requireConcerned, subjectOf } from '../scope.ts'
import { wordsOfOthers } from './others.ts'
import type { Release, ReleaseGiven, ReleasePart } from './schema.ts'
import { showRelease } from './show.ts'

const REASON = 'Soạn hồ sơ trích cho người liên quan / What is shown of a case is drafted'

/**
 * Drafts what is shown of a case. What stands for others is hidden, and a person goes through it. A file goes along where the evidence is a copy of which
 * somebody said that it is redacted; of other evidence only what it is. Throws `absent`; `input` for somebody who is not concerned, and for an act or evidence
 * that the case does not have.
 */
export async function draftRelease(db: Db, scope: Scope, given: ReleaseGiven): Promise<Release> {
  const { id, officer, recipient, title } = given
  if ((officer === null) === (recipient === null))
    throw new LiemError('input', 'this is for one person concerned, or for one trader', { place: { file: 'officer' } })
  if (given.acts.length + given.evidence.length === 0)
    throw new LiemError('input', 'nothing of the case was chosen', { place: { file: 'acts' } })
  const entry = { actor: scope.actor, kind: 'case.release-drafted', subject: subjectOf(id), reason: REASON }
  const release = await write(db, { ...entry, body: (own: string) => ({ release: own }) }, async (trx) => {
    const { number } = await lockCase(trx, scope, id, CASE_STATES)
    if (officer !== null) await requireConcerned(trx, id, officer)
    const words = await wordsOfOthers(trx, id, officer)
    const parts = [...(await actParts(trx, given)), ...(await evidenceParts(trx, given, number))]
    const { rows } = await sql<{ id: string }>`insert into cases.release (case_id, officer, recipient, title, parts, writers)
      values (${id}, ${officer}, ${recipient?.toWellFormed() ?? null}, ${veiled(title, words)}, ${JSON.stringify(parts.map((one) => hidden(one, words)))},
        array[${scope.actor.id}]) returning id`.execute(trx)
    return rows[0]!.id
  })
  return showRelease(db, scope, { release })
}

function hidden({ heading, text, ...part }: ReleasePart, words: readonly string[]): ReleasePart {
  return { ...part, ...veiled({ heading, text }, words) }
}

async function actParts(trx: Trx, { id, acts, officer }: ReleaseGiven): Promise<ReleasePart[]> {
  const { rows } = await sql<{
    id: string
    what: string
    from: string
    until: string | null
  }>`select id, what, to_char(from_day, 'DD/MM/YYYY') as from,
      to_char(until_day, 'DD/MM/YYYY') as until from cases.act where case_id = ${id} and id = any(${acts}::uuid[])
      and (${officer}::text is null or officer = ${officer}) order by from_day, id`.execute(trx)
  if (rows.length < new Set(acts).size)
    throw new LiemError('input', 'there is no such act of this person in the case', { place: { file: 'acts' } })
  return rows.map(({ id: own, what, from, until }) => ({
    kind: 'act',
    id: own,
    heading: until === from ? from : `${from} – ${until ?? '…'}`,
    text: what,
    file: null,
  }))
}

interface EvidenceRow {
  id: string
  kind: string
  what: string
  received: string
  sha256: string
  bytes: number
  type: string
  /** Witness events of a pinned trace. */
  events: Record<string, unknown>[] | null
}

async function evidenceParts(trx: Trx, { id, evidence }: ReleaseGiven, number: string): Promise<ReleasePart[]> {
  const { rows } =
    await sql<EvidenceRow>`select e.id, e.kind, e.what, to_char(e.received_on, 'DD/MM/YYYY') as received, e.sha256, f.bytes, f.type, e.extract -> 'witnesses' as events
    from cases.evidence e join documents.file f on f.sha256 = e.sha256
    where e.case_id = ${id} and e.id = any(${evidence}::uuid[]) and e.withdrawn_at is null and not e.emptied and e.kind <> 'sealed' order by e.received_on, e.id`.execute(
      trx,
    )
  if (rows.length < new Set(evidence).size)
    throw new LiemError('input', 'there is no such evidence in the case, or it was withdrawn', { place: { file: 'evidence' } })
  return rows.map(({ id: own, kind, what, received, events, sha256, bytes, type }, at) => ({
    kind: 'evidence',
    id: own,
    heading: received,
    text: [what, ...(events ?? []).map(lineOf)].join('\n'),
    file: kind === 'redacted' ? { evidence: own, name: `${number}-${at + 1}${endingOf(type)}`, sha256, bytes, type } : null,
  }))
}

const MINUTE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'short', timeStyle: 'short', timeZone: ZONE })
/** By the clocks of the administration: 18/05/2026 15:47. */
const localMinute = (at: string): string => MINUTE.format(new Date(at)).replace(',', '')

function lineOf({ at, activity, account }: Record<string, unknown>): string {
  const when = typeof at === 'string' ? localMinute(at) : null
  return [when, activity, account].filter((one) => typeof one === 'string').join(' · ')
}

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/tiff': '.tif',
  'text/plain': '.txt',
  'video/mp4': '.mp4',
  'audio/mpeg': '.mp3',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
}
/** The name says nothing of what it was called before. */
const endingOf = (type: string): string => ENDINGS[type] ?? '.bin'
