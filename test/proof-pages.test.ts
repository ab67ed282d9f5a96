/** A decision is signed with a passkey as people do it: Chromium and a device of its own making. */
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { expectSound } from '../apps/web/test/browser.ts'
import type { Identity } from '../src/access/index.ts'
import { wrongsOf } from '../src/access/proofs/index.ts'
import { proofFile } from '../src/access/proofs/schema.ts'
import { readLaw } from '../src/law/allowed/index.ts'
import { writeTo } from './access-world.ts'
import { addPeople, checkedDecision, NUMBER } from './build-proof.ts'
import { caseMaker, seedOffice, type CaseMaker } from './build-case.ts'
import { button, WORDS } from './case-screen.ts'
import { withDevice } from './device-screen.ts'
import { goTo, inTurn, openPages, program } from './pages.ts'
import { REGISTER } from './sign-in-screen.ts'

const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
const pages = openPages({ register: REGISTER, as })
let make: CaseMaker

const HERE = {
  'vi-VN': {
    ...{ add: 'Thêm khóa truy cập…', name: /^Tên để nhận ra/u, adds: 'Thêm', forget: 'Bỏ Máy ở phòng' },
    ...{ with: /^Ký bằng khóa truy cập của tôi/u, good: 'Đã ký bằng khóa truy cập của Người head, kiểm tra đúng.' },
    ...{ none: 'Không có chữ ký bằng khóa truy cập.', noneHere: /^Bạn chưa có khóa truy cập dùng được ở đây\./u },
    ...{ device: 'Thiết bị chưa xác nhận được.', file: 'Tệp để kiểm tra lại' },
  },
  'en-GB': {
    ...{ add: 'Add a passkey…', name: /^Name to tell it by/u, adds: 'Add', forget: 'Remove Máy ở phòng' },
    ...{ with: /^Sign with my passkey/u, good: 'Signed with the passkey of Người head, verified.' },
    ...{ none: 'Without a passkey signature.', noneHere: /^You have no passkey that works here\./u },
    ...{ device: 'The device did not confirm who you are.', file: 'File to verify it again' },
  },
} as const

beforeAll(async () => {
  if (program === undefined) return
  await seedOffice(pages.db())
  const { head } = await addPeople(pages.db())
  // Whoever signs in by the organisation's own way has no passkeys here.
  await writeTo(pages.db(), (trx) => sql`update access.account set password = 'x' where id = ${head.account}`.execute(trx))
  Object.assign(as, head, { session: '01900000-0000-7000-8000-0000000000bb' })
  make = caseMaker(pages.db(), await readLaw())
})

const LOOKS = [
  ['vi-VN', 1440],
  ['en-GB', 390],
] as const

/** Opens the dialog on a decision, and fills it in. */
async function beginToSign(page: Page, language: keyof typeof HERE, id: string): Promise<() => Promise<void>> {
  const say = WORDS[language]
  await goTo(page, `/cases/${id}`)
  await button(page, say.sign).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(say.number).fill(NUMBER)
  await dialog.getByLabel(say.reason).fill('theo hồ sơ')
  return () => dialog.getByRole('button', { name: say.signDo, exact: true }).click()
}

test.skipIf(program === undefined).each(inTurn(LOOKS))(
  'whoever has no passkey signs without and it is said; with one the device is asked, and the file verifies (%s, %i wide)',
  async (language, width) => {
    const here = HERE[language]
    await pages.open('/account', { language, width }, async (page) => {
      await withDevice(page, async ({ cdp, id: authenticatorId }) => {
        const plain = await checkedDecision(pages.db(), make)
        let sign = await beginToSign(page, language, plain.id)
        await page.getByText(here.noneHere).waitFor()
        await sign()
        await page.getByText(here.none).waitFor()

        await goTo(page, '/account')
        await page.getByRole('button', { name: here.add, exact: true }).click()
        await page.getByRole('textbox', { name: here.name }).fill('Máy ở phòng')
        await page.getByRole('button', { name: here.adds, exact: true }).click()
        await page.getByRole('button', { name: here.forget, exact: true }).waitFor()

        const one = await checkedDecision(pages.db(), make)
        sign = await beginToSign(page, language, one.id)
        expect(await page.getByRole('checkbox', { name: here.with }).isChecked()).toBe(true)
        await expectSound(page, [{ scheme: 'light', width }])
        await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
        await sign()
        await page.getByText(here.device).waitFor()
        await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
        await sign()
        await page.getByText(here.good).waitFor()
        await expectSound(page, [{ scheme: 'light', width }])
        const address = (await page.getByRole('link', { name: here.file }).getAttribute('href'))!
        const { rows, without } = proofFile.parse(await (await page.request.get(pages.url() + address)).json())
        expect([rows.map((row) => [row.record, wrongsOf(row)]), without]).toEqual([[[one.decision, []]], []])

        const unwanted = await checkedDecision(pages.db(), make)
        sign = await beginToSign(page, language, unwanted.id)
        await page.getByRole('checkbox', { name: here.with }).uncheck()
        await sign()
        await page.getByText(here.none).waitFor()

        await goTo(page, '/account')
        await page.getByRole('button', { name: here.forget, exact: true }).click()
        await page.getByRole('button', { name: here.forget, exact: true }).waitFor({ state: 'detached' })
      })
    })
  },
)
