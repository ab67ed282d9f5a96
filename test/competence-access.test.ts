import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import type { Role } from '../src/access/roles/schema.ts'
import { showCompetence, transferCase } from '../src/cases/competence/schema.ts'
import * as contract from '../src/cases/schema.ts'
import { buildAccessWorld, identityOf, writeTo, type AccessWorld, type Person } from './access-world.ts'
import { testServer } from './server.ts'

/** Who asks; changed between requests. */
const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
const server = await testServer({ as })
const { db } = server.database
const [NEW_HEAD, OLD_HEAD] = ['CC-70001', 'CC-70002'] as const
const reason = 'người liên quan đã chuyển công tác'
let world: AccessWorld
const heads = new Map<string, Person>()

/** Whom the trace names went from 01AB, in region R1, to the region R2 after his act. */
beforeAll(async () => {
  world = await buildAccessWorld(db)
  await writeTo(db, async (trx) => {
    for (const [number, unit] of [
      [NEW_HEAD, 'R2'],
      [OLD_HEAD, '01AB'],
    ] as const) {
      await sql`insert into organisation.officer (number, name) values (${number}, ${number})`.execute(trx)
      const { rows } = await sql<{
        id: string
      }>`insert into access.account (login, officer, name) values (${number}, ${number}, ${number}) returning id`.execute(trx)
      await sql`insert into organisation.tenure (unit, role, officer, during, fields, entered_on)
        values (${unit}, 'head', ${number}, '[2020-01-01,)', '{}', '2020-01-01')`.execute(trx)
      heads.set(number, { role: 'head', officer: number, system: '', account: rows[0]!.id })
    }
    await sql`delete from organisation.tenure where officer = 'CC-00001'`.execute(trx)
    await sql`insert into organisation.tenure (unit, role, officer, during, fields, entered_on) values
      ('01AB', 'officer', 'CC-00001', '[2020-01-01,2026-06-01)', '{}', '2020-01-01'), ('R2', 'officer', 'CC-00001', '[2026-06-01,)', '{}', '2026-06-01')`.execute(
      trx,
    )
    await sql`insert into organisation.service (officer, during, class) select number, '[2015-01-01,)', 'civil-servant' from organisation.officer`.execute(
      trx,
    )
    await sql`update findings.named set officer = 'CC-00001', unattributed = null where account = 'HQVP-0231'`.execute(trx)
  })
})

const become = (role: Role): void => void Object.assign(as, identityOf(world.people.get(role)!))
const becomeHead = (number: string): void => void Object.assign(as, identityOf(heads.get(number)!))
async function post(path: string, body: object): Promise<{ status: number; answer: unknown }> {
  const response = await server.post(path, body)
  return { status: response.status, answer: await response.json() }
}
const sees = async (id: string): Promise<number> => (await server.get(`/api/cases/${id}`)).status
const notes = async (id: string): Promise<number> =>
  (await post(`/api/cases/${id}/steps`, { kind: 'note', day: '2026-11-05', words: 'x' })).status

test('a case goes to the unit that decides; the former one reads it and writes nothing, and the new one goes on', async () => {
  become('inspectorate')
  const opened = await post('/api/cases', { title: 'Thông quan', findings: [world.found('inspectorate', 'subtree').id], reason })
  const { id, acts } = contract.caseShown.parse(opened.answer)
  const { id: act, officer, what, from, until } = acts[0]!
  const found = { act, officer, what, from, until, detected: '2026-06-10', severity: 'serious', kinds: [], reason }
  expect((await post(`/api/cases/${id}/acts`, found)).status).toBe(200)
  becomeHead(NEW_HEAD)
  expect([await sees(id), (await server.get(`/api/cases/${id}/competence`)).status]).toEqual([404, 404])
  expect((await post(`/api/cases/${id}/transfer`, { unit: 'R2', reason })).status).toBe(404)

  become('personnel')
  const shown = showCompetence.output.parse(await (await server.get(`/api/cases/${id}/competence`)).json())
  expect([shown.elsewhere.map(({ code }) => code), shown.rows[0]!.answers[0]!.competence.former.map(({ code }) => code)]).toEqual([
    ['R2'],
    ['01AB'],
  ])
  expect((await post(`/api/cases/${id}/transfer`, { unit: 'R2', reason })).status, 'neither its handler nor a head').toBe(403)

  become('inspectorate')
  expect((await post(`/api/cases/${id}/transfer`, { unit: '02EF', reason })).status, 'not competent').toBe(409)
  const went = await post(`/api/cases/${id}/transfer`, { unit: 'R2', reason })
  expect([went.status, transferCase.output.parse(went.answer).unit.code]).toEqual([200, 'R2'])

  // Whoever handled it, and whoever leads the unit from which it went, reads it; the others of the former unit do not see it any more.
  expect([await sees(id), await notes(id)]).toEqual([200, 404])
  expect((await post(`/api/cases/${id}/transfer`, { unit: 'R2', reason })).status).toBe(404)
  becomeHead(OLD_HEAD)
  expect([await sees(id), await notes(id)]).toEqual([200, 404])
  become('personnel')
  expect([await sees(id), await notes(id)]).toEqual([404, 404])
  becomeHead(NEW_HEAD)
  expect([await sees(id), await notes(id)]).toEqual([200, 200])
  const { unit, handler } = contract.caseShown.parse(await (await server.get(`/api/cases/${id}`)).json())
  expect([unit.code, handler]).toEqual(['R2', null])
})
