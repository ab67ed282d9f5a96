import { useFormat, useText } from '../i18n/use.ts'
import { text } from './text.ts'

/** The days of a version in words. */
export function useDays(): (version: { from: string; until: string | null }) => string {
  const say = useText(text)
  const format = useFormat()
  return ({ from, until }) =>
    until === null ? say('inForceSince', { from: format.day(from) }) : say('inForce', { from: format.day(from), until: format.day(until) })
}
