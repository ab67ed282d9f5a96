import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { csvLine, openTextFile } from './text-file.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liem-text-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('draining ends also where all was written before', async () => {
  const path = join(folder, 'lines.txt')
  const file = openTextFile(path)
  const line = 'x'.repeat(999)
  for (let count = 0; count < 2000; count++) file.line(line)
  const written = async (): Promise<number> => (await stat(path).catch(() => ({ size: 0 }))).size
  while ((await written()) < 1_900_000) await setImmediate()
  for (let turn = 0; turn < 10; turn++) await setImmediate()
  await file.drain()
  await file.close()
  expect((await readFile(path, 'utf8')).length).toBe(2_000_000)
})

test('a file that cannot be written is an error, not the end of the program', async () => {
  const file = openTextFile(join(folder, 'missing', 'lines.txt'))
  file.line('x')
  await expect(file.close()).rejects.toMatchObject({ code: 'ENOENT' })
})

test('CSV quotes what needs it', () => {
  expect(csvLine(['a', 'b,c', 'd "e"', ''])).toBe('a,"b,c","d ""e""",')
})
