import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import type { Bilingual } from '../../src/base/schema.ts'
import type { Db } from '../../src/base/index.ts'
import type { SheetFile } from '../../src/base/sheets/index.ts'
import type { LawPack } from '../../src/law/allowed/index.ts'
import { currentLaw } from '../../src/law/changed/index.ts'
import { confirmedLaw } from '../../src/law/confirmed/index.ts'
import { fileAt, print, refuseExisting, writeOne } from './files.ts'
import { homeOf, onDatabase } from './installation.ts'

interface Mistaken {
  mistakes: readonly { sheet: string; row: number | null; field: string | null; message: Bilingual }[]
  mistakeCount: number
}

/** The mistakes of a file, for a terminal; none: no line. */
export function mistakeLines({ mistakes, mistakeCount }: Mistaken): string[] {
  if (mistakeCount === 0) return []
  const wrong = mistakes.map(({ sheet, row, field, message }) => {
    const place = [sheet, row].filter((part) => part !== null).join(':')
    return `${place}${field === null ? '' : ` (${field})`}: ${message.en}`
  })
  return [`${n(mistakeCount)} mistakes; nothing can be taken over`, ...wrong, ...restLine(mistakeCount, wrong), '']
}

export const n = (value: number): string => value.toLocaleString('en')

export function restLine(all: number, shown: readonly unknown[]): string[] {
  return all > shown.length ? [`… and ${n(all - shown.length)} more`] : []
}

/** What is taken over from files of sheets: how it is tried, taken over and said. `liem`: what its JSON is called. */
export interface SheetImport<P extends Mistaken, D> {
  name: string
  description: string
  help: string
  liem: string
  reason: string
  template: (language: 'vi' | 'en') => Promise<Buffer>
  check: (db: Db, law: LawPack, from: string | SheetFile) => Promise<P>
  take: (db: Db, law: LawPack, from: string | SheetFile, reason: string) => Promise<D>
  checkedText: (preview: P) => string
  doneText: (done: D) => string
}

interface Options {
  home?: string
  reason: string
  language: 'vi' | 'en'
  format: 'text' | 'json'
}

/** A command with `template`, `check` and `import`. */
export function sheetCommand<P extends Mistaken & object, D extends object>(of: SheetImport<P, D>): Command {
  const command = new Command(of.name).description(of.description).addHelpText('after', of.help)
  const onHome = (name: string, description: string): Command =>
    new Command(name)
      .description(description)
      .argument('<file-or-folder>')
      .option('--home <folder>', 'the home of the installation (default: LIEM_HOME, or .liem/home)')
      .addOption(new Option('--format <format>', 'what to print').choices(['text', 'json']).default('text'))
  command.addCommand(
    onHome('check', 'what a file would add, and every mistake in it').action(async (path: string, { home, format }: Options) => {
      const from = await sourceOf(path)
      const preview = await onDatabase(home, async (db) => of.check(db, await lawAt(db, home), from))
      print(format, { liem: `${of.liem}-check/1`, ...preview }, of.checkedText(preview))
      if (preview.mistakeCount > 0) process.exitCode = 2
    }),
  )
  command.addCommand(
    onHome('import', 'take over a file, whole or not at all')
      .option('--reason <text>', 'why; it goes on the record', of.reason)
      .action(async (path: string, { home, format, reason }: Options) => {
        const from = await sourceOf(path)
        const done = await onDatabase(home, async (db) => of.take(db, await lawAt(db, home), from, reason))
        print(format, { liem: `${of.liem}-import/1`, ...done }, of.doneText(done))
      }),
  )
  command.addCommand(
    new Command('template')
      .description('an empty workbook to fill in')
      .argument('<file>')
      .addOption(new Option('--language <language>', 'language of the sheets and of the explanations').choices(['vi', 'en']).default('vi'))
      .action(async (file: string, { language }: Options) => {
        refuseExisting(file, true)
        process.stdout.write(`Written: ${await writeOne(file, await of.template(language))}\n`)
      }),
  )
  for (const one of command.commands) one.exitOverride()
  return command
}

async function lawAt(db: Db, home: string | undefined): Promise<LawPack> {
  return confirmedLaw(db, await (await currentLaw(db, homeOf(home).path)).pack())
}

async function sourceOf(path: string): Promise<string | SheetFile> {
  if (existsSync(path) && statSync(path).isDirectory()) return resolve(path)
  return fileAt(path)
}
