import { sql } from 'kysely'
import { grantWithin } from '../../../src/access/roles/index.ts'
import { ROLES } from '../../../src/access/roles/pure.ts'
import { ROLE_IDS, type Role } from '../../../src/access/roles/schema.ts'
import { addDemonstrationAccounts } from '../../../src/access/sign-in/index.ts'
import { localDay, ZONE, type Db } from '../../../src/base/index.ts'
import { LOCAL, WORKER } from '../../../src/jobs/index.ts'
import { importOrganisation } from '../../../src/organisation/index.ts'
import { synthesisedRegister } from '../../../src/synth/index.ts'
import { DEMONSTRATION } from './load.ts'

/**
 * Before anybody looks: the register of the made-up administration, and one account for each role. Only where the made-up year is or is being loaded, and
 * nobody has an account yet. The job that loads the rest finds the register there.
 */
export async function prepareDemonstration(db: Db): Promise<void> {
  const { rows } = await sql<{ wanted: boolean }>`select exists (select from jobs.job where kind = 'demo')
    and not exists (select from access.account) as wanted`.execute(db)
  if (!rows[0]!.wanted) return
  await importOrganisation(db, WORKER, await synthesisedRegister(DEMONSTRATION), 'Dữ liệu minh họa / Made-up data')
  await addAccountsOfRoles(db)
}

interface Holder {
  officer: string
  name: string
}

/**
 * One account for each role, which anybody at this machine may take: head, deputy and official are people of the register, so that it says what they may;
 * the others are given their role. Only where nobody has an account. Returns how many were made.
 */
export async function addAccountsOfRoles(db: Db): Promise<number> {
  const inRegister: Partial<Record<Role, Holder>> = await peopleOfRegister(db)
  const people = ROLE_IDS.map((role) => ({
    login: role,
    name: inRegister[role]?.name ?? ROLES[role].name.vi,
    officer: inRegister[role]?.officer ?? null,
  }))
  const given = ROLE_IDS.filter((role) => role !== 'official' && inRegister[role] === undefined)
  const from = localDay(ZONE)
  return addDemonstrationAccounts(db, LOCAL, people, async (trx, event, made) => {
    for (const role of given as Exclude<Role, 'official'>[])
      await grantWithin(trx, event, LOCAL, { account: made.get(role)!, role, unit: null, from, until: null })
  })
}

/** The head of the first region, a deputy in it and an officer below them, as of today. */
async function peopleOfRegister(db: Db): Promise<Partial<Record<Role, Holder>>> {
  const { rows } = await sql<
    Holder & { role: string }
  >`select distinct on (tenure.role) tenure.role, tenure.officer, officer.name from organisation.tenure tenure
    join organisation.unit unit on unit.code = tenure.unit join organisation.officer officer on officer.number = tenure.officer
    where tenure.during @> organisation.today() and ((tenure.role = 'head' and unit.level = 2) or (tenure.role in ('deputy', 'officer') and unit.level = 3))
    order by tenure.role, tenure.unit, tenure.officer`.execute(db)
  const of = (role: string): Holder | undefined => rows.find((row) => row.role === role)
  const found = { head: of('head'), deputy: of('deputy'), official: of('officer') }
  return Object.fromEntries(Object.entries(found).filter(([, holder]) => holder !== undefined))
}
