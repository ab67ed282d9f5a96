import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { lawIn } from '../allowed/index.ts'

const BUNDLED = fileURLToPath(new URL('../../../law', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'liem-practice-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A copy of the law of the program, and the hash of it. */
async function hashOf(name: string, change: (practice: string) => void = () => undefined): Promise<string> {
  const copy = join(folder, name)
  for (const part of ['terms.yaml', 'practice.yaml', 'delegation.yaml', 'instruments', 'calendars'])
    cpSync(join(BUNDLED, part), join(copy, part), { recursive: true })
  change(join(copy, 'practice.yaml'))
  return lawIn(copy).hash()
}

test('the hash of a law is another one when the numbers of practice are: whatever was kept by it is worked out again', async () => {
  const same = await hashOf('same')
  expect(same).toBe(await lawIn().hash())
  const changed = await hashOf('changed', (path) => writeFileSync(path, `${readFileSync(path, 'utf8')}\n# another day\n`))
  expect(changed).not.toBe(same)
  // Without a file of its own a folder has the numbers that come with the program.
  expect(await hashOf('none', (path) => rmSync(path))).toBe(same)
})
