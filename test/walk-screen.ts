/** How a walk begins on the screen: an extract is imported and compared, and a case is opened from what was found. */
import type { Page } from 'playwright-core'
import type { z } from 'zod'
import { settled } from '../apps/web/test/browser.ts'
import type { Route } from '../src/base/schema.ts'
import { AFTER_WORDS } from './after-screen.ts'
import { button, openFromFinding, WORDS } from './case-screen.ts'
import { COUNCIL_WORDS } from './council-screen.ts'
import { DOCUMENT_WORDS } from './document-screen.ts'
import { addressOf, goTo, type Pages } from './pages.ts'
import { PAPER_WORDS } from './paper-screen.ts'
import { RATING_WORDS } from './rating-screen.ts'
import { REVIEW_WORDS } from './review-screen.ts'
import { DECLARATIONS, type Walk } from './walk-people.ts'

const HERE = {
  'vi-VN': {
    ...{ start: 'Nạp tệp', compared: /tờ khai đã đối chiếu/u, found: /Luồng đỏ, kiểm tra thực tế và thông quan/u },
    ...{ decisions: /^1 Quyết định: Cảnh cáo/u, liable: /^1 Trách nhiệm người đứng đầu: phải chịu/u },
    ...{ notLiable: /^1 Trách nhiệm người đứng đầu: không phải chịu/u, reductions: /^1 Quyết định: Hạ bậc lương/u },
    ...{ reversed: /^1 Quyết định bị hủy: Cảnh cáo/u, reversedReview: /^1 Trách nhiệm người đứng đầu: kết luận đã bị hủy/u },
    ...{ reversedReviews: /^2 Trách nhiệm người đứng đầu: kết luận đã bị hủy/u },
    ...{ degreesOpen: /chưa rõ bốn mức chuyển thành ba mức/u },
  },
  'en-GB': {
    ...{ start: 'Import the file', compared: /declarations compared/u, found: /Red channel, physical inspection and clearance/u },
    ...{ decisions: /^1 Decision: Warning/u, liable: /^1 Responsibility of heads: liable/u },
    ...{ notLiable: /^1 Responsibility of heads: not liable/u, reductions: /^1 Decision: Salary-step reduction/u },
    ...{ reversed: /^1 Decision reversed: Warning/u, reversedReview: /^1 Responsibility of heads: conclusion reversed/u },
    ...{ reversedReviews: /^2 Responsibility of heads: conclusion reversed/u },
    ...{ degreesOpen: /how they become three is not known/u },
  },
} as const
export type Language = keyof typeof HERE

/** What the pages of a walk say in a language. */
export const wordsOf = (language: Language) => ({
  all: HERE[language],
  say: WORDS[language],
  heads: REVIEW_WORDS[language],
  seats: COUNCIL_WORDS[language],
  paper: DOCUMENT_WORDS[language],
  rates: RATING_WORDS[language],
  after: AFTER_WORDS[language],
  original: PAPER_WORDS[language],
})

export type Words = ReturnType<typeof wordsOf>

/** The operator sends the extract, has it imported, and waits until it was compared with the rules. */
export async function importExtract(walk: Walk, language: Language): Promise<void> {
  const { start, compared } = HERE[language]
  await walk.together(['operator'], language, async ({ operator }) => {
    await goTo(operator, '/imports')
    await operator.locator('input[type=file]').first().setInputFiles([walk.extract()])
    await operator.waitForURL(/\/imports\/[\da-f-]{36}/u)
    await button(operator, start).click()
    await operator.getByText(compared).waitFor()
  })
}

/** Opens a case from what was found on a declaration; gives its place. */
export async function caseOf(page: Page, language: Language, which: keyof typeof DECLARATIONS): Promise<string> {
  await goTo(page, `/findings?text=${DECLARATIONS[which]}`)
  await page.getByRole('row').filter({ hasText: DECLARATIONS[which] }).getByRole('link', { name: HERE[language].found }).click()
  await page.waitForURL(/\/findings\/[\da-f-]{36}/u)
  await openFromFinding(page, WORDS[language])
  return new URL(page.url()).pathname
}

/** A page as it is now, also for whoever has it open. */
export async function lookAgain(page: Page, path: string): Promise<void> {
  await goTo(page, path)
  await page.reload()
  await page.waitForSelector('h1')
}

/** What somebody finds of himself, asked for anew. */
export const readOwn = (page: Page) => async (): Promise<string> => {
  await page.reload()
  await page.waitForSelector('h1')
  await settled(page)
  return page.locator('main').innerText()
}

/** What a route answers whoever is signed in there. */
export async function askAs<R extends Route>(
  pages: Pages,
  page: Page,
  contract: R,
  input: Record<string, string>,
): Promise<z.output<R['output']>> {
  const answer = await page.request.get(pages.url() + addressOf(contract, input))
  return contract.output.parse(await answer.json()) as z.output<R['output']>
}
