import { Command, Option } from 'commander'
import { addFromMachine, resetFromMachine, setOfficerFromMachine } from '../../src/access/proposals/index.ts'
import { ROLE_IDS, type Role } from '../../src/access/roles/schema.ts'
import { accountByLogin, endSessionsOf, openGate, type Gate } from '../../src/access/sign-in/index.ts'
import type { Invitation } from '../../src/access/sign-in/accounts/schema.ts'
import { LiemError, localDay, ZONE, type Db, type Home } from '../../src/base/index.ts'
import { LOCAL } from '../../src/jobs/index.ts'
import { homeOf, onInstallation } from './installation.ts'

interface AddOptions {
  home?: string
  name: string
  login?: string
  officer?: string
  role?: Exclude<Role, 'official'>
  unit?: string
}

const HELP = `
The link is shown once and holds for 24 hours; hand it to the person, who chooses a password with it and sets up the
second factor. From the first account on, nobody uses the installation without signing in. An account has no role
unless one is given: identity-admin manages accounts and roles on the screen, and sees no case. There, what gives
somebody a way in or a role takes two people of the register: another one with identity-admin, or whoever heads the
highest unit, approves it. What is done here is done by one, and stands on the record as done at the machine.

Examples:
  liem admin add --name 'Trần Văn An' --officer CC-00017 --role identity-admin
  liem admin reset CC-00017
  liem admin factor CC-00017
  liem admin officer an CC-00017
  liem admin sign-out CC-00017
  liem admin demonstration`

/** `liem admin add | reset | factor | officer | sign-out | demonstration`: accounts from the terminal of the machine; the first administrator, and whoever cannot get in. */
export function adminCommand(): Command {
  const admin = new Command('admin').description('accounts: make the first administrator, give a new link').addHelpText('after', HELP)
  for (const command of [addCommand(), ...resetCommands(), officerCommand(), signOutCommand(), demonstrationCommand()])
    admin.addCommand(command.exitOverride())
  return admin
}

const homeOption = (): Option => new Option('--home <folder>', 'the home of the installation (default: LIEM_HOME, or .liem/home)')

function addCommand(): Command {
  return new Command('add')
    .description('make an account and print its link')
    .requiredOption('--name <name>', 'name of the person')
    .option('--officer <number>', 'number in the register of people')
    .option('--login <login>', 'name to sign in with (default: the number)')
    .addOption(new Option('--role <role>', 'role of the account from today on').choices(ROLE_IDS.filter((role) => role !== 'official')))
    .option('--unit <code>', 'unit for which the role is held (default: all)')
    .addOption(homeOption())
    .action(add)
}

async function add({ home: at, name, login: chosen, officer, role, unit }: AddOptions): Promise<void> {
  const login = chosen ?? officer
  if (login === undefined) throw new LiemError('usage', 'the account has no name to sign in with', { hint: 'give --officer or --login' })
  if (unit !== undefined && role === undefined)
    throw new LiemError('usage', 'a unit without a role gives nothing', { hint: 'give --role, too' })
  const given = role === undefined ? {} : { role: { role, unit: unit ?? null, from: localDay(ZONE), until: null } }
  await within(at, (db, gate) => addFromMachine(db, gate, { login, name, officer: officer ?? null, ...given }))
}

const RESETS = [
  ['reset', 'account-reset', 'take the password from an account, end its sessions, and print a new link; the second factor stays'],
  [
    'factor',
    'account-factor',
    'take app, recovery codes and passkeys from an account, and print a link to set up an app; the password stays',
  ],
] as const

function resetCommands(): Command[] {
  return RESETS.map(([name, kind, description]) =>
    new Command(name)
      .description(description)
      .argument('<login>', 'name with which the person signs in')
      .addOption(homeOption())
      .action((login: string, { home: given }: { home?: string }) =>
        within(given, async (db, gate) => resetFromMachine(db, gate, kind, await accountOf(db, login))),
      ),
  )
}

function officerCommand(): Command {
  return new Command('officer')
    .description('say who of the register has an account: only people of the register propose and approve')
    .argument('<login>', 'name with which the person signs in')
    .argument('<number>', 'number in the register of people')
    .addOption(homeOption())
    .action(async (login: string, number: string, { home: given }: { home?: string }) => {
      const home = homeOf(given)
      await onInstallation(home, async ({ db }) => setOfficerFromMachine(db, gateOf(home), await accountOf(db, login), number))
      process.stdout.write(`The account "${login}" is that of ${number}.\n`)
    })
}

function signOutCommand(): Command {
  return new Command('sign-out')
    .description('end every session of an account, or of everybody; passwords and tokens stay')
    .argument('[login]', 'name with which the person signs in (default: everybody)')
    .addOption(homeOption())
    .action(async (login: string | undefined, { home: given }: { home?: string }) => {
      const reason = 'Signed out in the terminal of the machine'
      const ended = await onInstallation(homeOf(given), async ({ db }) =>
        endSessionsOf(db, LOCAL, { account: login === undefined ? null : await accountOf(db, login), reason }),
      )
      process.stdout.write(`Sessions that were ended: ${ended}\n`)
    })
}

async function accountOf(db: Db, login: string): Promise<string> {
  const account = await accountByLogin(db, login)
  if (account === undefined) throw new LiemError('input', `there is no account "${login}"`)
  return account.id
}

function demonstrationCommand(): Command {
  return new Command('demonstration')
    .description('make one account for each role, which anybody at this machine may take; only where nobody has an account')
    .addOption(homeOption())
    .action(async ({ home: given }: { home?: string }) => {
      const { addAccountsOfRoles } = await import('../worker/index.ts')
      const made = await onInstallation(homeOf(given), ({ db }) => addAccountsOfRoles(db))
      process.stdout.write(
        made === 0 ? 'There are accounts already; nothing was made.\n' : `${made} accounts were made, one for each role.\n`,
      )
    })
}

const gateOf = (home: Home): Gate => openGate(home, { loopback: true })

async function within(given: string | undefined, work: (db: Db, gate: Gate) => Promise<Invitation>): Promise<void> {
  const home = homeOf(given)
  const { path, expiresAt } = await onInstallation(home, ({ db }) => work(db, gateOf(home)))
  process.stdout.write(`Behind the address of Liêm, until ${expiresAt}, once:\n${path}\n`)
}
