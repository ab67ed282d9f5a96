import { useText } from '../../i18n/use.ts'
import { text } from './text.ts'

const FORMS: Readonly<Record<string, 'formIso' | 'formIsoOffset' | 'formDmy' | 'formMdy' | 'formCompact' | 'formUnknown'>> = {
  iso: 'formIso',
  'iso-offset': 'formIsoOffset',
  dmy: 'formDmy',
  mdy: 'formMdy',
  compact: 'formCompact',
  unknown: 'formUnknown',
}

/** How dates of a file are written, in words. */
export function useFormWords(): (form: string) => string {
  const say = useText(text)
  return (form) => {
    if (form.startsWith('epoch')) return say('formEpoch')
    const known = FORMS[form]
    return known === undefined ? say('formCustom', { pattern: form }) : say(known)
  }
}

/** A time zone in words. */
export function useZoneWords(): (zone: string) => string {
  const say = useText(text)
  return (zone) => (zone === 'Asia/Ho_Chi_Minh' ? say('zoneHcmShort') : zone)
}

const REASONS = [
  [/^is empty$/u, 'reasonEmpty'],
  [/cannot be read as a time|not a date and time/u, 'reasonTime'],
  [/given twice in one event/u, 'reasonTwice'],
  [/has no activity/u, 'reasonNoActivity'],
  [/outside all traces/u, 'reasonOutside'],
  [/has no id/u, 'reasonNoId'],
  [/used for an event before/u, 'reasonIdTwice'],
  [/names an object/u, 'reasonNoObject'],
] as const

/** Why a row was rejected, in words; as the machine said it, where there are none. */
export function useReasonWords(): (reason: string) => string {
  const say = useText(text)
  return (reason) => {
    const known = REASONS.find(([pattern]) => pattern.test(reason))
    return known === undefined ? reason : say(known[1])
  }
}

/** What the machine noted about a file, in words; as it said it, where there are none. */
export function useNoteWords(): (note: string) => string {
  const say = useText(text)
  return (note) => {
    const columns = /^(\d+) columns, separated by (commas|semicolons|tabs)$/u.exec(note)
    if (columns !== null)
      return say('noteColumns', { n: Number(columns[1]), separator: say(SEPARATORS[columns[2] as keyof typeof SEPARATORS]) })
    const zone = /^timestamps without offset are read as (\S+?)(, as no time zone was given)?$/u.exec(note)
    if (zone !== null) return say('noteZone', { zone: zone[1] })
    const times = /^timestamps: ([^,;]+), without offset(?:, as asked)?(?:; some are not understood, for example (.+))?$/u.exec(note)
    if (times === null) return note
    return times[2] === undefined ? say('noteTimes', { form: times[1] }) : say('noteTimesSome', { form: times[1], example: times[2] })
  }
}

const SEPARATORS = { commas: 'byCommas', semicolons: 'bySemicolons', tabs: 'byTabs' } as const
