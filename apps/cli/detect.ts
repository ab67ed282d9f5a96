import { Command, Option } from 'commander'
import { enqueueOnce, LOCAL } from '../../src/jobs/index.ts'
import { write } from '../../src/ledger/index.ts'
import { homeOf, onInstallation, waitFor } from './installation.ts'

interface Options {
  home?: string
  reason: string
  format: 'text' | 'json'
}

/** `liem detect`: all data of an installation against the rulebooks in use; findings follow. */
export function detectCommand(): Command {
  return new Command('detect')
    .description('compare all data of an installation with the rulebooks in use: findings are raised, updated, withdrawn')
    .option('--home <folder>', 'the home of the installation (default: LIEM_HOME, or .liem/home)')
    .option('--reason <text>', 'why; it is kept on record', 'Asked for in the terminal')
    .addOption(new Option('--format <format>', 'what to print').choices(['text', 'json']).default('text'))
    .action(async ({ home, reason, format }: Options) => {
      const job = await onInstallation(homeOf(home), async (database) => {
        const entry = { actor: LOCAL, kind: 'detect.asked', reason, subject: (id: string) => `job:${id}` }
        const id = await write(database.db, entry, (trx) => enqueueOnce(trx, { kind: 'detect', by: LOCAL.id }))
        return waitFor(database, id)
      })
      process.stdout.write(format === 'json' ? `${JSON.stringify({ liem: 'detect/1', ...job.result }, null, 2)}\n` : detectText(job.result))
    })
}

/** What a comparison did, in a line or two. */
export function detectText(result: Record<string, unknown> | null): string {
  if (result === null) return 'There are no data yet: nothing was compared.\n'
  const n = (name: string): string => Number(result[name] ?? 0).toLocaleString('en')
  return `${n('cases')} cases compared, ${n('violating')} with a violation
findings: ${n('raised')} raised, ${n('updated')} updated, ${n('withdrawn')} withdrawn, ${n('returned')} returned, ${n('unchanged')} unchanged\n`
}
