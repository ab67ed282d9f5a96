import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { LiemError, localDay, ZONE, type Db } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage } from '../../base/paging/index.ts'
import type { Scope } from '../../base/schema.ts'
import { mentions } from '../../ledger/index.ts'
import { namesOf, personOf } from '../list.ts'
import { readsCase, requireCase } from '../scope.ts'
import { wordsOfOthers } from './others.ts'
import type { listReleases as contract, Release } from './schema.ts'

interface Row extends Omit<Release, 'officer' | 'writers' | 'left' | 'checkedBy' | 'releasedBy' | 'releasedOn' | 'withdrawn'> {
  case_id: string
  officer: string | null
  writers: string[]
  checkedBy: string | null
  releasedBy: string | null
  releasedAt: string | null
  withdrawn: { by: string; at: string; why: string } | null
}

const ISO = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`)
/** SQL: changes with every word of a release `r`. */
export const STAMP: RawBuilder<string> = sql`encode(sha256(convert_to(r.title || r.parts::text, 'UTF8')), 'hex')`
const ROW = sql`r.id, r.case_id, r.officer, r.recipient, r.title, r.parts, r.writers, ${STAMP} as stamp, r.checked_by as "checkedBy",
  r.released_by as "releasedBy", r.released_at as "releasedAt", r.sha256, r.emptied,
  case when r.withdrawn_by is not null then 'withdrawn' when r.released_by is not null then 'released' when r.checked_by is not null then 'checked'
    else 'draft' end as state,
  (select count(*)::int from cases.openings(r.case_id) o where o.release = r.id) as opened,
  case when r.withdrawn_by is not null then jsonb_build_object('by', r.withdrawn_by, 'at', to_char(r.withdrawn_at at time zone 'UTC', ${ISO}),
    'why', r.withdrawn_why) end as withdrawn`
const KEY = [sql`r.id`]

/** What of a case is drafted or released, the newest first. Throws `absent`. */
export async function listReleases(
  db: Db,
  scope: Scope,
  { id, cursor, limit }: z.output<typeof contract.input>,
): Promise<z.input<typeof contract.output>> {
  await requireCase(db, scope, id)
  const page = await readPage<Row>({
    order: `releases ${id}`,
    cursor,
    limit,
    keyOf: (row) => [row.id],
    fetch: async (stretch) => {
      const { rows } = await sql<Row>`select ${ROW} from cases.release r where r.case_id = ${id} and ${beyond(KEY, stretch, true)}
        order by ${ordered(KEY, stretch, true)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from cases.release where case_id = ${id}`),
  })
  return { ...page, rows: await Promise.all(page.rows.map((row) => shownOf(db, row))) }
}

/** One of them. Throws `absent`. */
export async function showRelease(db: Db, scope: Scope, { id, release }: { id?: string; release: string }): Promise<Release> {
  const ofCase = id === undefined ? sql`true` : sql`r.case_id = ${id}`
  const { rows } = await sql<Row>`select ${ROW} from cases.release r join cases.case c on c.id = r.case_id
    where r.id = ${release} and ${ofCase} and ${readsCase(scope)}`.execute(db)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such file for release in this case')
  return shownOf(db, rows[0])
}

async function shownOf(db: Db, { case_id, officer, writers, checkedBy, releasedBy, releasedAt, withdrawn, ...row }: Row): Promise<Release> {
  const people = [...writers, ...[officer, checkedBy, releasedBy, withdrawn?.by].filter((one) => typeof one === 'string')]
  const isOpen = row.state === 'draft' || row.state === 'checked'
  const [names, words] = await Promise.all([namesOf(db, [case_id], people), isOpen ? wordsOfOthers(db, case_id, officer) : []])
  const orNone = (id: string | null) => (id === null ? null : personOf(names, id))
  const written = [row.title, ...row.parts.flatMap(({ heading, text }) => [heading, text])].join('\n')
  return {
    ...row,
    officer: orNone(officer),
    writers: writers.map((one) => personOf(names, one)),
    left: words.filter((word) => mentions(written, [word])).toSorted(),
    checkedBy: orNone(checkedBy),
    releasedBy: orNone(releasedBy),
    releasedOn: releasedAt === null ? null : localDay(ZONE, Date.parse(releasedAt)),
    withdrawn: withdrawn === null ? null : { ...withdrawn, by: personOf(names, withdrawn.by) },
  }
}
