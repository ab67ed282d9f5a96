import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import { everything } from '../../src/base/schema.ts'
import { LOCAL } from '../../src/jobs/index.ts'
import { destroyAgain, showRetention } from '../../src/retention/index.ts'
import type { KindDue, KindId } from '../../src/retention/schema.ts'
import { homeOf, onInstallation } from './installation.ts'

interface Options {
  home?: string
  on?: string
  format: 'text' | 'json'
}

const HELP = `
Nothing is destroyed here: a list is drawn up and approved on the screen, by two persons. After a restore, destroy again
what was destroyed after the backup; each destruction leaves a file in destructions/ of the home that it was done in.

Examples:
  liem retention due --on 2027-01-01
  liem retention again /srv/liem-old/destructions --home /srv/liem`

const KINDS: Readonly<Record<KindId, string>> = {
  cleared: 'findings dismissed, repeated, withdrawn',
  confirmed: 'confirmed findings',
  account: 'closed accounts',
  reads: 'months of reads',
  hold: 'reasons of holds that ended',
  evidence: 'files of closed cases',
}

/** `liem retention due | again`: what is due for destruction; what a restore brought back is destroyed again. */
export function retentionCommand(): Command {
  const retention = new Command('retention')
    .description('what has come to the end of its period; destructions done again after a restore')
    .addHelpText('after', HELP)
  for (const command of [dueCommand(), againCommand()])
    retention.addCommand(
      command
        .option('--home <folder>', 'the home of the installation (default: LIEM_HOME, or .liem/home)')
        .addOption(new Option('--format <format>', 'what to print').choices(['text', 'json']).default('text'))
        .exitOverride(),
    )
  return retention
}

function dueCommand(): Command {
  return new Command('due')
    .description('count what is due, what is held, and what is on a list, by kind')
    .option('--on <day>', 'as of this day, such as 2027-01-01 (default: today)')
    .action(async ({ home, on, format }: Options) => {
      const { on: day, kinds } = await onInstallation(homeOf(home), ({ db }) => showRetention(db, everything(LOCAL), { on }))
      process.stdout.write(
        format === 'json' ? `${JSON.stringify({ liem: 'retention/1', on: day, kinds }, null, 2)}\n` : dueText(day, kinds),
      )
    })
}

function dueText(on: string, kinds: readonly KindDue[]): string {
  const n = ({ n: found, more }: KindDue['due']): string => `${found.toLocaleString('en')}${more ? ' and more' : ''}`
  const lines = kinds.map(
    ({ kind, due, held, cased, listed, period: { years, basis } }) =>
      `${KINDS[kind]}: ${n(due)} due, ${n(held)} held, ${n(cased)} kept with a case, ${n(listed)} on a list (${years} ${years === 1 ? 'year' : 'years'}, ${basis.cite.en}${basis.confirmed ? '' : ', to be confirmed'})`,
  )
  return `As of ${on}\n${lines.join('\n')}\n`
}

function againCommand(): Command {
  return new Command('again')
    .description('after a restore: destroy again what the files in a folder say was destroyed')
    .argument('<folder>', 'destructions/ of the home in which it was done')
    .action(async (folder: string, { home, format }: Options) => {
      const to = homeOf(home)
      const done = await onInstallation(to, ({ db }) => destroyAgain(db, to.path, resolve(folder)))
      const text = `${done.again} destructions were done again: ${done.destroyed} destroyed, ${done.held} held; ${done.known} were known.\n`
      process.stdout.write(format === 'json' ? `${JSON.stringify({ liem: 'destroyed-again/1', ...done }, null, 2)}\n` : text)
    })
}
