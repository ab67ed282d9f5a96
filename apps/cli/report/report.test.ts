import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildFolder } from '../../../test/build.ts'
import { evaluateText, REPORT_RULES, reportCsv } from '../../../test/evaluation.ts'
import { escapeHtml, html } from './html.ts'
import { reportHtml } from './index.ts'
import { twoLines } from './measure.ts'
import { formatNumber, formatPercent, weekday } from './text.ts'
import { niceMaximum, tintOf } from './trend.ts'

const folder = buildFolder()
afterAll(folder.done)

let page: string
/** The page without style sheet and script. */
let markup: string
beforeAll(async () => {
  page = reportHtml(await evaluateText(folder, reportCsv(), REPORT_RULES))
  markup = page.replace(/<style>.*<\/style>/s, '').replace(/<script>.*<\/script>/s, '')
})

describe('one file, and nothing else', () => {
  test('nothing in it leads outside', () => {
    for (const [, target] of markup.matchAll(/\s(?:src|href|action|srcset|poster|data)="([^"]*)"/g)) expect(target).toMatch(/^#/)
    for (const [, target] of page.matchAll(/url\(["']?([^)"']{0,40})/g)) expect(target).toMatch(/^(#|data:font\/woff2;base64,)/)
    expect(/@import|https?:\/\//.test(page)).toBe(false)
  })

  test('the content policy admits exactly its own style sheet and script', () => {
    const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`
    const style = /<style>(.*)<\/style>/s.exec(page)![1]!
    const script = /<script>(.*)<\/script>/s.exec(page)![1]!
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!
    expect(policy).toContain(`script-src &#39;${hash(script)}&#39;`)
    expect(policy).toContain(`style-src &#39;${hash(style)}&#39;`)
    expect(policy).toContain('default-src &#39;none&#39;')
  })

  test('the fonts are inside: three weights, with Latin and Vietnamese letters', () => {
    const ranges = [...page.matchAll(/unicode-range:([^}]*)/g)].map(([, range]) => range!)
    expect(ranges.length).toBe(9)
    expect(ranges.filter((range) => range.startsWith('U+0000-00FF')).length).toBe(3)
    expect(ranges.filter((range) => range.includes('U+1EA0-1EF9')).length).toBe(3)
  })
})

describe('what the data say is text, never markup', () => {
  test('nasty names arrive escaped', () => {
    expect(markup.includes('<script')).toBe(false)
    expect(markup.includes('<img')).toBe(false)
    expect(markup.includes('<i>unit')).toBe(false)
    expect(markup.includes('&lt;/script&gt;&lt;script&gt;alert(3)&lt;/script&gt;')).toBe(true)
    expect(markup.includes('&quot;&gt;&lt;img src=x onerror=alert(4)&gt;')).toBe(true)
    expect(markup.includes('&amp;lt;b&amp;gt; {{7*7}} ${8}')).toBe(true)
    expect(markup.includes('Small &lt;i&gt;unit&lt;/i&gt;')).toBe(true)
  })

  test('the template escapes every kind of value, lists and attributes too', () => {
    const nasty = `<a href='x' title="y">&`
    expect(escapeHtml(nasty)).toBe('&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;&amp;')
    expect(html`<p title="${nasty}">${[nasty, html`<b>${nasty}</b>`, 3, null, undefined, false]}</p>`.markup).toBe(
      `<p title="${escapeHtml(nasty)}">${escapeHtml(nasty)}<b>${escapeHtml(nasty)}</b>3</p>`,
    )
  })

  test('the page is well-formed: every element closed in its order, every attribute once, every id once', () => {
    const open: string[] = []
    const ids: string[] = []
    const wrong: string[] = []
    for (const [tag, close, name, attributes, selfClosed] of markup.matchAll(
      /<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s=>/]+(?:="[^"<]*")?)*)\s*(\/?)>/gi,
    )) {
      const names = [...attributes!.matchAll(/\s+([^\s=>/]+)(?:="([^"]*)")?/g)]
      if (new Set(names.map(([, attribute]) => attribute)).size !== names.length) wrong.push(tag)
      if (names.some(([, attribute]) => /^(style|on.*)$/i.test(attribute!))) wrong.push(tag)
      ids.push(...names.flatMap(([, attribute, value]) => (attribute === 'id' ? [value!] : [])))
      if (close === '/' && open.pop() !== name) wrong.push(tag)
      if (close !== '/' && selfClosed !== '/' && !/^(meta|br|hr|img|input|link)$/.test(name!)) open.push(name!)
    }
    expect(open).toEqual([])
    expect(wrong).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
    const left = markup.replace('<!doctype html>', '').replaceAll(/<\/?[a-z][a-z0-9]*(?:\s+[^\s=>/]+(?:="[^"<]*")?)*\s*\/?>/gi, '')
    expect(/[^\n]{0,40}[<>][^\n]{0,40}/.exec(left)?.[0]).toBe(undefined)
    for (const [, target] of markup.matchAll(/\s(?:href="#|aria-labelledby=")([^"]*)"/g)) {
      for (const id of target!.split(' ')) expect(ids).toContain(id)
    }
  })
})

test('every text has both languages', () => {
  const texts = (language: 'vi' | 'en'): number =>
    [...markup.matchAll(new RegExp(`class="(?:[a-z-]+ )*${language}(?: [a-z-]+)*" lang="${language}"`, 'g'))].length
  expect(texts('vi')).toBeGreaterThan(300)
  // The lines of a name on the process map are as many as its language needs.
  const lines = (language: 'vi' | 'en'): number => [...markup.matchAll(new RegExp(`class="node-name ${language}"`, 'g'))].length
  expect(texts('vi') - lines('vi')).toBe(texts('en') - lines('en'))
  expect(/class="(?:vi|en)" lang="(?:vi|en)"><\/span>/.test(markup)).toBe(false)
})

test('no figure is about a person: accounts stand only on cases', () => {
  const [before, cases] = markup.split('<section id="cases"')
  expect(cases!.includes('HQ-2')).toBe(true)
  expect(/HQ-\d/.test(before!)).toBe(false)
})

describe('words and numbers', () => {
  test('numbers and shares as each language writes them', () => {
    expect(formatNumber(1_397_184)).toEqual({ vi: '1.397.184', en: '1,397,184' })
    expect(formatNumber(12.345, 1)).toEqual({ vi: '12,3', en: '12.3' })
    expect(formatPercent(0.0066)).toEqual({ vi: '0,66\u00A0%', en: '0.66\u00A0%' })
    expect(formatPercent(0.513)).toEqual({ vi: '51,3\u00A0%', en: '51.3\u00A0%' })
    expect(formatPercent(0.00001)).toEqual({ vi: '< 0,01\u00A0%', en: '< 0.01\u00A0%' })
    expect(formatPercent(1).vi).toBe('100\u00A0%')
    expect(weekday(0)).toEqual({ vi: 'T5', en: 'Thu' })
    expect(weekday(-1)).toEqual({ vi: 'T4', en: 'Wed' })
  })

  test('axes end on round numbers, tints rise with the distance', () => {
    expect([0, 3, 17, 41, 250, 999].map(niceMaximum)).toEqual([4, 4, 20, 80, 400, 1000])
    expect([tintOf(10, 10), tintOf(16, 10), tintOf(20, 10), tintOf(40, 10)]).toEqual([0, 1, 2, 3])
  })

  test('long names are set in two lines', () => {
    expect(twoLines('Check confirmation of receipt', 18)).toEqual(['Check confirmation', 'of receipt'])
    expect(twoLines('Short', 18)).toEqual(['Short'])
  })
})
