import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { buildEvidence, buildNewCase, EVERYTHING } from '../../test/build-db.ts'
import { HOLD, ONE, retentionWorld } from '../../test/retention.ts'
import { openHome } from '../base/index.ts'
import { listKept, sweepFiles } from '../documents/store/index.ts'
import { placeHold, showDestruction, showRetention } from './index.ts'

const world = await retentionWorld()
const { db, run, set } = world
const folder = mkdtempSync(join(tmpdir(), 'liem-destroyed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const home = openHome(join(folder, 'home'))
const kept = async (): Promise<number> => {
  const { files, missing } = await listKept(db, home)
  expect(missing).toEqual([])
  return files.length
}

/** A case with two files, one of which another case has, too; decided, with the last thing done that long ago. */
async function closedCase(caseId: string, content: string): Promise<string> {
  const { id } = await buildNewCase(db, run, caseId)
  const one = await buildEvidence(db, home, EVERYTHING, id, content, { from: 'Trịnh Thị Mai Hoa', name: 'đơn Mai Hoa.txt' })
  await buildEvidence(db, home, EVERYTHING, id, 'ở hai vụ', { kind: 'redacted', redacts: one.id })
  await set(
    sql`insert into cases.release (case_id, recipient, title, parts, writers) values (${id}, 'Mai Hoa', 'Trả lời Mai Hoa', '[]', '{x}')`,
  )
  await set(sql`with task as (insert into cases.plan_task (case_id, what, way, by, outcome, said, done_on, done_by, done_at, evidence)
      values (${id}, 'Hỏi Mai Hoa', 'interview', 'x', 'borne-out', 'Mai Hoa nói', '2026-11-20', 'x', now(), '{}') returning id)
    insert into cases.plan_turn (case_id, task, due, reason, by) select ${id}, id, '2026-11-20', 'Mai Hoa vắng', 'x' from task`)
  await set(sql`update cases.case set state = 'decided' where id = ${id}`)
  // The last event of a case is from when it is begun: nothing changes what is on the record.
  await set(sql`insert into ledger.event (at, actor, actor_name, actor_kind, kind, subject, reason, body)
    values ('2000-05-05', 'x', 'x', 'person', 'case.note', ${`case:${id}`}, 'Mai Hoa', '{}')`)
  return id
}

test('files of a closed case are due with their case, go by two persons, and only those bytes that no other case names', async () => {
  const [one, two] = [await closedCase('107482915371', 'chỉ ở vụ này'), await closedCase('107482915372', 'vụ khác')]
  const subjects = (ids: readonly string[]): string[] => ids.map((id) => `evidence:${id}`).toSorted()
  expect((await world.due(undefined, 'evidence')).toSorted()).toEqual(subjects([one, two]))
  expect(await world.due('2020-05-05', 'evidence')).toEqual([])
  // A hold on whoever has a part in it is one on its files; here on one of the two findings.
  const { rows } = await sql<{
    number: string
  }>`select f.number from cases.source s join findings.finding f on f.id = s.finding where s.case_id = ${two}`.execute(db)
  await placeHold(db, ONE, { ...HOLD, what: 'finding', finding: rows[0]!.number })
  expect(await world.due(undefined, 'evidence')).toEqual(subjects([one]))
  expect(await kept()).toBe(3)
  const list = await world.approve(await world.propose(ONE, 'evidence'))
  expect(await world.destroy(list.id)).toEqual({ destroyed: 1, left: 0 })
  expect(await sweepFiles(db, home)).toBe(1)
  expect(await kept()).toBe(2)
  const all = async (table: string): Promise<string> => {
    const found = await sql<{
      text: string
    }>`select coalesce(jsonb_agg(to_jsonb(t))::text, '') as text from ${sql.table(`cases.${table}`)} t where case_id = ${one}`.execute(db)
    return found.rows[0]!.text
  }
  for (const table of ['evidence', 'custody', 'release', 'plan_task', 'plan_turn']) {
    expect(await all(table), table).not.toMatch(/Mai Hoa|Tổ máy soi/u)
    expect(await all(table), table).toContain('«…»')
  }
  const { rows: stays } = await sql<{
    n: number
  }>`select count(*)::int as n from cases.evidence where case_id = ${one} and emptied and sha256 is not null`.execute(db)
  expect(stays[0]!.n).toBe(2)
  expect(await world.due(undefined, 'evidence')).toEqual([])
})

test('files that came to a case after its files were destroyed are due again, and go by another list', async () => {
  const id = await closedCase('107482915374', 'lần đầu')
  const again = async (): Promise<unknown> => world.destroy((await world.approve(await world.propose(ONE, 'evidence'))).id)
  expect(await again()).toEqual({ destroyed: 1, left: 0 })
  expect(await world.due(undefined, 'evidence')).toEqual([])
  await buildEvidence(db, home, EVERYTHING, id, 'đến sau', { name: 'đến sau.txt' })
  await set(sql`insert into ledger.event (at, actor, actor_name, actor_kind, kind, subject, reason, body)
    values ('2000-06-06', 'x', 'x', 'person', 'case.note', ${`case:${id}`}, 'bổ sung', '{}')`)
  expect(await world.due(undefined, 'evidence')).toEqual([`evidence:${id}`])
  expect(await again()).toEqual({ destroyed: 1, left: 0 })
  expect(await world.due(undefined, 'evidence')).toEqual([])
})

test('without a list of two persons nothing of it goes, whoever writes', async () => {
  const id = await closedCase('107482915373', 'không có danh mục')
  await expect(set(sql`update cases.evidence set what = '«…»', emptied = true where case_id = ${id}`)).rejects.toThrow(
    'what was entered stays',
  )
})

test('a finding that led to a case is kept as long as the case: it is not due, and what was listed before is left with that reason', async () => {
  const [first, second] = await world.raiseCases(['107482915381', '107482915382'])
  for (const id of [first!, second!]) await world.dismissLongAgo(id)
  const list = await world.approve(await world.propose())
  const { id: of } = await buildNewCase(db, run, '107482915383')
  await set(sql`insert into cases.source (finding, case_id) values (${first}, ${of})`)
  expect(await world.destroy(list.id)).toEqual({ destroyed: 1, left: 1 })
  const { left } = await showDestruction(db, ONE, list.id)
  expect(left).toEqual([{ why: 'case', n: 1 }])
  const { rows } = await sql<{ id: string }>`select id from findings.finding where id = any(${[first, second]}::uuid[])`.execute(db)
  expect(rows.map(({ id }) => id)).toEqual([first])
  expect(await world.due()).toEqual([])
  const { kinds } = await showRetention(db, ONE, {})
  expect(kinds.find(({ kind }) => kind === 'cleared')).toMatchObject({ due: { n: 0 }, held: { n: 0 }, cased: { n: 1 } })
})
