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
