import fc from 'fast-check'
import { sql, type RawBuilder } from 'kysely'
import { expect, test, vi } from 'vitest'
import { MACHINE } from '../../../test/build-db.ts'
import { testDatabase } from '../../../test/db.ts'
import type { Trx } from '../../base/index.ts'
import { writing } from '../../base/write/index.ts'
import { write } from '../../ledger/index.ts'
import { countPeople } from './tree.ts'

/** People are counted of plain lists of days, one day at a time; days are numbers 0 … LAST, from 1 January 2026. */
const { db } = await testDatabase()
const TRIALS = Math.max(25, Math.round(Number(process.env['LIEM_TRIALS'] ?? '0') / 10))
const LAST = 7
const SPLIT = 4
const iso = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)
const DAYS = Array.from({ length: LAST + 2 }, (_, at) => at)
const UNITS = ['T', 'P', 'Q', 'A', 'B', 'C']
const OFFICERS = ['1', '2', '3', '4', '5', '6', '7']
const ROLES = ['officer', 'deputy']
/** C moves from one unit to another. */
const parentOf = (unit: string, day: number): string | undefined =>
  ({ P: 'T', Q: 'T', A: 'P', B: 'Q', C: day < SPLIT ? 'P' : 'Q' })[unit as 'P']

interface Tenure {
  unit: string
  officer: string
  first: number
  /** The day after the last. */
  after: number
}
interface Change {
  kind: 'insert' | 'update' | 'delete'
  rows: (Tenure & { role: string })[]
}

const SINCE_EVER = -1
const EVER = LAST + 2
const tenure = fc
  .record({
    unit: fc.constantFrom(...UNITS),
    officer: fc.constantFrom(...OFFICERS),
    role: fc.constantFrom(...ROLES),
    ends: fc.tuple(fc.integer({ min: SINCE_EVER, max: EVER }), fc.integer({ min: SINCE_EVER, max: EVER })),
  })
  .filter(({ ends: [one, other] }) => one !== other)
  .map(({ ends, ...rest }) => ({ ...rest, first: Math.min(...ends), after: Math.max(...ends) }))
const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('insert' as const, 'insert' as const, 'update' as const, 'delete' as const),
  rows: fc.array(tenure, { minLength: 1, maxLength: 4 }),
})

const during = ({ first, after }: Tenure): string =>
  `[${first === SINCE_EVER ? '' : iso(first)},${after === EVER ? '' : iso(after)})`.replace('[,', '(,')
const add = (rows: Change['rows']): RawBuilder<unknown> =>
  sql`insert into organisation.tenure (unit, officer, role, during, entered_on) values ${sql.join(
    rows.map((row) => sql`(${row.unit}, ${row.officer}, ${row.role}, ${during(row)}::daterange, '2026-01-01')`),
  )}`

/** One statement, over several rows. */
function statementOf({ kind, rows }: Change): RawBuilder<unknown> {
  const [{ unit, officer, role, ...days }, other] = [rows[0]!, rows.at(-1)!]
  const those = sql`(unit = ${unit} or officer = ${other.officer})`
  if (kind === 'insert') return add(rows)
  if (kind === 'delete') return sql`delete from organisation.tenure where ${those} and role = ${role}`
  return sql`update organisation.tenure set officer = ${officer}, unit = case role when ${role} then ${other.unit} else unit end,
    during = case unit when ${unit} then during else ${during({ unit, officer, ...days })}::daterange end where ${those}`
}

const recorded = (work: (trx: Trx) => Promise<unknown>): Promise<unknown> =>
  write(db, { actor: MACHINE, kind: 'test.changed', reason: 'for the test' }, work)

async function begin(): Promise<void> {
  await recorded(async (trx) => {
    await sql`delete from organisation.tenure`.execute(trx)
    await sql`insert into organisation.unit_code select unnest(${UNITS}::text[]) on conflict do nothing`.execute(trx)
    await sql`delete from organisation.unit_state`.execute(trx)
    await sql`insert into organisation.officer (number, name) select one, one from unnest(${OFFICERS}::text[]) as one on conflict do nothing`.execute(
      trx,
    )
    const states = UNITS.flatMap((unit) =>
      unit === 'C' ? [`C P (,${iso(SPLIT)})`, `C Q [${iso(SPLIT)},)`] : [`${unit} ${parentOf(unit, 0) ?? ''} (,)`],
    ).map((text) => text.split(' '))
    for (const [code, parent, days] of states)
      await sql`insert into organisation.unit_state (code, parent, during, name_en, name_vi, level)
        values (${code}, nullif(${parent}, ''), ${days}::daterange, ${code}, ${code}, 1)`.execute(trx)
  })
}

/** What cannot be, the register refuses, and nothing of it is left. */
async function apply(one: Change): Promise<void> {
  await recorded((trx) => statementOf(one).execute(trx)).catch((error: { code?: string }) => {
    if (error.code !== '23P01') throw error
  })
}

async function tenures(): Promise<Tenure[]> {
  const { rows } = await sql<Tenure>`select unit, officer, coalesce(lower(during) - date '2026-01-01', ${SINCE_EVER}) as first,
      coalesce(upper(during) - date '2026-01-01', ${EVER}) as after from organisation.tenure`.execute(db)
  return rows
}

const isIn = (unit: string | undefined, top: string, day: number): boolean =>
  unit !== undefined && (unit === top || isIn(parentOf(unit, day), top, day))
const holds = ({ first, after }: Tenure, day: number): boolean => first <= day && day < after

/** Steps of the units and what is beside, as they ought to be. */
function derived(all: readonly Tenure[]): string[] {
  const steps = UNITS.flatMap((unit) => {
    const alone = (day: number): number =>
      all.filter(
        (one) =>
          one.unit === unit && holds(one, day) && all.filter((other) => other.officer === one.officer && holds(other, day)).length === 1,
      ).length
    return [SINCE_EVER, ...DAYS].flatMap((day) => {
      const [before, now] = [day === SINCE_EVER ? 0 : alone(day - 1), alone(day)]
      return before === now ? [] : [`${unit} ${day === SINCE_EVER ? '-infinity' : iso(day)} ${now}`]
    })
  })
  const beside = all.flatMap((one) =>
    all.flatMap((other) => {
      const common = { ...one, first: Math.max(one.first, other.first), after: Math.min(one.after, other.after) }
      return one === other || one.officer !== other.officer || common.first >= common.after
        ? []
        : [`${one.officer} ${one.unit} ${during(common)}`]
    }),
  )
  return [...steps, ...new Set(beside)].toSorted()
}

async function expectCounted(days: readonly number[]): Promise<void> {
  const all = await tenures()
  const { rows } = await sql<{ line: string }>`select unit || ' ' || day || ' ' || people as line from organisation.staffing
    union all select officer || ' ' || unit || ' ' || during from organisation.tenure_beside`.execute(db)
  expect(rows.map(({ line }) => line).toSorted()).toEqual(derived(all))
  for (const day of days) {
    const people = UNITS.map((top) => [
      top,
      new Set(all.filter((one) => holds(one, day) && isIn(one.unit, top, day)).map(({ officer }) => officer)).size,
    ])
    const counted = await countPeople(db, UNITS, iso(day))
    expect(UNITS.map((top) => [top, counted.get(top) ?? 0])).toEqual(people)
  }
}

test('whatever is done to tenures, a unit has as many people as plainly counted', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 3, maxLength: 8 }),
      fc.subarray(DAYS, { minLength: 2, maxLength: 2 }),
      async (changes, days) => {
        await begin()
        for (const one of changes) {
          await apply(one)
          await expectCounted(days)
        }
      },
    ),
    { numRuns: TRIALS },
  )
})

test('two who give one person a tenure at the same time see each other', async () => {
  await begin()
  const [go, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const row = { officer: '1', role: 'officer', first: 2, after: 9 }
  const first = recorded(async (trx) => {
    await add([{ ...row, unit: 'A' }]).execute(trx)
    go.resolve()
    await release.promise
  })
  await go.promise
  const second = recorded((trx) => add([{ ...row, unit: 'B', first: 5 }]).execute(trx))
  const waits = async (): Promise<void> => {
    const { rows } = await sql`select from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`.execute(db)
    expect(rows).toHaveLength(1)
  }
  await vi.waitFor(waits, { timeout: 10_000 }).finally(release.resolve)
  await Promise.all([first, second])
  await expectCounted([2, 5]) // Whoever would not see what others commit is refused.
  const blind = writing(db, (trx) => add([{ ...row, unit: 'C' }]).execute(trx), 'repeatable read')
  await expect(blind).rejects.toMatchObject({ code: '55000' })
})

test('nobody writes what is counted but the triggers', async () => {
  const { rows } = await sql<{
    role: string
    reads: boolean
    writes: boolean
  }>`select role, bool_and(has_table_privilege(role, name, 'select')) as reads,
      bool_or(has_table_privilege(role, name, 'insert, update, delete')) as writes
    from unnest(array['liem_app', 'liem_wide', 'liem_system']) as role, unnest(array['organisation.staffing', 'organisation.tenure_beside']) as name
    group by role order by role`.execute(db)
  expect(rows).toEqual(['liem_app', 'liem_system', 'liem_wide'].map((role) => ({ role, reads: true, writes: false })))
  const { rows: open } = await sql`select from pg_proc p, unnest(array['liem_app', 'liem_wide', 'liem_system']) as role
    where p.oid = 'organisation.count_staff(text[], text[])'::regprocedure and has_function_privilege(role, p.oid, 'execute')`.execute(db)
  expect(open).toEqual([])
})
