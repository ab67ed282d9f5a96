import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Page } from '../../base/paging/index.ts'
import type { Scope } from '../../base/schema.ts'
import { zoneOfData } from '../../detect/store/index.ts'
import { above } from '../../organisation/index.ts'
import type { Circumstance, listCircumstances as listContract, showCircumstance as showContract } from '../schema.ts'
import { circumstancesOf, type CircumstanceRow } from './rows.ts'

const KEY = [sql`c.from_at`, sql`c.id`]
const SELECTION = sql`c.*, (select count(*) from findings.finding_circumstance where circumstance = c.id) as annotated,
  (select count(*) from findings.finding where withheld_by = c.id) as held`

/** Circumstances, the latest first. */
export async function listCircumstances(db: Db, _scope: Scope, input: z.output<typeof listContract.input>): Promise<Page<Circumstance>> {
  const conditions = await conditionsOf(db, input)
  const page = await readPage<CircumstanceRow>({
    order: 'circumstances',
    cursor: input.cursor,
    limit: input.limit,
    keyOf: ({ from_at, id }) => [from_at, id],
    fetch: async (stretch) => {
      const { rows } =
        await sql<CircumstanceRow>`select ${SELECTION} from findings.circumstance c where ${conditions} and ${beyond(KEY, stretch, true)}
        order by ${ordered(KEY, stretch, true)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from findings.circumstance c where ${conditions}`),
  })
  return { ...page, rows: await circumstancesOf(db, page.rows) }
}

/** Those that hold for a unit, through a unit above it, too; that touch a day; that are in force or revoked; of one effect. */
async function conditionsOf(db: Db, { unit, on, state, effect }: z.output<typeof listContract.input>): Promise<RawBuilder<unknown>> {
  const zone = on === undefined ? '' : await zoneOfData(db)
  const start = (day: RawBuilder<unknown>): RawBuilder<unknown> => sql`(${day})::timestamp at time zone ${zone}`
  const parts = [
    sql`true`,
    ...(unit === undefined ? [] : [sql`(c.units is null or c.units && ${await above(db, unit.replaceAll('\u0000', ''))}::text[])`]),
    ...(on === undefined ? [] : [sql`c.from_at < ${start(sql`${on}::date + 1`)} and c.until_at > ${start(sql`${on}::date`)}`]),
    ...(state === undefined ? [] : [sql`c.state = ${state}`]),
    ...(effect === undefined ? [] : [sql`c.effect = ${effect}`]),
  ]
  return sql.join(parts, sql` and `)
}

type Shown = z.output<typeof showContract.output>

/** One circumstance and what was done with it, the newest first. Throws `absent`. */
export async function showCircumstance(db: Db, _scope: Scope, id: string): Promise<Shown> {
  const { rows } = await sql<CircumstanceRow>`select ${SELECTION} from findings.circumstance c where c.id = ${id}`.execute(db)
  const [circumstance] = await circumstancesOf(db, rows)
  if (circumstance === undefined) throw new LiemError('absent', 'there is no such circumstance')
  const history = await sql<
    Shown['history'][number]
  >`select at, jsonb_build_object('name', actor_name, 'kind', actor_kind) as actor, kind, reason, body
    from ledger.event where subject = ${`circumstance:${id}`} order by id desc`.execute(db)
  return { ...circumstance, history: history.rows }
}
