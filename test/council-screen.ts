/** The disciplinary council of a case as people use it. */
import type { Page } from 'playwright-core'
import { settled, violations } from '../apps/web/test/browser.ts'
import { expect } from 'vitest'
import { button, carryOut, choose, typed } from './case-screen.ts'

/** What is said of councils. */
export const COUNCIL_WORDS = {
  'vi-VN': {
    ...{
      title: 'Hội đồng kỷ luật',
      reason: /^Lý do (?!áp)/u,
      form: 'Lập Hội đồng…',
      formedOn: /^Ngày lập/u,
      decree: /^Quyết định lập/u,
      chair: /^Chủ tịch/u,
    },
    ...{ call: 'Triệu tập phiên họp…', callDo: 'Ghi giấy triệu tập', sitsOn: /^Ngày họp/u, place: /^Địa điểm/u, summonedOn: /^Ngày gửi/u },
    ...{ hold: 'Ghi kết quả họp…', holdDo: 'Ghi kết quả họp', present: 'Có mặt', addVote: /^Hình thức được bỏ phiếu/u },
    ...{ warning: 'Cảnh cáo', votes: 'Số phiếu:', proposes: /^Kiến nghị/u, minutes: /^Biên bản/u },
    ...{ few: /chưa bằng số người có mặt/u },
  },
  'en-GB': {
    ...{
      title: 'Disciplinary council',
      reason: /^Reason/u,
      form: 'Set up a council…',
      formedOn: /^Set up on/u,
      decree: /^Decision that sets it up/u,
      chair: /^chair/u,
    },
    ...{ call: 'Summon to a sitting…', callDo: 'Enter the summons', sitsOn: /^Day of the sitting/u, place: /^Place/u },
    ...{ summonedOn: /^Summons sent on/u, hold: 'Enter how it went…', holdDo: 'Enter how it went', present: 'Was present' },
    ...{ addVote: /^Form that was voted on/u, warning: 'Warning', votes: 'Votes for', proposes: /^Proposal/u },
    ...{ minutes: /^Minutes/u, few: /not as many as those present/u },
  },
} as const
type Words = (typeof COUNCIL_WORDS)[keyof typeof COUNCIL_WORDS]

/** When it is summoned, when it sits, and where. */
export interface Sitting {
  on: string
  summonedOn: string
  place: string
}

/** A council is set up, in each seat whoever has that number. */
export async function formCouncil(page: Page, say: Words, people: readonly string[], on?: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.form).click()
  if (on !== undefined) await dialog.getByLabel(say.formedOn).fill(typed(on))
  await dialog.getByLabel(say.decree).fill('12/QĐ-CHQ')
  await dialog.getByRole('combobox', { name: say.chair }).waitFor()
  const seats = dialog.locator('[class*=seats] input:not([type=hidden])')
  expect(await seats.count()).toBe(people.length)
  for (const [at, number] of people.entries()) {
    await seats.nth(at).fill(number)
    await page.getByRole('option', { name: new RegExp(`· ${number}$`, 'u') }).click()
  }
  await carryOut(page, say.form.slice(0, -1), say.reason)
}

export async function summon(page: Page, say: Words, { on, summonedOn, place }: Sitting): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.call).click()
  await dialog.getByLabel(say.sitsOn).fill(typed(on))
  await dialog.getByLabel(say.summonedOn).fill(typed(summonedOn))
  await dialog.getByLabel(say.place).fill(place)
  await carryOut(page, say.callDo)
}

/** All are there and vote for one form; votes that do not add up are refused in place. */
export async function hold(page: Page, say: Words, form: string = say.warning): Promise<void> {
  const dialog = page.getByRole('dialog')
  const votes = dialog.getByLabel(new RegExp(`^${say.votes} ${form}`, 'iu'))
  await button(page, say.hold).click()
  await dialog.getByRole('radio', { name: say.present, exact: true }).click()
  for (const box of await dialog.getByRole('checkbox').all()) await box.check()
  await choose(page, say.addVote, form)
  await votes.fill('4')
  await dialog.getByRole('button', { name: say.holdDo, exact: true }).click()
  await dialog.getByText(say.few).waitFor()
  await votes.fill('5')
  await choose(page, say.proposes, form)
  await dialog.getByLabel(say.minutes).fill('Hội đồng đã nghe người bị xem xét.')
  await settled(page)
  expect(await violations(page)).toEqual([])
  await carryOut(page, say.holdDo)
  await page.getByText(`${form}: 5`).waitFor()
}
