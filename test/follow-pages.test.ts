import { inDays } from './days.ts'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { showAlong } from '../src/cases/along/schema.ts'
import { listRemarks, showCaseHeads } from '../src/cases/heads/schema.ts'
import { openCase } from '../src/cases/index.ts'
import { showCaseFile, type CaseShown } from '../src/cases/schema.ts'
import { listSubmissions, showSubmission } from '../src/cases/submissions/schema.ts'
import { listFindings } from '../src/findings/schema.ts'
import { EVERYTHING } from './build-db.ts'
import { expectSoon, expectSoundPages, goTo, inTurn, openPages, program } from './pages.ts'

/** Whoever sits at the machine, who may be all people that an act needs; then whom a submission is about. */
const as: Identity = { account: 'local', officer: null, name: 'Local user', by: 'local', session: null, freshUntil: null, scopes: null }
const pages = openPages({ as })
const files: CaseShown[] = []

beforeAll(async () => {
  if (program === undefined) return
  const { rows } = await pages.read(listFindings, { state: 'new', attribution: 'all', sort: 'rule', limit: '50' })
  const named = rows.filter(({ attributed }) => attributed === 1).slice(0, 2)
  for (const { id } of named)
    files.push(
      await openCase(pages.db(), EVERYTHING, EVERYTHING, {
        title: 'Gây khó khăn khi kiểm tra hàng',
        findings: [id],
        reason: 'theo tin báo',
      }),
    )
})

const WORDS = {
  'vi-VN': {
    ...{ reason: /^Lý do/u, day: /^Ngày/u, due: /^Hạn/u, document: /^Văn bản/u, result: /^Kết quả/u, amount: /^Số tiền/u },
    ...{ goods: 'Xử lý lô hàng…', goodsDo: 'Ghi việc xử lý lô hàng', recovery: 'Truy thu', shipment: /^Tờ khai, lô hàng/u },
    ...{ end: /^Ghi kết quả:/u, endDo: 'Ghi kết quả', ended: 'Đã truy thu đủ.' },
    ...{ money: 'Khoản tiền…', moneyDo: 'Ghi khoản tiền', repayment: 'Hoàn trả', office: 'Cơ quan', payee: /^Trả cho ai/u },
    ...{ pay: /^Ghi khoản đã trả:/u, payDo: 'Ghi khoản đã trả', rest: '1.250.000 đồng' },
    ...{ reply: 'Trả lời doanh nghiệp…', replyDo: 'Soạn trả lời doanh nghiệp', trader: /^Doanh nghiệp/u, words: /^Nội dung trả lời/u },
    ...{ check: 'Kiểm tra…', checkDo: 'Xác nhận đã đọc', names: /^Trong nội dung có nêu/u, lawful: /^Căn cứ cho nêu tên/u },
    ...{ send: 'Ghi đã gửi…', sendDo: 'Ghi đã gửi', letter: /^Số công văn/u, sent: 'Đã gửi' },
    ...{ report: 'Số tin báo…', reportDo: 'Ghi số tin báo', number: /^Số tin báo/u },
    ...{ facts: /^Tình tiết về/u, factsDo: 'Ghi tình tiết', direct: /^Trực tiếp/u, yes: 'Có', knew: /không thể biết/iu },
    ...{ collective: 'Trách nhiệm tập thể…', collectiveDo: 'Kết luận trách nhiệm tập thể', grounds: /^Căn cứ/u },
    ...{
      more: 'Thêm',
      remark: 'Ghi nhắc nhở tại chỗ…',
      remarkDo: 'Ghi nhắc nhở tại chỗ',
      uniform: 'Trang phục, phù hiệu',
      minutes: /^Số biên bản/u,
    },
    ...{ draft: 'Lập tờ trình…', draftDo: 'Lập tờ trình', transfer: /^Thay thế, điều chuyển/u, asks: /^Đề nghị/u },
    ...{ task: 'Thêm việc được giao…', taskDo: 'Thêm việc được giao', taskName: /^Việc/u, askedBy: /^Người giao/u, askedOn: /^Ngày giao/u },
    ...{ happened: /^Đã xảy ra gì/u, tell: 'Báo cho người được đề nghị…', tellDo: 'Báo cho người được đề nghị' },
    ...{
      submit: 'Trình cấp trên…',
      submitDo: 'Trình cấp trên',
      receive: 'Xác nhận đã nhận',
      answer: 'Trả lời…',
      answerDo: 'Trả lời tờ trình',
    },
    ...{ inPart: 'Đồng ý một phần', provisional: 'tạm thời', own: 'Trả lời của bạn' },
  },
  'en-GB': {
    ...{ reason: /^Reason/u, day: /^Day/u, due: /^(?:Due|Answer due)/u, document: /^Document/u, result: /^Result/u, amount: /^Amount/u },
    ...{ goods: 'Shipment…', goodsDo: 'Enter what happens to the shipment', recovery: 'Recovery', shipment: /^Declaration or shipment/u },
    ...{ end: /^Enter the result:/u, endDo: 'Enter the result', ended: 'Đã truy thu đủ.' },
    ...{ money: 'Money…', moneyDo: 'Enter money that is owed', repayment: 'Repayment', office: 'The office', payee: /^To whom/u },
    ...{ pay: /^Enter a payment:/u, payDo: 'Enter a payment', rest: '1,250,000 VND' },
    ...{ reply: 'Reply to the trader…', replyDo: 'Draft the reply to the trader', trader: /^Trader/u, words: /^What is answered/u },
    ...{ check: 'Check…', checkDo: 'Confirm that it was read', names: /^It names/u, lawful: /^By what law/u },
    ...{ send: 'Enter that it was sent…', sendDo: 'Enter that it was sent', letter: /^Number of the letter/u, sent: 'Sent' },
    ...{ report: 'Number of a report…', reportDo: 'Enter the number of a report', number: /^Number of the report/u },
    ...{ facts: /^Facts on/u, factsDo: 'Enter facts', direct: /^Directly/u, yes: 'Yes', knew: /could not know/iu },
    ...{ collective: 'Responsibility of the unit…', collectiveDo: 'Conclude what the unit answers for', grounds: /^Grounds/u },
    ...{ more: 'More', remark: 'Minute a remark…', remarkDo: 'Minute a remark', uniform: 'Uniform', minutes: /^Number of the minutes/u },
    ...{ draft: 'Draft a submission…', draftDo: 'Draft a submission', transfer: /^Replace or transfer/u, asks: /^What is asked/u },
    ...{ task: 'Add a dated task…', taskDo: 'Add a dated task', taskName: /^Task/u, askedBy: /^Asked by/u, askedOn: /^Asked on/u },
    ...{ happened: /^What happened/u, tell: 'Tell whom it is about…', tellDo: 'Tell whom it is about' },
    ...{ submit: 'Submit…', submitDo: 'Submit', receive: 'Confirm receipt', answer: 'Answer…', answerDo: 'Answer the submission' },
    ...{ inPart: 'Accepted in part', provisional: 'provisional', own: 'Your answer' },
  },
} as const
type Words = (typeof WORDS)[keyof typeof WORDS]
type Typed = readonly (readonly [label: RegExp, value: string])[]
const button = (page: Page, name: string | RegExp) => page.locator('main').getByRole('button', { name, exact: true }).first()

/** Fills the dialog that is open, does what it is for, and waits until it is gone. */
async function carryOut(
  page: Page,
  verb: string,
  typed: Typed,
  { reason, choose = [] }: { reason?: RegExp; choose?: readonly (string | RegExp)[] } = {},
) {
  const dialog = page.getByRole('dialog')
  for (const one of choose) await dialog.getByRole('radio', { name: one, exact: true }).first().click()
  for (const [label, value] of typed) await dialog.getByLabel(label).first().fill(value)
  if (reason !== undefined) await dialog.getByLabel(reason).fill('theo hồ sơ vụ việc')
  await dialog.getByRole('button', { name: verb, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

const LANGUAGES = [
  ['vi-VN', 0],
  ['en-GB', 1],
] as const
const SHIPMENT = '107482915360'

async function followGoods(page: Page, say: Words): Promise<void> {
  const { reason } = say
  await button(page, say.goods).click()
  await carryOut(
    page,
    say.goodsDo,
    [
      [say.shipment, SHIPMENT],
      [say.due, '20/12/2026'],
    ],
    { reason, choose: [say.recovery] },
  )
  await button(page, say.end).click()
  await carryOut(page, say.endDo, [[say.result, say.ended]])
  await page.getByText(say.ended).first().waitFor()
}

async function followMoney(page: Page, say: Words): Promise<void> {
  const { reason } = say
  await button(page, say.money).click()
  const typed: Typed = [
    [say.payee, 'Công ty TNHH Minh họa'],
    [say.amount, '2 500 000'],
    [say.due, '20/12/2026'],
    [say.document, 'QĐ 9'],
  ]
  await carryOut(page, say.moneyDo, typed, { reason, choose: [say.repayment, say.office] })
  await button(page, say.pay).click()
  await carryOut(page, say.payDo, [
    [say.amount, '1250000'],
    [say.document, 'Giấy nộp tiền 3'],
  ])
  await page.getByText(say.rest, { exact: true }).first().waitFor()
}

/** The reply names an officer: the second person has to say by what law. */
async function answerTrader(page: Page, say: Words, name: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.reply).click()
  await carryOut(page, say.replyDo, [
    [say.trader, 'Công ty TNHH Minh họa'],
    [say.words, `Đã xem xét việc của ${name}.`],
  ])
  await button(page, say.check).click()
  await dialog.getByText(say.names).waitFor()
  await carryOut(page, say.checkDo, [[say.lawful, 'Luật Khiếu nại 2011, đ. 12']])
  await button(page, say.send).click()
  await carryOut(page, say.sendDo, [[say.letter, '88/HQVP']])
  await page.getByText(say.sent, { exact: true }).first().waitFor()
}

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'on a phone: the shipment, money, the reply, the number of a report, facts of a head, the unit as a whole, a remark (%s)',
  async (language, nth) => {
    const say = WORDS[language]
    const { id, parties } = files[nth]!
    await pages.open(`/cases/${id}`, { language, width: 390 }, async (page) => {
      await followGoods(page, say)
      await followMoney(page, say)
      await answerTrader(page, say, parties[0]!.name)
      await button(page, say.report).click()
      await carryOut(page, say.reportDo, [[say.number, 'BC-2026-00012']], { reason: say.reason })
      await button(page, say.facts).click()
      await page.getByRole('dialog').getByRole('group', { name: say.knew }).getByText(say.yes, { exact: true }).click()
      await carryOut(page, say.factsDo, [[say.document, 'Báo cáo 12']], { reason: say.reason, choose: [say.direct] })
      await button(page, say.collective).click()
      await carryOut(
        page,
        say.collectiveDo,
        [
          [say.grounds, 'Buông lỏng kiểm tra chéo.'],
          [say.document, 'KL 7'],
        ],
        { reason: say.reason },
      )
      await button(page, say.more).click()
      await page.getByRole('menuitem', { name: say.remark }).click()
      await carryOut(page, say.remarkDo, [[say.minutes, 'BB 3']], { choose: [say.uniform] })
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    })
    const along = await pages.read(showAlong, { id })
    expect([along.goods[0]!.result, along.money[0]!.rest, along.replies[0]!.state, along.reports]).toEqual([
      say.ended,
      '1250000',
      'sent',
      ['BC-2026-00012'],
    ])
    const heads = await pages.read(showCaseHeads, { id })
    expect([heads.facts.map(({ known }) => known), heads.collective.length]).toEqual([[{ 'could-not-know': true }], 1])
    expect((await pages.read(listRemarks)).rows[0]!.n).toBeGreaterThan(0)
    await expectSoundPages(pages, [`/cases/${id}`, '/heads', '/cases?state=heads'])
  },
)

async function draftTransfer(page: Page, say: Words): Promise<void> {
  const { reason } = say
  await button(page, say.draft).click()
  const asked: Typed = [
    [say.asks, 'Chuyển sang vị trí khác.'],
    [say.grounds, 'Nhiều lần để quá hạn.'],
  ]
  await carryOut(page, say.draftDo, asked, { reason, choose: [say.transfer] })
  await page.waitForURL(/\/submissions\//u)
  await button(page, say.task).click()
  await page.getByRole('dialog').getByLabel(say.askedBy).first().click()
  await page.getByRole('option').first().click()
  await carryOut(page, say.taskDo, [
    [say.taskName, 'Hoàn tất hồ sơ tồn'],
    [say.askedOn, '03/08/2026'],
    [say.due, '31/08/2026'],
    [say.happened, 'Đến hạn chưa có báo cáo.'],
    [say.document, 'Phiếu giao việc 12'],
  ])
  await button(page, say.tell).click()
  await carryOut(page, say.tellDo, [], { reason })
  await button(page, say.submit).waitFor()
}

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'a transfer on dated tasks: drafted, told, answered by himself, submitted, received, answered (%s)',
  async (language, nth) => {
    const say = WORDS[language]
    const { id, parties } = files[nth]!
    await pages.open(`/cases/${id}`, { language }, (page) => draftTransfer(page, say))
    const [row] = (await pages.read(listSubmissions, { view: 'open' })).rows
    Object.assign(as, { officer: parties[0]!.id })
    await pages.open('/mine', { language, width: 390 }, async (page) => {
      await button(page, say.answer).click()
      await carryOut(page, say.answerDo, [[new RegExp(`^(?:${say.own}|Nội dung trả lời)`, 'u'), 'Hồ sơ chờ đơn vị khác.']])
      await page.getByText('Hồ sơ chờ đơn vị khác.').waitFor()
    })
    Object.assign(as, { officer: null })
    await pages.open(`/submissions/${row!.id}`, { language, width: 390 }, async (page) => {
      await page.getByText('Hồ sơ chờ đơn vị khác.').waitFor()
      await button(page, say.submit).click()
      await carryOut(page, say.submitDo, [[say.due, inDays(17).split('-').toReversed().join('/')]], { reason: say.reason })
      await button(page, say.receive).click()
      await button(page, say.answer).click()
      await carryOut(page, say.answerDo, [], { reason: say.reason, choose: [say.inPart] })
      await expectSoon(() => page.locator('main').getByText(say.inPart).count()).toBeGreaterThan(0)
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      await goTo(page, '/submissions?view=received')
      await page.getByRole('link', { name: say.transfer }).first().waitFor()
    })
    expect(await pages.read(showSubmission, { id: row!.id })).toMatchObject({
      state: 'answered',
      answer: 'in-part',
      heard: { how: 'given' },
    })
    // Nothing of it is in the file of anybody.
    const { decisions, earlier } = await pages.read(showCaseFile, { id })
    expect([decisions, earlier]).toEqual([[], []])
    await expectSoundPages(pages, ['/submissions?view=all', `/submissions/${row!.id}`])
  },
)
