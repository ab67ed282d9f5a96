/** What the database refuses of the catalogue by itself, behind the program: by requests, each of somebody with actions of his own. */
import { sql, type RawBuilder } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { askingOver, readContextKey, type Claims } from '../src/access/roles/index.ts'
import { openRequests, openSystem } from '../src/base/db/index.ts'
import type { Action, Actor } from '../src/base/schema.ts'
import { WORKER } from '../src/jobs/index.ts'
import { lawIn } from '../src/law/allowed/index.ts'
import { importCatalogue, loadCatalogue, publishVersion } from '../src/law/catalogue/index.ts'
import { writeTo } from './access-world.ts'
import { catalogueCsv, writeCatalogue } from './catalogue.ts'
import { testDatabase } from './db.ts'
import { buildFolder } from './build.ts'

const { db, url } = await testDatabase()
const requests = openRequests(url, { connections: 1 })
const system = openSystem(url, { connections: 1 })
afterAll(async () => {
  await requests.close()
  await system.close()
})
const folder = buildFolder()
afterAll(folder.done)
const key = await readContextKey(system.db)

function asking(actor: string, ...may: Action[]) {
  const nothing = {
    officer: actor,
    given: '',
    units: [],
    hidden: [],
    restricted: [],
    secret: [],
    opened: [],
    seats: [],
    cases: { units: [], restricted: [], secret: [] },
    ratings: [],
  }
  const claims: Claims = { account: '01900000-0000-7000-8000-000000000001', actor, may, ...nothing }
  return askingOver(requests, key)(claims)
}
const person = (id: string): Actor => ({ id, name: id, kind: 'person' })

test('a catalogue is brought in by whose office it is, published by another, and then no request changes it', async () => {
  const [law, reason] = [lawIn(), 'because of the test']
  await loadCatalogue(db, WORKER, law, await writeCatalogue(folder.path))
  const [one, two, reader] = [
    asking('CC-1', 'catalogue.change', 'catalogue.decide'),
    asking('CC-2', 'catalogue.decide'),
    asking('CC-3', 'catalogue.read'),
  ]
  const file = { name: 'catalogue.csv', bytes: Buffer.from(catalogueCsv(5)) }
  const asked = { version: 'mine', titleVi: 'x', instrument: 'q-799-2023', follows: 'small-2023', reason }
  await expect(importCatalogue(reader, law, person('CC-3'), file, asked)).rejects.toThrow('violates row-level security policy')
  await importCatalogue(one, law, person('CC-1'), file, asked)

  const tried = (statement: RawBuilder<unknown>, on = one) => writeTo(on, (trx) => statement.execute(trx))
  const published = (by: string) => sql`update law.catalogue_version set state = 'published', published_by = ${by}, published_at = now()
    where id = 'mine'`
  await expect(tried(published('CC-1'))).rejects.toThrow('violates check constraint')
  await expect(tried(published('CC-2'))).rejects.toThrow('in the name of whoever asks')
  await expect(tried(sql`update law.catalogue_version set brought_by = 'CC-9' where id = 'mine'`)).rejects.toThrow('in the name of whoever')
  expect(await publishVersion(two, person('CC-2'), { version: 'mine', reason })).toMatchObject({ state: 'published' })

  expect((await tried(sql`update law.catalogue_entry set act_en = 'another'`)).numAffectedRows).toBe(0n)
  await expect(tried(sql`insert into law.catalogue_link values ('mine', '1.01', '9', 'same')`)).rejects.toThrow('row-level security')
  for (const statement of [sql`update law.catalogue_version set sha256 = 'y'`, sql`delete from law.catalogue_version where id = 'mine'`])
    await expect(tried(statement)).rejects.toThrow('what was published stays')
  expect((await tried(sql`delete from law.catalogue_version`, reader)).numAffectedRows).toBe(0n)
})
