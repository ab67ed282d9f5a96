import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { LOCAL } from '../../jobs/index.ts'
import { write } from '../../ledger/index.ts'
import { lockCase, subjectOf } from '../scope.ts'
import type { adjustRelease as adjustContract, checkRelease as checkContract, Release, ReleasePart } from './schema.ts'
import { showRelease, STAMP } from './show.ts'

interface Open {
  officer: string | null
  title: string
  parts: ReleasePart[]
  writers: string[]
  stamp: string
  checked_by: string | null
  released_by: string | null
  withdrawn_by: string | null
}

/** One that is not withdrawn, for a change; its case is held. Throws `absent`, `conflict`. */
async function lockRelease(trx: Trx, scope: Scope, id: string, release: string): Promise<Open & { number: string }> {
  const { number } = await lockCase(trx, scope, id)
  const { rows } =
    await sql<Open>`select r.officer, r.title, r.parts, r.writers, ${STAMP} as stamp, r.checked_by, r.released_by, r.withdrawn_by
    from cases.release r where r.id = ${release} and r.case_id = ${id} for update of r`.execute(trx)
  const found = rows[0]
  if (found === undefined) throw new LiemError('absent', 'there is no such file for release in this case')
  if (found.withdrawn_by !== null) throw new LiemError('conflict', 'this file for release was withdrawn')
  return { ...found, number }
}

const REASON = 'Sửa, kiểm hồ sơ trích / What is shown of a case is changed or checked'

/** Changes the words of a draft; whoever does so does not check it. Throws `absent`, `conflict` where it is checked, `input` for a part that it does not have. */
export async function adjustRelease(
  db: Db,
  scope: Scope,
  { id, release, title, parts }: z.output<typeof adjustContract.input>,
): Promise<Release> {
  const { actor } = scope
  const entry = { actor, kind: 'case.release-changed', subject: subjectOf(id), reason: REASON, body: { release } }
  await write(db, entry, async (trx) => {
    const open = await lockRelease(trx, scope, id, release)
    if (open.checked_by !== null) throw new LiemError('conflict', 'this was checked already', { hint: 'withdraw it and draft it anew' })
    const changed = parts.map(({ at, heading, text }) => ({
      ...partAt(open.parts, at),
      heading: heading.toWellFormed(),
      text: text.toWellFormed(),
    }))
    const writers = [...new Set([...open.writers, actor.id])]
    await sql`update cases.release set title = ${title.toWellFormed()}, parts = ${JSON.stringify(changed)}, writers = ${writers}::text[]
      where id = ${release}`.execute(trx)
  })
  return showRelease(db, scope, { release })
}

function partAt(parts: readonly ReleasePart[], at: number): ReleasePart {
  const found = parts[at]
  if (found === undefined) throw new LiemError('input', 'the draft has no such part', { place: { file: 'parts' } })
  return found
}

/**
 * That a second person has gone through it: nobody else can be made out, how it is said, and that it is time. Throws `absent`; `denied` for whoever wrote in
 * it; `conflict` where it is not as he looked at it.
 */
export async function checkRelease(db: Db, scope: Scope, { id, release, stamp }: z.output<typeof checkContract.input>): Promise<Release> {
  const { actor } = scope
  const entry = { actor, kind: 'case.release-checked', subject: subjectOf(id), reason: REASON, body: { release, stamp } }
  await write(db, entry, async (trx) => {
    const open = await lockRelease(trx, scope, id, release)
    if (open.checked_by !== null) throw new LiemError('conflict', 'this was checked already')
    if (open.writers.includes(actor.id) && actor.id !== LOCAL.id)
      throw new LiemError('denied', 'whoever wrote in it does not check it', { hint: 'have a second person check it' })
    if (open.stamp !== stamp) throw new LiemError('conflict', 'its words are others by now', { hint: 'read it again' })
    await sql`update cases.release set checked_by = ${actor.id}, checked_at = clock_timestamp() where id = ${release}`.execute(trx)
  })
  return showRelease(db, scope, { release })
}

/**
 * Releases what was checked, word by word; its hash stands for it. Throws `absent`; `conflict` where nobody has checked it, whoever is concerned had no
 * notice, or a file of it was withdrawn since.
 */
export async function doRelease(
  db: Db,
  scope: Scope,
  { id, release, reason }: { id: string; release: string; reason: string },
): Promise<Release> {
  const { actor } = scope
  const entry = { actor, kind: 'case.released', subject: subjectOf(id), reason, body: (sha256: string) => ({ release, sha256 }) }
  await write(db, entry, async (trx) => {
    const open = await lockRelease(trx, scope, id, release)
    if (open.released_by !== null) throw new LiemError('conflict', 'this is released already')
    if (open.checked_by === null)
      throw new LiemError('conflict', 'nobody has checked this', { hint: 'have a second person check it first' })
    await requireTime(trx, id, open)
    const snapshot = textOf(open)
    const sha256 = createHash('sha256').update(snapshot).digest('hex')
    await sql`update cases.release set released_by = ${actor.id}, released_at = clock_timestamp(), snapshot = ${snapshot}, sha256 = ${sha256}
      where id = ${release}`.execute(trx)
    return sha256
  })
  return showRelease(db, scope, { release })
}

async function requireTime(trx: Trx, id: string, { officer, parts }: Open): Promise<void> {
  const { rows: told } = await sql`select from cases.party where case_id = ${id} and officer = ${officer} and role = 'concerned'
    and notified_on is not null`.execute(trx)
  if (officer !== null && told.length === 0)
    throw new LiemError('conflict', 'this person has had no notice yet', { hint: 'enter the notice first' })
  const acts = parts.flatMap(({ kind, id: own }) => (kind === 'act' ? [own] : []))
  const { rows: gone } =
    await sql`select from cases.taken where case_id = ${id} and what = 'act' and stood ->> 'id' = any(${acts}::text[])`.execute(trx)
  if (gone.length > 0)
    throw new LiemError('conflict', 'an act in it was taken out of the case since', { hint: 'withdraw this and draft it anew' })
  const files = parts.flatMap(({ file }) => file?.evidence ?? [])
  const { rows } = await sql`select from cases.evidence where id = any(${files}::uuid[]) and (withdrawn_at is not null or emptied)`.execute(
    trx,
  )
  if (rows.length > 0) throw new LiemError('conflict', 'a file in it was withdrawn since', { hint: 'withdraw this and draft it anew' })
}

/** Word by word what is released. */
function textOf({ number, title, parts }: Pick<Open, 'title' | 'parts'> & { number: string }): string {
  const written = parts.map(({ heading, text, file }, at) =>
    [`${at + 1}. ${heading}`, text, ...(file === null ? [] : [`Tệp / File: ${file.name}, SHA-256 ${file.sha256}`])].join('\n'),
  )
  return `${[`${number}: ${title}`, ...written].join('\n\n')}\n`
}

/** Takes a draft back, or what was released: nobody opens it any more. Throws `absent`, `conflict` where it is withdrawn already. */
export async function withdrawRelease(
  db: Db,
  scope: Scope,
  { id, release, reason }: { id: string; release: string; reason: string },
): Promise<Release> {
  const { actor } = scope
  await write(db, { actor, kind: 'case.release-withdrawn', subject: subjectOf(id), reason, body: { release } }, async (trx) => {
    await lockRelease(trx, scope, id, release)
    await sql`update cases.release set withdrawn_by = ${actor.id}, withdrawn_at = clock_timestamp(), withdrawn_why = ${reason.toWellFormed()}
      where id = ${release}`.execute(trx)
  })
  return showRelease(db, scope, { release })
}

/** What was released, as bytes of its hash. Throws `absent` where nothing of the kind is released. */
export async function releaseText(
  db: Db,
  scope: Scope,
  { id, release }: { id: string; release: string },
): Promise<{ name: string; body: Readable }> {
  await showRelease(db, scope, { id, release })
  const { rows } = await sql<{
    snapshot: string
    number: string
  }>`select r.snapshot, c.number from cases.release r join cases.case c on c.id = r.case_id
    where r.id = ${release} and r.released_by is not null and r.withdrawn_by is null and not r.emptied`.execute(db)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such file for release in this case')
  return { name: `${rows[0].number}.txt`, body: Readable.from([Buffer.from(rows[0].snapshot)]) }
}
