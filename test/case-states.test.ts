/** The one table of the states of a case: that it leads everywhere, that nothing else moves a case, and that every state that ever was can still be read. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { canMove, CASE_MOVES, OPEN_STATES, stateAfter, type CaseMove } from '../src/cases/pure.ts'
import { ALL_STATES, CASE_STATES, STEP_KINDS, type CaseState } from '../src/cases/schema.ts'
import { RULING_KINDS } from '../src/cases/after/schema.ts'
import { root } from '../tools/steps.ts'
import { testDatabase } from './db.ts'
import { MOVES } from './machine/invariants.ts'

const { db } = await testDatabase()
const NAMES = Object.keys(CASE_MOVES) as CaseMove[]

/** All states that some moves lead to, from where a case begins. */
function reached(): Set<CaseState> {
  const found = new Set<CaseState>(['open'])
  for (let before = 0; before < found.size;) {
    before = found.size
    for (const state of [...found]) for (const move of NAMES) found.add(stateAfter(state, move))
  }
  return found
}

test('every state is reached from the first, but that of old cases, which none leads to or from', () => {
  expect([...reached()].toSorted()).toEqual([...CASE_STATES, 'duplicate'].toSorted())
  expect(ALL_STATES.filter((one) => canMove('legacy', one) || canMove(one, 'legacy'))).toEqual([])
})

test('from every state in which something is still to be done a way leads to a decision, and one back from it', () => {
  for (const state of [...OPEN_STATES, 'duplicate'] as const) {
    const ways = new Set<CaseState>([state])
    for (const one of ways) for (const next of ALL_STATES) if (canMove(one, next)) ways.add(next)
    expect([state, ways.has('decided')]).toEqual([state, true])
  }
  expect(canMove('decided', 'explained')).toBe(true)
})

test('the random machine holds cases to a table of its own, which says the same', () => {
  const ours = Object.fromEntries(ALL_STATES.map((from) => [from, ALL_STATES.filter((to) => to !== from && canMove(from, to)).toSorted()]))
  expect(ours).toEqual(Object.fromEntries(Object.entries(MOVES).map(([from, to]) => [from, [...to].toSorted()])))
})

test('a move moves where the table says, and nowhere else; a duplicate goes on where it stood', () => {
  const known: readonly string[] = [...STEP_KINDS, ...RULING_KINDS, 'signed', 'taken-out', 'duplicate', 'duplicate-undone']
  expect(NAMES.filter((one) => !known.includes(one))).toEqual([])
  for (const move of known as CaseMove[])
    for (const state of ALL_STATES) {
      const { from = [], to = null } = CASE_MOVES[move] ?? {}
      expect([move, state, stateAfter(state, move, 'notified')]).toEqual([move, state, from.includes(state) ? (to ?? 'notified') : state])
      expect(canMove(state, stateAfter(state, move, 'notified')) || stateAfter(state, move, 'notified') === state).toBe(true)
    }
})

test('one place of the program writes the state of a case, and no function of the database', async () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (one) => one.endsWith('.ts') && !one.endsWith('.test.ts'),
  )
  const writes = files.filter((one) =>
    /update\s+cases\.case\s+(?:c\s+)?set\s[^`]*\bstate\s*=/u.test(readFileSync(join(root, 'src', one), 'utf8')),
  )
  expect(writes).toEqual(['cases/scope.ts'])
  const { rows } = await sql<{
    name: string
  }>`select p.oid::regproc::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname not in ('pg_catalog', 'information_schema') and p.prosrc ~* 'update\s+cases\.case\s+(c\s+)?set[^;]*\mstate\s*='`.execute(
    db,
  )
  expect(rows).toEqual([])
})

test('every state that the database has ever let in can be read, in both languages', async () => {
  const { rows } = await sql<{
    state: string
  }>`select distinct found[1] as state from pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([a-z-]+)''::text', 'g') as found
    where conrelid = 'cases.case'::regclass and contype = 'c' and conname = 'case_state_check'`.execute(db)
  const folder = join(root, 'migrations')
  const before = readdirSync(folder).flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/case_state_check\s+check \(state in \(([^)]*)\)/gu)].flatMap(([, list]) =>
      [...list!.matchAll(/'([\w-]+)'/gu)].map(([, one]) => one!),
    ),
  )
  expect(rows.map(({ state }) => state).toSorted()).toEqual(ALL_STATES.toSorted())
  expect(before.filter((one) => !ALL_STATES.includes(one as CaseState))).toEqual([])
  const words = readFileSync(join(root, 'apps/web/cases/text.ts'), 'utf8')
  expect(ALL_STATES.filter((one) => !words.includes(`'state-${one}': [`))).toEqual([])
})
