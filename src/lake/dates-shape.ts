/** How one timestamp text is built. `order` a-b-y: day and month cannot be told apart by the text alone. */
export interface Shape {
  order: 'ymd' | 'aby' | 'named' | 'compact' | 'epoch-s' | 'epoch-ms' | 'epoch-us' | 'epoch-ns'
  /** Format of DuckDB's strptime; `%A` and `%B` stand for the first and second number of an `aby` date. */
  format: string
  offset: boolean
  first: number
  second: number
}

const time = String.raw`(?<h>\d{1,2}):(?<mi>\d{2})(?<s>:\d{2})?(?<f>[.,]\d{1,9})?(?<half> ?(?:[AaPp]\.?[Mm]\.?|SA|CH))?`
const offset = String.raw`(?<o> ?(?:Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?`
const dates = [
  { order: 'ymd', text: String.raw`(?<y>\d{4})(?<p>[-/.])(?<a>\d{1,2})\k<p>(?<b>\d{1,2})` },
  { order: 'aby', text: String.raw`(?<a>\d{1,2})(?<p>[-/.])(?<b>\d{1,2})\k<p>(?<y>\d{4}|\d{2})` },
  { order: 'named', text: String.raw`(?<a>\d{1,2})(?<p>[-/ ])(?<b>[A-Za-z]{3,9})\k<p>(?<y>\d{4})` },
] as const
const patterns = dates.flatMap(({ order, text }) => [
  { order, timeFirst: false, pattern: new RegExp(`^${text}(?:(?<join>[T ]|, )${time}${offset})?$`, 'u') },
  { order, timeFirst: true, pattern: new RegExp(`^${time}(?<join>,? )${text}$`, 'u') },
])

/** The shape of a text, null where it is none that we know. */
export function shapeOf(value: string): Shape | null {
  const text = value.trim()
  for (const { order, timeFirst, pattern } of patterns) {
    const groups = pattern.exec(text)?.groups
    if (groups !== undefined) return shapeOfGroups(order, timeFirst, groups)
  }
  return shapeOfNumber(text)
}

type Groups = Record<string, string | undefined>

function shapeOfGroups(order: 'ymd' | 'aby' | 'named', timeFirst: boolean, groups: Groups): Shape {
  const date = dateFormat(order, groups)
  const clock = groups.h === undefined ? '' : clockFormat(groups)
  const format = timeFirst
    ? `${clock}${groups.join}${date}`
    : date + (clock === '' ? '' : `${groups.join}${clock}`) + offsetFormat(groups.o)
  return { order, format, offset: groups.o !== undefined, first: Number(groups.a), second: Number(groups.b) }
}

function dateFormat(order: 'ymd' | 'aby' | 'named', { p, b = '', y = '' }: Groups): string {
  if (order === 'ymd') return `%Y${p}%m${p}%d`
  const year = y.length === 2 ? '%y' : '%Y'
  return order === 'aby' ? `%A${p}%B${p}${year}` : `%d${p}${b.length > 3 ? '%B' : '%b'}${p}${year}`
}

function clockFormat({ s, f, half }: Groups): string {
  const fraction = f === undefined ? '' : f[0] + (f.length > 7 ? '%n' : '%f')
  const hour = half === undefined ? '%H' : '%I'
  return `${hour}:%M${s === undefined ? '' : ':%S'}${fraction}${half === undefined ? '' : `${half.startsWith(' ') ? ' ' : ''}%p`}`
}

function offsetFormat(text: string | undefined): string {
  if (text === undefined) return ''
  const space = text.startsWith(' ') ? ' ' : ''
  return space + (/[A-Za-z]/u.test(text) ? text.trim() : '%z')
}

const epochs = {
  9: 'epoch-s',
  10: 'epoch-s',
  12: 'epoch-ms',
  13: 'epoch-ms',
  15: 'epoch-us',
  16: 'epoch-us',
  18: 'epoch-ns',
  19: 'epoch-ns',
} as const

function shapeOfNumber(text: string): Shape | null {
  const digits = /^(\d+)(\.\d+)?$/u.exec(text)?.[1]
  if (digits === undefined) return null
  const none = { offset: false, first: 0, second: 0 }
  const compact: Record<number, string> = { 8: '%Y%m%d', 12: '%Y%m%d%H%M', 14: '%Y%m%d%H%M%S' }
  const format = compact[digits.length]
  if (format !== undefined && digits === text && /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/u.test(digits))
    return { order: 'compact', format, ...none }
  const order = epochs[digits.length as keyof typeof epochs] as Shape['order'] | undefined
  return order === undefined ? null : { order, format: '', ...none, offset: true }
}
