import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { LiemError, ZONE, type Db, type Home } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { openKept } from '../../documents/store/index.ts'
import type { OwnRelease, OwnReleaseShown, ReleasePart } from './schema.ts'

interface Asked {
  id: string
  release: string
}
interface Row extends OwnRelease {
  parts: ReleasePart[]
  snapshot: string
}

/** What was released to whoever asks and stands: of cases in which he is concerned and of which he has notice. */
async function readOwn(db: Db, { actor }: Scope, asked?: Asked): Promise<Row[]> {
  const one = asked === undefined ? sql`true` : sql`r.case_id = ${asked.id} and r.id = ${asked.release}`
  const { rows } = await sql<Row>`select r.case_id as id, r.id as release, c.number, r.title, r.parts, r.snapshot, r.sha256,
      (r.released_at at time zone ${ZONE})::date::text as "releasedOn"
    from cases.release r join cases.case c on c.id = r.case_id join cases.party p on p.case_id = r.case_id and p.officer = r.officer and p.role = 'concerned'
    where r.officer = ${actor.id} and p.notified_on is not null and r.released_at is not null and r.withdrawn_at is null and not r.emptied and ${one}
    order by r.released_at desc, r.id limit 200`.execute(db)
  return rows
}

/** What was released to whoever asks, the newest first. */
export async function listOwnReleases(db: Db, scope: Scope): Promise<{ rows: OwnRelease[] }> {
  const rows = await readOwn(db, scope)
  return { rows: rows.map(({ parts: _, snapshot: __, ...row }) => row) }
}

async function oneOwn(db: Db, scope: Scope, asked: Asked): Promise<Row> {
  const [found] = await readOwn(db, scope, asked)
  if (found === undefined) throw absent()
  return found
}

const absent = (): LiemError => new LiemError('absent', 'there is no such file for release in this case')

/** One of them, word by word. Throws `absent`. */
export async function showOwnRelease(db: Db, scope: Scope, asked: Asked): Promise<OwnReleaseShown> {
  const { parts, snapshot: _, ...row } = await oneOwn(db, scope, asked)
  return {
    ...row,
    parts: parts.map(({ heading, text, file }) => {
      if (file === null) return { heading, text, file }
      const { evidence: __, ...rest } = file
      return { heading, text, file: rest }
    }),
  }
}

/** The same as bytes of its hash. Throws `absent`. */
export async function ownReleaseText(db: Db, scope: Scope, asked: Asked): Promise<{ name: string; body: Readable }> {
  const { number, snapshot } = await oneOwn(db, scope, asked)
  return { name: `${number}.txt`, body: Readable.from([Buffer.from(snapshot)]) }
}

/** A file of it, by the place of its part. Throws `absent`, also where the copy was withdrawn since; `unavailable`. */
export async function ownReleaseFile(
  db: Db,
  home: Home,
  scope: Scope,
  { part, ...asked }: Asked & { part: number },
): Promise<{ name: string; type: string; body: Readable }> {
  const { parts } = await oneOwn(db, scope, asked)
  const file = parts[part]?.file
  if (file === null || file === undefined) throw absent()
  const { rows } =
    await sql`select from cases.evidence where id = ${file.evidence} and kind = 'redacted' and withdrawn_at is null and not emptied`.execute(
      db,
    )
  if (rows.length === 0) throw absent()
  return { name: file.name, type: file.type, body: await openKept(home, file.sha256) }
}
