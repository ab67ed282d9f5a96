import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { afterAll, expect, test } from 'vitest'
import { VOCABULARIES } from '../src/cases/documents/vocabulary.ts'
import { fill, formOn, numbered, printDocx, printPdf, readKit, templateOf, type Paper } from '../src/documents/print/index.ts'
import { toDocx } from '../src/documents/print/docx.ts'
import { printable } from '../src/documents/print/printable.ts'
import type { Run } from '../src/documents/print/schema.ts'
import { toPdf, toPicture } from '../src/documents/print/typeset.ts'
import { buildPaper, bundledKit, fillingOf, NO_HOME, unzip } from './build-documents.ts'

const TRIALS = Number(process.env['LIEM_TRIALS'] ?? 30)
const home = mkdtempSync(join(tmpdir(), 'liem-templates-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** Everything that a document says, run by run. */
const runsOf = ({ sheet }: Paper): Run[] => [
  ...[sheet.superior, sheet.issuer, sheet.number, sheet.place, sheet.abstract, sheet.authority].flat(),
  ...sheet.blocks.flatMap(({ runs }) => runs),
  ...sheet.signatures.flatMap(({ role, name }) => [...role, ...name]),
  ...sheet.recipients.flat(),
]

/** The words of each paragraph of a file for Word, read as XML. */
function paragraphsOf(docx: Buffer): string[] {
  const found: string[] = []
  const parser = new SaxesParser()
  let inside = false
  parser.on('opentag', ({ name }) => {
    if (name === 'w:p') found.push('')
    inside = name === 'w:t'
  })
  parser.on('closetag', () => (inside = false))
  parser.on('text', (text) => {
    if (inside) found[found.length - 1] += text
  })
  parser.write(unzip(docx).get('word/document.xml')!.toString('utf8')).close()
  return found
}

/** Everything in a PDF that is text once it is unpacked. */
function insideOf(pdf: Buffer): string {
  const text = pdf.toString('latin1')
  const streams = [...text.matchAll(/(<<(?:(?!endobj)[\s\S])*?>>)\s*stream\r?\n/gu)].map(({ 0: whole, 1: head, index }) => {
    const start = index + whole.length
    const bytes = pdf.subarray(start, pdf.indexOf('endstream', start, 'latin1'))
    try {
      return head!.includes('/FlateDecode') ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1')
    } catch {
      return ''
    }
  })
  return [text, ...streams].join('\n')
}

test('every template that comes with the program can be read, and says everything in both languages', async () => {
  const { templates, problems } = await bundledKit()
  expect(problems).toEqual([])
  expect(templates.map(({ symbol }) => symbol).toSorted()).toEqual(['BB', 'BB', 'BB', 'BC', 'KL', 'QĐ', 'TB', 'TTr'])
  for (const { id } of templates) {
    const [vi, en] = [await buildPaper(id), await buildPaper(id, { language: 'en' })]
    expect([id, en.sheet.blocks.length, en.sheet.signatures.length, en.sheet.recipients.length]).toEqual([
      id,
      vi.sheet.blocks.length,
      vi.sheet.signatures.length,
      vi.sheet.recipients.length,
    ])
    expect(runsOf(vi).some(({ gap }) => gap === true)).toBe(false)
  }
})

test('what is missing is a gap in both languages and is listed once; a part that stands on it alone is left out', async () => {
  const kit = await bundledKit()
  const template = templateOf(kit, 'discipline-decision')
  const { facts, lists } = fillingOf('decision', (field) => field)
  const filling = { facts: { ...facts, 'person.unit': null, 'opinion.day': null }, lists: { ...lists, acts: [] } }
  const { sheets, missing } = fill(template, VOCABULARIES.decision, filling)
  expect(missing.map(({ id }) => id)).toEqual(['person.unit', 'acts'])
  for (const [language, words] of [
    ['vi', '[…đơn vị công tác…]'],
    ['en', '[…unit…]'],
  ] as const)
    expect(sheets[language].blocks.flatMap(({ runs }) => runs)).toContainEqual({ text: words, gap: true })
  expect(JSON.stringify(sheets.vi)).not.toContain('ý kiến pháp lý')
})

test('the day is written as the form asks: figures below ten, and January and February, with a nought', async () => {
  const { sheets } = fill(
    templateOf(await bundledKit(), 'report'),
    VOCABULARIES.case,
    fillingOf('case', () => 'x'),
  )
  const dayOf = (day: string) => numbered(sheets, { number: '1', day }).vi.place.at(-1)!.text
  expect([dayOf('2026-02-05'), dayOf('2026-03-12'), dayOf('2026-11-09')]).toEqual([
    ', ngày 05 tháng 02 năm 2026',
    ', ngày 12 tháng 3 năm 2026',
    ', ngày 09 tháng 11 năm 2026',
  ])
})

test('days before the form is in force have none', async () => {
  const kit = await bundledKit()
  expect(() => formOn(kit, '2020-03-04')).toThrow('there is no form of documents for 2020-03-04')
  expect(formOn(kit, '2020-03-05').page.left).toBe(30)
})

const MISTAKES: readonly (readonly [what: string, change: readonly [from: string, to: string], line: number, hint: RegExp])[] = [
  ['a field that there is not', ['{case.number}', '{case.nummer}'], 7, /did you mean case\.number/u],
  ['a list that there is not', ['each: acts', 'each: axts'], 9, /did you mean acts/u],
  ['a thing that documents are not about', ['about: case', 'about: cases'], 4, /write one of/u],
  ['a brace alone', ['Kính gửi', 'Kính {gửi'], 13, /or no braces/u],
]
const OWN = `liem: document/1
id: own
symbol: BC
about: case
name: { vi: Riêng, en: Own }
title: { vi: BÁO CÁO, en: REPORT }
abstract: { vi: 'Về {case.number}', en: 'On {case.number}' }
body:
  - each: acts
    body:
      - item: { vi: '{act.what}', en: '{act.what}' }
  - text:
      vi: 'Kính gửi {addressee}'
      en: 'To {addressee}'
signatures: [{ role: { vi: KÝ, en: SIGNED }, name: '{signer.name}' }]
recipients: [{ vi: 'Lưu.', en: 'Kept.' }]
`
test.each(MISTAKES)('a mistake in a template has file, line and what to do: %s', async (_, [from, to], line, hint) => {
  const folder = join(home, 'law', 'documents')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'own.yaml'), OWN)
  expect((await readKit(home, VOCABULARIES)).problems).toEqual([])
  writeFileSync(join(folder, 'own.yaml'), OWN.replace(from, to))
  const kit = await readKit(home, VOCABULARIES)
  expect(kit.problems[0]).toMatchObject({ place: { file: join(folder, 'own.yaml'), line }, hint: expect.stringMatching(hint) as string })
  expect(kit.templates.some(({ id }) => id === 'own')).toBe(false)
  expect(() => templateOf(kit, 'own')).toThrow(kit.problems[0]!.message)
  // The others are used all the same.
  expect(templateOf(kit, 'report').own).toBe(false)
})

test('a key that templates do not have, and what is no YAML, are mistakes with their line', async () => {
  const folder = join(home, 'law', 'documents')
  for (const [text, line] of [
    [OWN.replace('symbol: BC', 'symbol: BC\nsimbol: BC'), 4],
    [OWN.replace("'Lưu.'", "'Lưu."), 16],
  ] as const) {
    writeFileSync(join(folder, 'own.yaml'), text)
    expect((await readKit(home, VOCABULARIES)).problems[0]?.place).toMatchObject({ line })
  }
})

test('the file for Word says what the document says, paragraph by paragraph, and has its margins', async () => {
  for (const { id } of (await bundledKit()).templates) {
    const paper = await buildPaper(id)
    const docx = await toDocx(paper)
    const said = paragraphsOf(docx).join('\n')
    for (const { text } of runsOf(paper)) expect(said.toUpperCase(), id).toContain(text.toUpperCase())
    for (const block of paper.sheet.blocks) {
      const words = block.runs.map(({ text }) => text).join('')
      expect(paragraphsOf(docx).filter((one) => one.endsWith(words)).length, `${id}: ${words}`).toBeGreaterThan(0)
    }
    const { top, left } = paper.form.page
    const xml = unzip(docx).get('word/document.xml')!.toString('utf8')
    expect(xml).toMatch(new RegExp(`w:pgMar [^>]*w:top="${Math.floor((top / 25.4) * 1440)}"`, 'u'))
    expect(xml).toMatch(new RegExp(`w:pgMar [^>]*w:left="${Math.floor((left / 25.4) * 1440)}"`, 'u'))
  }
})

test('the PDF is marked as PDF/A-2a and has what that asks for: letters, colours, tags, language, title, nothing that runs or leads elsewhere', async () => {
  const pdf = toPdf(await buildPaper('discipline-decision'))
  const inside = insideOf(pdf)
  expect(inside).toMatch(/pdfaid:part>2</u)
  expect(inside).toMatch(/pdfaid:conformance>A</u)
  for (const part of ['/OutputIntent', '/GTS_PDFA1', '/MarkInfo', '/StructTreeRoot', '/Lang (vi', '/FontFile', '/ToUnicode', 'dc:title'])
    expect([part, inside.includes(part)]).toEqual([part, true])
  for (const part of ['/JavaScript', '/Launch', '/URI', '/Encrypt', '/EmbeddedFile', '/AA '])
    expect([part, inside.includes(part)]).toEqual([part, false])
  // Each font is in the file.
  expect([...inside.matchAll(/\/FontDescriptor\b(?=[^>]*\/FontName)/gu)].length).toBe(
    [...inside.matchAll(/\/FontFile\d? \d+ 0 R/gu)].length,
  )
  // The same paper, the same bytes.
  expect(toPdf(await buildPaper('discipline-decision')).equals(pdf)).toBe(true)
})

test('it is printed in a process of its own, and what is wrong with a layout comes back with its place', async () => {
  const paper = await buildPaper('notice')
  const [pdf, docx] = await Promise.all([printPdf(paper), printDocx(paper)])
  expect([pdf.toString('latin1', 0, 5), docx.toString('latin1', 0, 2)]).toEqual(['%PDF-', 'PK'])
  const layout = { path: 'sheet.typ', source: '#let a = 1\n#let b = aa\n' }
  await expect(printPdf({ ...paper, layout })).rejects.toMatchObject({ code: 'rulebook', place: { file: 'sheet.typ', line: 2 } })
  const elsewhere = { path: 'sheet.typ', source: '#import "@preview/tablex:0.0.8": *' }
  await expect(printPdf({ ...paper, layout: elsewhere })).rejects.toMatchObject({ code: 'rulebook' })
  // It goes on after that.
  expect((await printPdf(paper)).equals(pdf)).toBe(true)
})

/** Each is markup, code or an address in typst, and a hair's breadth from it in XML. */
const HOSTILE = [
  '#panic("x")',
  '#read("/sheet.json")',
  '#eval("1+1")',
  '*b* _i_ `c` $x^2$',
  '= T',
  '- a',
  '<a> @a',
  '// x',
  '/* x */',
  String.raw`\ \u{41} \#`,
  '"x"',
  '[x]{y}',
  '&lt;w:t>',
  ']]>',
  '---',
]

test.each(HOSTILE)('what somebody typed is shown sign by sign, never read as markup: %s', async (words) => {
  const shown = async (text: string) =>
    (toPicture(await buildPaper('notice', { words: (field) => (field === 'signer.name' ? text : 'a') }), 1).svg.match(/<use /gu) ?? [])
      .length
  expect(await shown(words)).toBe(await shown(words.replaceAll(/\S/gu, 'x')))
  const docx = await toDocx(await buildPaper('notice', { words: (field) => (field === 'signer.name' ? words : 'a') }))
  expect(paragraphsOf(docx)).toContain(words)
})

test('no text of any field breaks a document, in any template; for Word it is there as it was typed', async () => {
  const ids = (await bundledKit()).templates.map(({ id }) => id)
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom(...HOSTILE),
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ids), text, fc.constantFrom('vi', 'en'), async (id, words, language) => {
      const paper = await buildPaper(id, { words: () => words, language: language as 'vi' })
      expect(toPdf(paper).toString('latin1', 0, 5)).toBe('%PDF-')
      const said = paragraphsOf(await toDocx(paper)).join('\n')
      for (const line of printable(words).split('\n')) expect(said).toContain(line)
    }),
    { numRuns: TRIALS },
  )
})

test('letters with stacked marks are there, however they were typed; what has no letter, or cannot be seen, is named', async () => {
  const name = 'Nguyễn Thị Ế Ề Ể Ễ Ệ Ố Ỗ Ộ Ớ Ỡ Ợ Ứ Ữ Ự Ắ Ẵ Ặ Ấ Ẫ Ậ Đ'
  const glyphs = async (words: string) => toPicture(await buildPaper('notice', { words: () => words }), 1).svg
  expect(await glyphs(name.normalize('NFD'))).toBe(await glyphs(name))
  expect(printable('a\u202Eb\u0000c\uE000\uD800')).toBe('a[U+202E]b c[U+E000]\uFFFD')
  expect((await glyphs('中')).length).toBeGreaterThan((await glyphs('x')).length)
})

test('a home without templates of its own has those of the program', async () => {
  expect((await readKit(NO_HOME, VOCABULARIES)).templates.every(({ own }) => !own)).toBe(true)
})
