import { sql } from 'kysely'
import { grantWithin } from '../../../src/access/roles/index.ts'
import { ROLES } from '../../../src/access/roles/pure.ts'
import { ROLE_IDS, type Role } from '../../../src/access/roles/schema.ts'
import { addDemonstrationAccounts, hasAccounts } from '../../../src/access/sign-in/index.ts'
import { LiemError, localDay, ZONE, type Bilingual, type Db } from '../../../src/base/index.ts'
import { LOCAL, WORKER } from '../../../src/jobs/index.ts'
import { importOrganisation } from '../../../src/organisation/index.ts'
import { synthesisedRegister } from '../../../src/synth/index.ts'
import { isDemonstration } from './ask.ts'
import { DEMONSTRATION } from './load.ts'

/**
 * Before anybody looks: the register of the made-up administration, and one account for each role. Only where the made-up year is or is being loaded, and
 * nobody has an account yet. The job that loads the rest finds the register there.
 */
export async function prepareDemonstration(db: Db): Promise<void> {
  if (!(await isDemonstration(db)) || (await hasAccounts(db))) return
  await importOrganisation(db, WORKER, await synthesisedRegister(DEMONSTRATION), 'Dữ liệu minh họa / Made-up data')
  await addAccountsOfRoles(db)
}

interface Holder {
  officer: string
  name: string
}

/**
 * One account for each role, which anybody at this machine may take: head, deputy and official are people of the register, so that it says what they may;
 * the others are given their role. Only where nobody has an account. Returns how many were made. Throws `conflict` where it is not the demonstration: real
 * data are not for anybody.
 */
export async function addAccountsOfRoles(db: Db): Promise<number> {
  if (!(await isDemonstration(db)))
    throw new LiemError('conflict', 'this installation is not the demonstration, and its data are not for anybody to take', {
      hint: 'liem serve --demo loads the made-up year into an installation that has nothing yet; liem admin add makes an account for a person',
    })
  const inRegister = await peopleOfRegister(db)
  const people = DEMONSTRATION_LOGINS.map((login) => ({
    login,
    name: inRegister[login]?.name ?? inBoth(ROLES[roleOf(login)].name),
    officer: inRegister[login]?.officer ?? null,
  }))
  const given = DEMONSTRATION_LOGINS.filter((login) => !BY_REGISTER.includes(login) || inRegister[login] === undefined)
  const from = localDay(ZONE)
  return addDemonstrationAccounts(db, LOCAL, people, async (trx, event, made) => {
    for (const login of given) {
      const role = roleOf(login)
      if (role !== 'official') await grantWithin(trx, event, LOCAL, { account: made.get(login)!, role, unit: null, from, until: null })
    }
  })
}

/** A name that pages show in their language (`usePersonName`). */
const inBoth = ({ vi, en }: Bilingual): string => `${vi} / ${en}`

/** What gives somebody a way in or a role takes two: there is a second identity administrator. */
const SECOND = 'identity-admin-2'
const DEMONSTRATION_LOGINS = ROLE_IDS.flatMap((role) => (role === 'identity-admin' ? ([role, SECOND] as const) : [role]))
type Login = (typeof DEMONSTRATION_LOGINS)[number]
/** Whose role the register says. */
const BY_REGISTER: readonly Login[] = ['head', 'deputy', 'official']

function roleOf(login: Login): Role {
  return login === SECOND ? 'identity-admin' : login
}

/** The head of the first region, a deputy in it, an officer below them and two more who manage accounts, as of today. */
async function peopleOfRegister(db: Db): Promise<Partial<Record<Login, Holder>>> {
  const { rows } = await sql<Holder & { role: string }>`select role, officer, name from (select tenure.role, tenure.officer, officer.name,
      row_number() over (partition by tenure.role order by tenure.unit, tenure.officer) as place from organisation.tenure tenure
    join organisation.unit unit on unit.code = tenure.unit join organisation.officer officer on officer.number = tenure.officer
    where tenure.during @> organisation.today() and ((tenure.role = 'head' and unit.level = 2) or (tenure.role in ('deputy', 'officer') and unit.level = 3))
) as placed where place <= 3 order by role, place`.execute(db)
  const of = (role: string, place = 0): Holder | undefined => rows.filter((row) => row.role === role)[place]
  const found = {
    head: of('head'),
    deputy: of('deputy'),
    official: of('officer'),
    'identity-admin': of('officer', 1),
    [SECOND]: of('officer', 2),
  }
  return Object.fromEntries(Object.entries(found).filter(([, holder]) => holder !== undefined))
}
