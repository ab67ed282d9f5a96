import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { showRulebook } from '../src/desk/rulebooks/schema.ts'
import { heldTask } from './held.ts'
import { dragFile, expectSoon, openPages, expectSoundPages, program, inTurn } from './pages.ts'

const held = heldTask()
const pages = openPages({ jobs: (tasks) => ({ ...tasks, trial: held.holding(tasks.trial!) }) })
const ROWS = 'tbody tr[data-row]'
const REFUSED = [expect.stringMatching(/422/)]

const WORDS = {
  'vi-VN': {
    title: 'Bộ quy tắc: Thông quan tờ khai',
    search: /Tìm mã/,
    violated: 'Có chỗ trái',
    against: 'Trái',
    asks: 'Quy tắc đòi hỏi gì',
    yaml: 'Trong tệp YAML',
    edit: 'Sửa thành dự thảo',
    try: 'Thử trên dữ liệu',
    save: 'Lưu thành dự thảo…',
    saveNow: 'Lưu thành dự thảo',
    note: /Đổi gì/,
    reason: 'Lý do',
    raise: /phát hiện sẽ được nêu/,
    wrong: /dòng \d+, cột \d+/,
    use: 'Đưa vào dùng…',
    useNow: 'Đưa vào dùng',
    used: /đang dùng; dữ liệu được đối chiếu lại/,
    differs: /1 quy tắc khác nhau/,
    tried: 'Thử trên dữ liệu, chưa tính',
    stop: 'Hủy',
    stopped: 'Thử trên dữ liệu: đã dừng.',
    loaded: /^Đã nạp sửa\.yaml/,
    back: 'Trả lại chữ trước',
    compared: 'So với bản đang dùng',
    refused: /Chưa nạp được hỏng\.yaml/,
    dropNow: 'Thả để nạp vào đây',
    id: 'Mã của bộ quy tắc',
  },
  'en-GB': {
    title: 'Rulebook: Clearance of declarations',
    search: /Search code/,
    violated: 'With departures',
    against: 'Against',
    asks: 'What the rule asks',
    yaml: 'In the YAML',
    edit: 'Edit as a draft',
    try: 'Try on the data',
    save: 'Save as a draft…',
    saveNow: 'Save as a draft',
    note: /What it changes/,
    reason: 'Reason',
    raise: /findings? would be raised/,
    wrong: /line \d+, column \d+/,
    use: 'Put to use…',
    useNow: 'Put to use',
    used: /is in use; the data are compared anew/,
    differs: /1 rule differs/,
    tried: 'Tried on the data; nothing counts yet',
    stop: 'Cancel',
    stopped: 'Trying it on the data: stopped.',
    loaded: /^sửa\.yaml is loaded/,
    back: 'Put back the text before',
    compared: 'Compared with the version in use',
    refused: /hỏng\.yaml was not loaded/,
    dropNow: 'Drop to load it here',
    id: 'Name of the rulebook in addresses',
  },
} as const
const LANGUAGES = ['vi-VN', 'en-GB'] as const

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
/** Changes the text as somebody does who marks a part of it and pastes. */
const change = async (page: Page, from: string, to: string): Promise<void> => {
  const area = page.locator('textarea').first()
  const at = (await area.inputValue()).indexOf(from)
  expect(at).toBeGreaterThanOrEqual(0)
  await area.focus()
  await page.evaluate(`document.querySelector('textarea').setSelectionRange(${at}, ${at + from.length})`)
  await (to === '' ? page.keyboard.press('Delete') : page.keyboard.insertText(to))
}

describe.skipIf(program === undefined).each(inTurn(LANGUAGES))('a rulebook, %s', (language) => {
  const say = WORDS[language]

  test('its rules with what each did; found by words without marks, filtered, sorted', async () => {
    const { rules } = await pages.read(showRulebook, { id: 'clearance' })
    await pages.open('/rulebooks', { language }, async (page) => {
      await page.waitForSelector(ROWS)
      await expectSoon(() => page.locator('h1').innerText()).toBe(say.title)
      await expectSoon(() => page.locator(ROWS).count()).toBe(rules.length)
      await page.getByRole('columnheader', { name: say.against, exact: true }).getByRole('button').click()
      const most = Math.max(...rules.map(({ counts }) => counts!.violated))
      await expectSoon(() => page.locator(`${ROWS} td:nth-child(8)`).first().innerText()).toBe(String(most))
      await page.getByText(say.violated, { exact: true }).click()
      await expectSoon(() => page.locator(ROWS).count()).toBe(rules.filter(({ counts }) => counts!.violated > 0).length)
      await page.getByRole('searchbox', { name: say.search }).fill('luong vang')
      await expectSoon(() => page.locator(ROWS).count()).toBeLessThan(4)
      await page.reload()
      await page.waitForSelector(ROWS)
      expect(page.url()).toContain('only=violated')
    })
  })

  test('one rule: words, basis, YAML; keys lead to the next one; links from elsewhere lead to it', async () => {
    await pages.open('/rulebooks?rule=CLR-008', { language }, async (page) => {
      await page.waitForURL(/\/rulebooks\/clearance\?rule=CLR-008/)
      await page.getByRole('heading', { name: say.asks }).waitFor()
      await expectSoon(() => page.locator('pre').innerText()).toContain('id: CLR-008')
      expect(await page.locator('pre').innerText()).not.toContain('CLR-009')
      await expectSoon(() => page.locator('cite[class*=open]').count()).toBe(1)
      await page.keyboard.press(']')
      await page.waitForURL(/rule=CLR-009/)
      await page.keyboard.press('[')
      await page.waitForURL(/rule=CLR-008/)
    })
  })
})

describe.skipIf(program === undefined).each(inTurn(LANGUAGES))('a rulebook that is changed, %s', (language) => {
  const say = WORDS[language]

  test('a mistake is told at its line; a change is tried on the data, kept as a draft, compared, and put to use', async () => {
    const id = language === 'vi-VN' ? 'CLR-008' : 'CLR-016'
    const visit = async (page: Page): Promise<void> => {
      await page.waitForSelector('textarea')
      await expectSoon(() => button(page, say.save).isDisabled()).toBe(true)
      await change(page, `- id: ${id}\n`, `- id: ${id}\n    wrong: x\n`)
      await button(page, say.try).click()
      await page.getByRole('alert').getByRole('button', { name: say.wrong }).click()
      await expectSoon(() => page.locator('[class*=stripe] span').innerText()).toContain('wrong')
      await change(page, '    wrong: x\n', '')
      await change(page, 'severity: serious', 'severity: very-serious')
      await button(page, say.try).click()
      await page.getByRole('heading', { name: say.tried }).waitFor()
      await page.waitForSelector('[class*=removed]')
      await button(page, say.save).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox', { name: say.note }).fill(`${id} ${language}`)
      await dialog.getByRole('textbox', { name: say.reason }).fill('theo góp ý')
      await dialog.getByRole('button', { name: say.saveNow, exact: true }).click()
      await page.getByText(say.differs).waitFor()
      await expectSoon(() => page.locator('pre [class*=added]').innerText()).toContain('very-serious')
      await button(page, say.use).first().click()
      await dialog.getByRole('textbox', { name: say.reason }).fill('đã thống nhất')
      await dialog.getByRole('button', { name: say.useNow, exact: true }).click()
      await page.getByText(say.used).waitFor()
    }
    const before = await pages.read(showRulebook, { id: 'clearance' })
    await pages.open(`/rulebooks/clearance/edit?rule=${id}`, { language }, visit, REFUSED)
    const after = await pages.read(showRulebook, { id: 'clearance' })
    expect(after.version).toMatchObject({ state: 'used', version: before.version.version + 1, note: `${id} ${language}` })
  }, 180_000)

  test('a change that judges otherwise shows how many declarations, and which', async () => {
    await pages.open('/rulebooks/clearance/edit', { language }, async (page) => {
      await page.waitForSelector('textarea')
      await change(page, `when: 'last(channel) != "green" && outage != "true"'`, `when: 'outage != "true"'`)
      await button(page, say.try).click()
      await page.getByText(say.raise).waitFor({ timeout: 30_000 })
      const row = page.locator('tr', { has: page.locator('a[href^="/log/"]') }).first()
      expect(Number((await row.locator('td.number').innerText()).replaceAll(/\D/g, ''))).toBeGreaterThan(0)
    })
  })
})

const choose = async (page: Page, name: string, content: string | Buffer): Promise<void> =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/yaml', buffer: Buffer.from(content) })

describe.skipIf(program === undefined).each(inTurn(LANGUAGES))('a rulebook from a file, %s', (language) => {
  const say = WORDS[language]

  test('what is wrong in the file is shown at its line, what it changes beneath; the text before can be had back', async () => {
    const { source } = await pages.read(showRulebook, { id: 'clearance' })
    const visit = async (page: Page): Promise<void> => {
      const area = page.locator('textarea').first()
      await area.waitFor()
      await choose(page, 'hỏng.yaml', Buffer.from([0x74, 0xff, 0xfe]))
      await page.getByText(say.refused).waitFor()
      await expectSoon(() => area.inputValue()).toBe(source)
      await choose(page, 'sửa.yaml', source.replace('- id: CLR-008\n', '- id: CLR-008\n    wrong: x\n'))
      await page.getByText(say.loaded).waitFor()
      await page.getByRole('alert').getByRole('button', { name: say.wrong }).click()
      await expectSoon(() => page.locator('[class*=stripe] span').innerText()).toContain('wrong')
      await button(page, say.back).click()
      await expectSoon(() => area.inputValue()).toBe(source)
      const drop = await dragFile(page, 'textarea', 'sửa.yaml', source.replace('within: 2wh\n', 'within: 3wh\n').replaceAll('\n', '\r\n'))
      await page.getByText(say.dropNow).waitFor()
      await drop()
      await page.getByRole('heading', { name: say.compared }).waitFor()
      await expectSoon(() => page.locator('pre [class*=added]').first().innerText()).toContain('within: 3wh')
      await expectSoon(() => button(page, say.save).isEnabled()).toBe(true)
      held.on = true
      await button(page, say.try).click()
      await button(page, say.stop).click()
      await page.getByText(say.stopped).waitFor()
      held.on = false
    }
    await pages.open('/rulebooks/clearance/edit', { language }, visit, REFUSED)
    expect((await pages.read(showRulebook, { id: 'clearance' })).source).toBe(source)
  }, 120_000)
})

describe.skipIf(program === undefined)('a rulebook', () => {
  test('axe finds nothing, and nothing scrolls sideways on a phone', async () => {
    const paths = [
      '/rulebooks/clearance',
      '/rulebooks/clearance?rule=CLR-008',
      '/rulebooks/clearance?view=versions',
      '/rulebooks/clearance/edit',
      '/rulebooks/new',
    ]
    await expectSoundPages(pages, paths, (page) => page.waitForSelector('[data-row], pre, textarea'))
  }, 180_000)
})

describe.skipIf(program === undefined).each(inTurn(LANGUAGES))('a new rulebook, %s', (language) => {
  const say = WORDS[language]

  test('is loaded from a file, kept as a draft, and tried against nothing', async () => {
    const { source } = await pages.read(showRulebook, { id: 'clearance' })
    const id = `kho-ngoai-quan-${language.slice(0, 2)}`
    await pages.open('/rulebooks/new', { language }, async (page) => {
      await page.locator('textarea').first().waitFor()
      await expectSoon(() => button(page, say.save).isDisabled()).toBe(true)
      await choose(
        page,
        `Kho ngoại quan ${language.slice(0, 2)}.yaml`,
        source.replaceAll('- id: ', `- id: ${language.slice(0, 2).toUpperCase()}-`),
      )
      await expectSoon(() => page.getByLabel(say.id).inputValue()).toBe(id)
      await page.getByRole('heading', { name: say.compared }).waitFor()
      await button(page, say.save).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox', { name: say.note }).fill('kho')
      await dialog.getByRole('textbox', { name: say.reason }).fill('vụ đề nghị')
      await dialog.getByRole('button', { name: say.saveNow, exact: true }).click()
      await page.waitForURL(new RegExp(`/rulebooks/${id}/edit`))
      await button(page, say.try).click()
      await page.getByText(say.raise).waitFor({ timeout: 30_000 })
    })
    expect(await pages.read(showRulebook, { id })).toMatchObject({ rulebook: { version: null }, version: { version: 1, state: 'draft' } })
  }, 120_000)
})
