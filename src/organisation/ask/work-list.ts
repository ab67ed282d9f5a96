import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import { countOf, readPage, type Page } from '../../base/paging/index.ts'
import { COUNT_LIMIT, type Count, type Scope } from '../../base/schema.ts'
import { WORK_KINDS, type Role, type WorkItem, type workList as contract } from '../schema.ts'
import { unitNames } from './names.ts'
import { IS_LATE } from './tenures.ts'

type Sql = RawBuilder<unknown>
type Kind = WorkItem['kind']

interface WorkRow {
  kind: Kind
  place: number
  unit: string | null
  officer: string | null
  name: string | null
  role: Role | null
  account: string | null
  field: string | null
  first: string | null
  last: string | null
  days: number | null
  entered: string | null
  /** What tells the items of one kind apart. */
  key: string
}

/** What is missing or doubtful in the register, by kind, the newest first. */
export async function workList(
  db: Db,
  _scope: Scope,
  { cursor, limit, kind, unit }: z.output<typeof contract.input>,
): Promise<Page<WorkItem> & { counts: Record<Kind, Count> }> {
  const items = sql`(${sql.join(
    WORK_KINDS.filter((one) => kind === undefined || one === kind).map((one) => SELECTS[one]),
    sql` union all `,
  )}) as item where ${unit === undefined ? sql`true` : sql`item.unit = ${unit}`}`
  const counts = await countKinds(db, unit)
  const page = await readPage<WorkRow>({
    order: `work ${kind ?? ''} ${unit ?? ''}`,
    cursor,
    limit,
    keyOf: ({ place, first, key }) => [place, first ?? '', key],
    fetch: async ({ key, forward, limit: most }) => {
      const [way, compare] = forward ? [sql.raw('asc'), sql.raw('>')] : [sql.raw('desc'), sql.raw('<')]
      const after =
        key === null ? sql`true` : sql`(place, coalesce(first, ''), key) ${compare} (${key[0]}::int, ${key[1]}::text, ${key[2]}::text)`
      const { rows } = await sql<WorkRow>`select * from (select * from ${items}) as listed where ${after}
        order by place ${way}, coalesce(first, '') ${way}, key ${way} limit ${most}`.execute(db)
      return rows
    },
    count: () =>
      Promise.resolve(countOf(WORK_KINDS.reduce((sum, one) => (kind === undefined || one === kind ? sum + counts[one] : sum), 0))),
  })
  const shown = Object.fromEntries(WORK_KINDS.map((one) => [one, countOf(counts[one])])) as Record<Kind, Count>
  return { ...page, rows: await itemsOf(db, page.rows), counts: shown }
}

async function countKinds(db: Db, unit: string | undefined): Promise<Record<Kind, number>> {
  const of = (kind: Kind): Sql =>
    sql`(select ${kind}::text as kind, count(*) as n from (select 1 from (${SELECTS[kind]}) as item
      where ${unit === undefined ? sql`true` : sql`item.unit = ${unit}`} limit ${COUNT_LIMIT + 1}) as found)`
  const { rows } = await sql<{ kind: Kind; n: number }>`${sql.join(WORK_KINDS.map(of), sql` union all `)}`.execute(db)
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n])) as Record<Kind, number>
}

async function itemsOf(db: Db, rows: readonly WorkRow[]): Promise<WorkItem[]> {
  const names = await unitNames(
    db,
    rows.flatMap(({ unit }) => unit ?? []),
  )
  return rows.map(({ kind, unit, officer, name, role, account, field, first: from, last: until, days, entered }) => ({
    kind,
    unit: unit === null ? null : names.get(unit)!,
    officer: officer === null ? null : { number: officer, name: name ?? officer },
    role,
    account,
    field,
    from,
    until,
    days,
    entered,
  }))
}

/** SQL: one row for each thing to do; the columns are those of a `WorkRow`. */
function select(kind: Kind, columns: Partial<Record<keyof WorkRow, Sql>>, from: Sql): Sql {
  const { unit, officer, name, role, account, field, first, last, days, entered, key } = columns
  const text = (column: Sql | undefined): Sql => (column === undefined ? sql`null::text` : sql`(${column})::text`)
  return sql`select ${sql.lit(kind)}::text as kind, ${sql.lit(WORK_KINDS.indexOf(kind))}::int as place, ${text(unit)} as unit, ${text(officer)} as officer,
    ${text(name)} as name, ${text(role)} as role, ${text(account)} as account, ${text(field)} as field, ${text(first)} as first,
    ${text(last)} as last, ${days === undefined ? sql`null::int` : days} as days, ${text(entered)} as entered, ${text(key)} as key from ${from}`
}

const GAP = {
  unit: sql`g.unit`,
  first: sql`lower(g.gap)`,
  last: sql`upper(g.gap) - 1`,
  days: sql`upper(g.gap) - lower(g.gap)`,
  key: sql`g.unit || ' ' || coalesce(g.field, '')`,
}
const TENURE = {
  unit: sql`t.unit`,
  officer: sql`t.officer`,
  name: sql`o.name`,
  role: sql`t.role`,
  first: sql`lower(t.during)`,
  last: sql`upper(t.during) - 1`,
  entered: sql`t.entered_on`,
  key: sql`t.unit || ' ' || t.officer || ' ' || t.role`,
}
const TENURES = sql`organisation.tenure t join organisation.officer o on o.number = t.officer`
const HELD = {
  officer: sql`h.officer`,
  name: sql`o.name`,
  account: sql`h.account`,
  first: sql`nullif(h.from_day, '-infinity')`,
  last: sql`h.until_day`,
  key: sql`h.account || ' ' || coalesce(h.officer, '')`,
}
const HOLDERS = sql`organisation.account_holder h left join organisation.officer o on o.number = h.officer`

const SELECTS: Readonly<Record<Kind, Sql>> = {
  'head-gap': select('head-gap', GAP, sql`organisation.gap g where g.field is null`),
  'field-gap': select('field-gap', { ...GAP, field: sql`g.field` }, sql`organisation.gap g where g.field is not null`),
  'deputy-without-field': select('deputy-without-field', TENURE, sql`${TENURES} where t.role = 'deputy' and t.fields = '{}'`),
  'account-shared': select('account-shared', HELD, sql`${HOLDERS} where h.shared`),
  'account-unsaid': select('account-unsaid', HELD, sql`${HOLDERS} where h.shared is null`),
  'account-several': select(
    'account-several',
    HELD,
    sql`${HOLDERS} where h.shared is not true and exists (select from organisation.account_holder other where other.account = h.account
      and other.officer is distinct from h.officer and other.from_day <= coalesce(h.until_day, 'infinity')
      and h.from_day <= coalesce(other.until_day, 'infinity'))`,
  ),
  late: select('late', { ...TENURE, days: sql`t.entered_on - lower(t.during)` }, sql`${TENURES} where ${IS_LATE}`),
}
