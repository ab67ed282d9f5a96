import type { Bilingual } from '../../../src/base/schema.ts'
import { html, type Html } from './html.ts'

/** A coordinate with one decimal, or none where that is enough. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10)
}

/** A text of an SVG in both languages. */
export function svgText(text: Bilingual, kind: string, x: number, y: number, anchor: 'start' | 'middle' | 'end' = 'start'): Html {
  const one = (language: 'vi' | 'en' | '', value: string): Html =>
    html`<text
      class="${kind} ${language}"
      ${language === '' ? null : html`lang="${language}"`}
      x="${px(x)}"
      y="${px(y)}"
      text-anchor="${anchor}"
      >${value}</text
    >`
  return text.vi === text.en ? one('', text.vi) : html`${one('vi', text.vi)}${one('en', text.en)}`
}
