import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { listEvidence } from '../src/cases/evidence/schema.ts'
import { addStep } from '../src/cases/index.ts'
import { listReleases } from '../src/cases/releases/schema.ts'
import type { CaseShown } from '../src/cases/schema.ts'
import { listFindings } from '../src/findings/schema.ts'
import { settled, violations } from '../apps/web/test/browser.ts'
import { buildCase, EVERYTHING } from './build-db.ts'
import { expectSoon, expectSoundPages, inTurn, openPages, program } from './pages.ts'

/** Whoever sits at the machine, who may be both people that an act needs; then whoever the case is about. */
const as: Identity = { account: 'local', officer: null, name: 'Local user', by: 'local', session: null, freshUntil: null, scopes: null }
const pages = openPages({ as })

const WORDS = {
  'vi-VN': {
    ...{
      add: 'Thêm tệp…',
      addDo: 'Thêm tệp',
      fileIs: /là gì/u,
      plain: 'Tệp',
      redacted: 'Bản đã che',
      from: 'Nhận từ ai',
      of: 'Che từ chứng cứ nào',
    },
    ...{
      missing: /chưa ghi nhận từ ai/u,
      verify: 'So lại mã băm',
      same: /^khớp mã băm/u,
      close: 'Đóng',
      whoOpened: 'Ai đã mở',
      nobody: 'Chưa ai mở.',
    },
    ...{
      draft: 'Soạn hồ sơ trích…',
      draftDo: 'Soạn hồ sơ trích',
      concerned: 'Người liên quan',
      name: 'Tên hồ sơ',
      check: 'Kiểm…',
      checkDo: 'Xác nhận đã kiểm',
    },
    ...{
      ticks: /chưa xác nhận đủ ba điều/u,
      release: 'Giao…',
      releaseDo: 'Giao hồ sơ trích',
      reason: /^Lý do/u,
      open: /^Mở: /u,
      title: 'Hồ sơ được giao',
    },
    ...{ adjust: 'Sửa…', adjustDo: 'Sửa hồ sơ trích', hideWord: 'Che từ này ở mọi phần', hide: 'Che', pin: /^Ghim dấu vết/u },
  },
  'en-GB': {
    ...{
      add: 'Add files…',
      addDo: 'Add files',
      fileIs: / is\b/u,
      plain: 'File',
      redacted: 'Redacted copy',
      from: 'Received from',
      of: 'Copy of which evidence',
    },
    ...{
      missing: /from whom is missing/u,
      verify: 'Compare with the hash',
      same: /^matches its hash/u,
      close: 'Close',
      whoOpened: 'Who opened it',
    },
    ...{
      nobody: 'Nobody has opened one.',
      draft: 'Draft a redacted file…',
      draftDo: 'Draft a redacted file',
      concerned: 'Whoever is concerned',
    },
    ...{ name: 'Title', check: 'Check…', checkDo: 'Confirm the check', ticks: /not all three are confirmed/u, release: 'Release…' },
    ...{ releaseDo: 'Release the redacted file', reason: /^Reason/u, open: /^Open: /u, title: 'Files released to you' },
    ...{
      adjust: 'Adjust…',
      adjustDo: 'Adjust the redacted file',
      hideWord: 'Hide this word everywhere',
      hide: 'Hide',
      pin: /^Pin the trace/u,
    },
  },
} as const
type Words = (typeof WORDS)[keyof typeof WORDS]
const button = (page: Page, name: string | RegExp) => page.locator('main').getByRole('button', { name, exact: true })
const REPORT = 'Đơn của bà Trịnh Thị Mai Hoa'
const COPY = 'Đơn của bà Trịnh Thị Mai Hoa, đã che tên'

/** A case from a finding of its own, of which whoever is concerned has notice. */
async function toldCase(nth: number): Promise<CaseShown> {
  const { rows } = await pages.read(listFindings, { state: 'new', attribution: 'all', sort: 'rule', limit: '50' })
  const { caseId } = rows.filter(({ attributed }) => attributed === 1)[nth]!
  const { id, parties } = await buildCase(pages.db(), caseId)
  const step = { id, words: '', heard: null, proposes: null, votes: null, members: null }
  await addStep(pages.db(), EVERYTHING, { ...step, kind: 'verification', officer: null, day: '2026-11-20' })
  return addStep(pages.db(), EVERYTHING, { ...step, kind: 'notice', officer: parties[0]!.id, day: '2026-11-21' })
}

async function putFile(
  page: Page,
  say: Words,
  { name, content, what, kind }: { name: string; content: string; what: string; kind: string },
): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.add).click()
  await dialog.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })
  await dialog.getByLabel(say.fileIs).first().fill(what)
  await dialog.getByRole('radio', { name: kind, exact: true }).click()
  if (kind === say.redacted) {
    await dialog.getByLabel(say.of).click()
    await page.getByRole('option', { name: REPORT }).click()
  } else {
    await dialog.getByRole('button', { name: say.addDo, exact: true }).click()
    await dialog.getByText(say.missing).waitFor()
  }
  await dialog.getByLabel(say.from).fill('Trịnh Thị Mai Hoa')
  await settled(page)
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: say.addDo, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await button(page, what).waitFor()
}

async function verify(page: Page, say: Words): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, REPORT).click()
  await dialog.getByRole('button', { name: say.verify }).click()
  await dialog.getByText(say.same).waitFor()
  expect(await dialog.locator('code').innerText()).toMatch(/^[0-9a-f]{64}$/u)
  await settled(page)
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: say.close }).click()
  await button(page, say.whoOpened).click()
  await dialog.getByText(say.nobody).waitFor()
  await dialog.getByRole('button', { name: say.close }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function release(page: Page, say: Words): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.draft).click()
  await dialog.getByRole('radio', { name: say.concerned }).click()
  await dialog.getByLabel(say.name).fill('Trích hồ sơ về đơn khiếu nại')
  for (const box of await dialog.getByRole('checkbox').all()) await box.check()
  await dialog.getByRole('button', { name: say.draftDo, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await button(page, say.adjust).click()
  await dialog.getByLabel(say.hideWord).fill('khiếu nại')
  await dialog.getByRole('button', { name: say.hide, exact: true }).click()
  await dialog.getByRole('button', { name: say.adjustDo, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await button(page, say.check).click()
  await dialog.getByRole('button', { name: say.checkDo }).click()
  await dialog.getByText(say.ticks).waitFor()
  expect(await dialog.innerText()).not.toContain('Mai Hoa')
  for (const box of await dialog.getByRole('checkbox').all()) await box.check()
  await settled(page)
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: say.checkDo }).click()
  await dialog.waitFor({ state: 'detached' })
  await button(page, say.release).click()
  await dialog.getByLabel(say.reason).fill('theo yêu cầu của người liên quan')
  await dialog.getByRole('button', { name: say.releaseDo, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

const LANGUAGES = [
  ['vi-VN', 0],
  ['en-GB', 1],
] as const

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'on a phone files come into a case, are verified, and go to whoever is concerned without the name of whoever reported (%s)',
  async (language, nth) => {
    const say = WORDS[language]
    const { id, parties } = await toldCase(nth)
    await pages.open(`/cases/${id}`, { language, width: 390 }, async (page) => {
      await putFile(page, say, { name: 'đơn.txt', content: 'Tôi là Trịnh Thị Mai Hoa.', what: REPORT, kind: say.plain })
      await putFile(page, say, { name: 'đơn che.txt', content: 'Tôi là một người.', what: COPY, kind: say.redacted })
      await button(page, say.pin).click()
      await expectSoon(() => button(page, say.pin).count()).toBe(0)
      await verify(page, say)
      await release(page, say)
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    })
    const { rows: evidence } = await pages.read(listEvidence, { id })
    expect(evidence.map(({ kind, verified }) => [kind, verified?.outcome ?? null])).toEqual([
      ['file', 'same'],
      ['redacted', null],
      ['extract', null],
    ])
    Object.assign(as, { officer: parties[0]!.id })
    await pages.open('/mine', { language }, async (page) => {
      await page.getByRole('heading', { name: say.title }).waitFor()
      await page.getByRole('button', { name: say.open }).click()
      const file = page.getByRole('link', { name: /VV-\d{4}-\d{4}-\d\.txt/u })
      await file.waitFor()
      const came = page.waitForEvent('download')
      await file.click()
      const stream = await (await came).createReadStream()
      expect((await stream.toArray()).join('')).toBe('Tôi là một người.')
      expect(await page.locator('main').innerText()).not.toContain('Mai Hoa')
      await settled(page)
      expect(await violations(page)).toEqual([])
    })
    Object.assign(as, { officer: null })
    // He opened it, and its file.
    await expectSoon(async () => (await pages.read(listReleases, { id })).rows.map(({ state, opened }) => [state, opened])).toEqual([
      ['released', 2],
    ])
    await expectSoundPages(pages, [`/cases/${id}`])
  },
)
