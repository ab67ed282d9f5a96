import { existsSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { LOCAL } from '../../src/jobs/index.ts'
import {
  checkRegister,
  importOrganisation,
  registerTexts,
  registerWorkbook,
  templateWorkbook,
  type RegisterFile,
} from '../../src/organisation/index.ts'
import { fileAt, print, refuseExisting, writeOne } from './files.ts'
import { onDatabase } from './installation.ts'
import { countsText, previewText } from './organisation-text.ts'

interface Options {
  home?: string
  reason: string
  removing?: boolean
  language: 'vi' | 'en'
  format: 'text' | 'json'
}

const HELP = `
A register is one workbook (.xlsx), one CSV that is named after its sheet, or a folder of such CSVs: units, successions,
posts, people, tenures, accounts. Of a unit, a person or an account that it names the file says everything.

Examples:
  liem organisation template register.xlsx
  liem organisation check register.xlsx --home /srv/liem
  liem organisation import register.xlsx --home /srv/liem --reason "Decision 812/QĐ-CHQ"
  liem organisation export register.xlsx --home /srv/liem     or a folder, for CSVs`

/** `liem organisation`: units, posts, people, tenures and accounts, in and out. */
export function organisationCommand(): Command {
  const command = new Command('organisation').description('units, posts, people, tenures and accounts as files').addHelpText('after', HELP)
  command.addCommand(onHome('check', 'what a file would change, and every mistake in it').argument('<file>').action(check))
  command.addCommand(
    onHome('import', 'take over a file, whole or not at all')
      .argument('<file>')
      .option('--reason <text>', 'why; it goes on the record', 'Register of units and people, in the terminal')
      .option('--removing', 'also remove rows of the register that the file leaves out')
      .action(takeOver),
  )
  command.addCommand(onHome('export', 'the whole register').argument('<file-or-folder>').addOption(language()).action(put))
  command.addCommand(
    new Command('template').description('an empty workbook to fill in').argument('<file>').addOption(language()).action(putTemplate),
  )
  for (const one of command.commands) one.exitOverride()
  return command
}

function onHome(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--home <folder>', 'the home of the installation (default: LIEM_HOME, or .liem/home)')
    .addOption(new Option('--format <format>', 'what to print').choices(['text', 'json']).default('text'))
}

function language(): Option {
  return new Option('--language <language>', 'language of the sheets and of the explanations').choices(['vi', 'en']).default('vi')
}

async function check(file: string, { home, format }: Options): Promise<void> {
  const source = await sourceOf(file)
  const preview = await onDatabase(home, (db) => checkRegister(db, source))
  print(format, { liem: 'organisation-check/1', ...preview }, previewText(preview))
  if (preview.mistakeCount > 0) process.exitCode = 2
}

async function takeOver(file: string, { home, format, reason, removing = false }: Options): Promise<void> {
  const source = await sourceOf(file)
  const done = await onDatabase(home, (db) => importOrganisation(db, LOCAL, source, reason, { removing }))
  print(format, { liem: 'organisation-import/1', ...done }, countsText(done.sheets))
}

async function put(target: string, { home, language: chosen, format }: Options): Promise<void> {
  const isBook = /\.xlsx$/iu.test(target)
  refuseExisting(target, isBook)
  const written = await onDatabase(home, async (db) => {
    if (isBook) return [await writeOne(target, await registerWorkbook(db, chosen))]
    await mkdir(target, { recursive: true })
    return Promise.all(Object.entries(await registerTexts(db)).map(([name, text]) => writeOne(join(target, `${name}.csv`), text)))
  })
  print(format, { liem: 'organisation-export/1', files: written }, `${written.map((one) => `Written: ${one}`).join('\n')}\n`)
}

async function putTemplate(file: string, { language: chosen }: Options): Promise<void> {
  refuseExisting(file, true)
  process.stdout.write(`Written: ${await writeOne(file, await templateWorkbook(chosen))}\n`)
}

async function sourceOf(path: string): Promise<string | RegisterFile> {
  if (existsSync(path) && statSync(path).isDirectory()) return resolve(path)
  return fileAt(path)
}
