import { Command, InvalidArgumentError, Option } from 'commander'
import { LiemError, type Home } from '../../src/base/index.ts'
import {
  dateForms,
  encodings,
  importFiles,
  previewMapping,
  readLake,
  verifyLake,
  type Encoding,
  type ImportOptions,
} from '../../src/lake/index.ts'
import { homeText, previewText, resultText } from './import-text.ts'
import { homeOf } from './installation.ts'
import { progressLine, progressText } from './progress.ts'

interface Options {
  into?: string
  home?: string
  preview?: boolean
  verify?: boolean
  columns?: NonNullable<ImportOptions['columns']>
  timezone?: string
  dateForm?: string
  encoding?: Encoding
  objectType?: string
  format: 'text' | 'json'
}

const roles = ['case', 'activity', 'timestamp', 'resource', 'unit'] as const

const HELP = `
Examples:
  liem import extract.csv --preview                                what an import would make of it
  liem import extract.csv --into lake --timezone Asia/Ho_Chi_Minh
  liem import old.csv --into lake --encoding tcvn3 --date-form dmy
  liem import log.csv --into lake --columns "case=Số tờ khai,activity=Nghiệp vụ,timestamp=Thời điểm"
  liem import january.xes.gz february.xes.gz --into lake
  liem import orders.jsonocel --into lake --object-type order
  liem import --into lake --verify                                 is the lake still as it was written?
  liem import extract.csv --home /srv/liem                         into an installation, whose data are then compared

All of the files are imported, or none. The same bytes are imported once; rows that an earlier import
has are set apart in LAKE/repeated, rows that cannot be used in LAKE/rejected.
With --home, or LIEM_HOME and no --into, the files go into the installation of liem serve, which may run meanwhile.
Date forms: ${dateForms.slice(0, -2).join(', ')}, or a pattern such as "%d.%m.%Y %H:%M".

Exit code: 0 imported; 2 a file cannot be used, and nothing was imported, or the lake is not as it was written.`

/** `liem import`: event logs into a lake of Parquet files, or a preview of what that would make of them. */
export function importCommand(): Command {
  return new Command('import')
    .description('keep event logs in a lake: an immutable, partitioned table of Parquet files')
    .argument('[file...]', 'event logs: .csv .csv.gz .parquet .xes .xes.gz .jsonocel .json .xmlocel .xml .sqlite')
    .option('--into <lake>', 'the folder of the lake; made where there is none')
    .option('--home <folder>', 'import into the installation with this home (default: LIEM_HOME, where --into is not given)')
    .option('--verify', 'compare every file of the lake with its manifest, after importing where files are given')
    .option('--preview', 'show columns, mapping, date form, time zone, encoding and first rows; import nothing')
    .addOption(
      new Option('--columns <names>', 'which column is what: case=…,activity=…,timestamp=…,resource=…,unit=…').argParser(parseColumns),
    )
    .option('--timezone <zone>', 'time zone of timestamps without an offset (default: UTC)')
    .option('--date-form <form>', 'form of the timestamps, where it is not certain')
    .addOption(new Option('--encoding <encoding>', 'encoding of a text file, where it is not certain').choices(encodings))
    .option('--object-type <type>', 'the object type by which an OCEL log is read as cases')
    .addOption(new Option('--format <format>', 'what to print').choices(['text', 'json']).default('text'))
    .addHelpText('after', HELP)
    .action((files: string[], options: Options, command: Command) => run(files, options, command))
}

async function run(files: readonly string[], options: Options, command: Command): Promise<void> {
  if (files.length === 0 && options.verify !== true) command.error("error: missing required argument 'file'", { exitCode: 2 })
  const given = importOptions(options)
  if (options.preview === true) {
    const previews = []
    for (const file of files) previews.push(await previewMapping(file, given))
    print(options.format === 'json' ? json({ liem: 'import-preview/1', files: previews }) : previews.map(previewText).join('\n'))
    return
  }
  if (options.into !== undefined && options.home !== undefined) command.error('error: either --into or --home', { exitCode: 2 })
  const home = homeAsked(options)
  if (home !== undefined) return importHome(home, files, given, options)
  if (options.into === undefined) command.error('error: --into LAKE or --home FOLDER is needed (or --preview)', { exitCode: 2 })
  if (files.length > 0) await importInto(options.into, files, given, options.format)
  if (options.verify === true) await verify(options.into, options.format)
}

/** The home of an installation, where one was named and no lake. */
function homeAsked({ into, home }: Options): Home | undefined {
  const named = home ?? process.env['LIEM_HOME']
  return into !== undefined || named === undefined || named === '' ? undefined : homeOf(home)
}

async function importHome(
  home: Home,
  files: readonly string[],
  given: ImportOptions,
  { verify: isVerified, format }: Options,
): Promise<void> {
  if (files.length > 0) {
    const { importAtHome } = await import('./import-home.ts')
    const done = await importAtHome(home, files, given)
    print(format === 'json' ? json({ liem: 'import-home/1', ...done }) : homeText(done))
  }
  if (isVerified === true) await verify(home.lake, format)
}

async function importInto(lake: string, files: readonly string[], given: ImportOptions, format: Options['format']): Promise<void> {
  const line = progressLine()
  try {
    const result = await importFiles(lake, files, given, ({ file, doing, rows, share }) => {
      const what = `${file}: ${doing}`
      line.show(share === undefined ? progressText(what, rows ?? 0) : progressText(what, share, 1))
    })
    line.done()
    print(format === 'json' ? json({ liem: 'import/1', lake, files: result }) : resultText(lake, result))
  } finally {
    line.done()
  }
}

async function verify(lake: string, format: Options['format']): Promise<void> {
  const { manifest, events } = await readLake(lake)
  const problems = await verifyLake(lake)
  if (problems.length > 0) {
    const more = problems.map(({ path, problem }) => new LiemError('input', problem, { place: { file: `${lake}/${path}` } }))
    throw new LiemError('input', 'the lake is not as it was written', {
      place: { file: lake },
      hint: 'restore its files from a copy',
      more,
    })
  }
  const sound = { liem: 'lake-verified/1', lake, imports: manifest.imports.length, events }
  print(
    format === 'json'
      ? json(sound)
      : `${lake}: ${sound.imports} imports, ${events.toLocaleString('en')} events, every file as it was written\n`,
  )
}

function importOptions({ columns, timezone, dateForm, encoding, objectType }: Options): ImportOptions {
  return {
    ...(columns === undefined ? {} : { columns }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(dateForm === undefined ? {} : { dateForm }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(objectType === undefined ? {} : { objectType }),
  }
}

/** `case=a,activity=b`; a comma inside a name is written `\,`. */
export function parseColumns(text: string): NonNullable<ImportOptions['columns']> {
  const columns: NonNullable<ImportOptions['columns']> = {}
  for (const part of text.split(/(?<!\\),/u)) {
    const at = part.indexOf('=')
    const role = roles.find((name) => name === part.slice(0, at).trim())
    const name = part
      .slice(at + 1)
      .replaceAll('\\,', ',')
      .normalize('NFC')
    if (role === undefined || name.trim() === '')
      throw new InvalidArgumentError(`${JSON.stringify(part)} is not one of ${roles.map((known) => `${known}=NAME`).join(', ')}.`)
    if (columns[role] !== undefined) throw new InvalidArgumentError(`${role} is named twice.`)
    columns[role] = name.trim()
  }
  return columns
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

function print(text: string): void {
  process.stdout.write(text)
}
