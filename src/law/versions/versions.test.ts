import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../../../test/db.ts'
import { LiemError } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import {
  diffVersions,
  listVersions,
  loadLaw,
  loadRulebook,
  putToUse,
  readRuleVersion,
  readVersion,
  saveDraft,
  usedRulebooks,
} from './index.ts'

const { db } = await testDatabase()
const actor: Actor = { id: 'local', name: 'Somebody', kind: 'person' }

const ONE = `liem: rulebook/1
title: { en: Small, vi: Nhỏ }
columns: { case: c, timezone: Asia/Ho_Chi_Minh }
rules:
  - id: S-1
    title: { en: First, vi: Một }
    template: response
    a: X
    b: Y
    within: 8h
  # about the second
  - { id: S-2, template: end, a: Z, basis: [{ cite: "Law 1, art. 2", confirmed: yes }] }
`
const TWO = ONE.replace('within: 8h', 'within: 9h').replace('en: First', 'en: The first')

const draft = (source: string) => ({ id: 'small', source, note: 'a note', reason: 'because of the test' })

function use(version: number): Promise<void> {
  return write(db, { actor, kind: 'rulebook.used', reason: 'because of the test' }, (trx) => putToUse(trx, actor, 'small', version))
}

test('versions of a rulebook: loaded, drafted, put to use; a rule keeps its number while its meaning stays', async () => {
  expect(await loadRulebook(db, actor, draft(ONE))).toEqual({ id: 'small', version: 1, known: false })
  expect(await saveDraft(db, actor, draft(TWO))).toEqual({ id: 'small', version: 2, known: false })
  expect(await saveDraft(db, actor, draft(TWO))).toEqual({ id: 'small', version: 2, known: true })
  const before = await usedRulebooks(db)
  expect(before.books).toEqual([{ id: 'small', version: 1, title: { en: 'Small', vi: 'Nhỏ' } }])
  expect(before.rulebook.rules[0]!.within!.text).toBe('8h')
  expect(Object.fromEntries(before.rules)).toEqual({ 'S-1': { rulebook: 'small', number: 1 }, 'S-2': { rulebook: 'small', number: 1 } })
  await use(2)
  expect(Object.fromEntries((await usedRulebooks(db)).rules)).toEqual({
    'S-1': { rulebook: 'small', number: 2 },
    'S-2': { rulebook: 'small', number: 1 },
  })
  expect((await listVersions(db, 'small')).map(({ version, state, unconfirmed }) => [version, state, unconfirmed])).toEqual([
    [2, 'used', 1],
    [1, 'replaced', 1],
  ])
  await expect(use(2)).rejects.toMatchObject({ code: 'conflict' })
  await expect(use(7)).rejects.toMatchObject({ code: 'absent' })
  const rule = await readRuleVersion(db, 'small', 'S-1')
  expect(rule).toMatchObject({ number: 2, title: { en: 'The first' }, severity: 'serious', activities: ['X', 'Y'] })
  expect(rule!.words.vi).toContain('9 giờ')
  expect((await readRuleVersion(db, 'small', 'S-1', 1))!.title.en).toBe('First')
  expect(await readRuleVersion(db, 'small', 'S-9')).toBeNull()
  expect((await readVersion(db, 'small', 1)).source).toBe(ONE)
})

test('going back to an earlier meaning goes back to its number', async () => {
  await use(1)
  expect((await usedRulebooks(db)).rules.get('S-1')!.number).toBe(1)
})

test('differences: in words of both languages, and in lines of the rule alone', async () => {
  const { rules, same } = await diffVersions(db, 'small', 1, 2)
  expect(same).toBe(1)
  expect(rules).toEqual([
    {
      rule: 'S-1',
      kind: 'changed',
      title: { en: 'The first', vi: 'Một' },
      changes: [
        { en: 'Time: 8 hours → 9 hours.', vi: 'Thời hạn: 8 giờ → 9 giờ.' },
        { en: 'Title: “First” → “The first”.', vi: 'Tên: «Một» → «Một».' },
      ],
      lines: [
        { sign: 'same', text: 'id: S-1' },
        { sign: 'removed', text: 'title: { en: First, vi: Một }' },
        { sign: 'added', text: 'title: { en: The first, vi: Một }' },
        { sign: 'same', text: 'template: response' },
        { sign: 'same', text: 'a: X' },
        { sign: 'same', text: 'b: Y' },
        { sign: 'removed', text: 'within: 8h' },
        { sign: 'added', text: 'within: 9h' },
      ],
    },
  ])
})

test('a text that is no rulebook is refused with line and column, and nothing is kept', async () => {
  const failed = saveDraft(db, actor, draft(ONE.replace('template: response', 'template: respond')))
  await expect(failed).rejects.toMatchObject({ code: 'rulebook', place: { file: 'small.yaml', line: 7 } })
  await expect(saveDraft(db, actor, { ...draft(ONE), id: 'nowhere' })).rejects.toMatchObject({ code: 'absent' })
  expect(await listVersions(db, 'small')).toHaveLength(2)
})

test('rulebooks that are in use together must agree; the refused one leaves nothing behind', async () => {
  const other = ONE.replaceAll('S-', 'T-').replace('Asia/Ho_Chi_Minh', 'UTC')
  await expect(loadRulebook(db, actor, { ...draft(other), id: 'other' })).rejects.toMatchObject({ code: 'rulebook' })
  await expect(loadRulebook(db, actor, { ...draft(other), id: 'Not a name' })).rejects.toBeInstanceOf(LiemError)
  await expect(listVersions(db, 'other')).rejects.toMatchObject({ code: 'absent' })
})

test('at the start: files are loaded once, a changed file becomes a draft, a broken one is told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'liem-own-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const book = (id: string): string => `liem: rulebook/1\nrules:\n  - { id: ${id}, template: end, a: Z }\n`
  await writeFile(join(folder, 'own.yaml'), book('O-1'))
  await writeFile(join(folder, 'broken.yaml'), 'liem: rulebook/1\nrules: 7\n')
  const machine: Actor = { id: 'machine', name: 'Liêm', kind: 'machine' }
  const first = await loadLaw(db, machine, folder)
  expect(first.loaded).toContain('own')
  expect(first.problems.map(({ place }) => place?.file)).toContain('broken.yaml')
  await writeFile(join(folder, 'own.yaml'), book('O-2'))
  expect(await loadLaw(db, machine, folder)).toMatchObject({ loaded: [], drafted: ['own'] })
  expect(await loadLaw(db, machine, folder)).toMatchObject({ loaded: [], drafted: [] })
  expect([...(await usedRulebooks(db)).rules.keys()]).toContain('O-1')
})

test('a calendar that changed, or is gone, under a rulebook in use: new numbers, or a problem that is told; the start goes on', async () => {
  const own = await testDatabase()
  const inline = (hours: string): string =>
    `liem: rulebook/1\ncalendar: { timezone: UTC, days: [mon], hours: ['${hours}'] }\nrules:\n  - { id: C-1, template: response, a: X, b: Y, within: 2wh }\n`
  await loadRulebook(own.db, actor, { ...draft(inline('08:00-12:00')), id: 'timed' })
  await write(own.db, { actor, kind: 'test.change', reason: 'because of the test' }, async (trx) => {
    await sql`update law.rulebook_version set source = ${inline('09:00-12:00')} where rulebook = 'timed'`.execute(trx)
  })
  expect((await loadLaw(own.db, actor)).problems.filter(({ place }) => place?.file === 'timed.yaml')).toEqual([])
  expect((await readRuleVersion(own.db, 'timed', 'C-1'))!.number).toBe(2)
  await write(own.db, { actor, kind: 'test.change', reason: 'because of the test' }, async (trx) => {
    await sql`update law.rulebook_version set source = ${'liem: rulebook/1\ncalendar: gone\nrules:\n  - { id: C-1, template: end, a: X }\n'} where rulebook = 'timed'`.execute(
      trx,
    )
  })
  expect((await loadLaw(own.db, actor)).problems.map(({ place }) => place?.file)).toContain('timed.yaml')
})
