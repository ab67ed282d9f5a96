import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { listVersions } from '../src/law/catalogue/schema.ts'
import { lawIn } from '../src/law/allowed/index.ts'
import { loadCatalogue } from '../src/law/catalogue/index.ts'
import { WORKER } from '../src/jobs/index.ts'
import { ACTS, catalogueCsv, writeCatalogue } from './catalogue.ts'
import { dragFile, expectSoon, expectSoundPages, goTo, inTurn, openPages, program } from './pages.ts'

const REGISTER = { units: 'unit,parent,level,kind,vi,en\nCHQ,,department,,Cục Hải quan,Department of Customs\n' }
const pages = openPages({ register: REGISTER })
beforeAll(async () => {
  if (program === undefined) return
  const folder = await writeCatalogue(await mkdtemp(join(tmpdir(), 'liem-catalogue-')))
  await loadCatalogue(pages.db(), WORKER, lawIn(), folder)
  await rm(folder, { recursive: true })
})

const WORDS = {
  'vi-VN': {
    act: 'vi',
    undetermined: 'Chưa xác định danh mục của ngày 14/03/2025',
    stage: /Qua cổng/,
    search: /không cần dấu/i,
    before: 'gộp lại',
    byQuestions: 'Tìm bằng câu hỏi',
    take207: 'Lấy 2.07',
    entry: 'Hành vi trong danh mục',
    answerArea: /^Thủ tục, giám sát/u,
    answerOther: /^Thuế, trị giá/u,
    askArea: 'Việc xảy ra ở lĩnh vực nghiệp vụ nào?',
    askStage: 'Ở khâu nào của thủ tục hải quan?',
    stop: 'Dừng hỏi, xem 5 hành vi',
    back: 'Quay lại một câu',
    allowed: 'Được phép gì với hành vi này?',
    actDay: 'Ngày hành vi',
    notOfDay: '1.04 thuộc «Năm 2018», không phải danh mục của ngày 14/03/2025.',
    takeOther: 'Lấy 1.06',
    degree: 'Rất nghiêm trọng',
    handled: 'Xử lý ngày',
    against: 'So với ngày',
    byCatalogue: 'Theo danh mục, hành vi A',
    said: /Rất nghiêm trọng \(đã kết luận\)\s+kỷ luật/iu,
    salary: /Hạ bậc lương.*Được, cần xác nhận.*Không có trong ngày này/su,
    version: 'Mã phiên bản',
    title: 'Tên phiên bản (tiếng Việt)',
    instrument: 'Văn bản ban hành',
    follows: 'Kế tiếp phiên bản',
    parent: 'Năm 2023',
    cite: /^Quyết định 799\//,
    take: 'Nạp thành dự thảo…',
    doTake: 'Nạp thành dự thảo',
    reason: 'Lý do',
    open: 'Mở phiên bản',
    publish: 'Ban hành…',
    doPublish: 'Ban hành',
    published: 'đã ban hành',
    mistakes: 'Lỗi trong tệp',
    counts: 'Mới 2, sửa 3, tách 0, gộp 0, bỏ 3, giữ nguyên 0.',
  },
  'en-GB': {
    act: 'en',
    undetermined: 'Which catalogue 14/03/2025 has is undetermined',
    stage: /Gate/,
    search: /Marks are not needed/,
    before: 'merged',
    byQuestions: 'Find it by questions',
    take207: 'Take 2.07',
    entry: 'Entry of the catalogue',
    answerArea: /^Procedures, supervision/u,
    answerOther: /^Duties and value/u,
    askArea: 'In which field of work did it happen?',
    askStage: 'At which stage of clearance?',
    stop: 'Stop asking, show 5 entries',
    back: 'Back by one question',
    allowed: 'What is allowed for this act?',
    actDay: 'Day of the act',
    notOfDay: '1.04 is of “Of 2018”, which is not the catalogue of 14/03/2025.',
    takeOther: 'Take 1.06',
    degree: 'Very serious',
    handled: 'Decided on',
    against: 'Compared with',
    byCatalogue: 'By the catalogue, act A',
    said: /Very serious \(concluded\)\s+discipline/iu,
    salary: /Salary-step reduction.*Permitted, to be confirmed.*Not there on this day/su,
    version: 'Name of the version',
    title: 'Title in Vietnamese',
    instrument: 'Instrument',
    follows: 'Follows the version',
    parent: 'Of 2023',
    cite: /^Decision 799\//,
    take: 'Take over as a draft…',
    doTake: 'Take over as a draft',
    reason: 'Reason',
    open: 'Open the version',
    publish: 'Publish…',
    doPublish: 'Publish',
    published: 'published',
    mistakes: 'Mistakes in the file',
    counts: 'New 2, changed 3, split 0, merged 0, dropped 3, same 0.',
  },
} as const

test.skipIf(program === undefined).each(inTurn(['vi-VN', 'en-GB'] as const))(
  'questions lead to the entry of a day, which says what is open about it and what the entry was before (%s)',
  async (language) => {
    const say = WORDS[language]
    await pages.open('/catalogue?on=2025-03-14', { language }, async (page) => {
      await page.getByText(say.undetermined).waitFor()
      await expectSoon(() => page.getByRole('row').count()).toBe(7)
      await page.getByRole('button', { name: say.stage }).click()
      await expectSoon(() => page.getByRole('row').count()).toBe(2)
      await page.getByRole('searchbox', { name: say.search }).fill(language === 'vi-VN' ? 'niem phong' : 'seal')
      await page.getByRole('link', { name: ACTS.seal[say.act] }).click()
      await page.getByRole('heading', { level: 1, name: ACTS.seal[say.act] }).waitFor()
      await page.getByText(say.before).first().waitFor()
      await page.getByRole('link', { name: /^1\.04/ }).click()
      await page.waitForURL(/1\.04\/small-2018/)
      await page.getByRole('link', { name: say.allowed }).click()
      const give = async (label: string, day: string): Promise<void> => {
        await page.getByLabel(label, { exact: true }).fill(day)
        await page.getByLabel(label, { exact: true }).blur()
      }
      await give(say.actDay, '14/03/2025')
      await page.getByText(say.notOfDay).waitFor()
      expect(await page.getByRole('region', { name: say.byCatalogue }).count()).toBe(0)
      await page.getByRole('button', { name: say.takeOther }).click()
      await page.getByRole('radio', { name: say.degree, exact: true }).click()
      await give(say.handled, '27/06/2025')
      await give(say.against, '04/07/2025')
      const said = page.getByRole('region', { name: say.byCatalogue })
      await expectSoon(() => said.innerText()).toMatch(say.said)
      await expectSoon(() => said.innerText()).toContain(say.undetermined)
      await page.locator('tbody tr').filter({ hasText: say.salary }).waitFor()
    })
  },
)

test.skipIf(program === undefined).each(inTurn(['en-GB', 'vi-VN'] as const))(
  'one question after the other leads to entries, with a way back, on a phone and by the keyboard (%s)',
  async (language) => {
    const say = WORDS[language]
    await pages.open('/catalogue/find?on=2025-03-14', { language, width: 390 }, async (page) => {
      const answer = (words: RegExp) => page.getByRole('listitem').getByRole('button', { name: words })
      await answer(say.answerArea).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: say.askStage }).waitFor()
      await expectSoon(() => page.evaluate("document.activeElement.querySelector('h2') !== null")).toBe(true)
      await page.getByRole('button', { name: say.stop }).click()
      await expectSoon(() => page.getByRole('link', { name: /^\d\.\d\d /u }).count()).toBe(5)
      await page.getByRole('button', { name: say.back }).click()
      await page.getByRole('heading', { name: say.askArea }).waitFor()
      await answer(say.answerOther).click()
      await page.getByRole('link', { name: /^2\.07 /u }).waitFor()
      await expectSoon(() => page.getByRole('link', { name: /^\d\.\d\d /u }).count()).toBe(1)
      await page.goBack()
      await page.getByRole('heading', { name: say.askArea }).waitFor()
      // The same over the form, which takes what was found.
      await goTo(page, '/law/allowed?on=2025-03-14')
      await page.getByRole('button', { name: say.byQuestions }).click()
      await answer(say.answerOther).click()
      await page.getByRole('button', { name: say.take207 }).click()
      await expectSoon(() => page.getByRole('combobox', { name: say.entry }).inputValue()).toMatch(/^2\.07 /u)
    })
  },
)

test.skipIf(program === undefined).each(inTurn(['en-GB', 'vi-VN'] as const))(
  'a file is tried with its mistakes, mended, taken over as a draft and published (%s)',
  async (language) => {
    const say = WORDS[language]
    await pages.open('/catalogue/import', { language }, async (page) => {
      await page.getByLabel(say.version).fill('office-2024')
      await page.getByLabel(say.title).fill('Danh mục 2024')
      await page.getByRole('combobox', { name: say.instrument }).fill('799')
      await page.getByRole('option', { name: say.cite }).click()
      await page.getByRole('combobox', { name: say.follows }).click()
      await page.getByRole('option', { name: say.parent }).click()
      const drop = async (text: string): Promise<void> => (await dragFile(page, 'main h1', 'catalogue.csv', text))()
      await drop(catalogueCsv(3).replace(',1,', ',77,'))
      await page.getByRole('heading', { name: say.mistakes }).waitFor()
      await drop(catalogueCsv(5))
      await page.getByText(say.counts).waitFor()
      await page.getByRole('button', { name: say.take }).click()
      await page.getByRole('textbox', { name: say.reason }).fill('because of the test')
      await page.getByRole('button', { name: say.doTake, exact: true }).click()
      await page.getByRole('link', { name: say.open }).click()
      await page.getByRole('button', { name: say.publish }).click()
      await page.getByRole('textbox', { name: say.reason }).fill('because of the test')
      await page.getByRole('button', { name: say.doPublish, exact: true }).click()
      await expectSoon(() => page.getByRole('row').filter({ hasText: 'Danh mục 2024' }).innerText()).toContain(say.published)
      expect((await pages.read(listVersions, { on: '2024-01-01' })).ofDay).toMatchObject({
        state: 'in-force',
        candidates: [{ id: 'office-2024' }],
      })
    })
  },
)

test.skipIf(program === undefined)('every page is sound', async () => {
  await expectSoundPages(pages, [
    '/catalogue',
    '/catalogue/find',
    '/catalogue/versions?version=small-2023',
    '/catalogue/entries/1.01/small-2023',
    '/catalogue/import',
  ])
})
