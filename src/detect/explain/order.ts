import type { Bilingual } from '../../base/schema.ts'
import { correlates, elapsed, isA, isB, lastOf, nextOf, others, phrase, type Explanation, type Scene } from './scene.ts'
import { formatElapsed } from './words.ts'

const NOTHING: Bilingual = { en: '', vi: '' }

/** The side that is not seen and, where the rule correlates its sides, with what it must agree. */
function partner(scene: Scene, side: 'a' | 'b'): Bilingual {
  const { words } = scene.rule[side]
  const { correlation } = scene.rule
  return correlation === '' ? words : { en: `${words.en} (with ${correlation})`, vi: `${words.vi} (với ${correlation})` }
}

/** ` (limit 8 h)`; empty where the rule has none. */
function limitNote(scene: Scene): Bilingual {
  const limit = scene.rule.limit
  return limit === undefined ? NOTHING : { en: ` (limit ${limit.en})`, vi: ` (thời hạn ${limit.vi})` }
}

/** respondedExistence, and the half of coExistence that is told from `side`. */
export function tellMissingPartner(scene: Scene, side: 'a' | 'b' = 'a'): Explanation {
  const other = side === 'a' ? 'b' : 'a'
  const at = scene.events[0] ?? 0
  const fits = (position: number): boolean =>
    position !== at && (side === 'a' ? correlates(scene, at, position) : correlates(scene, position, at))
  const later = nextOf(scene, other, 0, fits)
  if (later >= 0 && scene.rule.limit !== undefined) return tellLate(scene, at, later, scene.events.length - 1)
  const [event, words, rest] = [phrase(scene, at), partner(scene, other), others(scene.events.length - 1)]
  const limit = limitNote(scene)
  return {
    text: {
      en: `${event.en}; neither before nor after it is ${words.en} seen in the data${limit.en}.${rest.en}`,
      vi: `${event.vi}; không thấy ${words.vi} trong dữ liệu${limit.vi}, cả trước lẫn sau đó.${rest.vi}`,
    },
    missing: { activities: scene.rule[other].activities, before: at + 1 },
  }
}

/** The two events are there, but further apart than the limit. */
function tellLate(scene: Scene, at: number, other: number, rest: number): Explanation {
  const [from, to] = at < other ? [at, other] : [other, at]
  const [first, second, more] = [phrase(scene, from), phrase(scene, to), others(rest)]
  const time = elapsed(scene, from, to)
  const limit = scene.rule.limit ?? NOTHING
  const hours = workingNote(scene, from, to)
  const gap = time === undefined ? NOTHING : { en: `, ${time.en} later${hours.en}`, vi: `, sau ${time.vi}${hours.vi}` }
  return {
    text: {
      en: `${first.en}; ${second.en} is seen only after that${gap.en}. The rule’s limit is ${limit.en}.${more.en}`,
      vi: `${first.vi}; sau đó mới thấy ${second.vi}${gap.vi}. Thời hạn của quy tắc là ${limit.vi}.${more.vi}`,
    },
    span: [from, to],
  }
}

/** ` (3 h 4 min of working time)`, where the limit counts working hours. */
function workingNote(scene: Scene, from: number, to: number): Bilingual {
  if (scene.rule.rule.within?.kind !== 'working-hours') return NOTHING
  const { log, worked } = scene.look
  const time = worked(log.time[scene.start + from], log.time[scene.start + to])
  if (Number.isNaN(time)) return NOTHING
  const { en, vi } = formatElapsed(time)
  return { en: ` (${en} of working time)`, vi: ` (${vi} làm việc)` }
}

/** response: a that no b follows (in time). */
export function tellResponse(scene: Scene, at: number = scene.events[0] ?? 0, rest: number = scene.events.length - 1): Explanation {
  const answer = nextOf(scene, 'b', at + 1, (position) => correlates(scene, at, position))
  if (answer >= 0 && scene.rule.limit !== undefined) return tellLate(scene, at, answer, rest)
  const [event, words, more] = [phrase(scene, at), partner(scene, 'b'), others(rest)]
  const limit = limitNote(scene)
  return {
    text: {
      en: `${event.en}; after it no ${words.en} is seen in the data${limit.en}.${more.en}`,
      vi: `${event.vi}; sau đó không thấy ${words.vi} trong dữ liệu${limit.vi}.${more.vi}`,
    },
    missing: { activities: scene.rule.b.activities, before: at + 1 },
    ...toEnd(scene, at),
  }
}

function toEnd(scene: Scene, at: number): { span?: [number, number] } {
  return at < scene.length - 1 ? { span: [at, scene.length - 1] } : {}
}

/** precedence: b that no a comes before (in time). */
export function tellPrecedence(scene: Scene, at: number = scene.events[0] ?? 0, rest: number = scene.events.length - 1): Explanation {
  const before = lastOf(scene, 'a', at - 1, (position) => correlates(scene, position, at))
  if (before >= 0 && scene.rule.limit !== undefined) return tellLate(scene, at, before, rest)
  const [event, words, more] = [phrase(scene, at), partner(scene, 'a'), others(rest)]
  const limit = limitNote(scene)
  return {
    text: {
      en: `${event.en}; before it no ${words.en} is seen in the data${limit.en}.${more.en}`,
      vi: `${event.vi}; trước đó không thấy ${words.vi} trong dữ liệu${limit.vi}.${more.vi}`,
    },
    missing: { activities: scene.rule.a.activities, before: at },
    ...(at > 0 ? { span: [0, at] as const } : {}),
  }
}

/** alternateResponse: a that no b follows before the next a. */
export function tellAlternateResponse(
  scene: Scene,
  at: number = scene.events[0] ?? 0,
  rest: number = scene.events.length - 1,
): Explanation {
  const nextA = nextOf(scene, 'a', at + 1)
  const answer = nextOf(scene, 'b', at + 1, (position) => correlates(scene, at, position))
  if (nextA < 0 || (answer >= 0 && answer < nextA)) return tellResponse(scene, at, rest)
  const [event, again, words, more] = [phrase(scene, at), phrase(scene, nextA), partner(scene, 'b'), others(rest)]
  return {
    text: {
      en: `${event.en}, then again ${again.en}; between them no ${words.en} is seen in the data.${more.en}`,
      vi: `${event.vi}, rồi lại ${again.vi}; giữa hai lần không thấy ${words.vi} trong dữ liệu.${more.vi}`,
    },
    missing: { activities: scene.rule.b.activities, before: nextA },
    span: [at, nextA],
  }
}

/** alternatePrecedence: b that no a comes before since the last b. */
export function tellAlternatePrecedence(
  scene: Scene,
  at: number = scene.events[0] ?? 0,
  rest: number = scene.events.length - 1,
): Explanation {
  const lastB = lastOf(scene, 'b', at - 1)
  const before = lastOf(scene, 'a', at - 1, (position) => correlates(scene, position, at))
  if (lastB < 0 || before > lastB) return tellPrecedence(scene, at, rest)
  const [event, earlier, words, more] = [phrase(scene, at), phrase(scene, lastB), partner(scene, 'a'), others(rest)]
  return {
    text: {
      en: `${event.en}; since ${earlier.en} no ${words.en} is seen in the data.${more.en}`,
      vi: `${event.vi}; từ ${earlier.vi} đến lúc đó không thấy ${words.vi} trong dữ liệu.${more.vi}`,
    },
    missing: { activities: scene.rule.a.activities, before: at },
    span: [lastB, at],
  }
}

/** chainResponse: a that b does not directly follow. */
export function tellChainResponse(scene: Scene, at: number = firstBroken(scene, 'a'), rest: number = 0): Explanation {
  const next = at + 1
  const [event, words, more] = [phrase(scene, at), partner(scene, 'b'), others(rest)]
  if (next >= scene.length) {
    return {
      text: {
        en: `${event.en} is the last event in the data; no ${words.en} is seen directly after it.${more.en}`,
        vi: `${event.vi} là sự kiện cuối cùng trong dữ liệu; không thấy ${words.vi} ngay sau đó.${more.vi}`,
      },
      missing: { activities: scene.rule.b.activities, before: next },
    }
  }
  if (isB(scene, next) && correlates(scene, at, next) && scene.rule.limit !== undefined) return tellLate(scene, at, next, rest)
  const follower = phrase(scene, next)
  return {
    text: {
      en: `Directly after ${event.en} comes ${follower.en}; the rule expects ${words.en} there.${more.en}`,
      vi: `Ngay sau ${event.vi} là ${follower.vi}; quy tắc cần ${words.vi} ở chỗ này.${more.vi}`,
    },
    missing: { activities: scene.rule.b.activities, before: next },
    span: [at, next],
  }
}

/** chainPrecedence: b that a does not directly precede. */
export function tellChainPrecedence(scene: Scene, at: number = firstBroken(scene, 'b'), rest: number = 0): Explanation {
  const before = at - 1
  const [event, words, more] = [phrase(scene, at), partner(scene, 'a'), others(rest)]
  if (before < 0) {
    return {
      text: {
        en: `${event.en} is the first event in the data; no ${words.en} is seen directly before it.${more.en}`,
        vi: `${event.vi} là sự kiện đầu tiên trong dữ liệu; không thấy ${words.vi} ngay trước đó.${more.vi}`,
      },
      missing: { activities: scene.rule.a.activities, before: at },
    }
  }
  if (isA(scene, before) && correlates(scene, before, at) && scene.rule.limit !== undefined) return tellLate(scene, at, before, rest)
  const leader = phrase(scene, before)
  return {
    text: {
      en: `Directly before ${event.en} comes ${leader.en}; the rule expects ${words.en} there.${more.en}`,
      vi: `Ngay trước ${event.vi} là ${leader.vi}; quy tắc cần ${words.vi} ở chỗ này.${more.vi}`,
    },
    missing: { activities: scene.rule.a.activities, before: at },
    span: [before, at],
  }
}

/** The first witness of the side whose neighbour is not the partner; else the first witness. */
function firstBroken(scene: Scene, side: 'a' | 'b'): number {
  return scene.events.find((position) => brokenChain(scene, position, side)) ?? scene.events[0] ?? 0
}

function brokenChain(scene: Scene, position: number, side: 'a' | 'b'): boolean {
  if (side === 'a') {
    const next = position + 1
    return isA(scene, position) && (next >= scene.length || !(isB(scene, next) && correlates(scene, position, next)))
  }
  const before = position - 1
  return isB(scene, position) && (before < 0 || !(isA(scene, before) && correlates(scene, before, position)))
}

type Half = (scene: Scene, at: number, rest: number) => Explanation

/** The successions: what of it is a response, then what of it is a precedence. */
export function tellSuccession(scene: Scene, forward: Half, backward: Half, chain: boolean): Explanation {
  const [as, bs] = splitWitnesses(scene, chain)
  const told: Explanation[] = []
  if (as.length > 0) told.push(forward(scene, as[0], as.length - 1))
  if (bs.length > 0) told.push(backward(scene, bs[0], bs.length - 1))
  const first = told[0] ?? tellResponse(scene)
  if (told.length < 2) return first
  return { ...first, text: { en: told.map((one) => one.text.en).join(' '), vi: told.map((one) => one.text.vi).join(' ') } }
}

function splitWitnesses(scene: Scene, chain: boolean): [number[], number[]] {
  const as: number[] = []
  const bs: number[] = []
  for (const position of scene.events) {
    if (chain) {
      if (brokenChain(scene, position, 'a')) as.push(position)
      else if (brokenChain(scene, position, 'b')) bs.push(position)
      continue
    }
    const a = isA(scene, position)
    const b = isB(scene, position)
    const answered = a && nextOf(scene, 'b', position + 1, (other) => correlates(scene, position, other)) >= 0
    if (a && !(b && answered)) as.push(position)
    else if (b) bs.push(position)
  }
  return [as, bs]
}
