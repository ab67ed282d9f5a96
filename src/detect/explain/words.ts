import { clean } from '../../base/index.ts'
import type { Bilingual } from '../../base/schema.ts'
import type { Side, Within } from '../../law/schema.ts'

/** Vietnamese names of activities, by the name in the log. */
export type ActivityNames = ReadonlyMap<string, string>

/** An activity by its name in the log and, where known, in Vietnamese. */
export function nameActivity(name: string, names: ActivityNames | undefined): Bilingual {
  return { en: clean(name), vi: clean(names?.get(name) ?? name) }
}

/** An activity in the quotation marks of each language. */
export function quoteActivity(name: string, names: ActivityNames | undefined): Bilingual {
  const shown = nameActivity(name, names)
  return { en: `“${shown.en}”`, vi: `«${shown.vi}»` }
}

/** `“A”, “B” or “C”`; of many only the first three are named. */
export function nameSide(side: Side, names: ActivityNames | undefined): Bilingual {
  const all = side.activities.map((activity) => quoteActivity(activity, names))
  const shown = all.length > 4 ? all.slice(0, 3) : all
  const rest = all.length - shown.length
  const en = shown.map((name) => name.en)
  const vi = shown.map((name) => name.vi)
  if (rest > 0) {
    en.push(`one of ${rest} others`)
    vi.push(`một trong ${rest} bước khác`)
  }
  const when = side.when === undefined ? '' : clean(side.when.source)
  return {
    en: joinLast(en, 'or') + (when === '' ? '' : ` (where ${when})`),
    vi: joinLast(vi, 'hoặc') + (when === '' ? '' : ` (khi ${when})`),
  }
}

/** `a, b and c` with the given word before the last. */
export function joinLast(parts: readonly string[], word: string): string {
  if (parts.length < 2) return parts[0] ?? ''
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts[parts.length - 1]}`
}

/** A duration in the two largest units that say something: `6 h 35 min`, `3 days 4 h`. Microseconds. */
export function formatElapsed(microseconds: number): Bilingual {
  const seconds = Math.floor(Math.abs(microseconds) / 1e6)
  if (seconds < 60) return { en: `${seconds} s`, vi: `${seconds} giây` }
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return { en: `${minutes} min`, vi: `${minutes} phút` }
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return twoUnits(hours, ['h', 'h', 'giờ'], minutes % 60, ['min', 'min', 'phút'])
  return twoUnits(Math.floor(hours / 24), ['day', 'days', 'ngày'], hours % 24, ['h', 'h', 'giờ'])
}

type Unit = readonly [one: string, many: string, vi: string]

function twoUnits(large: number, largeUnit: Unit, small: number, smallUnit: Unit): Bilingual {
  const en = `${large} ${large === 1 ? largeUnit[0] : largeUnit[1]}`
  const vi = `${large} ${largeUnit[2]}`
  if (small === 0) return { en, vi }
  return { en: `${en} ${small} ${small === 1 ? smallUnit[0] : smallUnit[1]}`, vi: `${vi} ${small} ${smallUnit[2]}` }
}

/** A limit in words: `8 h`, `2 working hours`, `3 working days`. */
export function formatLimit(within: Within): Bilingual {
  if (within.kind === 'elapsed') return formatElapsed(within.milliseconds * 1000)
  const amount = within.kind === 'working-days' ? within.days : within.milliseconds / 3_600_000
  const unit = within.kind === 'working-days' ? { en: 'working day', vi: 'ngày làm việc' } : { en: 'working hour', vi: 'giờ làm việc' }
  return { en: `${amount} ${unit.en}${amount === 1 ? '' : 's'}`, vi: `${String(amount).replace('.', ',')} ${unit.vi}` }
}
