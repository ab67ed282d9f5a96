import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/db.ts'
import { everything, type Actor } from '../base/schema.ts'
import { listEvents, unveil, veil, write } from './index.ts'

const { db } = await testDatabase()
const actor: Actor = { id: 'local', name: 'Đặng Ngọc Quỳnh', kind: 'person' }
const scope = everything(actor)
const all = { limit: 50 }
interface Id {
  id: string
}

const view = (trx: typeof db, name: string) =>
  trx.insertInto('findings.saved_view').values({ owner: 'local', name, query: '{}' }).returning('id').executeTakeFirstOrThrow()
const names = async (): Promise<string[]> =>
  (await db.selectFrom('findings.saved_view').select('name').orderBy('name').execute()).map(({ name }) => name)

test('what is written and the event that says why stand together, or not at all', async () => {
  const entry = { actor, kind: 'view.saved', reason: 'Dùng mỗi sáng' }
  const kept = await write(db, { ...entry, subject: ({ id }: Id) => `view:${id}`, body: ({ id }: Id) => ({ id }) }, (trx) =>
    view(trx, 'kept'),
  )
  await expect(
    write(db, entry, async (trx) => {
      await view(trx, 'lost')
      throw new Error('the work failed')
    }),
  ).rejects.toThrow('the work failed')
  expect(await names()).toEqual(['kept'])
  const { rows } = await listEvents(db, scope, all)
  expect(rows).toEqual([
    {
      id: expect.any(Number) as number,
      at: expect.any(String) as string,
      actor,
      kind: 'view.saved',
      subject: `view:${kept.id}`,
      reason: 'Dùng mỗi sáng',
      body: { id: kept.id },
    },
  ])
})

test('there is no write without a reason', async () => {
  for (const reason of ['', '  ', ' ok '])
    await expect(write(db, { actor, kind: 'view.saved', reason }, (trx) => view(trx, 'unreasoned'))).rejects.toMatchObject({
      code: 'input',
    })
  expect(await names()).toEqual(['kept'])
})

test('a handle that is given out can only read', async () => {
  await expect(view(db, 'direct')).rejects.toMatchObject({ code: '25006' })
})

test('the record is only ever added to, also inside a write', async () => {
  for (const forbidden of ['update ledger.event set reason = $$another$$', 'delete from ledger.event', 'truncate ledger.event cascade'])
    await expect(
      write(db, { actor, kind: 'view.saved', reason: 'Sửa lịch sử' }, (trx) => sql.raw(forbidden).execute(trx)),
    ).rejects.toMatchObject({ code: '42501' })
})

test('a write that finds nothing to do leaves nothing', async () => {
  const before = (await listEvents(db, scope, all)).total
  const result = await write(db, { actor, kind: 'view.saved', reason: 'Không có gì', body: () => null }, async (trx) => {
    await view(trx, 'nothing')
    return 7
  })
  expect(result).toBe(7)
  expect(await names()).toEqual(['kept'])
  expect((await listEvents(db, scope, all)).total).toEqual(before)
})

test('several events may belong to one write, and rows may refer to the first', async () => {
  const id = await write(db, { actor, kind: 'bulk.acted', reason: 'Nhiều việc một lần' }, async (_, event) => {
    await event.also({ kind: 'view.saved', subject: 'view:1' })
    await event.also({ kind: 'view.removed', subject: 'view:2', reason: 'Riêng một lý do' })
    return event.id
  })
  const { rows } = await listEvents(db, scope, all)
  expect(rows.slice(0, 3).map(({ kind, reason }) => [kind, reason])).toEqual([
    ['view.removed', 'Riêng một lý do'],
    ['view.saved', 'Nhiều việc một lần'],
    ['bulk.acted', 'Nhiều việc một lần'],
  ])
  expect(rows[2]!.id).toBe(id)
})

test('pages of the record have no gaps and no repeats, there and back', async () => {
  for (let at = 0; at < 23; at++)
    await write(db, { actor, kind: 'page.turned', subject: 'page:1', reason: `Lần ${at}` }, () => Promise.resolve(0))
  const filter = { subject: 'page:1', limit: 5 }
  const seen: string[] = []
  let page = await listEvents(db, scope, filter)
  for (;;) {
    expect(page.from).toBe(seen.length)
    expect(page.total).toEqual({ n: 23, more: false })
    seen.push(...page.rows.map(({ reason }) => reason))
    if (page.next === null) break
    page = await listEvents(db, scope, { ...filter, cursor: page.next })
  }
  expect(seen).toEqual(Array.from({ length: 23 }, (_, at) => `Lần ${22 - at}`))
  const back: string[] = []
  while (page.previous !== null) {
    page = await listEvents(db, scope, { ...filter, cursor: page.previous })
    back.unshift(...page.rows.map(({ reason }) => reason))
  }
  expect(back).toEqual(seen.slice(0, 20))
  expect(page.from).toBe(0)
})

test.each([
  'x',
  'e30',
  Buffer.from('{"o":"events","k":["now"],"f":true,"n":0}').toString('base64url'),
  Buffer.from('{"o":"due asc","k":[1],"f":true,"n":0}').toString('base64url'),
])('a cursor that is none is refused: %s', async (cursor) => {
  await expect(listEvents(db, scope, { ...all, cursor })).rejects.toMatchObject({ code: 'input' })
})

test('what is veiled is not shown, and can be seen again', async () => {
  const subject = 'finding:1'
  const reason = 'Hỏi Lê Hữu Phước (HQVP-0231), le huu phuoc đã giải trình; HQ-12 và hq-1.'
  await write(db, { actor, kind: 'finding.dismissed', subject, reason, body: { of: ['HQVP-0231', { name: 'LÊ HỮU PHƯỚC' }] } }, (trx) =>
    veil(
      trx,
      ['HQVP-0231', 'Lê Hữu Phước', ' ', 'HQ-1'].map((word) => ({ subject, word })),
    ),
  )
  const show = async (): Promise<unknown> =>
    (await listEvents(db, scope, { ...all, subject })).rows.map(({ reason: said, body }) => [said, body])
  expect(await show()).toEqual([['Hỏi «…» («…»), «…» đã giải trình; HQ-12 và «…».', { of: ['«…»', { name: '«…»' }] }]])
  await write(db, { actor, kind: 'finding.opened', subject: 'finding:2', reason: 'Xem lại' }, (trx) => unveil(trx, [subject]))
  expect(await show()).toEqual([[reason, { of: ['HQVP-0231', { name: 'LÊ HỮU PHƯỚC' }] }]])
})
