import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import { homePath } from '../../src/base/index.ts'
import { damagedText } from './backup.ts'
import { interruptible } from './interrupt.ts'
import { progressLine } from './progress.ts'
import { checkBackup, restore, type Restored } from './restore-home.ts'

interface Options {
  home?: string
  check?: boolean
  format: 'text' | 'json'
}

const HELP = `
The home must be a folder that does not exist or is empty; with DATABASE_URL the database must be empty, too. Every byte
of the backup is compared with its hash before anything is written. A backup of an earlier version is brought up to date.

Examples:
  liem restore liem-2026-11-27.tar.zst --home /srv/liem
  liem restore liem-2026-11-27.tar.zst --check`

/** `liem restore`: an installation from a backup. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('make an installation from a backup, in an empty home')
    .argument('<file>', 'a backup that liem backup wrote')
    .option('--home <folder>', 'the home to make (default: LIEM_HOME, or .liem/home)')
    .option('--check', 'only compare every byte of the backup with its hash')
    .addOption(new Option('--format <format>', 'what to print').choices(['text', 'json']).default('text'))
    .addHelpText('after', HELP)
    .action(async (file: string, { home, check, format }: Options) => {
      const line = progressLine()
      const target = check === true ? null : home === undefined ? homePath() : resolve(home)
      const done = await interruptible((signal) => {
        const watching = { signal, tell: (text: string) => line.show(text) }
        return target === null ? checkBackup(resolve(file), watching) : restore(resolve(file), target, watching)
      }).finally(() => line.done())
      process.stdout.write(format === 'json' ? `${JSON.stringify({ liem: 'restore/1', ...done }, null, 2)}\n` : restoreText(done))
    })
}

function restoreText({ home, version, at, tables, rows, files, damaged, migrations, jobs, seconds }: Restored): string {
  const n = (value: number): string => value.toLocaleString('en')
  const lines = [
    `A backup of ${at}, made by Liêm ${version}: ${n(tables)} tables, ${n(rows)} rows, ${n(files)} files; every hash is right`,
    ...(home === null ? [] : [`Restored into ${home} in ${seconds.toFixed(1)} s`]),
    ...(migrations.length === 0 ? [] : [`Brought up to date: ${migrations.join(', ')}`]),
    ...(jobs === 0 ? [] : [`Actions that wait and go on with liem serve: ${n(jobs)}`]),
  ]
  return `${lines.join('\n')}\n${damagedText(damaged)}`
}
