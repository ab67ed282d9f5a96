import { Temporal } from 'temporal-polyfill'
import type { DateForm } from './dates.ts'
import { literal } from './duckdb.ts'

/** Year 1000: what lies before it is a year that was cut short (0026), not a time of work. */
const earliest = '-30610224000000000'

export interface InstantSql {
  /** SQL, BIGINT: microseconds since 1970, in UTC where the text has an offset and as on the wall clock where not; NULL: unreadable or empty. */
  micros: string
  /** SQL, BOOLEAN: whether `micros` is on the wall clock. */
  local: string
}

/**
 * SQL that reads a text as instants. ISO texts are cast; DuckDB's cast to TIMESTAMP drops an offset without a word,
 * so texts with one are cast to TIMESTAMP WITH TIME ZONE. The zone of the connection must be UTC.
 */
export function instantSql(text: string, form: DateForm): InstantSql {
  if (form.form.startsWith('epoch')) return { micros: guarded(epochSql(text, form.form)), local: 'false' }
  const offset = offsetSql(text, form)
  return { micros: guarded(textSql(text, form, offset)), local: offset === 'false' ? 'true' : `not (${offset})` }
}

/** SQL, BIGINT: microseconds since 1970 UTC from two columns that hold an `InstantSql`; wall clocks are those of `timezone`. */
export function utcSql({ micros, local }: InstantSql, timezone: string): string {
  return timezone === 'UTC' ? micros : `(case when ${local} then ${localToUtcSql(micros, timezone)} else ${micros} end)`
}

const since1980 = Temporal.Instant.from('1980-01-01T00:00:00Z')
/** No wall clock is as far as a day from UTC. */
const local1980 = '315619200000000'

/** Microseconds between the wall clock of a zone and UTC; undefined where they changed since 1980. */
function offsetSince1980(timezone: string): number | undefined {
  const start = since1980.toZonedDateTimeISO(timezone)
  return start.getTimeZoneTransition('next') === null ? start.offsetNanoseconds / 1000 : undefined
}

/**
 * SQL, BIGINT: what `utcSql` gives for texts as `2026-11-21 08:30:00` since 1980, NULL for any other; most texts of most
 * logs are such, and this costs a third. Undefined where no text is or the zone has changes.
 */
export function plainUtcSql(text: string, form: DateForm, timezone: string): string | undefined {
  const offset = offsetSince1980(timezone)
  if (form.form !== 'iso' || offset === undefined) return undefined
  const local = `case when ${text} like '____-__-_____:__:__' then epoch_us(try_cast(${text} as timestamp)) end`
  return `(nullif(greatest(${local}, ${local1980}), ${local1980}) - ${offset})`
}

/**
 * SQL, BIGINT: wall-clock microseconds of a zone in UTC. A time that occurs twice is the earlier one, one that is skipped
 * is moved forward (Temporal's `compatible`); DuckDB alone takes the later one. Zones without changes since 1980 are a subtraction.
 */
function localToUtcSql(local: string, timezone: string): string {
  const offset = offsetSince1980(timezone)
  const later = `epoch_us(timezone(${literal(timezone)}, make_timestamp(${local})))`
  const earlier = (by: string): string =>
    `when epoch_us(timezone(${literal(timezone)}, make_timestamptz(${later} - ${by}))) = ${local} then ${later} - ${by}`
  const converted = `case ${earlier('3600000000')} ${earlier('1800000000')} else ${later} end`
  if (offset === undefined) return `(${converted})`
  return `(case when ${local} >= ${local1980} then ${local} - ${offset} else ${converted} end)`
}

function guarded(value: string): string {
  return `nullif(greatest(${value}, ${earliest}), ${earliest})`
}

function epochSql(text: string, form: DateForm['form']): string {
  const scale = { 'epoch-s': '1000000', 'epoch-ms': '1000', 'epoch-us': '1' }[form as string]
  const number = `try_cast(${text} as decimal(28, 6))`
  return scale === undefined ? `try_cast(floor(${number} / 1000) as bigint)` : `try_cast(${number} * ${scale} as bigint)`
}

const iso = (form: DateForm): boolean => form.form === 'iso' || form.form === 'iso-offset'
const zonedFormat = /(?:%z|(?<!%)(?:Z|z|UTC|GMT))$/u

/** Whether a text carries an offset. strptime takes none that its formats do not have; the cast takes any. */
function offsetSql(text: string, form: DateForm): string {
  if (form.form === 'custom') return form.duckdbFormats.some((format) => zonedFormat.test(format)) ? 'true' : 'false'
  if (iso(form)) {
    const signed = `contains(substr(${text}, 11), '-') or right(rtrim(${text}), 1) > '9'`
    return `case when ${text} like '____-__-_____:__:__' then false when suffix(${text}, 'Z') or contains(${text}, '+') then true else ${signed} end`
  }
  if (!form.duckdbFormats.some((format) => zonedFormat.test(format))) return 'false'
  return `regexp_matches(${text}, ${literal(String.raw`:\d\d([.,]\d+)?( ?[AaPp][Mm])? ?(Z|z|UTC|GMT|[+-]\d\d(:?\d\d)?)\s*$`)})`
}

/** DuckDB reads words as `epoch` and `infinity` as timestamps: what begins with a letter is none. */
function textSql(text: string, form: DateForm, offset: string): string {
  const zoned = form.duckdbFormats.filter((format) => zonedFormat.test(format))
  const naive = form.duckdbFormats.filter((format) => !zonedFormat.test(format))
  const clean = form.form !== 'custom' && form.duckdbFormats.some((format) => format.includes('%p')) ? halves(text) : text
  const lists = [naive, zoned].filter((formats) => formats.length > 0)
  const parsed = lists.map((formats) => `epoch_us(try_strptime(${clean}, [${formats.map(literal).join(', ')}]))`)
  const cast = `case when ${offset} then epoch_us(try_cast(${text} as timestamptz)) else epoch_us(try_cast(${text} as timestamp)) end`
  const all = iso(form) ? [cast, ...parsed] : parsed
  if (all.length === 0) return 'cast(null as bigint)'
  const value = `coalesce(${all.join(', ')}, null)`
  return form.form === 'custom' ? value : `case when ${text} < 'A' then ${value} end`
}

/** Vietnamese SA and CH (before and after noon) as AM and PM, and a.m. as AM. */
function halves(text: string): string {
  return `replace(replace(replace(upper(${text}), '.M.', 'M'), 'SA', 'AM'), 'CH', 'PM')`
}
