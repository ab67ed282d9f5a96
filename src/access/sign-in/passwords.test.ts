import { argon2Sync } from 'node:crypto'
import { expect, test } from 'vitest'
import { COST, hashPassword, isOutdated, isPassword as is, refuseWeak } from './passwords.ts'

const isPassword = (password: string, hash: string) => is(password, hash, COST)

const bare = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')
const salt = Buffer.alloc(16, 7)
const cost = { memory: 64, passes: 1, parallelism: 1 }
const CHEAP = `$argon2id$v=19$m=64,t=1,p=1$${bare(salt)}$${bare(argon2Sync('argon2id', { message: 'one', nonce: salt, tagLength: 32, ...cost }))}`

test('a hash is argon2id with a salt of its own, and is that of the password alone', async () => {
  const [one, other] = [await hashPassword('ba-con-trâu-trắng', COST), await hashPassword('ba-con-trâu-trắng', COST)]
  expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/u)
  expect(one).not.toBe(other)
  expect([isOutdated(one, COST), isOutdated(CHEAP, COST)]).toEqual([false, true])
  expect([await isPassword('ba-con-trâu-trắng', one), await isPassword('ba-con-trâu-trắn', one)]).toEqual([true, false])
  expect(await isPassword('ba-con-trâu-trắng ', one)).toBe(false)
})

test('a crowd at the door waits in turn; whom it would take too long is told so, and the rest are answered', async () => {
  const crowd = await Promise.allSettled(Array.from({ length: 120 }, (_, n) => isPassword(n % 2 === 0 ? 'one' : 'two', CHEAP)))
  const answered = crowd.filter(({ status }) => status === 'fulfilled')
  const told = crowd.filter((one) => one.status === 'rejected')
  expect([answered.length, told.length]).toEqual([50, 70])
  expect(told.map(({ reason }) => (reason as { code: string }).code)).toEqual(told.map(() => 'unavailable'))
  expect(crowd.slice(0, 4)).toEqual([true, false, true, false].map((value) => ({ status: 'fulfilled', value })))
  expect(await isPassword('one', CHEAP)).toBe(true)
})

test.each([
  ['passwordpassword', 'among the commonest'],
  ['Password1234!', 'among the commonest, with digits and signs around'],
  ['P@ssw0rd2026!', 'written with signs for letters'],
  ['qwertyuiop123', 'along the keyboard'],
  ['abcabcabcabcabc', 'repeated'],
  ['haiquan2026haiquan', 'words of the place'],
  ['Haiquanvietnam2026', 'words of the place'],
  ['liem-2026-haiquan', 'the name of the program'],
  ['dungnguyen2026', 'the own name'],
  ['nguyen.dung.1985', 'the own name and a year'],
  ['toi-la-DUNGNGUYEN-day', 'the login, whatever else'],
])('%s is refused: %s', async (password) => {
  await expect(refuseWeak(password, { login: 'dungnguyen', name: 'Nguyễn Văn Dũng' })).rejects.toMatchObject({ code: 'input' })
})

test.each(['ba-con-trâu-trắng', 'bốn con trâu đen', 'chợ phiên mưa lúc sáu giờ', 'correct horse battery staple', '9f!Kq2_vTz07'])(
  '%s is taken, whatever signs it is of',
  async (password) => {
    await expect(refuseWeak(password, { login: 'dungnguyen', name: 'Nguyễn Văn Dũng' })).resolves.toBeUndefined()
  },
)
