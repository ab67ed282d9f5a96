import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/db.ts'
import type { Actor } from '../../base/schema.ts'
import { allowed, readFacts, readLaw, type Answer, type LawPack } from '../allowed/index.ts'
import { confirmedLaw, enterConfirmation, listConfirmations, publishConfirmation, withdrawConfirmation } from './index.ts'

const { db } = await testDatabase()
const pack = await readLaw()
const [ONE, OTHER]: [Actor, Actor] = [
  { id: 'CC-1', name: 'Trần Thị Một', kind: 'person' },
  { id: 'CC-2', name: 'Lê Văn Hai', kind: 'person' },
]
const FACTS = {
  person: { class: 'civil-servant', leadership: false },
  acts: [{ id: 'A', from: '2025-08-01', to: '2025-08-01', severity: 'serious' }],
  day: '2025-09-01',
}
const enter = (rule: string, by = ONE) =>
  enterConfirmation(db, by, pack, { rule, lawyer: 'Luật gia Ba', comparedOn: '2026-11-01', reason: 'đã đối chiếu', today: '2026-11-28' })
const answerBy = (law: LawPack): Answer => allowed(law, readFacts(pack.terms, FACTS))
const page = { state: 'all', limit: 200 } as const

test('a rule has force once a second person has published that a lawyer compared it', async () => {
  const entered = await enter('d172-serious')
  expect(entered).toMatchObject({ state: 'entered', lawyer: 'Luật gia Ba', own: true })
  await expect(publishConfirmation(db, ONE, pack, { id: entered.id, reason: 'của tôi' })).rejects.toMatchObject({ code: 'denied' })
  expect(answerBy(await confirmedLaw(db, pack)).outcomes.some(({ confirmed }) => confirmed)).toBe(false)
  await publishConfirmation(db, OTHER, pack, { id: entered.id, reason: 'đã xem' })
  const forms = await enter('d172-forms-civil-servant')
  await publishConfirmation(db, OTHER, pack, { id: forms.id, reason: 'đã xem' })
  // Every rule behind these was confirmed now.
  const { outcomes } = answerBy(await confirmedLaw(db, pack))
  expect(outcomes.find(({ form }) => form === 'warning')).toMatchObject({ verdict: 'permitted', confirmed: true })
  expect(outcomes.find(({ form }) => form === 'forced-resignation')).toMatchObject({ verdict: 'forbidden', confirmed: true })
})

test('what is entered twice, published twice, unknown or of tomorrow is refused', async () => {
  const { id } = await enter('d172-running')
  await expect(enter('d172-running', OTHER)).rejects.toMatchObject({ code: 'conflict' })
  await publishConfirmation(db, OTHER, pack, { id, reason: 'đã xem' })
  await expect(publishConfirmation(db, OTHER, pack, { id, reason: 'lần nữa' })).rejects.toMatchObject({ code: 'conflict' })
  await expect(enter('d-999')).rejects.toMatchObject({ code: 'absent' })
  const given = { rule: 'd172-once', lawyer: 'x', comparedOn: '2026-11-29', reason: 'sớm quá', today: '2026-11-28' }
  await expect(enterConfirmation(db, ONE, pack, given)).rejects.toMatchObject({ code: 'input' })
})

test('a rule that says something else is unconfirmed again, and cannot be published as it was', async () => {
  const published = await enter('d172-several')
  await publishConfirmation(db, OTHER, pack, { id: published.id, reason: 'đã xem' })
  const waiting = await enter('d172-once')
  const changed = {
    ...pack,
    rules: pack.rules.map((rule) =>
      /^d172-(?:several|once)$/u.test(rule.id) ? Object.assign({}, rule, { vi: `${rule.vi} (sửa)` }) : rule,
    ),
  }
  const of = (law: LawPack, id: string) => law.rules.find((rule) => rule.id === id)!.confirmed
  expect(of(await confirmedLaw(db, pack), 'd172-several')).toEqual({ by: 'Luật gia Ba', on: '2026-11-01' })
  expect(of(await confirmedLaw(db, changed), 'd172-several')).toBe('no')
  await expect(publishConfirmation(db, OTHER, changed, { id: waiting.id, reason: 'đã xem' })).rejects.toMatchObject({ code: 'conflict' })
})

test('one that is taken back has no force, and the rule is on the work-list again', async () => {
  const { id } = await enter('d172-died')
  await publishConfirmation(db, OTHER, pack, { id, reason: 'đã xem' })
  const before = await listConfirmations(db, ONE, pack, page)
  await withdrawConfirmation(db, OTHER, { id, reason: 'nhầm điều' })
  const { counts, rows } = await listConfirmations(db, ONE, pack, page)
  expect([counts.none - before.counts.none, counts.published - before.counts.published]).toEqual([1, -1])
  expect(rows.find(({ rule }) => rule === 'd172-died')!.confirmation).toBeNull()
  await expect(withdrawConfirmation(db, ONE, { id, reason: 'lần nữa' })).rejects.toMatchObject({ code: 'absent' })
  expect((await enter('d172-died')).state).toBe('entered')
})

test('the work-list comes in pages that leave nothing out', async () => {
  const seen: string[] = []
  for (let cursor: string | undefined, more = true; more;) {
    const { rows, next } = await listConfirmations(db, ONE, pack, { state: 'all', limit: 40, cursor })
    seen.push(...rows.map(({ rule }) => rule))
    ;[cursor, more] = [next ?? undefined, next !== null]
  }
  const { counts } = await listConfirmations(db, ONE, pack, page)
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toHaveLength(counts.none + counts.entered + counts.published)
})
