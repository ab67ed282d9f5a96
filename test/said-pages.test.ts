import { gzipSync } from 'node:zlib'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { englishIn } from './english.ts'
import { openPages, program } from './pages.ts'

const pages = openPages({ jobs: true })
const folder = mkdtempSync(join(tmpdir(), 'liem-said-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const WORDS = {
  'vi-VN': { try: 'Thử trên dữ liệu', failed: 'Chưa nạp được tệp này.', mistakes: /\d+ chỗ sai/, notes: 'Cách đọc' },
  'en-GB': { try: 'Try on the data', failed: 'This file was not imported.', mistakes: /\d+ mistakes/, notes: 'How it is read' },
} as const

/** Accented letters that English does not have. */
const VIETNAMESE = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu

type Language = keyof typeof WORDS

function expectIn(language: Language, text: string): void {
  expect(text.length).toBeGreaterThan(20)
  expect(language === 'vi-VN' ? englishIn(text) : [], text).toEqual([])
  expect(VIETNAMESE.test(text), text).toBe(language === 'vi-VN')
}

/** A rulebook that is wrong in many ways: in its YAML, its keys, its values and its conditions. */
const BROKEN = `liem: rulebook/1
title: { en: Broken }
calendar: nowhere
rules:
  - id: AAA
    title: { en: A, vi: A }
    template: respons
    a: X
  - id: AAA
    title: { en: A, vi: A }
    template: response
    a: X
    within: soon
    severity: grave
  - id: CCC
    title: { en: C, vi: C }
    template: response
    a: X
    b: Y
    from: 2026-13-01
    when: channel = "red"
  - id: DDD
    title: { en: D, vi: D }
    template: response
    a: X
    b: Y
    basis: [{ note: x }]
    when: sizee(channel) > 1
`

const FILES: Readonly<Record<string, string | Buffer>> = {
  'cat-ngang.xes': '<log><trace><event><string key="concept:name" value="Thông quan"/>',
  'hong.csv.gz': gzipSync('so_to_khai,hoat_dong,thoi_gian\n'.repeat(3_000)).subarray(0, 60),
  'mot-cot.csv': 'so_to_khai\n1074\n1075\n',
  'khong-phai.json': '{"events": [1, 2',
}

describe.skipIf(program === undefined).each(['vi-VN', 'en-GB'] as const)('what the server says, %s', (language) => {
  const say = WORDS[language]

  test('every mistake of a broken rulebook', async () => {
    const visit = async (page: Page): Promise<void> => {
      await page.waitForSelector('textarea')
      await page.locator('textarea').first().fill(BROKEN)
      await page.getByRole('button', { name: say.try, exact: true }).click()
      await page.getByText(say.mistakes).waitFor()
      const told = await page.getByRole('alert').locator('li').allInnerTexts()
      expect(told.length).toBeGreaterThan(7)
      for (const mistake of told) expectIn(language, mistake)
    }
    await pages.open('/rulebooks/clearance/edit', { language }, visit, [expect.stringMatching(/422/)])
  })

  test.each(Object.entries(FILES))('why %s was not imported', async (name, content) => {
    const file = join(folder, `${language}-${name}`)
    writeFileSync(file, content)
    await pages.open('/imports', { language }, async (page) => {
      await page.locator('input[type=file]').first().setInputFiles([file])
      await page.waitForURL(/\/imports\/[\da-f-]{36}/)
      await page.getByText(say.failed).waitFor()
      expectIn(language, await page.getByRole('alert').innerText())
    })
  })

  test('what was noted about a file, and what must be answered', async () => {
    const file = join(folder, `${language}-nhat-ky.csv`)
    const rows = Array.from({ length: 20 }, (_, at) => `1074${at},Thông quan,0${1 + (at % 9)}/03/2026 08:15:00`)
    writeFileSync(file, `case,activity,timestamp\n${rows.join('\n')}\n`)
    await pages.open('/imports', { language }, async (page) => {
      await page.locator('input[type=file]').first().setInputFiles([file])
      await page.waitForURL(/\/imports\/[\da-f-]{36}/)
      await page.getByText(say.notes, { exact: true }).waitFor()
      expectIn(language, (await page.locator('[class*=doubts]').allInnerTexts()).join(' '))
      expectIn(language, (await page.locator('ul[class*=notes]').allInnerTexts()).join(' '))
    })
  })
})
