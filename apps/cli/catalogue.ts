import { Command, Option } from 'commander'
import type { z } from 'zod'
import { LiemError, type Db } from '../../src/base/index.ts'
import { LOCAL } from '../../src/jobs/index.ts'
import { lawIn, type Law } from '../../src/law/allowed/index.ts'
import {
  catalogueTemplate,
  checkCatalogue,
  diffVersions,
  importCatalogue,
  listEntries,
  listVersions,
  type VersionAsked,
} from '../../src/law/catalogue/index.ts'
import * as contract from '../../src/law/catalogue/schema.ts'
import { currentLaw } from '../../src/law/changed/index.ts'
import { differencesText, entriesText, importedText, previewText, versionsText } from './catalogue-text.ts'
import { fileAt, print, refuseExisting, writeOne } from './files.ts'
import { homeOf, onDatabase } from './installation.ts'
import { languageOption, type Language } from './language.ts'

interface Options {
  home?: string
  format: 'text' | 'json'
  lang: Language
}

interface ImportOptions extends Options {
  version: string
  title?: string
  titleEn?: string
  instrument: string
  follows?: string
  encoding?: string
  reason: string
  dryRun?: boolean
  publish?: boolean
}

const HELP = `
A catalogue is one workbook (.xlsx) or one CSV; a CSV in TCVN3, VNI or Windows-1258 is recognised. It becomes the draft of a version, which a second
person publishes on the screen.

Examples:
  liem catalogue template catalogue.xlsx
  liem catalogue import catalogue.xlsx --version dept-2026 --instrument q-799-2023 --follows illustrative-2023 --dry-run
  liem catalogue list --text "niem phong" --on 2025-03-14
  liem catalogue diff illustrative-2023

Exit code: 0 done; 2 the file or what was asked cannot be used.`

/** `liem catalogue import | list | versions | diff | template`: the catalogue of violations. */
export function catalogueCommand(): Command {
  const command = new Command('catalogue')
    .description('the catalogue of violations: search, versions, differences, import')
    .addHelpText('after', HELP)
  command.addCommand(importOptions(onHome('import', 'take over a file as the draft of a version')).argument('<file>').action(takeOver))
  command.addCommand(
    onHome('list', 'entries of a version, or of that of a day')
      .option('--version <id>', 'the version')
      .option('--on <day>', 'the day, where no version is named (default: today)')
      .option('--text <words>', 'words of the act, with or without diacritics', '')
      .option('--area <number>', 'only this area')
      .option('--stage <stage>', 'only this stage of clearance')
      .option('--limit <number>', 'so many at most', '50')
      .action(list),
  )
  command.addCommand(
    onHome('versions', 'versions, and which one a day has').option('--on <day>', 'the day (default: today)').action(versions),
  )
  command.addCommand(
    onHome('diff', 'what a version changes against the one before')
      .argument('<version>')
      .option('--limit <number>', 'so many at most', '200')
      .action(diff),
  )
  command.addCommand(
    new Command('template').description('an empty workbook to fill in').argument('<file>').addOption(languageOption()).action(putTemplate),
  )
  for (const one of command.commands) one.exitOverride()
  return command
}

function onHome(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--home <folder>', 'the home of the installation (default: LIEM_HOME, or .liem/home)')
    .addOption(languageOption())
    .addOption(new Option('--format <format>', 'what to print').choices(['text', 'json']).default('text'))
}

function importOptions(command: Command): Command {
  return command
    .requiredOption('--version <id>', 'name of the version: small letters, digits, hyphens')
    .requiredOption('--instrument <id>', 'the instrument of the law that it stands on; its days are those of the version')
    .option('--title <text>', 'title in Vietnamese (default: the name)')
    .option('--title-en <text>', 'title in English (default: the Vietnamese one)')
    .option('--follows <id>', 'the version before')
    .option('--encoding <name>', 'of a CSV; by default it is found out')
    .option('--reason <text>', 'why; it goes on the record', 'Catalogue of violations, in the terminal')
    .option('--dry-run', 'only say what it would change, and every mistake')
    .option('--publish', 'publish it at once')
}

async function takeOver(path: string, options: ImportOptions): Promise<void> {
  const { home, format, lang, reason, dryRun, publish = false, encoding, version, title = version, titleEn, instrument, follows } = options
  const asked: VersionAsked = parsed(contract.checkCatalogue.input.omit({ name: true, encoding: true }), {
    version,
    titleVi: title,
    titleEn,
    instrument,
    follows,
  })
  const file = { ...(await fileAt(path)), encoding }
  if (dryRun === true) {
    const preview = await onDatabase(home, async (db) => checkCatalogue(db, await lawOf(db, home), LOCAL, file, asked))
    print(format, { liem: 'catalogue-check/1', ...preview }, previewText(preview, lang))
    if (preview.mistakeCount > 0) process.exitCode = 2
    return
  }
  const done = await onDatabase(home, async (db) => importCatalogue(db, await lawOf(db, home), LOCAL, file, { ...asked, reason, publish }))
  print(format, { liem: 'catalogue-import/1', ...done }, importedText(done, lang))
}

function lawOf(db: Db, home: string | undefined): Promise<Law> {
  return currentLaw(db, homeOf(home).path)
}

/** Throws `usage` with what is wrong in which option. */
function parsed<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const { success, data, error } = schema.safeParse(given)
  if (success) return data
  const [issue] = error.issues
  throw new LiemError('usage', `--${issue!.path.join('.')}: ${issue!.message}`)
}

async function list({ home, format, lang, ...given }: Options & Record<string, unknown>): Promise<void> {
  const input = parsed(contract.listEntries.input, given)
  const found = await onDatabase(home, async (db) => listEntries(db, await lawOf(db, home), LOCAL, input))
  print(format, { liem: 'catalogue-list/1', ...found }, entriesText(found, lang))
}

async function versions({ home, format, lang, on }: Options & { on?: string }): Promise<void> {
  const input = parsed(contract.listVersions.input, { on })
  const found = await onDatabase(home, (db) => listVersions(db, LOCAL, input))
  print(format, { liem: 'catalogue-versions/1', ...found }, versionsText(found, lang))
}

async function diff(version: string, { home, format, lang, limit }: Options & { limit: string }): Promise<void> {
  const input = parsed(contract.diffVersions.input, { version, limit })
  const found = await onDatabase(home, async (db) => diffVersions(db, await lawOf(db, home), LOCAL, input))
  print(format, { liem: 'catalogue-diff/1', ...found }, differencesText(found, lang))
}

async function putTemplate(file: string, { lang }: { lang: Language }): Promise<void> {
  refuseExisting(file, true)
  process.stdout.write(`Written: ${await writeOne(file, await catalogueTemplate(lawIn(), lang))}\n`)
}
