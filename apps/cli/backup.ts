import { stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { databaseUrl, openDatabase } from '../../src/base/db/index.ts'
import { homePath, isHome, LiemError, openHome, type Database, type Home } from '../../src/base/index.ts'
import { hasCluster, runningPostgres } from '../../src/base/postgres/index.ts'
import { backUp, type BackedUp } from './backup-home.ts'
import { interruptible } from './interrupt.ts'
import { progressLine } from './progress.ts'

interface Options {
  home?: string
  out?: string
  format: 'text' | 'json'
}

const HELP = `
Everything of an installation in one file: every table as of one moment, the lake, files that wait to be imported,
files of cases, rulebooks. liem serve may go on meanwhile. The file is there when all of it is; it holds names of people, so keep it closed.

Examples:
  liem backup
  liem backup --home /srv/liem --out /mnt/backup/liem-$(date +%F).tar.zst`

/** `liem backup`: everything of an installation in one file. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('write everything of an installation into one file, while it runs or not')
    .option('--home <folder>', 'the home of the installation (default: LIEM_HOME, or .liem/home)')
    .option('--out <file>', 'the file to write (default: one with the time in its name, in backups/ of the home)')
    .addOption(new Option('--format <format>', 'what to print').choices(['text', 'json']).default('text'))
    .addHelpText('after', HELP)
    .action(async ({ home: given, out, format }: Options) => {
      const home = existingHome(given)
      const file = await outputFile(
        out ?? join(home.backups, `liem-${new Date().toISOString().slice(0, 19).replaceAll(/[-:]/gu, '')}Z.tar.zst`),
      )
      const line = progressLine()
      const done = await interruptible(async (signal) => {
        const database = await openExisting(home)
        try {
          return await backUp(database, home, file, { signal, tell: (text) => line.show(text) })
        } finally {
          line.done()
          await database.close()
        }
      })
      process.stdout.write(format === 'json' ? `${JSON.stringify({ liem: 'backup/1', ...done }, null, 2)}\n` : backupText(done))
    })
}

function existingHome(given: string | undefined): Home {
  const path = given === undefined ? homePath() : resolve(given)
  if (isHome(path)) return openHome(path)
  throw new LiemError('input', 'there is no installation here', {
    place: { file: path },
    hint: 'name its home with --home, or set LIEM_HOME',
  })
}

/** The database as it is, whichever version its schema has; one that the main process runs is used beside it. */
function openExisting(home: Home): Promise<Database> {
  const options = { name: 'liem backup', connections: 2, statementTimeout: 0 }
  const url = databaseUrl()
  if (url !== undefined) return openDatabase({ url }, options)
  if (!hasCluster(home))
    throw new LiemError('input', 'this home has no database of its own', {
      place: { file: home.path },
      hint: 'set DATABASE_URL where the database is another PostgreSQL',
    })
  return openDatabase({ embedded: home }, options).catch((error: unknown) => {
    const running = error instanceof LiemError && error.message.startsWith('another Liêm') ? runningPostgres(home) : undefined
    if (running === undefined) throw error
    return openDatabase({ url: running }, options)
  })
}

async function outputFile(given: string): Promise<string> {
  const file = resolve(given)
  const folder = await stat(dirname(file)).catch(() => undefined)
  if (folder?.isDirectory() !== true) throw new LiemError('usage', 'cannot be written: its folder does not exist', { place: { file } })
  if ((await stat(file).catch(() => undefined)) !== undefined)
    throw new LiemError('usage', 'is there already; a backup never overwrites one', {
      place: { file },
      hint: 'give it another name with --out',
    })
  return file
}

function backupText({ file, bytes, sha256, tables, rows, files, damaged, seconds }: BackedUp): string {
  const n = (value: number): string => value.toLocaleString('en')
  return `${file}
${n(tables)} tables, ${n(rows)} rows, ${n(files)} files; ${n(Math.ceil(bytes / 1e6))} MB in ${seconds.toFixed(1)} s
SHA-256 ${sha256}\n${damagedText(damaged)}`
}

/** Files of cases that are not what they were. */
export function damagedText(damaged: readonly string[]): string {
  if (damaged.length === 0) return ''
  return `Files of cases that are missing, or not what they were; take them from an earlier backup:\n${damaged.map((one) => `  ${one}\n`).join('')}`
}
