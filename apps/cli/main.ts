import { Command, CommanderError } from 'commander'
import { LiemError } from '../../src/base/index.ts'
import { reportError } from './errors.ts'
import { VERSION } from './version.ts'

/** Each command loads what it stands on when it is asked for, so that one on files does not wait for the database. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./check.ts')).checkCommand(),
  synth: async () => (await import('./synth.ts')).synthCommand(),
  import: async () => (await import('./import.ts')).importCommand(),
  rules: async () => (await import('./rules.ts')).rulesCommand(),
  law: async () => (await import('./law.ts')).lawCommand(),
  catalogue: async () => (await import('./catalogue.ts')).catalogueCommand(),
  cases: async () => (await import('./cases.ts')).casesCommand(),
  ratings: async () => (await import('./ratings.ts')).ratingsCommand(),
  serve: async () => (await import('./serve.ts')).serveCommand(),
  detect: async () => (await import('./detect.ts')).detectCommand(),
  backup: async () => (await import('./backup.ts')).backupCommand(),
  admin: async () => (await import('./admin.ts')).adminCommand(),
  tls: async () => (await import('./tls.ts')).tlsCommand(),
  restore: async () => (await import('./restore.ts')).restoreCommand(),
  proofs: async () => (await import('./proofs.ts')).proofsCommand(),
  rereading: async () => (await import('./rereading.ts')).rereadingCommand(),
  retention: async () => (await import('./retention.ts')).retentionCommand(),
  organisation: async () => (await import('./organisation.ts')).organisationCommand(),
}

const program = new Command('liem')
  .description('Liêm: where was procedure not followed, and how do we know?')
  .version(VERSION)
  // So that a command may have an option of the same name as one of the program.
  .enablePositionalOptions()
  .showHelpAfterError('(liem --help shows what there is)')

const asked = COMMANDS[process.argv[2] ?? '']
for (const load of asked === undefined ? Object.values(COMMANDS) : [asked]) program.addCommand(await load())
for (const command of [program, ...program.commands]) command.exitOverride()

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else {
    reportError(error)
    process.exitCode = error instanceof LiemError && error.code === 'cancelled' ? 130 : 2
  }
}
