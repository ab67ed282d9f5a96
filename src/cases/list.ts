import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Stretch } from '../base/paging/index.ts'
import type { Scope } from '../base/schema.ts'
import { LOCAL } from '../jobs/index.ts'
import { peopleNames, unitNames } from '../organisation/index.ts'
import type { CaseRow, CaseState, listCases as contract } from './schema.ts'
import { seesCase } from './scope.ts'

export interface Row {
  id: string
  number: string
  title: string
  unit: string
  state: CaseState
  handler: string | null
  opened_on: string
  concerned: number
  decided: number
}

/** SQL: columns of a row of cases `c`. */
export const ROW = sql`c.id, c.number, c.title, c.unit, c.state, c.handler, c.opened_on::text as opened_on,
  (select count(*)::int from cases.party p where p.case_id = c.id and p.role = 'concerned') as concerned,
  (select count(*)::int from cases.decision d where d.case_id = c.id and d.signed_by is not null) as decided`

const KEY = [sql`c.id`]

/** A page of cases, the newest first; the counts are of all that may be seen. */
export async function listCases(
  db: Db,
  scope: Scope,
  { state, text, finding, cursor, limit }: z.output<typeof contract.input>,
): Promise<z.input<typeof contract.output>> {
  const where = sql`${seesCase(scope)} and ${ofState(state)} and ${ofText(text)} and ${ofFinding(finding)}`
  const rowsAt = async (stretch: Stretch): Promise<Row[]> => {
    const { rows } = await sql<Row>`select ${ROW} from cases.case c where ${where} and ${beyond(KEY, stretch, true)}
      order by ${ordered(KEY, stretch, true)} limit ${stretch.limit}`.execute(db)
    return rows
  }
  const [page, counts] = await Promise.all([
    readPage<Row>({
      order: `cases ${state} ${text} ${finding ?? ''}`,
      cursor,
      limit,
      keyOf: ({ id }) => [id],
      fetch: rowsAt,
      count: () => countUpTo(db, sql`select 1 from cases.case c where ${where}`),
    }),
    countsOf(db, scope),
  ])
  return { ...page, rows: await rowsOf(db, page.rows), counts }
}

function ofState(state: z.output<typeof contract.input>['state']): RawBuilder<boolean> {
  if (state === 'all') return sql`true`
  return state === 'waiting' ? sql`c.state <> 'decided'` : sql`c.state = ${state}`
}

function ofFinding(finding: string | undefined): RawBuilder<unknown> {
  if (finding === undefined) return sql`true`
  return sql`exists (select from cases.source s where s.case_id = c.id and s.finding = ${finding})`
}

/** Words of the number or the title, with or without diacritics. */
function ofText(text: string): RawBuilder<unknown> {
  const words = text.split(/\s+/u).filter((word) => word !== '')
  const each = words.map((word) => sql`strpos(organisation.plain(c.number || ' ' || c.title), organisation.plain(${word})) > 0`)
  return sql.join([sql`true`, ...each], sql` and `)
}

async function countsOf(db: Db, scope: Scope): Promise<{ waiting: number; decided: number }> {
  const { rows } = await sql<{ waiting: number; decided: number }>`select count(*) filter (where c.state <> 'decided')::int as waiting,
    count(*) filter (where c.state = 'decided')::int as decided from cases.case c where ${seesCase(scope)}`.execute(db)
  return rows[0]!
}

/** Somebody by the name of the register, or of whoever sits at the machine; of whoever has none, the number. */
export function personOf(names: ReadonlyMap<string, string>, id: string): { id: string; name: string } {
  return { id, name: names.get(id) ?? (id === LOCAL.id ? LOCAL.name : id) }
}

export async function rowsOf(db: Db, rows: readonly Row[]): Promise<CaseRow[]> {
  const [units, people] = await Promise.all([
    unitNames(
      db,
      rows.map(({ unit }) => unit),
    ),
    peopleNames(
      db,
      rows.flatMap(({ handler }) => handler ?? []),
    ),
  ])
  return rows.map(({ opened_on, handler, unit, ...row }) => ({
    ...row,
    unit: units.get(unit)!,
    handler: handler === null ? null : personOf(people, handler),
    openedOn: opened_on,
  }))
}
