import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root, runScript } from '../steps.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'liem-lint-'))
  for (const file of ['.oxlintrc.json', 'tsconfig.json', 'package.json']) cpSync(join(root, file), join(folder, file))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const lines = (count: number, line: string) => Array.from({ length: count }, () => line).join('\n')
const functionOf = (length: number) => `export function f(): void {\n${lines(length - 2, '  g()')}\n}\nfunction g(): void {}\n`

async function complaints(text: string): Promise<string[]> {
  writeFileSync(join(folder, 'planted.ts'), text)
  const { text: output } = await runScript('oxlint/bin/oxlint', ['--format=json', 'planted.ts'], folder)
  const { diagnostics } = JSON.parse(output.slice(output.indexOf('{'))) as { diagnostics: { code: string }[] }
  return diagnostics.map(({ code }) => code)
}

test.each([
  ['a file of 401 lines', `${lines(401, '// x')}\nexport {}`, 'eslint(max-lines)'],
  ['a function of 61 lines', functionOf(61), 'eslint(max-lines-per-function)'],
  ['any', 'export const f = (x: any): void => void x\n', 'typescript(no-explicit-any)'],
  ['a default export', 'export default 1\n', 'import(no-default-export)'],
  ['a promise that nobody waits for', 'const f = async (): Promise<number> => 1\nf()\n', 'typescript(no-floating-promises)'],
])('%s is refused', async (_name, text, code) => {
  expect(await complaints(text)).toContain(code)
})

test('what stays under the caps is not', async () => {
  expect(await complaints(functionOf(60))).toEqual([])
})
