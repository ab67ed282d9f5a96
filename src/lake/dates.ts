import { LiemError } from '../base/index.ts'
import { shapeOf, type Shape } from './dates-shape.ts'

export const dateForms = [
  'iso',
  'iso-offset',
  'dmy',
  'mdy',
  'compact',
  'epoch-s',
  'epoch-ms',
  'epoch-us',
  'epoch-ns',
  'custom',
  'unknown',
] as const

export interface DateForm {
  form: (typeof dateForms)[number]
  /** Formats of DuckDB's strptime, the most frequent first; empty for epochs and where nothing was understood. */
  duckdbFormats: string[]
  /** Whether the texts carry an offset from UTC; `mixed`: some do. Epochs do by nature. */
  hasOffset: boolean | 'mixed'
  /** False where day and month could be the other way round, or where texts differ or are not understood. */
  sure: boolean
  /** What was found, for the user. */
  note: string
}

/** Finds how the timestamps of a column are written. `order` settles what comes first in 05/03/2026, when it is known. */
export function detectDateForm(values: readonly string[], order?: 'dmy' | 'mdy'): DateForm {
  const present = values.filter((value) => value.trim() !== '')
  if (present.length === 0)
    return { form: 'iso', duckdbFormats: [], hasOffset: false, sure: false, note: 'timestamps: none in the sample; ISO 8601 is expected' }
  const shapes = present.map(shapeOf)
  const known = shapes.filter((shape) => shape !== null)
  const stray = present[shapes.indexOf(null)]
  if (known.length === 0) {
    return {
      form: 'unknown',
      duckdbFormats: [],
      hasOffset: false,
      sure: false,
      note: `timestamps: the form of ${JSON.stringify(present[0])} is not known`,
    }
  }
  const found = judge(known, order)
  return stray === undefined
    ? found
    : { ...found, sure: false, note: `${found.note}; some are not understood, for example ${JSON.stringify(stray)}` }
}

/**
 * The form that the user names: a name of `dateForms`, or a strptime pattern with `%`.
 * Throws `input` for anything else.
 */
export function namedDateForm(name: string, values: readonly string[]): DateForm {
  if (name === 'dmy' || name === 'mdy') return { ...detectDateForm(values, name), sure: true }
  if (name.includes('%'))
    return { form: 'custom', duckdbFormats: [name], hasOffset: name.includes('%z'), sure: true, note: `timestamps: ${name}, as asked` }
  const found = detectDateForm(values)
  if (name === found.form || (name === 'iso' && found.form === 'iso-offset')) return { ...found, sure: true }
  if (name.startsWith('epoch-') && (dateForms as readonly string[]).includes(name)) {
    return {
      form: name as DateForm['form'],
      duckdbFormats: [],
      hasOffset: true,
      sure: true,
      note: `timestamps: ${epochWords[name]}, as asked`,
    }
  }
  const known = (dateForms as readonly string[]).includes(name)
  throw new LiemError(
    'input',
    known ? `the timestamps are not of the form ${name}: ${found.note}` : `the date form ${JSON.stringify(name)} is not known`,
    {
      hint: `one of ${dateForms.slice(0, -2).join(', ')}, or a pattern as %d/%m/%Y %H:%M:%S`,
    },
  )
}

const epochWords: Record<string, string> = {
  'epoch-s': 'seconds since 1970 UTC',
  'epoch-ms': 'milliseconds since 1970 UTC',
  'epoch-us': 'microseconds since 1970 UTC',
  'epoch-ns': 'nanoseconds since 1970 UTC',
}

function judge(shapes: readonly Shape[], asked: 'dmy' | 'mdy' | undefined): DateForm {
  const orders = ranked(shapes.map((shape) => (shape.order === 'named' ? 'aby' : shape.order)))
  const numeric = shapes.filter((shape) => shape.order === 'aby')
  const dayFirst = asked === undefined ? numeric.find((shape) => shape.first > 12) !== undefined : asked === 'dmy'
  const monthFirst = asked === undefined ? numeric.find((shape) => shape.second > 12) !== undefined : asked === 'mdy'
  const mdy = monthFirst && !dayFirst
  const formats = ranked(shapes.map((shape) => orient(shape, mdy))).filter((format) => format !== '')
  const zoned = shapes.filter((shape) => shape.offset).length
  const hasOffset = zoned === 0 ? false : zoned === shapes.length ? true : ('mixed' as const)
  const doubt = numeric.length === 0 || dayFirst !== monthFirst ? '' : dayFirst ? contradiction : ambiguity
  const others = orders.length > 1 ? `; forms differ within the column (${orders.join(', ')})` : ''
  const form = formOf(orders[0], mdy, hasOffset)
  return {
    form,
    duckdbFormats: formats,
    hasOffset,
    sure: doubt === '' && others === '',
    note: `timestamps: ${words(form, formats)}${offsetWords(form, hasOffset)}${asked === undefined ? doubt : ', as asked'}${others}`,
  }
}

const ambiguity = '; no day above 12 in the sample, so day and month could be the other way round: read as day first'
const contradiction = '; both numbers go above 12 in the sample: read as day first, the others are rejected'

/** Distinct texts, the most frequent first. */
function ranked<T extends string>(texts: readonly T[]): T[] {
  const counts = new Map<T, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts.keys()].toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
}

function orient(shape: Shape, mdy: boolean): string {
  if (shape.order !== 'aby') return shape.format
  return shape.format.replace('%A', mdy ? '%m' : '%d').replace('%B', mdy ? '%d' : '%m')
}

function formOf(order: Shape['order'], mdy: boolean, hasOffset: boolean | 'mixed'): DateForm['form'] {
  if (order === 'ymd') return hasOffset === true ? 'iso-offset' : 'iso'
  if (order === 'aby' || order === 'named') return mdy ? 'mdy' : 'dmy'
  return order
}

const letters: Record<string, string> = {
  '%Y': 'yyyy',
  '%y': 'yy',
  '%m': 'MM',
  '%d': 'dd',
  '%H': 'HH',
  '%I': 'hh',
  '%M': 'mm',
  '%S': 'ss',
  '%f': 'ffffff',
  '%n': 'fffffffff',
  '%p': 'am/pm',
  '%z': '±hh:mm',
  '%b': 'MMM',
  '%B': 'MMMM',
}

function words(form: DateForm['form'], formats: readonly string[]): string {
  return (
    epochWords[form] ??
    formats
      .slice(0, 3)
      .map((format) => format.replaceAll(/%[A-Za-z]/gu, (code) => letters[code] ?? code))
      .join(' | ')
  )
}

function offsetWords(form: DateForm['form'], hasOffset: boolean | 'mixed'): string {
  if (form.startsWith('epoch')) return ''
  return hasOffset === true ? ', with offset from UTC' : hasOffset === false ? ', without offset' : ', some with and some without offset'
}
