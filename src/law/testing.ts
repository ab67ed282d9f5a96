import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { onTestFinished } from 'vitest'
import { formatPlace, LiemError } from '../base/index.ts'
import { readRulebooks } from './rulebook.ts'
import type { Rulebook } from './schema.ts'

/** Writes files (by name) into a folder that is removed after the test; gives the folder. */
export async function written(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'liem-law-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  return folder
}

/** Reads one rulebook given as text. */
export async function rulebookOf(text: string, name = 'key.yaml'): Promise<Rulebook> {
  return readRulebooks([join(await written({ [name]: text }), name)])
}

/** Reads rulebooks given as texts, together. */
export async function rulebooksOf(files: Readonly<Record<string, string>>): Promise<Rulebook> {
  const folder = await written(files)
  return readRulebooks(Object.keys(files).map((name) => join(folder, name)))
}

/** The problems of rulebooks as `file:line:column message`, files without their folder. */
export async function problemsOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  const folder = await written(files)
  try {
    await readRulebooks(Object.keys(files).map((name) => join(folder, name)))
    return []
  } catch (error) {
    if (!(error instanceof LiemError)) throw error
    return [error, ...error.more].map(({ place, message, code }) => {
      const where = place === undefined ? '' : formatPlace({ ...place, file: relative(folder, place.file) })
      return `${code === 'rulebook' ? '' : `${code} `}${where} ${message.replaceAll(`${folder}/`, '')}`
    })
  }
}

/** The rule `R` of a rulebook with one rule, given as the lines of its keys. */
export function bookWith(...lines: string[]): string {
  return ['liem: rulebook/1', 'rules:', '  - id: R', ...lines.map((line) => `    ${line}`), ''].join('\n')
}
