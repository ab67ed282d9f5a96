import { focusManager } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import type { Me } from '../../../src/access/sign-in/schema.ts'

/** Who does nothing for so long is away: pages ask nothing more by themselves, so that a session ends where nobody sits. */
const AWAY = 3 * 60_000
/** So long before its end a session says so. */
const WARNING = 2 * 60_000
/** The server writes down only now and then when a session was last used. */
const UNSEEN = 30_000
const TICK = 10_000
const ACTS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'visibilitychange'] as const

let heard = Date.now()

/** The server has just answered to whoever is signed in. */
export function markHeard(): void {
  heard = Date.now()
}

/** When a session ends: as asked until now, and whether there is no way to go on. */
export interface End {
  at: number
  final: boolean
}

/** When the session ends if nothing more is asked; null where there is none. */
export function endOf({ endsAt, idleMinutes }: Pick<Me, 'endsAt' | 'idleMinutes'>, lastHeard: number): End | null {
  if (endsAt === null || idleMinutes === null) return null
  const [last, idle] = [Date.parse(endsAt), lastHeard + idleMinutes * 60_000 - UNSEEN]
  return last <= idle ? { at: last, final: true } : { at: idle, final: false }
}

/** The end of the session while it is near; `over` once it is there. */
export function useNearEnd(me: Me | undefined): (End & { over: boolean }) | null {
  const now = useSyncExternalStore(everyTick, () => Math.floor(Date.now() / TICK) * TICK)
  const end = me === undefined ? null : endOf(me, heard)
  return end === null || end.at - now > WARNING ? null : { ...end, over: end.at <= now }
}

function everyTick(tell: () => void): () => void {
  const timer = setInterval(tell, TICK)
  return () => clearInterval(timer)
}

/** While `on`: pages ask by themselves only as long as somebody is there, and at once when he is back. */
export function usePresence(on: boolean): void {
  useEffect(() => {
    if (!on) return undefined
    let timer = setTimeout(() => focusManager.setFocused(false), AWAY)
    const act = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => focusManager.setFocused(false), AWAY)
      // Not *true*: a tab that is hidden is not looked at.
      focusManager.setFocused(undefined)
    }
    for (const name of ACTS) addEventListener(name, act, { passive: true, capture: true })
    return () => {
      clearTimeout(timer)
      for (const name of ACTS) removeEventListener(name, act, { capture: true })
      focusManager.setFocused(undefined)
    }
  }, [on])
}
