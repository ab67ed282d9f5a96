import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { listDocuments, showDocument } from '../src/cases/documents/schema.ts'
import { openCase } from '../src/cases/index.ts'
import { listFindings } from '../src/findings/schema.ts'
import { EVERYTHING } from './build-db.ts'
import { button } from './case-screen.ts'
import { attachScan, checkDocument, DOCUMENT_WORDS, fillGaps, issue, prepare } from './document-screen.ts'
import { expectSoon, expectSoundPages, inTurn, openPages, program } from './pages.ts'

/** Whoever sits at the machine, who may be both people that an act needs. */
const as: Identity = { account: 'local', officer: null, name: 'Local user', by: 'local', session: null, freshUntil: null, scopes: null }
const pages = openPages({ as })

/** A case from a finding of its own. */
async function openOne(nth: number): Promise<string> {
  const { rows } = await pages.read(listFindings, { state: 'new', attribution: 'all', sort: 'rule', limit: '50' })
  const finding = rows.filter(({ attributed }) => attributed === 1)[nth]!.id
  const { id } = await openCase(pages.db(), EVERYTHING, EVERYTHING, {
    title: 'Thông quan khi chưa ghi kết quả',
    findings: [finding],
    reason: 'xác minh',
  })
  return id
}

const LANGUAGES = [
  ['vi-VN', 0],
  ['en-GB', 1],
] as const

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'on a phone a notice is prepared, its gaps are filled, it is checked, numbered, and the signed scan attached (%s)',
  async (language, nth) => {
    const say = DOCUMENT_WORDS[language]
    const id = await openOne(nth)
    const scan = join(tmpdir(), `liem-scan-${process.pid}.pdf`)
    writeFileSync(scan, '%PDF-1.7 signed and stamped')
    await pages.open(`/cases/${id}`, { language, width: 390 }, async (page) => {
      await page.getByRole('heading', { name: say.section, exact: true }).waitFor()
      await prepare(page, say)
      await fillGaps(page, say, { [say.until]: 'ngày 10/12/2026' })
      await page.getByText('Chi cục #eval("1") *Ễ*').first().waitFor()
      await button(page, say.revision).click()
      await button(page, say.now).waitFor()
      await button(page, say.now).click()
      await checkDocument(page, say)
      await issue(page, say)
      await attachScan(page, say, scan)
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    })
    const { rows } = await pages.read(listDocuments, { id })
    expect(rows.map(({ state, number, scanned }) => [state, number?.slice(0, 6), scanned])).toEqual([['issued', '01/TB-', true]])
    const one = { id, document: rows[0]!.id }
    const shown = await pages.read(showDocument, one)
    expect(shown.files.map(({ kind }) => kind).toSorted()).toEqual(['docx', 'pdf', 'scan'])
    for (const [kind, begin] of [
      ['pdf', '%PDF-'],
      ['docx', 'PK'],
      ['scan', '%PDF-'],
    ] as const) {
      const answer = await fetch(`${pages.url()}/api/cases/${id}/documents/${one.document}/${kind}`)
      expect([kind, answer.status, (await answer.text()).slice(0, begin.length)]).toEqual([kind, 200, begin])
    }
    await expectSoon(async () => (await pages.read(showDocument, one)).state).toBe('issued')
    await expectSoundPages(pages, [
      `/cases/${id}`,
      `/cases/${id}/documents/${one.document}`,
      '/documents/templates',
      `/cases/${id}/documents/${one.document}`,
    ])
  },
)
