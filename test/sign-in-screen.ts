import type { Page } from 'playwright-core'
import { ROLES } from '../src/access/roles/pure.ts'
import type { Role } from '../src/access/roles/schema.ts'
import { addDemonstrationAccounts } from '../src/access/sign-in/index.ts'
import { totpAt } from '../src/access/sign-in/totp.ts'
import type { Db } from '../src/base/index.ts'
import { listFindings, recordHearing } from '../src/findings/index.ts'
import { WORKER } from '../src/jobs/index.ts'
import { write } from '../src/ledger/index.ts'
import { giveRole } from './access-acts.ts'
import { buildEvent, buildHit, EVERYTHING, raiseHits, seedRegister, seedRules } from './build-db.ts'
import type { Pages } from './pages.ts'
import { PASSWORD, signedUp, type Entrance, type SignedUp } from './sign-in.ts'

/** Two people who have no account yet and two who manage accounts, beside those of `seedRegister`. */
export const REGISTER = {
  units: 'unit,parent,level,kind,vi,en\nCHQ,,department,,Cục Hải quan,Department of Customs\n',
  people: 'officer,name\nCC-00011,Hoàng Văn Nam\nCC-00012,Vũ Thị Lan\nCC-00021,Bùi Văn Quản\nCC-00022,Tạ Thị Trị\n',
}
export const LONG_AGO = '2020-01-01T00:00:00.000Z'

/** Of the second identity administrator: what gives somebody a way in or a role takes two. */
const SECOND = 'identity-admin-2'
type Login = Role | typeof SECOND
const IN_REGISTER: Partial<Record<Login, { officer: string; name: string }>> = {
  head: { officer: 'CC-00003', name: 'Trần Quốc Bảo' },
  official: { officer: 'CC-00001', name: 'Lê Hữu Phước' },
  'identity-admin': { officer: 'CC-00021', name: 'Bùi Văn Quản' },
  [SECOND]: { officer: 'CC-00022', name: 'Tạ Thị Trị' },
}
const DEMONSTRATION = ['head', 'personnel', 'official', 'identity-admin', SECOND, 'auditor'] as const satisfies Login[]
const roleOf = (login: (typeof DEMONSTRATION)[number]) => (login === SECOND ? 'identity-admin' : login)

/** The server behind pages, past the browser. */
export function entranceOf(pages: Pages): Entrance {
  return {
    database: { db: pages.db() },
    home: pages.home(),
    post: (path, body) =>
      fetch(pages.url() + path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  }
}

/** A register, and accounts of the demonstration with their roles. */
export async function openAccounts(pages: Pages): Promise<void> {
  const db = pages.db()
  await seedRegister(db)
  const people = DEMONSTRATION.map((login) => ({ login, name: ROLES[roleOf(login)].name.vi, officer: null, ...IN_REGISTER[login] }))
  let made: ReadonlyMap<string, string> = new Map()
  await addDemonstrationAccounts(db, WORKER, people, async (_trx, _event, ids) => void (made = ids))
  for (const login of DEMONSTRATION) {
    const role = roleOf(login)
    if (role !== 'official') await give(db, made.get(login)!, role, role === 'head' ? 'R1' : null)
  }
}

/** Gives a role to whoever is called so, past the second person. */
export async function giveTo(pages: Pages, name: string, role: Exclude<Role, 'official'>): Promise<void> {
  const { id } = await pages.db().selectFrom('access.account').select('id').where('name', '=', name).executeTakeFirstOrThrow()
  await give(pages.db(), id, role)
}

async function give(db: Db, account: string, role: Exclude<Role, 'official'>, unit: string | null = null): Promise<void> {
  await giveRole(db, { account, role, unit, from: '2026-01-01', until: null })
}

/** Somebody who has an account and a role, signed in within the browser: giving a role ends sessions, so he signs in with the next code of his app. */
export async function signedInAs(pages: Pages, page: Page, login: string, role: Exclude<Role, 'official'>): Promise<SignedUp> {
  const server = entranceOf(pages)
  const person = await signedUp(server, login)
  await give(pages.db(), person.account, role)
  const { ticket } = (await (await server.post('/api/sign-in/password', { login, password: PASSWORD })).json()) as { ticket: string }
  await haveCookie(pages, page, await server.post('/api/sign-in/code', { ticket, code: totpAt(person.secret, Date.now() + 30_000) }))
  return person
}

/** Takes an account of the demonstration. */
export async function take(pages: Pages, page: Page, login: string): Promise<void> {
  await haveCookie(pages, page, await entranceOf(pages).post('/api/sign-in/demonstration', { login }))
}

async function haveCookie(pages: Pages, page: Page, answer: Response): Promise<void> {
  const [name, value] = answer.headers.getSetCookie()[0]!.split(';')[0]!.split('=') as [string, string]
  await page.context().addCookies([{ name, value, url: pages.url() }])
}

/** Changes the sessions of an account, past the server. */
export async function change(
  pages: Pages,
  values: { ends_at: string } | { fresh_until: string; factor_until?: string },
  login: string,
): Promise<void> {
  await write(pages.db(), { actor: WORKER, kind: 'test.session', reason: 'because of the test' }, (trx) =>
    trx
      .updateTable('access.session')
      .set(values)
      .where('account', 'in', trx.selectFrom('access.account').select('id').where('login', '=', login))
      .execute(),
  )
}

/** A finding in which two are named, and on which CC-00001 was heard. */
export async function seedNotice(db: Db): Promise<void> {
  const run = await seedRules(db)
  const events = [
    buildEvent('Physical inspection completed', '2026-05-18T07:20:00.000Z', 'HQVP-0231', { values: { approver: 'HQVP-0118' } }),
    buildEvent('Payment', '2026-05-18T08:00:00.000Z', 'HQVP-0231'),
    buildEvent('Clearance', '2026-05-18T08:47:00.000Z', 'HQVP-0118'),
  ]
  const why = { en: 'HQVP-0231 inspected⟦1⟧, HQVP-0118 cleared⟦2⟧.', vi: 'HQVP-0231 kiểm tra⟦1⟧, HQVP-0118 duyệt⟦2⟧.' }
  await raiseHits(db, run, [buildHit(run.rule('EYE-001'), { why, trace: { events, facts: {}, finished: true } })])
  const { id } = (await listFindings(db, EVERYTHING, { sort: 'due', direction: 'asc', limit: 1 })).rows[0]!
  await recordHearing(db, EVERYTHING, { id, officer: 'CC-00001', outcome: 'heard', said: 'Tôi chỉ kiểm tra', on: '2026-06-02' })
}
