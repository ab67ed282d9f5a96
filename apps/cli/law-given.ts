import { readFile } from 'node:fs/promises'
import { Option, type Command } from 'commander'
import { LiemError } from '../../src/base/index.ts'
import { languageOption, type Language } from './language.ts'

/** What every command on law takes. */
export interface GivenLaw {
  law?: string
  format: 'text' | 'json'
  lang: Language
}

export function withLawOptions(command: Command): Command {
  return command
    .option('--law <folder>', 'another folder of law, with terms.yaml and instruments/')
    .addOption(languageOption())
    .addOption(new Option('--format <format>', 'what to print').choices(['text', 'json']).default('text'))
}

/** Reads a file of facts. Throws LiemError('input') with its place. */
export async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new LiemError('input', cause.code === 'ENOENT' ? 'there is no such file' : `the file cannot be read: ${cause.message}`, {
      place: { file },
      cause,
    })
  })
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new LiemError('input', 'this is not JSON', { place: { file }, hint: cause instanceof Error ? cause.message : '', cause })
  }
}

export function printLines(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`)
}
