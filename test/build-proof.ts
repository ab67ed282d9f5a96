/** A server on which people sign with passkeys that are in software, and cases that wait for a signature. */
import { sql } from 'kysely'
import type { Identity } from '../src/access/index.ts'
import type { ProofAsked } from '../src/access/proofs/schema.ts'
import type { Db } from '../src/base/index.ts'
import { checkDecision } from '../src/cases/index.ts'
import { readLaw } from '../src/law/allowed/index.ts'
import { identityOf, writeTo } from './access-world.ts'
import { caseMaker, CHECKER, insertOfficer, seedOffice, type CaseMaker } from './build-case.ts'
import { testDevice, type Credential } from './passkey.ts'
import { testServer, type TestServer } from './server.ts'
import { said, testClock, type TestClock } from './sign-in.ts'

export interface Waiting {
  /** The case, the decision, and where it is signed. */
  id: string
  decision: string
  path: string
}

type Who = 'head' | 'other' | 'inspectorate'
export type Device = ReturnType<typeof testDevice>

export interface ProofStage {
  server: TestServer
  clock: TestClock
  make: CaseMaker
  /** The head of the region, and another of the same region; who asks is the last of them that was become. */
  become: (who: Who) => void
  device: () => Promise<Device>
  /** A decision that was checked, in a case of its own. */
  waiting: () => Promise<Waiting>
  ask: (one: Waiting, number?: string) => Promise<ProofAsked>
  sign: (one: Waiting, proof?: { ticket: string; credential: Credential } | null, number?: string) => Promise<Response>
}

export const NUMBER = '214/QĐ-CHQ'
const reason = 'theo hồ sơ'

/** `const stage = await proofStage()` at the top of a test file. */
export async function proofStage(): Promise<ProofStage> {
  const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
  const clock = testClock()
  const server = await testServer({ as, now: clock.now })
  const { db } = server.database
  await seedOffice(db)
  const people = await addPeople(db)
  const pack = await readLaw()
  const make = caseMaker(db, pack)
  const become: ProofStage['become'] = (who) => void Object.assign(as, people[who])
  const device = async (): Promise<Device> => {
    const one = testDevice(server.url)
    const { ticket, options } = await said<ProofAsked>(server.post('/api/me/passkeys/begin', {}))
    await said(server.post('/api/me/passkeys', { ticket, name: 'phone', credential: one.create(options) }))
    return one
  }
  const waiting = (): Promise<Waiting> => checkedDecision(db, make)
  return {
    ...{ server, clock, make, become, device, waiting },
    ask: ({ path }, number = NUMBER) => said<ProofAsked>(server.post(`${path}/passkey`, { number })),
    sign: ({ path }, proof, number = NUMBER) =>
      server.post(path, { number, reason, ...(proof === undefined ? {} : { proof }) }, { 'accept-language': 'en' }),
  }
}

/** A decision on somebody of his own that waits for a signature. */
export async function checkedDecision(db: Db, make: CaseMaker): Promise<Waiting> {
  const { id, decisions } = await make.draft(await make.heard({ who: await make.officer() }))
  const decision = decisions.findLast(({ state }) => state === 'draft')!.id
  await checkDecision(db, CHECKER, { id, decision })
  return { id, decision, path: `/api/cases/${id}/decisions/${decision}/sign` }
}

/** Two heads of the region, and somebody of the inspectorate, with accounts. */
export async function addPeople(db: Db): Promise<Record<Who, Identity>> {
  return { head: await addPerson(db, 'head'), other: await addPerson(db, 'other'), inspectorate: await addPerson(db, 'inspectorate') }
}

async function addPerson(db: Db, who: Who): Promise<Identity> {
  const [officer, role] = [`CC-${who}`, who === 'other' ? 'head' : who]
  const account = await writeTo(db, async (trx) => {
    await insertOfficer(trx, officer, `Người ${who}`)
    const { rows } = await sql<{ id: string }>`insert into access.account (login, officer, name)
      values (${who}, ${officer}, ${officer}) returning id`.execute(trx)
    await sql`insert into access.grant (account, role, unit, during, event)
      values (${rows[0]!.id}, ${role}, 'R1', daterange('2020-01-01', null), 1)`.execute(trx)
    return rows[0]!.id
  })
  return identityOf({ role, officer, system: '', account })
}
