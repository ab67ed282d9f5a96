import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/db.ts'
import { everything, type Actor } from '../base/schema.ts'
import { write } from '../ledger/index.ts'
import { holdersOn, importOrganisation, listPeople, showPerson, showTree, whoWasInCharge } from './index.ts'

/** The naive reference: every question is asked of each day by itself, over plain lists. */
const MACHINE: Actor = { id: 'worker', name: 'Liêm', kind: 'machine' }
const EVERYTHING = everything(MACHINE)
const TRIALS = Math.max(25, Math.round(Number(process.env['LIEM_TRIALS'] ?? '0') / 10))
/** Days are numbers 0 … LAST here, from 1 January 2026. */
const LAST = 40
const iso = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)

interface Spell {
  from: number
  until: number
}
interface Tenure extends Spell {
  officer: string
  unit: string
  role: 'head' | 'acting' | 'deputy' | 'officer'
  fields: string[]
}
interface World {
  /** A unit below T each, over all days but for those after `split`, from which on `N` follows it. */
  split: number
  tenures: Tenure[]
}

const OFFICERS = ['A', 'B', 'C', 'D', 'E']
const FIELDS = ['f', 'g']
const holds = (spell: Spell, day: number): boolean => spell.from <= day && day <= spell.until
const overlap = (one: Spell, other: Spell): boolean => one.from <= other.until && other.from <= one.until
/** Days on which a unit is there: T and Q always, O up to the split, N after it. */
const there = (unit: string, day: number, split: number): boolean => (unit === 'O' ? day <= split : unit === 'N' ? day > split : true)
const PARENT: Readonly<Record<string, string | undefined>> = { Q: 'T', O: 'T', N: 'T' }

/** What cannot be is left out in order, so that what is left can be: one head, one acting head, nobody twice in a role. */
function possible({ split, tenures }: World): World {
  const kept: Tenure[] = []
  for (const one of tenures) {
    if (!there(one.unit, one.from, split) || !there(one.unit, one.until, split)) continue
    const clash = kept.some(
      (other) =>
        other.unit === one.unit &&
        other.role === one.role &&
        overlap(one, other) &&
        (one.role === 'head' || one.role === 'acting' || other.officer === one.officer),
    )
    if (!clash) kept.push(one)
  }
  return { split, tenures: kept }
}

const spell = fc.tuple(fc.nat(LAST), fc.nat(LAST)).map(([one, other]) => ({ from: Math.min(one, other), until: Math.max(one, other) }))
const world = fc
  .record({
    split: fc.integer({ min: 1, max: LAST - 1 }),
    tenures: fc.array(
      fc
        .record({
          officer: fc.constantFrom(...OFFICERS),
          unit: fc.constantFrom('T', 'Q', 'O', 'N'),
          role: fc.constantFrom('head' as const, 'acting' as const, 'deputy' as const, 'officer' as const),
          fields: fc.subarray(FIELDS),
          days: spell,
        })
        .map(({ days, role, fields, ...rest }): Tenure => ({ ...rest, role, ...days, fields: role === 'deputy' ? fields : [] })),
      { maxLength: 14 },
    ),
  })
  .map(possible)

const { db } = await testDatabase()

/** The world as files, in the place of the one before. */
async function fill({ split, tenures }: World): Promise<void> {
  const units = [
    'T,,department,,T,T,,,',
    'Q,T,region,,Q,Q,,,',
    `O,T,region,,O,O,f; g,,${iso(split)}`,
    `N,T,region,,N,N,f; g,${iso(split + 1)},`,
  ]
  const rows = tenures.map(({ officer, unit, role, fields, from, until }) =>
    [officer, unit, role, fields.join('; '), iso(from), iso(until)].join(),
  )
  const texts = {
    units: `unit,parent,level,kind,vi,en,fields,from,until\n${units.join('\n')}\n`,
    successions: `predecessor,successor,day\nO,N,${iso(split + 1)}\n`,
    people: `officer,name\n${OFFICERS.map((one) => `${one},${one}`).join('\n')}\n`,
    tenures: `officer,unit,role,fields,from,until\n${rows.join('\n')}\n`,
  }
  await empty()
  await importOrganisation(db, MACHINE, texts)
}

async function empty(): Promise<void> {
  await write(db, { actor: MACHINE, kind: 'test.emptied', reason: 'for the next trial' }, (trx) =>
    sql`with gone as (delete from organisation.tenure), steps as (delete from organisation.succession) delete from organisation.unit_state`.execute(
      trx,
    ),
  )
}

/** Joins neighbouring days that have the same answer. */
function runs(days: readonly number[]): string[] {
  const found: [number, number][] = []
  for (const day of days) {
    const last = found.at(-1)
    if (last !== undefined && last[1] === day - 1) last[1] = day
    else found.push([day, day])
  }
  return found.map(([from, until]) => `${iso(from)}..${iso(until)}`)
}

const range = (from: number, until: number): number[] => Array.from({ length: until - from + 1 }, (_, at) => from + at)

test('who was in charge over an interval is what asking each of its days would give', async () => {
  await fc.assert(
    fc.asyncProperty(world, spell, fc.constantFrom(...FIELDS), async (made, { from, until }, field) => {
      await fill(made)
      const days = range(from, until)
      const leading = made.tenures.filter(
        ({ unit, role, fields }) => ['N', 'O'].includes(unit) && role !== 'officer' && (role !== 'deputy' || fields.includes(field)),
      )
      const expected = leading.flatMap((one) =>
        runs(days.filter((day) => holds(one, day))).map((span) => `${one.unit} ${one.role} ${one.officer} ${span}`),
      )
      const without = ['N', 'O'].flatMap((unit) => {
        const headless = days.filter(
          (day) =>
            there(unit, day, made.split) &&
            !made.tenures.some((one) => one.unit === unit && ['head', 'acting'].includes(one.role) && holds(one, day)),
        )
        const uncovered = days.filter(
          (day) =>
            there(unit, day, made.split) && !made.tenures.some((one) => one.unit === unit && one.fields.includes(field) && holds(one, day)),
        )
        return [...runs(headless).map((span) => `${unit} head ${span}`), ...runs(uncovered).map((span) => `${unit} field ${span}`)]
      })
      const answer = await whoWasInCharge(db, EVERYTHING, { code: 'N', from: iso(from), until: iso(until), field })
      expect(
        answer.rows
          .map(({ unit, role, officer, from: first, until: last }) => `${unit.code} ${role} ${officer.number} ${first}..${last}`)
          .toSorted(),
      ).toEqual(expected.toSorted())
      expect(answer.gaps.map(({ unit, of, from: first, until: last }) => `${unit.code} ${of} ${first}..${last}`).toSorted()).toEqual(
        without.toSorted(),
      )
    }),
    { numRuns: TRIALS },
  )
})

/** The highest tenure of an officer in each unit, then who stood above by it. */
function superiors({ tenures, split }: World, officer: string, day: number): string[] {
  const on = (unit: string, role: string): Tenure | undefined =>
    tenures.find((one) => one.unit === unit && one.role === role && holds(one, day))
  return ['T', 'Q', 'O', 'N'].flatMap((unit) => {
    const role = ['head', 'acting', 'deputy', 'officer'].find((one) =>
      tenures.some((tenure) => tenure.unit === unit && tenure.role === one && tenure.officer === officer && holds(tenure, day)),
    )
    if (role === undefined || !there(unit, day, split)) return []
    let place = role === 'head' || role === 'acting' ? PARENT[unit] : unit
    for (; place !== undefined; place = PARENT[place]) {
      const heads = [on(place, 'acting'), on(place, 'head')].filter((one) => one !== undefined)
      const found = heads.find((one) => one.officer !== officer)
      // He is its only head: the next one above.
      if (found !== undefined || heads.length === 0) return [`${unit} ${found?.officer ?? 'no-head'}`]
    }
    return [`${unit} top`]
  })
}

test('as of any day the tree, the people and who stood above are what plain lists give', async () => {
  await fc.assert(
    fc.asyncProperty(world, fc.nat(LAST), async (made, day) => {
      await fill(made)
      const on = iso(day)
      const now = made.tenures.filter((one) => holds(one, day))
      const { rows } = await showTree(db, EVERYTHING, { on, under: 'T', limit: 50 })
      const lead = (unit: string, role: string): string | null => now.find((one) => one.unit === unit && one.role === role)?.officer ?? null
      expect(rows.map(({ code, head, acting, people }) => [code, head?.number ?? null, acting?.number ?? null, people])).toEqual(
        ['N', 'O', 'Q']
          .filter((unit) => there(unit, day, made.split))
          .map((unit) => [
            unit,
            lead(unit, 'head'),
            lead(unit, 'acting'),
            new Set(now.filter((one) => one.unit === unit).map(({ officer }) => officer)).size,
          ]),
      )
      const staff = await listPeople(db, EVERYTHING, { on, unit: 'T', below: true, text: '', limit: 50 })
      expect(staff.rows.map(({ officer }) => officer.number)).toEqual(
        OFFICERS.filter((officer) => now.some((one) => one.officer === officer)),
      )
      for (const number of OFFICERS) {
        const shown = await showPerson(db, EVERYTHING, { number, on })
        expect(shown.superiors.map(({ unit, superior, why }) => `${unit.code} ${superior?.officer.number ?? why}`).toSorted()).toEqual(
          superiors(made, number, day).toSorted(),
        )
      }
    }),
    { numRuns: TRIALS },
  )
})

const holding = fc.record({ officer: fc.constantFrom(...OFFICERS), days: spell, shared: fc.constantFrom(true, false, null) })

test('an account on a day is one officer’s only where exactly one held it, and it is said that nobody shared it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(holding, { maxLength: 5, selector: ({ officer, days }) => `${officer} ${days.from}` }),
      async (held) => {
        await fill({ split: 5, tenures: [] })
        const rows = held.map(({ officer, days, shared }) => `X,${officer},${shared ?? ''},${iso(days.from)},${iso(days.until)}`)
        await importOrganisation(
          db,
          MACHINE,
          { accounts: `account,officer,shared,from,until\nX,,true,${iso(900)},\n${rows.join('\n')}\n` },
          'Accounts',
          {
            removing: true,
          },
        )
        const holders = await holdersOn(
          db,
          range(0, LAST).map((day) => ({ account: 'X', day: iso(day) })),
        )
        const expected = range(0, LAST).map((day) => {
          const those = held.filter(({ days }) => holds(days, day))
          if (those.some(({ shared }) => shared === true)) return 'shared'
          const officers = new Set(those.map(({ officer }) => officer))
          if (officers.size > 1) return 'several'
          return those.some(({ shared }) => shared === null) ? 'unsaid' : ([...officers][0] ?? 'none')
        })
        expect([...holders.values()].map(({ officer, why }) => officer ?? why)).toEqual(expected)
      },
    ),
    { numRuns: TRIALS },
  )
})
