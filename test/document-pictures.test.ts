import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { toPicture } from '../src/documents/print/typeset.ts'
import { browserOf } from '../tools/chromium.ts'
import { requireProgram } from '../tools/programs.ts'
import { root } from '../tools/steps.ts'
import { buildPaper, bundledKit, FACTS } from './build-documents.ts'

/** Pages as they are meant to look, a dot and a half for each millimetre. `LIEM_PICTURES=1` draws them anew: look at each before it is committed. */
const FOLDER = join(root, 'test/fixtures/documents')
const WIDTH = 315
/** Share of dots that may differ much: letters are smoothed otherwise by another version of the browser. */
const TOLERANCE = 0.005
/** Names, motto, number and day. */
const HEAD = 0.16
const ABOVE: Readonly<Record<string, string>> = {
  'issuer.superior': 'Bộ Tài chính',
  'issuer.name': 'Cục Hải quan',
  'issuer.symbol': 'CHQ',
  'issuer.place': 'Hà Nội',
  'signer.position': 'Cục trưởng',
}
const program = requireProgram('chromium')
let browser: Page

beforeAll(async () => {
  if (program !== undefined) browser = await (await browserOf(program)).newPage()
})

/** Draws a page in few greys, as a PNG. */
const draw = async (svg: string): Promise<string> =>
  browser.evaluate(`(async () => {
    const image = new Image()
    image.src = 'data:image/svg+xml;base64,' + ${JSON.stringify(Buffer.from(svg).toString('base64'))}
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = ${WIDTH}
    canvas.height = Math.round(${WIDTH} * Math.SQRT2)
    const context = canvas.getContext('2d')
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    const data = context.getImageData(0, 0, canvas.width, canvas.height)
    for (let at = 0; at < data.data.length; at += 4) data.data.fill(Math.round(data.data[at] / 51) * 51, at, at + 3)
    context.putImageData(data, 0, 0)
    return canvas.toDataURL('image/png')
  })()`)

/** Share of dots of two pictures that differ by more than two fifths of black; `part`: of so much of their height, from the top. */
const difference = async (one: string, other: string, part = 1): Promise<number> =>
  browser.evaluate(`(async () => {
    const dots = async (address) => {
      const image = new Image()
      image.src = address
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.width
      canvas.height = image.height
      const context = canvas.getContext('2d')
      context.drawImage(image, 0, 0)
      return context.getImageData(0, 0, image.width, image.height).data
    }
    const [a, b] = [await dots(${JSON.stringify(one)}), await dots(${JSON.stringify(other)})]
    if (a.length !== b.length) return 1
    let differ = 0
    const end = Math.floor((a.length / 4) * ${part}) * 4
    for (let at = 0; at < end; at += 4) if (Math.abs(a[at] - b[at]) > 102) differ++
    return differ / (end / 4)
  })()`)

const addressOf = (png: Buffer): string => `data:image/png;base64,${png.toString('base64')}`

/** Pictures of all pages of a template, with gaps (`draft`) or without. */
async function pagesOf(id: string, options: Parameters<typeof buildPaper>[1] = {}): Promise<string[]> {
  const paper = await buildPaper(id, options)
  const { pages } = toPicture(paper, 1)
  const drawn = []
  for (let page = 1; page <= pages; page++) drawn.push(await draw(toPicture(paper, page).svg))
  return drawn
}

test.skipIf(program === undefined)('every page of every document looks as it is meant to', async () => {
  const drawn = new Map<string, string>()
  for (const { id } of (await bundledKit()).templates) {
    for (const [at, png] of (await pagesOf(id)).entries()) drawn.set(`${id}-${at + 1}.png`, png)
    for (const [at, png] of (await pagesOf(id, { language: 'en', mark: 'courtesy' })).entries()) drawn.set(`${id}-en-${at + 1}.png`, png)
  }
  // A body above that of the case, whose head signs.
  for (const [at, png] of (await pagesOf('discipline-decision', { words: (field) => ABOVE[field] ?? FACTS[field] ?? field })).entries())
    drawn.set(`above-${at + 1}.png`, png)
  const saying = (times: number) => ({
    words: (field: string) => (field === 'step.words' ? 'Ý kiến của những người dự họp được ghi đầy đủ. '.repeat(times) : field),
  })
  const long = saying(60)
  for (const [at, png] of (await pagesOf('meeting-minutes', long)).entries()) drawn.set(`long-${at + 1}.png`, png)
  // The shortest of which the signatures find no place on the first page: the last that is said goes with them.
  let [times, two] = [0, [] as string[]]
  while (two.length < 2) two = await pagesOf('meeting-minutes', saying(++times))
  drawn.set('signatures-2.png', two[1]!)
  if (process.env['LIEM_PICTURES'] === '1') {
    mkdirSync(FOLDER, { recursive: true })
    for (const [name, png] of drawn) writeFileSync(join(FOLDER, name), Buffer.from(png.slice(png.indexOf(',') + 1), 'base64'))
  }
  expect([...drawn.keys()].toSorted()).toEqual(existsSync(FOLDER) ? readdirSync(FOLDER).toSorted() : [])
  const differ = []
  for (const [name, png] of drawn) {
    const share = await difference(png, addressOf(readFileSync(join(FOLDER, name))))
    if (share > TOLERANCE) differ.push([name, share])
  }
  expect(differ).toEqual([])
})

test.skipIf(program === undefined)('the name of another body at the top of a document is seen', async () => {
  const [above, own] = ['above-1.png', 'discipline-decision-1.png'].map((name) => addressOf(readFileSync(join(FOLDER, name))))
  const [drawn] = await pagesOf('discipline-decision', { words: (field) => ABOVE[field] ?? FACTS[field] ?? field })
  expect(await difference(drawn!, above!, HEAD)).toBeLessThan(TOLERANCE)
  expect(await difference(drawn!, own!, HEAD)).toBeGreaterThan(TOLERANCE)
})

test.skipIf(program === undefined).each([
  ['left', 31],
  ['right', 17],
  ['top', 21],
] as const)('a margin that moves is seen: %s at %i mm', async (side, width) => {
  const [png] = await pagesOf('discipline-decision', { page: { [side]: width } })
  expect(await difference(png!, addressOf(readFileSync(join(FOLDER, 'discipline-decision-1.png'))))).toBeGreaterThan(TOLERANCE * 2)
})
