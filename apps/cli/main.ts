import { Command, CommanderError } from 'commander'
import { LiemError } from '../../src/base/index.ts'
import { backupCommand } from './backup.ts'
import { checkCommand } from './check.ts'
import { detectCommand } from './detect.ts'
import { reportError } from './errors.ts'
import { synthCommand } from './synth.ts'
import { importCommand } from './import.ts'
import { restoreCommand } from './restore.ts'
import { rulesCommand } from './rules.ts'
import { serveCommand } from './serve.ts'
import { VERSION } from './version.ts'

const program = new Command('liem')
  .description('Liêm: where was procedure not followed, and how do we know?')
  .version(VERSION)
  .showHelpAfterError('(liem --help shows what there is)')
  .addCommand(checkCommand())
  .addCommand(synthCommand())
  .addCommand(importCommand())
  .addCommand(rulesCommand())
  .addCommand(serveCommand())
  .addCommand(detectCommand())
  .addCommand(backupCommand())
  .addCommand(restoreCommand())

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
