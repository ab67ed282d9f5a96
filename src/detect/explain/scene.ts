import type { Bilingual } from '../../base/schema.ts'
import type { Look, RuleLook } from './context.ts'
import { formatElapsed, joinLast } from './words.ts'

/** Why one case goes against one rule, in words and in what a picture of the case needs. Positions count from 0 in the case. */
export interface Explanation {
  text: Bilingual
  /** A step that the rule expects and that is not seen: it would stand before event `before` (or at the end). */
  missing?: { activities: readonly string[]; before: number }
  /** The two events between which the sentence speaks, the earlier one first. */
  span?: readonly [number, number]
}

/** One violation being put into words. */
export interface Scene {
  look: Look
  rule: RuleLook
  /** Index of the case's first event in the log, and how many it has. */
  start: number
  length: number
  events: readonly number[]
  /** Text set after each event that is named. */
  mark: (position: number) => string
}

/** `“Release” at 15:47 on 18/05/2026 (account HQVP-0231)`. */
export function phrase(scene: Scene, position: number, withAccount = true): Bilingual {
  const { log, clock, activity, account } = scene.look
  const event = scene.start + position
  const name = activity[log.activity.codes[event]]
  const time = log.time[event]
  const code = log.resource.codes[event]
  const who = code === 0 || !withAccount ? '' : account(code)
  const mark = scene.mark(position)
  const accountEn = who === '' ? '' : ` (account ${who})`
  const accountVi = who === '' ? '' : ` (tài khoản ${who})`
  if (Number.isNaN(time)) {
    return { en: `${name.en}, undated${accountEn}${mark}`, vi: `${name.vi}, không có thời điểm${accountVi}${mark}` }
  }
  const date = clock.date(time)
  const hour = clock.hourMinute(time)
  return {
    en: `${name.en} at ${hour} on ${date}${accountEn}${mark}`,
    vi: `${name.vi} lúc ${hour} ngày ${date}${accountVi}${mark}`,
  }
}

/** The first three events in words, and how many more there are. */
export function phrases(scene: Scene, positions: readonly number[]): Bilingual {
  const shown = positions.slice(0, positions.length === 4 ? 4 : 3).map((position) => phrase(scene, position))
  const rest = positions.length - shown.length
  const en = shown.map((one) => one.en)
  const vi = shown.map((one) => one.vi)
  if (rest > 0) {
    en.push(`${rest} more`)
    vi.push(`${rest} lần nữa`)
  }
  return { en: joinLast(en, 'and'), vi: joinLast(vi, 'và') }
}

/** Elapsed time between two events; empty where one is not dated. */
export function elapsed(scene: Scene, from: number, to: number): Bilingual | undefined {
  const time = scene.look.log.time
  const distance = time[scene.start + to] - time[scene.start + from]
  return Number.isNaN(distance) ? undefined : formatElapsed(distance)
}

/** The first position from `from` on that is certainly an event of the side and passes the test; -1 where none is. */
export function nextOf(scene: Scene, side: 'a' | 'b', from: number, test: (position: number) => boolean = () => true): number {
  for (let position = from; position < scene.length; position++) {
    if (scene.rule[side].matches(scene.start + position) && test(position)) return position
  }
  return -1
}

/** The last such position from `from` backwards. */
export function lastOf(scene: Scene, side: 'a' | 'b', from: number, test: (position: number) => boolean = () => true): number {
  for (let position = from; position >= 0; position--) {
    if (scene.rule[side].matches(scene.start + position) && test(position)) return position
  }
  return -1
}

export function isA(scene: Scene, position: number): boolean {
  return scene.rule.a.matches(scene.start + position)
}

export function isB(scene: Scene, position: number): boolean {
  return scene.rule.b.matches(scene.start + position)
}

/** Whether the rule's correlation certainly holds between a at one position and b at another. */
export function correlates(scene: Scene, a: number, b: number): boolean {
  return scene.rule.correlates(scene.start + a, scene.start + b)
}

/** `; so it is for 2 more`: how many witnesses beside the one that is told. */
export function others(count: number): Bilingual {
  return count <= 0 ? { en: '', vi: '' } : { en: ` The same holds ${times(count)} more.`, vi: ` Còn ${count} lần nữa như vậy.` }
}

export function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
}
