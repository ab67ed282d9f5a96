import { parseDay } from '../i18n/format.ts'

/** Vietnam keeps one offset all year. */
const OFFSET = '+07:00'

/** What a person typed as `dd/MM/yyyy HH:mm` in the time of Vietnam, as an instant; undefined where there is no such time. */
export function parseWhen(typed: string): string | undefined {
  const match = /^\s*(\S+)\s+(\d{1,2})[:h](\d{2})\s*$/.exec(typed)
  if (match === null) return undefined
  const [, dayText, hourText, minuteText] = match as unknown as [string, string, string, string]
  const day = parseDay(dayText)
  const [hour, minute] = [Number(hourText), Number(minuteText)]
  if (day === undefined || hour > 23 || minute > 59) return undefined
  return new Date(`${day}T${hourText.padStart(2, '0')}:${minuteText}:00${OFFSET}`).toISOString()
}
