/** Whose responsibility is reviewed: before notice he gets no other byte for it, from notice on exactly his own review. */
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import type { Role } from '../src/access/roles/schema.ts'
import * as reviews from '../src/cases/reviews/schema.ts'
import * as contract from '../src/cases/schema.ts'
import { listWork } from '../src/desk/work/schema.ts'
import { buildAccessWorld, identityOf, writeTo, type AccessWorld } from './access-world.ts'
import { testServer } from './server.ts'

const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
const server = await testServer({ as })
const { db } = server.database
const WHO = 'CC-00001'
/** The head of the unit works on its cases; who was his deputy then serves without competence now. */
const [HEAD, DEPUTY] = ['deputy', 'official'] as const
const reason = 'theo kết quả xác minh'
const DAY = '2026-11-20'
let world: AccessWorld
let id = '01900000-0000-7000-8000-000000000009'

beforeAll(async () => {
  world = await buildAccessWorld(db)
  await writeTo(db, async (trx) => {
    await sql`insert into organisation.service (officer, during, class) select number, '[2015-01-01,)', 'civil-servant' from organisation.officer`.execute(
      trx,
    )
    await sql`insert into organisation.tenure (unit, role, officer, during, fields, entered_on)
      values ('01AB', 'head', 'CC-deputy', '[2020-01-01,)', '{}', '2020-01-01'), ('01AB', 'deputy', 'CC-official', '[2020-01-01,2026-07-01)', '{}', '2020-01-01')`.execute(
      trx,
    )
    await sql`update findings.named set officer = ${WHO}, unattributed = null where account = 'HQVP-0231'`.execute(trx)
  })
})

const become = (role: Role): void => void Object.assign(as, identityOf(world.people.get(role)!))
const get = async (path: string): Promise<string> => {
  const response = await server.get(path)
  return `${response.status} ${response.headers.get('etag')} ${(await response.text()).replace(/"code":"\d{3}-[\dA-Z]+"/u, '')}`
}
async function post(by: Role, path: string, body: object, expected = 200): Promise<string> {
  become(by)
  const response = await server.post(path, body)
  const text = await response.text()
  expect([path, response.status], text).toEqual([path, expected])
  return text
}
const OWN = '/api/me/reviews'
const ASKED = [
  ...[OWN, '/api/me/cases', '/api/me/documents', '/api/me/told', '/api/me/submissions', '/api/me/findings', '/api/me/proceedings'],
  ...['/api/cases?state=all', '/api/cases?state=heads', '/api/heads?state=all', '/api/submissions?view=all', '/api/search?text=VV'],
  ...['/api/state', '/api/overview', '/api/work', '/api/work?view=following', '/api/work/done', '/api/events?limit=50'],
]
const OF_CASE = ['', '/reviews', '/heads', '/history', '/documents', '/told', '/along']
async function looks(role: Role, known = true): Promise<Map<string, string>> {
  become(role)
  const paths = [...ASKED, ...OF_CASE.map((rest) => `/api/cases/${known ? id : '01900000-0000-7000-8000-000000000009'}${rest}`)]
  return new Map(await Promise.all(paths.map(async (path): Promise<[string, string]> => [path, await get(path)])))
}
const changed = (one: Map<string, string>, other: Map<string, string>): string[] =>
  [...one].filter(([path, answer]) => other.get(path) !== answer).map(([path]) => path.split('?')[0]!)
const shown = async (): Promise<reviews.CaseReviews> => {
  become('inspectorate')
  return reviews.showReviews.output.parse(await (await server.get(`/api/cases/${id}/reviews`)).json())
}
const reviewOf = async (officer: string): Promise<string> => {
  become('inspectorate')
  const file = contract.caseShown.parse(await (await server.get(`/api/cases/${id}`)).json())
  return file.reviews.find((one) => one.officer.id === officer)!.id
}

test(
  'before notice neither head gets another byte for what is done of his review; after it each finds his own alone',
  { timeout: 60_000 },
  async () => {
    const none = await looks(DEPUTY, false)
    const { id: finding } = world.found('inspectorate', 'subtree')
    ;({ id } = contract.caseShown.parse(
      JSON.parse(await post('inspectorate', '/api/cases', { title: 'Kiểm tra', findings: [finding], reason })),
    ))
    await post('inspectorate', `/api/cases/${id}/steps`, { kind: 'verification', day: '2026-11-01' })
    const [ofHead, ofDeputy] = [await reviewOf('CC-deputy'), await reviewOf('CC-official')]
    const told = { day: DAY, asks: 'Đã kiểm tra thế nào?', reason }
    // Covert as yet: whoever acted under them knows nothing, and so they are not told.
    await post('inspectorate', `/api/cases/${id}/reviews/${ofHead}/notice`, told, 409)
    expect(changed(none, await looks(DEPUTY, false))).toEqual([])
    await post('inspectorate', `/api/cases/${id}/steps`, { kind: 'notice', officer: WHO, day: '2026-11-05' })
    const before = await looks(HEAD)

    const proposed = { outcome: 'none', day: DAY }
    const checked = async (review: string): Promise<void> => {
      await post('personnel', `/api/cases/${id}/reviews/${review}/opinion`, { ...proposed, words: 'Không thể biết.' })
      const opinion = (await shown()).opinions.at(-1)!.id
      await post('inspectorate', `/api/cases/${id}/reviews/${review}/conclusions`, { ...proposed, grounds: 'x', opinion })
      await post('personnel', `/api/cases/${id}/conclusions/${(await shown()).conclusions.at(-1)!.id}/check`, {})
    }
    await checked(ofHead)
    expect(changed(before, await looks(HEAD))).toEqual([])
    await checked(ofDeputy)
    expect(changed(none, await looks(DEPUTY, false))).toEqual([])

    const known = await looks(HEAD)
    await post('inspectorate', `/api/cases/${id}/reviews/${ofHead}/notice`, told)
    const after = await looks(HEAD)
    expect(new Set(changed(known, after))).toEqual(new Set([OWN, '/api/state', '/api/work']))
    expect(changed(none, await looks(DEPUTY, false))).toEqual([])
    const { rows } = reviews.listOwnReviews.output.parse(JSON.parse(after.get(OWN)!.replace(/^200 \S+ /u, '')))
    expect(rows).toMatchObject([{ role: 'head', unit: { code: '01AB' }, asks: told.asks, mayAnswer: true, conclusion: null }])
    expect(JSON.stringify(rows)).not.toMatch(/CC-00001|CC-official|VV-/u)

    // He answers himself, as he is shown among his work; nobody else does for him, and he not for others.
    const work = async (role: Role) => {
      become(role)
      return listWork.output.parse(await (await server.get('/api/work?limit=200')).json()).rows.map(({ kind }) => kind)
    }
    expect(await work(HEAD)).toContain('review-own')
    await post(DEPUTY, `/api/me/reviews/${rows[0]!.id}/hear`, { words: 'x' }, 404)
    await post(HEAD, `/api/cases/${id}/reviews/${ofHead}/hearing`, { day: DAY, heard: 'given', words: 'x' }, 404)
    await post(HEAD, `/api/me/reviews/${rows[0]!.id}/hear`, { words: 'Tôi đã kiểm tra.' })
    expect(await work(HEAD)).not.toContain('review-own')
    expect((await shown()).notices[0]!.hearings).toMatchObject([{ own: true, words: 'Tôi đã kiểm tra.' }])
  },
)
