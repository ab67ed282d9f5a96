import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { backUp } from '../apps/cli/backup-home.ts'
import { VERSION } from '../apps/cli/version.ts'
import { migrate, openDatabase } from '../src/base/db/index.ts'
import { prepareQueue } from '../src/jobs/index.ts'
import { buildInstallation, everythingIn } from '../test/backup-world.ts'
import { temporaryHome } from '../test/temporary-server.ts'
import { root } from './steps.ts'

/**
 * Keeps a backup of a small made-up installation as this version writes it: `node tools/backup-fixture.ts`, once for every release. Every later version
 * must restore it (test/backup.test.ts).
 */
const { home, remove } = temporaryHome()
const database = await openDatabase({ embedded: home })
try {
  await migrate(database.url)
  await prepareQueue(database.url)
  await buildInstallation(database.db, home)
  const folder = join(root, 'test/fixtures/backup')
  const file = join(folder, `liem-${VERSION}.tar.zst`)
  mkdirSync(folder, { recursive: true })
  rmSync(file, { force: true })
  const { bytes } = await backUp(database, home, file)
  const all = Object.entries(await everythingIn(database.url))
  const counts = Object.fromEntries(all.filter(([name]) => name.includes('.')).map(([name, rows]) => [name, rows.length]))
  writeFileSync(file.replace('.tar.zst', '.json'), `${JSON.stringify(counts, null, 2)}\n`)
  console.log(`${file}: ${bytes} bytes`)
} finally {
  await database.close()
  remove()
}
