/** Real sessions of the people of the worlds, and the moves of the machine as requests of theirs. */
import { sql } from 'kysely'
import { totpAt } from '../../src/access/sign-in/totp.ts'
import { LiemError, type Db } from '../../src/base/index.ts'
import { writing } from '../../src/base/write/index.ts'
import { currentLaw } from '../../src/law/changed/index.ts'
import { confirmedLaw, enterConfirmation, publishConfirmation } from '../../src/law/confirmed/index.ts'
import type { LawPack } from '../../src/law/allowed/index.ts'
import type { TestServer } from '../server.ts'
import { cookieOf, PASSWORD, said, signedUp, type SignedUp } from '../sign-in.ts'
import { reason } from './acts.ts'
import type { Request } from './doors.ts'
import type { World } from './world.ts'

/** Six who may do all, one of whom is related to whom each case is about; one of the units, one above them. */
const EVERYWHERE = ['HQ-A', 'HQ-B', 'HQ-C', 'HQ-D', 'HQ-E', 'HQ-F', 'HQ-KIN']
const BELOW = ['HQ-UNIT', 'HQ-ABOVE']

/** They stand in the register, and hold the roles by which a route lets them do what the functions do. */
export async function seedHands(db: Db): Promise<void> {
  await writing(db, async (trx) => {
    for (const number of [...EVERYWHERE, ...BELOW])
      await sql`insert into organisation.officer (number, name) values (${number}, ${`Người ${number}`})`.execute(trx)
  })
}

async function giveRoles(db: Db, officer: string, account: string): Promise<void> {
  const unit = officer === 'HQ-ABOVE' ? 'R1' : null
  const roles = EVERYWHERE.includes(officer) || officer === 'HQ-ABOVE' ? ['head', 'inspectorate', 'personnel'] : []
  await writing(db, async (trx) => {
    for (const role of roles)
      await sql`insert into access.grant (account, role, unit, during, event) values (${account}, ${role}, ${unit}, daterange('2020-01-01', null), 1)`.execute(
        trx,
      )
  })
}

/** Of a new world: whoever works in its unit, and who is related to the first of its people. */
export async function enterWorld(db: Db, { unit, people }: World): Promise<void> {
  await writing(db, async (trx) => {
    await sql`insert into access.grant (account, role, unit, during, event) select id, 'head', ${unit}, daterange('2020-01-01', null), 1
      from access.account where officer = 'HQ-UNIT'`.execute(trx)
    await sql`insert into access.interest (officer, other, kind, during, document, event) values ('HQ-KIN', ${people[0]}, 'kinship', '[2020-01-01,)', 'x', 1)`.execute(
      trx,
    )
  })
}

/** Every rule compared by a lawyer, entered by one person and published by another, as the pages of the law do it; and the law as the server has it then. */
export async function confirmAll(db: Db, home: string): Promise<LawPack> {
  const [one, other] = ['HQ-A', 'HQ-B'].map((id) => ({ id, name: id, kind: 'person' as const }))
  const pack = await (await currentLaw(db, home)).pack()
  for (const { id: rule, says, confirmed } of pack.rules) {
    if (says === 'not-loaded' || confirmed !== 'no') continue
    const given = { rule, lawyer: 'Luật gia', comparedOn: '2026-11-01', reason, today: '2026-11-27' }
    const { id } = await enterConfirmation(db, one!, pack, given)
    await publishConfirmation(db, other!, pack, { id, reason })
  }
  return confirmedLaw(db, pack)
}

const FRESH = 4 * 60_000

/** Sends moves as whoever makes them, each in a session of his own; `made` are the routes of which one was not refused. */
export function requestsTo(server: TestServer): {
  send: (request: Request) => Promise<unknown>
  /** Whoever has no session, or an old one, signs in: that is on the record, and so done before a story. */
  signIn: (officers: readonly string[]) => Promise<void>
  made: Set<string>
} {
  const sessions = new Map<string, { person: SignedUp; cookie: string; since: number }>()
  const made = new Set<string>()
  const signInOne = async (officer: string): Promise<void> => {
    const own = sessions.get(officer)
    if (own !== undefined && Date.now() - own.since < FRESH) return
    const person = own?.person ?? (await signedUp(server, officer.toLowerCase(), Date.now, officer))
    if (own === undefined) await giveRoles(server.database.db, officer, person.account)
    const cookie = own === undefined ? person.cookie : await again(server, person)
    sessions.set(officer, { person, cookie, since: Date.now() })
  }
  const send = async ({ route, by, input, body }: Request): Promise<unknown> => {
    const rest = new Map(Object.entries(input))
    const path = route.path.replaceAll(/:(\w+)/gu, (_, name: string) => {
      const value = String(rest.get(name))
      rest.delete(name)
      return encodeURIComponent(value)
    })
    const query =
      body === undefined
        ? ''
        : `?${new URLSearchParams([...rest].map(([name, value]): [string, string] => [name, String(value)])).toString()}`
    const answer = await fetch(server.url + path + query, {
      method: route.method,
      headers: { cookie: sessions.get(by)!.cookie, 'content-type': body === undefined ? 'application/json' : 'application/octet-stream' },
      body: body === undefined ? JSON.stringify(Object.fromEntries(rest)) : new Uint8Array(body),
    })
    if (!answer.ok) throw refusal(answer.status, await answer.text())
    made.add(`${route.method} ${route.path}`)
    return answer.json()
  }
  const signIn = async (officers: readonly string[]): Promise<void> => {
    for (const officer of officers) await signInOne(officer)
  }
  return { send, signIn, made }
}

async function again(server: TestServer, { login, secret }: SignedUp): Promise<string> {
  const { ticket } = await said<{ ticket: string }>(server.post('/api/sign-in/password', { login, password: PASSWORD }))
  return cookieOf(await server.post('/api/sign-in/code', { ticket, code: totpAt(secret, Date.now()) }))
}

const CODES = { 400: 'input', 403: 'denied', 404: 'absent', 409: 'conflict' } as const

/** What a user is told; anything else is a defect. */
function refusal(status: number, text: string): Error {
  const code = CODES[status as keyof typeof CODES] as (typeof CODES)[keyof typeof CODES] | undefined
  return code === undefined ? new Error(`${status} ${text}`) : new LiemError(code, text)
}
