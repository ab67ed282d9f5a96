import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { listSameMatter } from '../src/cases/links/schema.ts'
import { showCaseFile } from '../src/cases/schema.ts'
import { listFindings } from '../src/findings/schema.ts'
import { button, carryOut, WORDS } from './case-screen.ts'
import { inTurn, openPages, program } from './pages.ts'

const pages = openPages()
const LANGUAGES = ['vi-VN', 'en-GB'] as const

/** A finding that names somebody, with others of the same matter. */
async function withOthers(): Promise<{ id: string; other: string }> {
  const { rows } = await pages.read(listFindings, { state: 'new', attribution: 'all', sort: 'rule', limit: '50' })
  for (const { id } of rows) {
    const { rows: others } = await pages.read(listSameMatter, { id })
    if (others[0] !== undefined) return { id, other: others[0].number }
  }
  throw new Error('no finding of this world has others of the same matter')
}

const caseOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1)!

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'on a phone one case is opened from a finding and another of the same matter that is ticked (%s)',
  async (language) => {
    const say = WORDS[language]
    const { id, other } = await withOthers()
    await pages.open(`/findings/${id}`, { language, width: 390 }, async (page) => {
      await button(page, say.more).click()
      await page.getByRole('menuitem', { name: say.open }).click()
      const box = page.getByRole('dialog').getByRole('checkbox', { name: new RegExp(`^${other}: `, 'u') })
      await box.waitFor()
      // What belongs to one matter, a person says.
      expect(await box.isChecked()).toBe(false)
      await box.check()
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      await carryOut(page, say.openDo, say.reason)
      await page.waitForURL(/\/cases\//u)
      const { sources } = await pages.read(showCaseFile, { id: caseOf(page) })
      expect(sources.map((source) => source.number)).toContain(other)
      expect(sources).toHaveLength(2)
    })
  },
)
