import type { Bilingual } from '../../../src/base/schema.ts'
import type { LocalMoment } from '../../../src/detect/report/schema.ts'
import { html, type Html } from './html.ts'

/** Both languages; the style sheet shows the one that is chosen. */
export function say(vi: string | Html, en: string | Html): Html {
  return html`<span class="vi" lang="vi">${vi}</span><span class="en" lang="en">${en}</span>`
}

/** A text of the data in both languages; once, where they are the same. */
export function both(text: Bilingual): Html {
  return text.vi === text.en ? html`${text.vi}` : say(text.vi, text.en)
}

export function pair(vi: string, en: string): Bilingual {
  return { vi, en }
}

/** 1.284 and 1,284; a fraction as given. */
export function formatNumber(value: number, digits = 0): Bilingual {
  const [whole, fraction] = Math.abs(value).toFixed(digits).split('.')
  const sign = value < 0 ? '−' : ''
  const group = (mark: string): string => sign + (whole ?? '').replaceAll(/\B(?=(\d{3})+(?!\d))/g, mark)
  return fraction === undefined ? { vi: group('.'), en: group(',') } : { vi: `${group('.')},${fraction}`, en: `${group(',')}.${fraction}` }
}

export function count(value: number): Html {
  return both(formatNumber(value))
}

/** A share of 1 as a percentage with its sign, apart by a space that does not break. */
export function formatPercent(share: number): Bilingual {
  const percent = share * 100
  if (percent > 0 && percent < 0.01) return { vi: '< 0,01\u00A0%', en: '< 0.01\u00A0%' }
  const digits = Number.isInteger(Number(percent.toFixed(6))) ? 0 : percent < 10 ? 2 : 1
  const { vi, en } = formatNumber(percent, digits)
  return { vi: `${vi}\u00A0%`, en: `${en}\u00A0%` }
}

export function percent(share: number): Html {
  return both(formatPercent(share))
}

const two = (value: number): string => String(value).padStart(2, '0')

/** `dd/MM/yyyy` of a local day. */
export function formatDay(day: number): string {
  const date = new Date(day * 86_400_000)
  return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`
}

/** `HH:mm`. */
export function formatMinute(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(Math.floor(minute % 60))}`
}

export function formatMoment(moment: LocalMoment): string {
  return `${formatDay(moment.day)} ${formatMinute(moment.minute)}`
}

const WEEKDAYS: readonly Bilingual[] = [
  { vi: 'CN', en: 'Sun' },
  { vi: 'T2', en: 'Mon' },
  { vi: 'T3', en: 'Tue' },
  { vi: 'T4', en: 'Wed' },
  { vi: 'T5', en: 'Thu' },
  { vi: 'T6', en: 'Fri' },
  { vi: 'T7', en: 'Sat' },
]

export function weekday(day: number): Bilingual {
  return WEEKDAYS[(((day + 4) % 7) + 7) % 7] ?? { vi: '', en: '' }
}

/** A declaration's twelve digits in groups of four, set apart by margins so that copying gives twelve digits. */
export function caseId(id: string): Html {
  const groups = /^(\d{4})(\d{4})(\d{4})$/.exec(id)
  if (groups === null) return html`<span class="id">${id}</span>`
  return html`<span class="id">${groups.slice(1).map((group) => html`<span class="quad">${group}</span>`)}</span>`
}
