import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { importOrganisation } from '../src/organisation/index.ts'
import type { InCharge, ShownUnit, UnitNode, WorkItem } from '../src/organisation/schema.ts'
import type { Preview } from '../src/organisation/register/schema.ts'
import { synthesise } from '../src/synth/index.ts'
import { buildFolder, liem } from './build.ts'
import { testServer } from './server.ts'

/** The register of the demonstration, over the API. */
const server = await testServer()
const folder = buildFolder()
const made = join(folder.path, 'synth')
beforeAll(async () => {
  await synthesise({ seed: 1, scale: 0.001, out: made })
  await importOrganisation(server.database.db, { id: 'worker', name: 'Liêm', kind: 'machine' }, made)
  return folder.done
})

async function ask<T>(path: string): Promise<T> {
  const response = await server.get(path)
  expect(response.status, path).toBe(200)
  return (await response.json()) as T
}

const send = (path: string, body: Uint8Array<ArrayBuffer> | string): Promise<Response> =>
  fetch(server.url + path, { method: 'POST', body, headers: { 'content-type': 'application/octet-stream' } })

test('the made-up administration has its restructuring, an acting head, a gap and a late entry', async () => {
  const tree = (on: string, under: string) => ask<{ rows: UnitNode[] }>(`/api/organisation/tree?on=${on}&under=${under}`)
  expect((await tree('2025-02-28', 'CHQ')).rows.map(({ code }) => code)).toHaveLength(5)
  expect((await tree('2025-03-01', 'CHQ')).rows.map(({ code }) => code)).toEqual(['KV21', 'KV22', 'KV23'])
  const offices = (await tree('2026-01-01', 'KV21')).rows
  expect(offices.find(({ code }) => code === 'HQVP')!.predecessors.map(({ unit }) => unit.code)).toEqual(['CC-VP', 'CC-VT'])
  expect(offices.find(({ code }) => code === 'HQDM')).toMatchObject({ head: null, acting: { number: expect.any(String) as string } })
  const { rows, counts } = await ask<{ rows: WorkItem[]; counts: object }>('/api/organisation/work-list?limit=200')
  const said = rows.map(({ kind, unit, field, from, until }) => [kind, unit?.code, field, from, until].filter(Boolean).join(' '))
  expect(said).toContain('head-gap HQSL 2025-07-01 2025-07-20')
  expect(said).toContain('field-gap HQTC giám sát, cổng cảng 2025-03-01 2025-04-21')
  expect(said).toContain('late HQTC 2025-04-22')
  expect(said).toContain('deputy-without-field HQPH 2025-03-01')
  expect(counts).toMatchObject({ late: { n: 1 }, 'account-shared': { n: 12 }, 'account-several': { n: 0 } })
})

test('each question has an answer over the API, also for a unit that is gone', async () => {
  const unit = await ask<ShownUnit>('/api/organisation/units/CC-VT?on=2026-01-01')
  expect(unit).toMatchObject({ state: null, successors: [{ unit: { code: 'HQVP' }, day: '2025-03-01' }] })
  const charge = await ask<InCharge>('/api/organisation/units/HQVP/in-charge?from=2024-11-01&until=2025-05-15')
  expect(charge.rows.filter(({ role }) => role === 'head').map(({ unit: of, from, until }) => `${of.code} ${from} ${until}`)).toEqual([
    'CC-VP 2024-11-01 2025-02-28',
    'CC-VT 2024-11-01 2025-02-28',
    'HQVP 2025-03-01 2025-05-15',
  ])
  const people = await ask<{ rows: { officer: { number: string } }[]; total: { n: number } }>(
    '/api/organisation/people?unit=HQVP&on=2026-01-01',
  )
  expect(people.total.n).toBeGreaterThan(10)
  const person = await ask<object>(`/api/people/${people.rows[0]!.officer.number}?on=2026-01-01`)
  expect(person).toMatchObject({ status: 'active', superiors: [{ why: null }] })
  expect(await ask<object>('/api/organisation/days?around=2025-03-15&unit=HQVP')).toMatchObject({ rows: [{ day: '2025-03-01' }] })
  expect(await ask<object>('/api/accounts/unmatched')).toMatchObject({ rows: [], counts: { none: { n: 0 } } })
  for (const path of [
    '/api/organisation/units/NO',
    '/api/people/NO',
    '/api/organisation/units/NO/in-charge?from=2025-01-01&until=2025-01-02',
  ])
    expect((await server.get(path)).status, path).toBe(404)
  expect((await server.get('/api/organisation/units/HQVP/in-charge?from=2025-02-01&until=2025-01-01')).status).toBe(400)
})

test('a file is tried, taken over with a reason, and comes out again as it went in', async () => {
  const exported = Buffer.from(await (await server.get('/api/organisation/export')).arrayBuffer())
  const unchanged = (await (await send('/api/organisation/import/check?name=a.xlsx', exported)).json()) as Preview
  expect(unchanged).toMatchObject({ mistakeCount: 0, changeCount: 0 })
  const tenures = await readFile(join(made, 'tenures.csv'), 'utf8')
  const [header, first] = tenures.split('\n')
  const wrong = `${header}\n${first!.replace('CHQ', 'NOWHERE')}\n`
  const preview = (await (await send('/api/organisation/import/check?name=tenures.csv', wrong)).json()) as Preview
  expect(preview.mistakes).toMatchObject([
    { sheet: 'tenures.csv', row: 2, field: 'unit', message: { vi: 'không có NOWHERE trong sổ và trong tệp' } },
  ])
  expect((await send('/api/organisation/import?name=tenures.csv&reason=because', wrong)).status).toBe(400)
  const post = 'post,vi\nmoi,Vị trí mới\n'
  expect((await send('/api/organisation/import?name=posts.csv&reason=x', post)).status).toBe(400)
  const done = await send(`/api/organisation/import?name=posts.csv&reason=${encodeURIComponent('Quyết định 12')}`, post)
  expect(await done.json()).toMatchObject({
    sheets: expect.arrayContaining([expect.objectContaining({ sheet: 'posts', add: 1 })]) as unknown,
  })
  expect(await (await server.get('/api/organisation/export?format=csv&sheet=posts')).text()).toContain('moi,Vị trí mới,Vị trí mới')
})

test('on the command line a template is written, and nothing that is there is overwritten', async () => {
  const file = folder.at('mau.xlsx')
  expect(await liem(['organisation', 'template', file])).toMatchObject({ code: 0, stdout: `Written: ${file}\n` })
  expect(await liem(['organisation', 'template', file])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('there is a file of this name') as string,
  })
})
