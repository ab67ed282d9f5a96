import type { Bilingual } from '../../base/schema.ts'
import { isDay, isTimeZone } from '../durations.ts'
import { nearest } from '../nearest.ts'
import { noteAt } from './document.ts'
import type { YamlFile } from './document.ts'
import { fieldsOf, shorten, textOf, wordOf } from './fields.ts'
import type { Fields } from './fields.ts'

/** A text in both languages. */
export function bilingualOf(yaml: YamlFile, given: unknown, what: string): Bilingual | undefined {
  const fields = fieldsOf(yaml, given, what, ['en', 'vi'])
  if (fields === undefined) return undefined
  const [en, vi] = (['en', 'vi'] as const).map((language) => {
    const value = fields.values.get(language)
    if (value !== undefined) return textOf(yaml, value, `${what} (${language})`)?.trim()
    if (fields.keys.has(language)) return undefined
    return noteAt(yaml, fields.node, `${what} lacks ${language === 'en' ? 'English' : 'Vietnamese'}`, `write { en: …, vi: … }`)
  })
  return en === undefined || vi === undefined ? undefined : { en, vi }
}

/** A day, `2026-02-16`. */
export function dayOf(yaml: YamlFile, given: unknown, what: string): string | undefined {
  const word = wordOf(yaml, given, what)
  if (word === undefined || isDay(word)) return word
  return noteAt(yaml, given, `${what}: "${shorten(word)}" is not a day`, 'write 2026-02-16')
}

/** `from` and `until`, inclusive; `until` not before `from`. */
export function periodOf(yaml: YamlFile, fields: Fields): { from?: string; until?: string } {
  const day = (name: 'from' | 'until'): string | undefined => {
    const value = fields.values.get(name)
    return value === undefined ? undefined : dayOf(yaml, value, name)
  }
  const from = day('from')
  const until = day('until')
  if (from !== undefined && until !== undefined && until < from) {
    noteAt(yaml, fields.values.get('until'), `until (${until}) is before from (${from})`)
  }
  return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) }
}

/** A time zone of the IANA data base. */
export function zoneOf(yaml: YamlFile, given: unknown): string | undefined {
  const word = wordOf(yaml, given, 'timezone')
  if (word === undefined || isTimeZone(word)) return word
  const close = nearest(word, Intl.supportedValuesOf('timeZone'))
  return noteAt(
    yaml,
    given,
    `unknown time zone "${shorten(word)}"`,
    close === undefined ? 'write Asia/Ho_Chi_Minh or UTC' : `did you mean ${close}?`,
  )
}

/** yes or no, also as true or false. */
export function yesOrNo(yaml: YamlFile, given: unknown, what: string): boolean | undefined {
  const word = wordOf(yaml, given, what)?.toLowerCase()
  if (word === undefined) return undefined
  if (word === 'yes' || word === 'true') return true
  return word === 'no' || word === 'false' ? false : noteAt(yaml, given, `${what} must be yes or no`)
}
