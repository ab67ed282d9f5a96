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
