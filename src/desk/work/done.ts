import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage } from '../../base/paging/index.ts'
import type { Actor, Bilingual } from '../../base/schema.ts'
import { ruleTitles, titleOf } from '../parts/rules.ts'
import type { DoneItem, listDone as contract } from './schema.ts'

interface Row {
  event: number
  kind: string
  subject: string | null
  at: string
}

/** What of the record is work that somebody had to do; what he set up for himself is not. */
const KINDS = [
  'case.',
  'finding.',
  'submission.',
  'rereading.taken',
  'rereading.read',
  'rereading.settled',
  'access.approved',
  'access.refused',
  'break-glass.reviewed',
  'destruction.',
  'law.',
  'catalogue.published',
]
const KEY = [sql`e.id`]

/** A page of what somebody did of his work, as far as he still may see of what, the last first. */
export async function listDone(
  db: Db,
  actor: Actor,
  { cursor, limit }: z.output<typeof contract.input>,
): Promise<z.input<typeof contract.output>> {
  const wanted = sql`e.actor = ${actor.id} and e.kind like any(${KINDS.map((kind) => `${kind}%`)}::text[])`
  const page = await readPage<Row>({
    order: 'done',
    cursor,
    limit,
    keyOf: ({ event }) => [event],
    fetch: async (stretch) => {
      const { rows } =
        await sql<Row>`select e.id as event, e.kind, e.subject, e.at from ledger.event e where ${wanted} and ${beyond(KEY, stretch, true)}
        order by ${ordered(KEY, stretch, true)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from ledger.event e where ${wanted}`),
  })
  return { ...page, rows: await named(db, page.rows) }
}

async function named(db: Db, rows: readonly Row[]): Promise<DoneItem[]> {
  const ids = (noun: string): string[] =>
    rows.flatMap(({ subject }) => (subject?.startsWith(`${noun}:`) === true ? [subject.slice(noun.length + 1)] : []))
  const [cases, findings] = await Promise.all([casesOf(db, ids('case')), findingsOf(db, ids('finding'))])
  return rows.map(({ event, kind, subject, at }) => {
    const [noun = '', record = ''] = subject?.split(':') ?? []
    const known = noun === 'case' ? cases.get(record) : noun === 'finding' ? findings.get(record) : undefined
    const page = known === undefined ? 'other' : noun === 'case' ? 'case' : 'finding'
    return {
      event,
      kind,
      page,
      record: known === undefined ? null : record,
      number: known?.number ?? null,
      title: known?.title ?? null,
      at: new Date(at).toISOString(),
    }
  })
}

type Known = Map<string, { number: string; title: Bilingual }>

async function casesOf(db: Db, ids: readonly string[]): Promise<Known> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{
    id: string
    number: string
    title: string
  }>`select id, number, title from cases.case where id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, number, title }) => [id, { number, title: { en: title, vi: title } }]))
}

async function findingsOf(db: Db, ids: readonly string[]): Promise<Known> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{
    id: string
    number: string
    rule: string
  }>`select id, number, rule from findings.finding where id = any(${ids}::uuid[])`.execute(db)
  const titles = await ruleTitles(db)
  return new Map(rows.map(({ id, number, rule }) => [id, { number, title: titleOf(titles, rule).title }]))
}
