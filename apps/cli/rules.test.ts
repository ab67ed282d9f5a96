import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CommanderError } from 'commander'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { rulesCommand } from './rules.ts'

let printed = ''

beforeEach(() => {
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

async function written(files: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'liem-rules-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const names = Object.keys(files).map((name) => join(folder, name))
  await Promise.all(Object.values(files).map((text, i) => writeFile(names[i], text)))
  return names
}

async function liem(...args: string[]): Promise<string> {
  await rulesCommand().parseAsync(args, { from: 'user' })
  return printed
}

const BOOK =
  'liem: rulebook/1\nrules:\n  - { id: R1, template: response, a: Sample, b: Seal, within: 4h, title: { en: Seal samples, vi: Niêm phong mẫu }, basis: [{ cite: L }] }\n'

describe('liem rules lint', () => {
  test('prints warnings and goes on', async () => {
    const [file] = await written({ 'r.yaml': BOOK })
    expect(await liem('lint', file)).toContain(`${file}:3: R1: no citation is confirmed [unconfirmed]`)
    expect(printed).toContain('1 rule, no mistakes, 2 warnings.')
    expect(process.exitCode).toBeUndefined()
  })

  test('fails on warnings with --strict', async () => {
    const [file] = await written({ 'r.yaml': BOOK })
    const { warnings } = JSON.parse(await liem('lint', file, '--strict', '--format', 'json')) as { warnings: { code: string }[] }
    expect(warnings.map(({ code }) => code)).toEqual(['unconfirmed', 'no-finished'])
    expect(process.exitCode).toBe(1)
  })

  test('throws mistakes, for the one place that prints them', async () => {
    const [file] = await written({ 'r.yaml': BOOK.replace('within', 'wihtin') })
    await expect(liem('lint', file)).rejects.toMatchObject({ code: 'rulebook', place: { file, line: 3 }, hint: 'did you mean within?' })
    await expect(liem('lint', '--strickt', file)).rejects.toBeInstanceOf(CommanderError)
  })
})

describe('liem rules explain', () => {
  test('in Vietnamese, with citation and severity', async () => {
    const [file] = await written({ 'r.yaml': BOOK })
    expect(await liem('explain', file, '--lang', 'vi')).toBe(
      'R1  Niêm phong mẫu\n  Sau mỗi «Sample», sớm hay muộn phải có «Seal», trong vòng 4 giờ.\n  Căn cứ: L (chưa được luật gia xác nhận)\n  Mức độ: nghiêm trọng\n\n',
    )
  })

  test('one rule, as JSON', async () => {
    const [file] = await written({ 'r.yaml': `${BOOK}  - { id: R2, template: init, a: A }\n` })
    const { rules } = JSON.parse(await liem('explain', file, '--rule', 'R2', '--format', 'json')) as { rules: unknown[] }
    expect(rules).toMatchObject([{ id: 'R2', words: { en: 'The case begins with “A”.' } }])
    await expect(liem('explain', file, '--rule', 'R3')).rejects.toMatchObject({ code: 'usage', hint: 'there are R1, R2' })
  })
})

describe('liem rules diff', () => {
  test('as text and as JSON', async () => {
    const files = await written({ 'a.yaml': BOOK, 'b.yaml': BOOK.replace('4h', '5h') })
    expect(await liem('diff', ...files)).toBe(
      '! R1  meaning: within\n0 added, 0 removed, 1 changed in meaning, 0 only in words, 0 unchanged.\n',
    )
    printed = ''
    expect(JSON.parse(await liem('diff', ...files, '--format', 'json'))).toMatchObject({
      liem: 'rules-diff/1',
      added: [],
      changed: [{ id: 'R1', fields: ['within'] }],
    })
  })
})
