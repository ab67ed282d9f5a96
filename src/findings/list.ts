import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { PLANNED_ONCE } from '../base/db/index.ts'
import type { Db } from '../base/index.ts'
import { countOf, countUpTo, ordered, readPage, type Page, type PageRequest, type Stretch } from '../base/paging/index.ts'
import { COUNT_LIMIT, TIERS, type Count, type Scope } from '../base/schema.ts'
import { SEVERITIES } from '../law/index.ts'
import { unitNames } from '../organisation/index.ts'
import { foundAndHeld, foundBy } from './filter.ts'
import { scopeOf } from './filter/scope.ts'
import { beginningOf, countFound, foundWhere, isOrdered, isWalked, keyed, readOnce, stretchOf, walkOf, type Found } from './found.ts'
import { isDescending, keyOf, keyOutside, keySelection, type Keyed, type Order } from './order.ts'
import { NAMELESS } from './pure.ts'
import type {
  countFindings as countContract,
  exportPicked as exportPickedContract,
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
  const { found, held } = await foundAndHeld(db, scope, filter)
  const reader = readerOf(db, found, input)
  const [page, withheld] = await Promise.all([
    readPage<ListRow>({ order: `findings ${input.sort} ${input.direction}`, cursor, limit, keyOf, ...reader }),
    input.withheldBy === undefined ? countFound(db, held) : { n: 0, more: false },
  ])
  return { ...page, rows: await rowsOf(db, scope, page.rows), withheld }
}

/** Rows and their number: side by side where an index holds just these; else in the order of what is due both are read at once. */
function readerOf(db: Db, found: Found, order: Order): Pick<PageRequest<ListRow>, 'fetch' | 'count'> {
  let counting: Promise<Count> | undefined
  const counted = (): Promise<Count> => (counting ??= countFound(db, found))
  const begin = (stretch: Stretch): Reading | null => {
    const rows = beginningOf(found, order, stretch, ROW)
    return rows && { rows, once: true }
  }
  const along = (count: Count, stretch: Stretch): Reading =>
    (isWalked(found, count) ? begin(stretch) : null) ?? {
      rows: rowsAt(stretchOf(found, count, order, stretch)),
      once: found.once && isWalked(found, count),
    }
  const pageOf = async (stretch: Stretch): Promise<Reading> => {
    if (isOrdered(found, order)) return begin(stretch) ?? { rows: walkOf(found, order, stretch, ROW), once: found.once }
    if (order.sort !== 'due') return along(await counted(), stretch)
    const read = readOnce(db, found, order, stretch)
    // What fails is said of the rows.
    counting = read.then(
      ({ count }) => count,
      () => countOf(0),
    )
    const { count, ids } = await read
    return ids === null ? along(count, stretch) : { rows: keyed(order, sql<boolean>`f.id = any(${ids}::uuid[])`, ROW), once: false }
  }
  return { fetch: async (stretch) => fetchRows(db, await pageOf(stretch), order, stretch), count: counted }
}

/** How many findings the filter finds, however many they are. */
export async function numberFindings(db: Db, scope: Scope, filter: FindingFilter): Promise<{ n: number }> {
  const { condition } = await foundBy(db, scope, filter)
  const { rows } = await sql<{ n: number }>`select count(*) as n from findings.finding f where ${condition}`.execute(db)
  return { n: rows[0]!.n }
}

/** SQL: ids of what the filter finds; what is in a file of it goes on record. */
export async function idsFound(db: Db, scope: Scope, filter: FindingFilter): Promise<RawBuilder<unknown>> {
  const { condition } = await foundBy(db, scope, filter)
  return sql`select f.id from findings.finding f where ${condition}`
}

/** SQL: the same of findings that were picked. */
export function idsPicked(scope: Scope, ids: readonly string[]): RawBuilder<unknown> {
  return sql`select f.id from findings.finding f where ${pickedOf(scope, ids)}`
}

function pickedOf(scope: Scope, ids: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`f.id = any(${ids}::uuid[]) and ${scopeOf(scope)}`
}

const OPEN = sql`f.standing in (1, 2)`

/** How many findings the tabs of the list have. */
export async function countFindings(db: Db, scope: Scope): Promise<z.output<typeof countContract.output>> {
  const seen = sql`f.withheld_by is null and ${scopeOf(scope)}`
  const units = scope.units === 'all' ? null : scope.units
  const among = (...standings: number[]): Promise<Count> => {
    const condition = sql<boolean>`${seen} and f.standing in (${sql.join(standings.map((one) => sql.lit(one)))})`
    return countFound(db, foundWhere(condition, units === null, { units, rules: null, standings, keeping: scope }))
  }
  const [open, untouched, mine, verySerious, withdrawn, confirmed, unknown] = await Promise.all([
    among(1, 2),
    among(1),
    countFound(db, foundWhere(sql`${seen} and f.assignee = ${scope.actor.id} and ${OPEN}`)),
    countFound(db, foundWhere(sql`${seen} and f.by_severity = -3 and ${OPEN}`)),
    among(6),
    among(3),
    sql<{ n: number | null }>`select sum(unknown)::bigint as n from detect.rule_result
      where run = (select id from detect.run order by at desc, id desc limit 1)`.execute(db),
  ])
  return { open, untouched, mine, verySerious, withdrawn, confirmed, uncheckable: unknown.rows[0]?.n ?? null }
}

type Neighbours = z.output<typeof neighboursContract.output>

/** The findings before and after one in a list, and its place there; null at its ends, and where the finding cannot be seen. */
export async function neighbours(db: Db, scope: Scope, input: z.output<typeof neighboursContract.input>): Promise<Neighbours> {
  const { id, ...filter } = input
  const found = await foundBy(db, scope, filter)
  const { rows } = await sql<Keyed & { listed: boolean }>`select f.id, ${keySelection(input)}, (${found.condition}) is true as listed
    from findings.finding f where f.id = ${id} and ${scopeOf(scope)}`.execute(db)
  const own = rows[0]
  if (own === undefined) return { previous: null, next: null, place: null }
  const of = await countFound(db, found)
  const to = (forward: boolean): Stretch => ({ key: keyOf(own), forward, limit: 1 })
  const beside = async (forward: boolean): Promise<string | null> => {
    const { rows: one } = await sql<{ id: string }>`select id from (${stretchOf(found, of, input, to(forward))}) as page`.execute(db)
    return one[0]?.id ?? null
  }
  const place = async (): Promise<Neighbours['place']> => {
    const before = await countUpTo(
      db,
      sql`select 1 from (${stretchOf(found, of, input, { ...to(false), limit: COUNT_LIMIT + 1 })}) as page`,
    )
    return { at: before.more ? before : countOf(before.n + 1), of }
  }
  const [previous, next, at] = await Promise.all([beside(false), beside(true), own.listed ? place() : null])
  return { previous, next, place: at }
}

const EXPORT_CHUNK = 1_000

/** Every row that the filter finds, in the order of the list; for files. */
export async function* exportRows(db: Db, scope: Scope, { sort, direction, ...filter }: FindingFilter & Order): AsyncGenerator<FindingRow> {
  yield* allRows(db, scope, await foundBy(db, scope, filter), { sort, direction })
}

/** The rows that were picked, as far as they can be seen, in the order of the list; for files. */
export async function* exportPicked(
  db: Db,
  scope: Scope,
  { ids, ...order }: Pick<z.output<typeof exportPickedContract.input>, 'ids'> & Order,
): AsyncGenerator<FindingRow> {
  yield* allRows(db, scope, foundWhere(pickedOf(scope, ids)), order)
}

async function* allRows(db: Db, scope: Scope, found: Found, order: Order): AsyncGenerator<FindingRow> {
  const count = await countFound(db, found)
  let stretch: Stretch = { key: null, forward: true, limit: EXPORT_CHUNK }
  for (;;) {
    const rows = await fetchRows(db, { rows: rowsAt(stretchOf(found, count, order, stretch)), once: false }, order, stretch)
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
  tier: number
}

const ROW = [
  ...['number', 'rulebook', 'rule', 'rule_number', 'severity', 'case_id', 'unit', 'attributed', 'unattributed', 'state', 'assignee', 'due'],
  ...['raised_on', 'happened_at', 'tier'],
].map((column) => sql.ref(`f.${column}`))

/**
 * SQL: ids and keys of a page with what a row shows: where many rows are passed over for it, these are not read. Whether they are kept was asked for the
 * ids; of these few it is asked again one by one, so that all that is kept is not looked up twice (migration 0058).
 */
const rowsAt = (page: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`with those as materialized (${page}) select those.*, ${sql.join(ROW)} from those join findings.seen(array(select id from those)) f on f.id = those.id`

/** SQL: the rows of a stretch; `once`: the database plans it once. */
interface Reading {
  rows: RawBuilder<unknown>
  once: boolean
}

/** The rows of a stretch; what belongs to them from elsewhere is looked up for these alone. */
async function fetchRows(db: Db, { rows: page, once }: Reading, order: Order, stretch: Stretch): Promise<ListRow[]> {
  const { rows } =
    await sql<ListRow>`${sql.raw(once ? PLANNED_ONCE : '')} select page.*, version.title_en, version.title_vi, officer.name as assignee_name,
      (select count(*) from findings.finding_circumstance applied where applied.finding = page.id) as circumstances
    from (${page}) page
    left join law.rule_version version
      on version.rulebook = page.rulebook and version.rule = page.rule and version.number = page.rule_number
    left join organisation.officer officer on officer.number = page.assignee
    order by ${ordered(keyOutside(order), stretch, isDescending(order))}`.execute(db)
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
      tier: TIERS[row.tier]!,
    }
  })
}

/** Of somebody whom the register does not have, the id is all there is. */
function nameOf({ actor }: Scope, id: string, name: string | null): string {
  return name ?? (id === actor.id ? actor.name : id)
}
