import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Page, type Stretch } from '../base/paging/index.ts'
import type { Count, Scope } from '../base/schema.ts'
import { SEVERITIES } from '../law/index.ts'
import { unitNames } from '../organisation/index.ts'
import { conditionsOf, scopeOf, withheldConditions } from './filter.ts'
import { isDescending, keyColumns, keyOf, keyOutside, keySelection, type Keyed, type Order } from './order.ts'
import { NAMELESS } from './pure.ts'
import type {
  countFindings as countContract,
  FindingFilter,
  FindingRow,
  listFindings as listContract,
  neighbours as neighboursContract,
  State,
} from './schema.ts'

type ListInput = z.output<typeof listContract.input>

/** A page of the findings that the filter finds, in its order, and how many it would find among those that are held back. */
export async function listFindings(db: Db, scope: Scope, input: ListInput): Promise<Page<FindingRow> & { withheld: Count }> {
  const { cursor, limit, ...filter } = input
  const [conditions, held] = await Promise.all([conditionsOf(db, scope, filter), withheldConditions(db, scope, filter)])
  const [page, withheld] = await Promise.all([
    readPage<ListRow>({
      order: `findings ${input.sort} ${input.direction}`,
      cursor,
      limit,
      keyOf,
      fetch: (stretch) => fetchRows(db, conditions, input, stretch),
      count: () => countUpTo(db, sql`select 1 from findings.finding f where ${conditions}`),
    }),
    input.withheldBy === undefined ? countUpTo(db, sql`select 1 from findings.finding f where ${held}`) : { n: 0, more: false },
  ])
  return { ...page, rows: await rowsOf(db, scope, page.rows), withheld }
}

/** How many findings the filter finds, however many they are. */
export async function numberFindings(db: Db, scope: Scope, filter: FindingFilter): Promise<{ n: number }> {
  const { rows } = await sql<{
    n: number
  }>`select count(*) as n from findings.finding f where ${await conditionsOf(db, scope, filter)}`.execute(db)
  return { n: rows[0]!.n }
}

const OPEN = sql`f.standing in (1, 2)`

/** How many findings the tabs of the list have. */
export async function countFindings(db: Db, scope: Scope): Promise<z.output<typeof countContract.output>> {
  const seen = await scopeOf(db, scope)
  const count = (condition: RawBuilder<unknown>): Promise<Count> =>
    countUpTo(db, sql`select 1 from findings.finding f where f.withheld_by is null and ${seen} and ${condition}`)
  const [open, untouched, mine, verySerious, withdrawn, confirmed, unknown] = await Promise.all([
    count(OPEN),
    count(sql`f.standing = 1`),
    count(sql`f.assignee = ${scope.actor.id} and ${OPEN}`),
    count(sql`f.by_severity = -3 and ${OPEN}`),
    count(sql`f.standing = 6`),
    count(sql`f.standing = 3`),
    sql<{ n: number | null }>`select sum(unknown)::bigint as n from detect.rule_result
      where run = (select id from detect.run order by at desc, id desc limit 1)`.execute(db),
  ])
  return { open, untouched, mine, verySerious, withdrawn, confirmed, uncheckable: unknown.rows[0]?.n ?? null }
}

/** The findings before and after one in a list; null at its ends, and where the finding cannot be seen. */
export async function neighbours(
  db: Db,
  scope: Scope,
  input: z.output<typeof neighboursContract.input>,
): Promise<{ previous: string | null; next: string | null }> {
  const { id, ...filter } = input
  const seen = await scopeOf(db, scope)
  const { rows } = await sql<Keyed>`select f.id, ${keySelection(input)} from findings.finding f where f.id = ${id} and ${seen}`.execute(db)
  const own = rows[0]
  if (own === undefined) return { previous: null, next: null }
  const conditions = await conditionsOf(db, scope, filter)
  const [columns, descending] = [keyColumns(input), isDescending(input)]
  const beside = async (forward: boolean): Promise<string | null> => {
    const stretch = { key: keyOf(own), forward, limit: 1 }
    const found = await sql<{
      id: string
    }>`select f.id from findings.finding f where ${conditions} and ${beyond(columns, stretch, descending)}
      order by ${ordered(columns, stretch, descending)} limit 1`.execute(db)
    return found.rows[0]?.id ?? null
  }
  const [previous, next] = await Promise.all([beside(false), beside(true)])
  return { previous, next }
}

const EXPORT_CHUNK = 1_000

/** Every row that the filter finds, in the order of the list; for files. */
export async function* exportRows(db: Db, scope: Scope, { sort, direction, ...filter }: FindingFilter & Order): AsyncGenerator<FindingRow> {
  const conditions = await conditionsOf(db, scope, filter)
  const order = { sort, direction }
  let stretch: Stretch = { key: null, forward: true, limit: EXPORT_CHUNK }
  for (;;) {
    const rows = await fetchRows(db, conditions, order, stretch)
    yield* await rowsOf(db, scope, rows)
    if (rows.length < EXPORT_CHUNK) return
    stretch = { ...stretch, key: keyOf(rows.at(-1)!) }
  }
}

export interface ListRow extends Keyed {
  number: string
  rule: string
  title_en: string | null
  title_vi: string | null
  severity: number
  case_id: string
  unit: string | null
  attributed: number
  unattributed: number
  state: State
  assignee: string | null
  assignee_name: string | null
  due: string | null
  raised_on: string
  happened_at: string | null
  circumstances: number
}

/** The rows of a stretch; what belongs to them from elsewhere is looked up for these alone. */
async function fetchRows(db: Db, conditions: RawBuilder<boolean>, order: Order, stretch: Stretch): Promise<ListRow[]> {
  const [columns, descending] = [keyColumns(order), isDescending(order)]
  const { rows } = await sql<ListRow>`select page.*, version.title_en, version.title_vi, officer.name as assignee_name,
      (select count(*) from findings.finding_circumstance applied where applied.finding = page.id) as circumstances
    from (select f.id, f.number, f.rulebook, f.rule, f.rule_number, f.severity, f.case_id, f.unit, f.attributed, f.unattributed, f.state, f.assignee,
        f.due, f.raised_on, f.happened_at, ${keySelection(order)}
      from findings.finding f where ${conditions} and ${beyond(columns, stretch, descending)}
      order by ${ordered(columns, stretch, descending)} limit ${stretch.limit}) page
    left join law.rule_version version on version.rulebook = page.rulebook and version.rule = page.rule and version.number = page.rule_number
    left join organisation.officer officer on officer.number = page.assignee
    order by ${ordered(keyOutside(order), stretch, descending)}`.execute(db)
  return rows
}

export async function rowsOf(db: Db, scope: Scope, rows: readonly ListRow[]): Promise<FindingRow[]> {
  const units = await unitNames(
    db,
    rows.flatMap(({ unit }) => unit ?? []),
  )
  return rows.map((row) => {
    const nameless = NAMELESS.includes(row.state)
    return {
      id: row.id,
      number: row.number,
      rule: row.rule,
      title: { en: row.title_en ?? row.rule, vi: row.title_vi ?? row.rule },
      severity: SEVERITIES[row.severity - 1]!,
      caseId: row.case_id,
      unit: row.unit === null ? null : units.get(row.unit)!,
      attributed: nameless ? 0 : row.attributed,
      unattributed: nameless ? 0 : row.unattributed,
      state: row.state,
      assignee: row.assignee === null ? null : { id: row.assignee, name: nameOf(scope, row.assignee, row.assignee_name) },
      due: row.due,
      raisedOn: row.raised_on,
      happenedAt: row.happened_at,
      circumstances: row.circumstances,
    }
  })
}

/** Of somebody whom the register does not have, the id is all there is. */
function nameOf({ actor }: Scope, id: string, name: string | null): string {
  return name ?? (id === actor.id ? actor.name : id)
}
