import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Page } from '../../base/paging/index.ts'
import type { Scope } from '../../base/schema.ts'
import { zoneOfData } from '../../detect/store/index.ts'
import { above } from '../../organisation/index.ts'
import { keepsNothing, scopeOf } from '../filter/scope.ts'
import type { Circumstance, listCircumstances as listContract, showCircumstance as showContract } from '../schema.ts'
import { circumstancesOf, type CircumstanceRow } from './rows.ts'

const KEY = [sql`c.from_at`, sql`c.id`]

/** A circumstance and how many findings that may be seen it annotates and holds back. */
function selection(scope: Scope): RawBuilder<unknown> {
  const annotated = seesAll(scope)
    ? sql`select count(*) from findings.finding_circumstance where circumstance = c.id`
    : sql`select count(*) from findings.finding_circumstance put join findings.finding f on f.id = put.finding
        where put.circumstance = c.id and ${scopeOf(scope)}`
  return sql`c.*, (${annotated}) as annotated, (select count(*) from findings.finding f where f.withheld_by = c.id and ${scopeOf(scope)}) as held`
}

const seesAll = (scope: Scope): boolean => scope.units === 'all' && keepsNothing(scope)

/** Circumstances, the latest first; `found` is the scope of the findings that are counted. */
export async function listCircumstances(
  db: Db,
  scope: Scope,
  input: z.output<typeof listContract.input>,
  found = scope,
): Promise<Page<Circumstance>> {
  const conditions = await conditionsOf(db, scope, input)
  const page = await readPage<CircumstanceRow>({
    order: 'circumstances',
    cursor: input.cursor,
    limit: input.limit,
    keyOf: ({ from_at, id }) => [from_at, id],
    fetch: async (stretch) => {
      const { rows } =
        await sql<CircumstanceRow>`select ${selection(found)} from findings.circumstance c where ${conditions} and ${beyond(KEY, stretch, true)}
        order by ${ordered(KEY, stretch, true)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from findings.circumstance c where ${conditions}`),
  })
  return { ...page, rows: await circumstancesOf(db, page.rows) }
}

/** Those that hold for a unit, through a unit above it, too; that touch a day; that are in force or revoked; of one effect. */
async function conditionsOf(
  db: Db,
  scope: Scope,
  { unit, on, state, effect }: z.output<typeof listContract.input>,
): Promise<RawBuilder<unknown>> {
  const zone = on === undefined ? '' : await zoneOfData(db)
  const start = (day: RawBuilder<unknown>): RawBuilder<unknown> => sql`(${day})::timestamp at time zone ${zone}`
  const parts = [
    await ofUnits(db, scope),
    ...(unit === undefined ? [] : [sql`(c.units is null or c.units && ${await above(db, unit.replaceAll('\u0000', ''))}::text[])`]),
    ...(on === undefined ? [] : [sql`c.from_at < ${start(sql`${on}::date + 1`)} and c.until_at > ${start(sql`${on}::date`)}`]),
    ...(state === undefined ? [] : [sql`c.state = ${state}`]),
    ...(effect === undefined ? [] : [sql`c.effect = ${effect}`]),
  ]
  return sql.join(parts, sql` and `)
}

/** Circumstances that hold for a unit of the scope, of those above it too. */
async function ofUnits(db: Db, { units }: Scope): Promise<RawBuilder<unknown>> {
  if (units === 'all') return sql`true`
  const { rows } = await sql<{ code: string }>`with recursive over (code) as (select unnest(${units}::text[])
    union select unit.parent from over join organisation.unit unit using (code) where unit.parent is not null) select code from over`.execute(
    db,
  )
  return sql`(c.units is null or c.units && ${rows.map(({ code }) => code)}::text[])`
}

type Shown = z.output<typeof showContract.output>

/** One circumstance and what was done with it, the newest first. Throws `absent`. */
export async function showCircumstance(db: Db, scope: Scope, id: string, found = scope): Promise<Shown> {
  const { rows } = await sql<CircumstanceRow>`select ${selection(found)} from findings.circumstance c
    where c.id = ${id} and ${await ofUnits(db, scope)}`.execute(db)
  const [circumstance] = await circumstancesOf(db, rows)
  if (circumstance === undefined) throw new LiemError('absent', 'there is no such circumstance')
  const history = await sql<
    Shown['history'][number]
  >`select at, jsonb_build_object('name', actor_name, 'kind', actor_kind) as actor, kind, reason, body
    from ledger.event where subject = ${`circumstance:${id}`} order by id desc`.execute(db)
  return { ...circumstance, history: seesAll(found) ? history.rows : history.rows.map(withoutNumbers) }
}

/** How many findings it was put to counts those that may not be seen, too. */
function withoutNumbers(line: Shown['history'][number]): Shown['history'][number] {
  const { annotated: _, withheld: __, freed: ___, ...body } = line.body
  return { ...line, body }
}
