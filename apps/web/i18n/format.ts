import type { Language } from './language.ts'

/** Until the server has said by whose clocks the installation lives. */
const ZONE = 'Asia/Ho_Chi_Minh'

const cache = new Map<string, Intl.NumberFormat>()

function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options)
  const known = cache.get(key) ?? new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', options)
  cache.set(key, known)
  return known
}

/** `1.284` and `1,284`; at most two decimals, fewer where they are zero. */
export function formatNumber(language: Language, value: number, decimals = 2): string {
  return numberFormat(language, { maximumFractionDigits: decimals }).format(value)
}

/** A count that a list was asked for: exact, or `10.000+`. */
export function formatCount(language: Language, count: { n: number; more: boolean }): string {
  return formatNumber(language, count.n) + (count.more ? '+' : '')
}

/** A share from 0 to 1 as a percentage: `1,92 %`, in English `1.92%`; `< 0,1 %` for what would round to nothing. */
export function formatPercent(language: Language, share: number, decimals?: number): string {
  const value = share * 100
  const digits = decimals ?? (value !== 0 && Math.abs(value) < 10 ? 1 : 0)
  const least = 10 ** -digits
  const sign = language === 'vi' ? ' %' : '%'
  const fixed = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  if (value > 0 && value < least / 2) return `< ${numberFormat(language, fixed).format(least)}${sign}`
  return numberFormat(language, fixed).format(value) + sign
}

/** `248 MB`; powers of 1,000. */
export function formatBytes(language: Language, bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  return `${formatNumber(language, value, value < 10 && unit > 0 ? 1 : 0)} ${units[unit]}`
}

let zone = ZONE
let clock = clockIn(zone)
const listeners = new Set<() => void>()

function clockIn(timeZone: string): Intl.DateTimeFormat {
  const two = '2-digit'
  const parts = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two } as const
  return new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', ...parts })
}

/** From now on days and times are those of this zone; whoever wrote them before is told. */
export function showZone(timeZone: string): void {
  if (timeZone === zone) return
  clock = clockIn(timeZone)
  zone = timeZone
  for (const tell of listeners) tell()
}

export const shownZone = (): string => zone

export function onZone(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

function partsOf(instant: string | number | Date): Record<string, string> {
  return Object.fromEntries(clock.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
}

/** A calendar day `2026-11-19`, or the local day of an instant, as `19/11/2026` in both languages. */
export function formatDay(value: string): string {
  const [year, month, date] = (value.length === 10 ? value : isoDayOf(value)).split('-')
  return `${date}/${month}/${year}`
}

/** The local day of an instant, `2026-11-19`. */
export function isoDayOf(instant: string | number | Date): string {
  const { year, month, day } = partsOf(instant)
  return `${year}-${month}-${day}`
}

/** `23:40`, 24 hours, local. */
export function formatTime(instant: string): string {
  const { hour, minute } = partsOf(instant)
  return `${hour}:${minute}`
}

/** `19/11/2026 23:40`. */
export function formatInstant(instant: string): string {
  const { year, month, day, hour, minute } = partsOf(instant)
  return `${day}/${month}/${year} ${hour}:${minute}`
}

/** Whole days from one calendar day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** What a person typed as `dd/MM/yyyy` as an ISO day; undefined where there is no such day. */
export function parseDay(typed: string): string | undefined {
  const match = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(typed)
  if (match === null) return undefined
  const iso = `${match[3]}-${match[2].padStart(2, '0')}-${match[1].padStart(2, '0')}`
  const time = Date.parse(`${iso}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? undefined : iso
}

/** `«đỏ»` and `“red”`. */
export function quote(language: Language, text: string): string {
  return language === 'vi' ? `«${text}»` : `“${text}”`
}

/** Digits in groups of four from the left: a declaration number, shown with margins so that copying gives the digits alone. */
export function groupsOfFour(number: string): string[] {
  return number.match(/.{1,4}/gu) ?? []
}
