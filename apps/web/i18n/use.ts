import { useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Bilingual } from '../../../src/base/schema.ts'
import type { Catalogue } from './catalogue.ts'
import * as format from './format.ts'
import { rememberLanguage, type Language } from './language.ts'
import { i18n } from './start.ts'
import { text } from './text.ts'

export type Values = Readonly<Record<string, string | number>>
/** Says a text of a catalogue. Numbers are written as the language does; `{{n}}` also chooses between one and more. */
export type Say<K extends string> = (key: K, values?: Values) => string

/** The texts of a catalogue in the language that is shown; follows a change of language. */
export function useText<K extends string>({ namespace }: Catalogue<K>): Say<K> {
  const translate: (key: string, options: Values & { ns: string; count: number }) => string = useTranslation().t
  const language = useLanguage()
  return useMemo(
    () =>
      (key, values = {}) => {
        const written = Object.entries(values).map(([name, value]) => [
          name,
          typeof value === 'number' ? format.formatNumber(language, value) : value,
        ])
        const count = typeof values.n === 'number' ? values.n : 2
        return translate(key, { count, ...(Object.fromEntries(written) as Record<string, string>), ns: namespace })
      },
    [translate, language, namespace],
  )
}

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'vi'
}

/** Shows the app in another language from now on, and remembers it. */
export function changeLanguage(language: Language): void {
  rememberLanguage(language)
  document.documentElement.lang = language
  void i18n.changeLanguage(language)
}

/** The text of the server in the language that is shown. */
export function useBilingual(): (text: Bilingual) => string {
  const language = useLanguage()
  return useMemo(() => (text) => text[language], [language])
}

/** Numbers, days and spans as the language writes them; times by the clocks of the installation. */
export function useFormat() {
  const language = useLanguage()
  const say = useText(text)
  const zone = useSyncExternalStore(format.onZone, format.shownZone)
  return useMemo(() => formatsOf(language, say, zone), [language, say, zone])
}
export type Formats = ReturnType<typeof useFormat>

type TimeKey = keyof typeof text.pairs

function formatsOf(language: Language, say: Say<TimeKey>, zone: string) {
  return {
    /** By whose clocks days and times are written. */
    zone,
    number: (value: number, decimals?: number) => format.formatNumber(language, value, decimals),
    count: (count: { n: number; more: boolean }) => format.formatCount(language, count),
    percent: (share: number, decimals?: number) => format.formatPercent(language, share, decimals),
    bytes: (bytes: number) => format.formatBytes(language, bytes),
    day: format.formatDay,
    instant: format.formatInstant,
    time: format.formatTime,
    quote: (quoted: string) => format.quote(language, quoted),
    weekday: (day: string) => say(`weekday${weekdayOf(day)}`),
    shortWeekday: (day: string) => say(`short${weekdayOf(day)}`),
    /** A due day as seen from today: `quá 3 ngày`, `hôm nay`, `23/11/2026`. */
    due: (day: string, today: string) => dueText(say, day, today),
    /** A number of minutes as `6 giờ 35 phút`. */
    span: (minutes: number) => spanText(say, minutes),
  }
}

function weekdayOf(day: string): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  const iso = day.length === 10 ? day : format.isoDayOf(day)
  return (((new Date(`${iso}T00:00:00Z`).getUTCDay() + 6) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7
}

function dueText(say: Say<TimeKey>, day: string, today: string): { text: string; state: 'over' | 'today' | 'later' } {
  const left = format.daysBetween(today, day)
  if (left < 0) return { text: say('overdue', { n: -left }), state: 'over' }
  if (left === 0) return { text: say('today'), state: 'today' }
  return { text: format.formatDay(day), state: 'later' }
}

function spanText(say: Say<TimeKey>, minutes: number): string {
  const whole = Math.floor(minutes)
  const [days, hours, rest] = [Math.floor(whole / 1440), Math.floor((whole % 1440) / 60), whole % 60]
  const parts = [days > 0 && say('days', { n: days }), hours > 0 && say('hours', { n: hours }), rest > 0 && say('minutes', { n: rest })]
  const said = parts.filter((part) => part !== false).slice(0, 2)
  return said.length === 0 ? say('minutes', { n: 0 }) : said.join(' ')
}
