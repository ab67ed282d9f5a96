import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { parseRulebooks } from '../rulebook.ts'
import type { Rulebook } from '../schema.ts'
import { readActivityNames } from '../vocabulary.ts'
import { usedTexts } from './read.ts'
import { isUnconfirmed, numberRules } from './rules.ts'

export interface NewVersion {
  id: string
  source: string
  note: string
  /** Why it is kept. */
  reason: string
}

export interface StoredVersion {
  id: string
  version: number
  /** The very text was kept before, under that number. */
  known: boolean
}

const ID = /^[a-z0-9-]{1,60}$/u

/**
 * Keeps a changed text as a draft. It is read as a rulebook first: throws `rulebook` with every mistake at file:line:column, `absent` where there is no
 * such rulebook.
 */
export async function saveDraft(db: Db, actor: Actor, draft: NewVersion): Promise<StoredVersion> {
  const rulebook = await readSource(draft.id, draft.source)
  const names = await readActivityNames()
  return write(db, entry(actor, 'rulebook.drafted', draft), async (trx) => {
    await lockRulebook(trx, draft.id)
    const stored = await addVersion(trx, actor, draft, rulebook)
    if (stored.known)
      await sql`update law.rulebook_version set state = 'draft' where rulebook = ${draft.id} and version = ${stored.version} and state = 'dropped'`.execute(
        trx,
      )
    await numberRules(trx, { id: draft.id, version: stored.version }, rulebook, names, false)
    return stored
  })
}

/** Keeps the text of a rulebook that is not there yet as its first draft. Throws `rulebook`, and `conflict` where there is one of that name. */
export async function createRulebook(db: Db, actor: Actor, given: NewVersion): Promise<StoredVersion> {
  requireName(given.id)
  const rulebook = await readSource(given.id, given.source)
  const names = await readActivityNames()
  return write(db, entry(actor, 'rulebook.created', given), async (trx) => {
    if (!(await addRulebook(trx, given.id, rulebook)))
      throw new LiemError('conflict', 'there is a rulebook of that name already', { hint: 'give it another name, or change that one' })
    await lockRulebook(trx, given.id)
    const stored = await addVersion(trx, actor, given, rulebook)
    await numberRules(trx, { id: given.id, version: stored.version }, rulebook, names, false)
    return stored
  })
}

/** Keeps the text of a rulebook that was not known before, and puts it to use. Throws `rulebook`, also where it disagrees with those in use. */
export async function loadRulebook(db: Db, actor: Actor, given: NewVersion): Promise<StoredVersion> {
  requireName(given.id)
  const rulebook = await readSource(given.id, given.source)
  return write(db, entry(actor, 'rulebook.loaded', given), async (trx) => {
    await addRulebook(trx, given.id, rulebook)
    await lockRulebook(trx, given.id)
    const stored = await addVersion(trx, actor, given, rulebook)
    await putToUse(trx, actor, given.id, stored.version)
    return stored
  })
}

/**
 * Puts a version to use in the place of the one before, within the write of whoever asks. Throws `absent`, `conflict` where it is in use already, and
 * `rulebook` where it disagrees with the other rulebooks in use.
 */
export async function putToUse(trx: Trx, actor: Actor, id: string, version: number): Promise<void> {
  await lockRulebook(trx, id)
  const { rows } = await sql<{ source: string; state: string }>`select source, state from law.rulebook_version
    where rulebook = ${id} and version = ${version}`.execute(trx)
  const found = rows[0]
  if (found === undefined) throw new LiemError('absent', 'there is no such version of the rulebook')
  if (found.state === 'used') throw new LiemError('conflict', 'this version is in use already')
  const own = { file: `${id}.yaml`, text: found.source }
  await parseRulebooks([...(await usedTexts(trx)).filter(({ file }) => file !== own.file), own])
  const rulebook = await parseRulebooks([own])
  await sql`update law.rulebook_version set state = 'replaced' where rulebook = ${id} and state = 'used'`.execute(trx)
  await sql`update law.rulebook_version set state = 'used', used_by = ${actor.name}, used_at = clock_timestamp()
    where rulebook = ${id} and version = ${version}`.execute(trx)
  await sql`update law.rulebook set version = ${version}, title_en = ${rulebook.title.en}, title_vi = ${rulebook.title.vi} where id = ${id}`.execute(
    trx,
  )
  await numberRules(trx, { id, version }, rulebook, await readActivityNames(), true)
}

function requireName(id: string): void {
  if (ID.test(id)) return
  throw new LiemError('rulebook', 'a rulebook cannot be called so', {
    place: { file: `${id}.yaml` },
    hint: 'use small letters, digits and hyphens, no more than 60',
  })
}

/** False: it was there already. */
async function addRulebook(trx: Trx, id: string, { title }: Rulebook): Promise<boolean> {
  const { rows } = await sql`insert into law.rulebook (id, title_en, title_vi) values (${id}, ${title.en}, ${title.vi})
    on conflict do nothing returning id`.execute(trx)
  return rows.length > 0
}

function entry(actor: Actor, kind: string, { id, reason, note }: NewVersion) {
  return {
    actor,
    kind,
    reason,
    subject: `rulebook:${id}`,
    body: ({ version }: StoredVersion) => ({ version, note }),
  }
}

function readSource(id: string, source: string): Promise<Rulebook> {
  return parseRulebooks([{ file: `${id}.yaml`, text: source }])
}

async function lockRulebook(trx: Trx, id: string): Promise<void> {
  const { rows } = await sql`select from law.rulebook where id = ${id} for update`.execute(trx)
  if (rows.length === 0) throw new LiemError('absent', 'there is no such rulebook')
}

async function addVersion(trx: Trx, actor: Actor, { id, source, note }: NewVersion, rulebook: Rulebook): Promise<StoredVersion> {
  const sha256 = createHash('sha256').update(source).digest('hex')
  const { rows: same } = await sql<{ version: number }>`select version from law.rulebook_version
    where rulebook = ${id} and sha256 = ${sha256}`.execute(trx)
  if (same[0] !== undefined) return { id, version: same[0].version, known: true }
  const unconfirmed = rulebook.rules.filter(isUnconfirmed).length
  const { rows } = await sql<{
    version: number
  }>`insert into law.rulebook_version (rulebook, version, source, sha256, rules, unconfirmed, note, state, by)
    select ${id}, 1 + coalesce(max(version), 0), ${source}, ${sha256}, ${rulebook.rules.length}, ${unconfirmed}, ${note}, 'draft', ${actor.name}
    from law.rulebook_version where rulebook = ${id} returning version`.execute(trx)
  return { id, version: rows[0]!.version, known: false }
}
