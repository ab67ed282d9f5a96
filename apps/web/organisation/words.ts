import { useCallback } from 'react'
import type { ShownUnit, Tenure } from '../../../src/organisation/schema.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { text } from './text.ts'

export interface Days {
  from: string | null
  until: string | null
}

/** `01/03/2025 – 30/04/2025`, `từ 01/03/2025`, `đến 28/02/2025`. */
export function useDays(): (days: Days) => string {
  const say = useText(text)
  const format = useFormat()
  return useCallback(
    ({ from, until }) => {
      if (from !== null && until !== null) return say('between', { from: format.day(from), until: format.day(until) })
      if (from !== null) return say('from', { day: format.day(from) })
      return until === null ? say('always') : say('until', { day: format.day(until) })
    },
    [say, format],
  )
}

/** What somebody was: a deputy with the fields of which he was in charge. */
export function useRole(): (tenure: Pick<Tenure, 'role' | 'fields'>) => string {
  const say = useText(text)
  return useCallback(
    ({ role, fields }) => (role === 'deputy' && fields.length > 0 ? say('deputyOf', { fields: fields.join('; ') }) : say(`role_${role}`)),
    [say],
  )
}

/** The day about which a unit is looked at: the one that is shown, or where it was not there then its last day before, or its first. */
export function anchorOf({ state, states, on }: ShownUnit): string {
  if (state !== null) return on
  return states.findLast(({ until }) => until !== null && until < on)?.until ?? states[0]?.from ?? on
}

/** An address of a page of a unit or person, as of the day that is shown. */
export const ofDay = (on: string): { on?: string } => (on === '' ? {} : { on })
export const unitPath = (code: string): string => `/units/${encodeURIComponent(code)}`
export const personPath = (number: string): string => `/people/${encodeURIComponent(number)}`
