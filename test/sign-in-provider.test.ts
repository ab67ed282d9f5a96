import { expect, test } from 'vitest'
import { totpAt } from '../src/access/sign-in/totp.ts'
import { CLIENT, testProvider } from './provider.ts'
import { testServer } from './server.ts'
import { cookieOf, fromBase32, invited, said, sentWhile } from './sign-in.ts'

const provider = await testProvider()
const config = (more = ''): string => `provider:
  issuer: ${provider.issuer}
  client: ${CLIENT.id}
  secret: ${CLIENT.secret}
  name: { vi: Đăng nhập của cơ quan, en: The administration’s sign-in }
${more}`
const server = await testServer({ config: config() })
const trusting = await testServer({ config: config('  secondFactor: provider\n') })
const begin = (at = server) => said<{ url: string; ticket: string }>(at.post('/api/sign-in/provider', {}))
const finish = (ticket: string, query: string, at = server) => at.post('/api/sign-in/provider/finish', { ticket, query })

test('whoever signed in there is asked for the second factor here, and is the same person the next time, whatever the name is then', async () => {
  await invited(server, 'khanh')
  expect(await said(server.get('/api/sign-in'))).toMatchObject({ provider: { vi: 'Đăng nhập của cơ quan' } })
  const one = await begin()
  expect(Object.fromEntries(new URL(one.url).searchParams)).toMatchObject({
    client_id: CLIENT.id,
    code_challenge_method: 'S256',
    redirect_uri: `${server.url}/sign-in/provider`,
  })
  const answer = await finish(one.ticket, provider.signIn(one.url, { sub: 'u-17', preferred_username: 'Khanh' }))
  expect(answer.headers.getSetCookie()).toEqual([])
  const { step, ticket } = await said<{ step: string; ticket: string }>(answer)
  expect(step).toBe('enrol')
  const { secret } = await said<{ secret: string }>(server.post('/api/sign-in/enrolment', { ticket }))
  const confirmed = await server.post('/api/sign-in/enrolment/confirm', { ticket, code: totpAt(fromBase32(secret), Date.now()) })
  expect(await said(server.get('/api/me', { cookie: cookieOf(confirmed) }))).toMatchObject({ login: 'khanh', hasPassword: false })
  const two = await begin()
  expect(await said(finish(two.ticket, provider.signIn(two.url, { sub: 'u-17', preferred_username: 'somebody' })))).toMatchObject({
    step: 'code',
  })
  const three = await begin()
  expect((await finish(three.ticket, provider.signIn(three.url, { sub: 'u-18', preferred_username: 'khanh' }))).status).toBe(403)
})

test('an account is bound to one person there, also where two come at once with the same name', async () => {
  const { account } = await invited(trusting, 'long')
  const came = await Promise.all(
    ['u-31', 'u-32'].map(async (sub) => {
      const { url, ticket } = await begin(trusting)
      return { sub, ticket, query: provider.signIn(url, { sub, preferred_username: 'long', amr: ['pwd', 'mfa'] }) }
    }),
  )
  const answers = await sentWhile(
    trusting,
    (trx) => trx.selectFrom('access.account').select('id').where('id', '=', account).forUpdate().execute(),
    () => came.map(({ ticket, query }) => finish(ticket, query, trusting)),
  )
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 403])
})

test('where the provider is trusted with the second factor, nothing more is asked of whom it says that he showed two; of others it is asked here', async () => {
  await invited(trusting, 'linh')
  const come = async (claims: Record<string, unknown>, at = trusting): Promise<Response> => {
    const one = await begin(at)
    return finish(one.ticket, provider.signIn(one.url, { sub: 'u-19', preferred_username: 'linh', ...claims }), at)
  }
  const answer = await come({ amr: ['pwd', 'otp', 'mfa'] })
  expect(await answer.clone().json()).toEqual({ step: 'done' })
  expect(await said(trusting.get('/api/me', { cookie: cookieOf(answer) }))).toMatchObject({ login: 'linh' })
  for (const claims of [{}, { amr: ['pwd'] }, { acr: 'two' }]) expect(await said(come(claims))).toMatchObject({ step: 'enrol' })
  const byLevel = await testServer({ config: config('  secondFactor: provider\n  acr: [two]\n') })
  await invited(byLevel, 'linh')
  expect(new URL((await begin(byLevel)).url).searchParams.get('acr_values')).toBe('two')
  expect(await said(come({ amr: ['mfa'], acr: 'one' }, byLevel))).toMatchObject({ step: 'enrol' })
  expect(await said(come({ acr: 'two' }, byLevel))).toEqual({ step: 'done' })
})

test('what it says is believed when its key signed it, to Liêm, and for somebody who showed a moment ago who he is', async () => {
  const claims = { sub: 'u-17', preferred_username: 'khanh' }
  const come = async (more: object, odd = {}): Promise<number> => {
    const { url, ticket } = await begin()
    return (await finish(ticket, provider.signIn(url, { ...claims, ...more }, odd))).status
  }
  expect(await come({})).toBe(200)
  expect(await come({}, { forged: true })).toBe(403)
  expect(await come({}, { audience: 'somebody-else' })).toBe(403)
  expect(await come({ auth_time: Math.floor(Date.now() / 1000) - 3_600 })).toBe(403)
  // Found at the address that is configured, and says that it is another.
  const odd = await testServer({ config: config().replace('127.0.0.1', 'localhost') })
  expect((await odd.post('/api/sign-in/provider', {})).status).toBe(503)
})

test('what comes back is an answer to what this tab asked, or it is refused', async () => {
  const claims = { sub: 'u-17', preferred_username: 'khanh' }
  const [one, other] = [await begin(), await begin()]
  expect((await finish(one.ticket, provider.signIn(other.url, claims))).status).toBe(403)
  const again = await begin()
  const query = provider.signIn(again.url, claims)
  expect((await finish(again.ticket, query)).status).toBe(200)
  expect((await finish(again.ticket, query)).status).toBe(403)
  const [mine, his] = [await begin(), await begin()]
  const stolen = new URLSearchParams(provider.signIn(his.url, claims).slice(1))
  stolen.set('state', new URL(mine.url).searchParams.get('state')!)
  expect((await finish(mine.ticket, `?${stolen}`)).status).toBe(403)
  expect((await finish('x'.repeat(43), query)).status).toBe(403)
})

test('a person without an account has none afterwards either', async () => {
  const one = await begin()
  expect((await finish(one.ticket, provider.signIn(one.url, { sub: 'u-99', preferred_username: 'stranger' }))).status).toBe(403)
  expect(await server.database.db.selectFrom('access.account').select('login').execute()).toEqual([{ login: 'khanh' }])
})

test('without a provider there is none', async () => {
  const plain = await testServer()
  expect((await plain.post('/api/sign-in/provider', {})).status).toBe(404)
})
