import { useCallback } from 'react'
import { useText } from '../i18n/use.ts'
import { ASKED, text } from './text.ts'

const isKnown = (name: string): name is (typeof ASKED)[number] => (ASKED as readonly string[]).includes(name)

/** What a list was asked for, in words; values stand as they were given. Presets that narrow nothing are left out. */
export function useAskedWords(): (asked: Readonly<Record<string, unknown>>) => string {
  const say = useText(text)
  return useCallback(
    (asked) =>
      Object.entries(asked)
        .filter(([name, value]) => value !== '' && value !== false && name !== 'sort' && name !== 'direction')
        .map(([name, value]) => (value === true ? nameOf(say, name) : say('pill', { field: nameOf(say, name), value: valueOf(value) })))
        .join('; '),
    [say],
  )
}

function nameOf(say: ReturnType<typeof useText<keyof typeof text.pairs>>, name: string): string {
  return isKnown(name) ? say(`asked_${name}`) : name
}

function valueOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueOf).join(', ')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
}
