/** Many small worlds beside each other in one database: a unit of its own with a head and two officers each, of whom nobody else has anything. */
import { sql } from 'kysely'
import type { Db } from '../../src/base/index.ts'
import { everything, type Scope } from '../../src/base/schema.ts'
import { writing } from '../../src/base/write/index.ts'
import type { RaiseRun } from '../../src/findings/index.ts'
import type { Rule } from '../../src/law/index.ts'
import { buildHit, raiseHits, seedRegister, seedRules } from '../build-db.ts'
import { seedCouncil } from '../build-sitting.ts'

export interface World {
  n: number
  unit: string
  /** The first has an act in what was found; the second is a deputy. */
  people: [string, string]
  head: string
  /** Of the same declaration. */
  findings: [string, string]
}

type Run = RaiseRun & { rule: (id: string) => Rule }

/** Six who may do all; one of the unit, one of the unit above it; and those who may not, since they have a part: concerned, related, reviewed. */
export function handsOf({ unit, people: [first, second], head }: World): Scope[] {
  const who = (id: string, more: Partial<Scope> = {}): Scope => ({ ...everything({ id, name: id, kind: 'person' }), ...more })
  return [
    ...['A', 'B', 'C', 'D', 'E', 'F'].map((id) => who(`HQ-${id}`)),
    who('HQ-UNIT', { units: [unit] }),
    who('HQ-ABOVE', { units: ['R1', unit] }),
    who(first, { hidden: [first] }),
    who(second, { hidden: [second] }),
    who('HQ-KIN', { hidden: ['HQ-KIN', first] }),
    who(head, { hidden: [head] }),
  ]
}

/** What all of them stand in. */
export async function seedWorlds(db: Db): Promise<Run> {
  await seedRegister(db)
  await seedCouncil(db)
  return seedRules(db)
}

/** The next so many worlds. */
export async function buildWorlds(db: Db, run: Run, from: number, many: number): Promise<World[]> {
  const numbers = Array.from({ length: many }, (_, at) => from + at)
  await writing(db, async (trx) => {
    const each = sql`unnest(${numbers}::int[]) as n`
    await sql`insert into organisation.unit_code (code) select 'U' || n from ${each}`.execute(trx)
    await sql`insert into organisation.unit_state (code, during, name_en, name_vi, level, parent)
      select 'U' || n, r.during, 'Unit ' || n, 'Đơn vị ' || n, 3, 'R1' from ${each}, organisation.unit_state r where r.code = 'R1'`.execute(
      trx,
    )
    const people = sql`${each} cross join (values (0, 'officer'), (1, 'deputy'), (2, 'head')) as p (at, role)`
    await sql`insert into organisation.officer (number, name) select 'M' || n || '-' || at, 'Người ' || n || '.' || at from ${people}`.execute(
      trx,
    )
    await sql`insert into organisation.service (officer, during, class) select 'M' || n || '-' || at, '[2015-01-01,)', 'civil-servant' from ${people}`.execute(
      trx,
    )
    await sql`insert into organisation.tenure (unit, role, officer, during, fields, entered_on)
      select 'U' || n, role, 'M' || n || '-' || at, '[2018-01-01,)', '{}', '2018-01-01' from ${people}`.execute(trx)
    await sql`insert into organisation.account_holder (account, officer, shared, from_day) select 'TK-' || n, 'M' || n || '-0', false, '2015-01-01' from ${each}`.execute(
      trx,
    )
  })
  const hits = numbers.flatMap((n) => ['CLR-012', 'EYE-001'].map((rule) => hitOf(run, n, rule)))
  await raiseHits(db, run, hits)
  const { rows } = await sql<{ unit: string; ids: [string, string] }>`select unit, array_agg(id::text order by rule) as ids
    from findings.finding where unit = any(${numbers.map((n) => `U${n}`)}::text[]) group by unit`.execute(db)
  const found = new Map(rows.map(({ unit, ids }) => [unit, ids]))
  return numbers.map((n) => ({ n, unit: `U${n}`, people: [`M${n}-0`, `M${n}-1`], head: `M${n}-2`, findings: found.get(`U${n}`)! }))
}

function hitOf(run: Run, n: number, rule: string): ReturnType<typeof buildHit> {
  const hit = buildHit(run.rule(rule), { caseId: `5${String(n).padStart(11, '0')}`, unit: `U${n}`, happenedAt: '2025-03-14T08:47:00.000Z' })
  const events = hit.trace.events.map((one) => ({ ...one, account: one.account === null ? null : `TK-${n}` }))
  return { ...hit, trace: { ...hit.trace, events } }
}

/** The same database, for one act: once its write is done nothing more is read. Shows are tested elsewhere, and cost most of the time. */
export function writingOnly(db: Db): Db {
  let done = false
  const within = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(of, name) {
        const value: unknown = Reflect.get(of, name)
        if (typeof value !== 'function') return value
        return (...given: unknown[]): unknown => {
          const gives: unknown = Reflect.apply(value, of, given)
          if (name === 'execute') return (gives as Promise<unknown>).then((result) => ((done = true), result))
          return within(gives as object)
        }
      },
    })
  return new Proxy(db, {
    get(of, name) {
      if (name === 'getExecutor' && done) throw new Written()
      if (name === 'transaction') return () => within(of.transaction())
      const value: unknown = Reflect.get(of, name)
      return typeof value === 'function' ? (value.bind(of) as unknown) : value
    },
  })
}

/** That what was to be written is. */
export class Written extends Error {}
