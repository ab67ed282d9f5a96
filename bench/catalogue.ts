import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, openDatabase } from '../src/base/db/index.ts'
import { LOCAL, WORKER } from '../src/jobs/index.ts'
import { lawIn } from '../src/law/allowed/index.ts'
import {
  checkCatalogue,
  diffVersions,
  guideToEntries,
  importCatalogue,
  listEntries,
  loadCatalogue,
  showEntry,
} from '../src/law/catalogue/index.ts'
import { catalogueCsv, writeCatalogue } from '../test/catalogue.ts'
import { temporaryServer } from '../test/temporary-server.ts'
import { measured } from './measured.ts'

/** `node bench/catalogue.ts`: a catalogue of 1,000 entries imported with dry run, searched, shown, compared; in ms at the median and p95. */
const ENTRIES = 1_000
const SEARCHED = 30
const IMPORTED = 5_000

const law = lawIn()
const asked = { titleVi: 'Danh mục', instrument: 'q-799-2023', follows: 'small-2023', reason: 'for the bench' }
const file = { name: 'catalogue.csv', bytes: Buffer.from(catalogueCsv(ENTRIES)) }
const WORDS = ['niem phong', 'không tham vấn', 'channel written', '9.77', 'to khai chinh minh', 'nothing-of-this']

const server = await temporaryServer()
const folder = await mkdtemp(join(tmpdir(), 'liem-bench-'))
try {
  await migrate(server.url)
  const { db, close } = await openDatabase({ url: server.url }, { connections: 4 })
  await loadCatalogue(db, WORKER, law, await writeCatalogue(folder))
  console.log(`${ENTRIES.toLocaleString('en')} entries; ms at the median and p95`)
  await measured(`dry run and import, ${IMPORTED} at most`, IMPORTED, 6, async (at) => {
    await checkCatalogue(db, law, LOCAL, file, { ...asked, version: `v-${at}` })
    await importCatalogue(db, law, LOCAL, file, { ...asked, version: `v-${at}` })
  })
  const input = { version: 'v-0', limit: 50 }
  await measured(`searched, with counts, ${SEARCHED} at most`, SEARCHED, 60, (at) =>
    listEntries(db, law, LOCAL, { ...input, text: WORDS[at % WORDS.length]! }),
  )
  await measured(`all of it, first page with counts, ${SEARCHED} at most`, SEARCHED, 60, () =>
    listEntries(db, law, LOCAL, { ...input, text: '' }),
  )
  await measured('the next question with what each answer leaves', SEARCHED, 60, () =>
    guideToEntries(db, law, LOCAL, { version: 'v-0', given: 'area:*,stage:*' }),
  )
  await measured('one entry with its links', SEARCHED, 60, (at) =>
    showEntry(db, law, LOCAL, { version: 'v-0', code: `9.${1 + (at % 900)}` }),
  )
  await measured('compared with the version before, 200 at most', 200, 20, () =>
    diffVersions(db, law, LOCAL, { version: 'v-0', limit: 50 }),
  )
  await close()
} finally {
  await server.stop()
  await rm(folder, { recursive: true })
}
