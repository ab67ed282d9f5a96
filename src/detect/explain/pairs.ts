import type { Bilingual } from '../../base/schema.ts'
import { correlates, elapsed, isA, isB, others, phrase, phrases, type Explanation, type Scene } from './scene.ts'

const MOST_TRIED = 200

/** The first pair (a, b) of the witnesses that passes the test, as positions; undefined where none does. */
function findPair(scene: Scene, test: (a: number, b: number) => boolean): [number, number] | undefined {
  const events = scene.events.slice(0, MOST_TRIED)
  for (const a of events) {
    if (!isA(scene, a)) continue
    const b = events.find((other) => other !== a && isB(scene, other) && correlates(scene, a, other) && test(a, other))
    if (b !== undefined) return [a, b]
  }
  return undefined
}

function ordered(pair: readonly [number, number]): [number, number] {
  return pair[0] < pair[1] ? [pair[0], pair[1]] : [pair[1], pair[0]]
}

function between(scene: Scene, from: number, to: number): Bilingual {
  const time = elapsed(scene, from, to)
  const limit = scene.rule.limit
  if (time === undefined) return { en: '', vi: '' }
  if (limit === undefined) return { en: ` (${time.en} later)`, vi: ` (sau ${time.vi})` }
  return { en: ` (${time.en} later, inside the rule’s ${limit.en})`, vi: ` (sau ${time.vi}, trong phạm vi ${limit.vi} của quy tắc)` }
}

function fallback(scene: Scene): Explanation {
  const list = phrases(scene, scene.events)
  return { text: { en: `Seen in the data: ${list.en}.`, vi: `Thấy trong dữ liệu: ${list.vi}.` } }
}

/** notSuccession: a, and later b. */
export function tellNotSuccession(scene: Scene): Explanation {
  const pair = findPair(scene, (a, b) => b > a)
  if (pair === undefined) return fallback(scene)
  const [a, b] = pair
  const [first, second, gap, rest] = [phrase(scene, a), phrase(scene, b), between(scene, a, b), others(restOf(scene))]
  return {
    text: {
      en: `${first.en} is followed by ${second.en}${gap.en}; the rule expects that it is not.${rest.en}`,
      vi: `${first.vi}, sau đó có ${second.vi}${gap.vi}; theo quy tắc thì sau bước trước không có bước sau.${rest.vi}`,
    },
    span: [a, b],
  }
}

/** notChainSuccession: a, and directly after it b. */
export function tellNotChainSuccession(scene: Scene): Explanation {
  const pair = findPair(scene, (a, b) => b === a + 1)
  if (pair === undefined) return fallback(scene)
  const [a, b] = pair
  const [first, second, gap, rest] = [phrase(scene, a), phrase(scene, b), between(scene, a, b), others(restOf(scene))]
  return {
    text: {
      en: `${first.en} is directly followed by ${second.en}${gap.en}; the rule expects that it is not.${rest.en}`,
      vi: `Ngay sau ${first.vi} là ${second.vi}${gap.vi}; theo quy tắc thì hai bước này không liền nhau.${rest.vi}`,
    },
    span: [a, b],
  }
}

/** notCoExistence, and exclusiveChoice where both occur. */
export function tellBoth(scene: Scene): Explanation {
  const pair = findPair(scene, () => true)
  if (pair === undefined) return fallback(scene)
  const [from, to] = ordered(pair)
  const [first, second] = [phrase(scene, from), phrase(scene, to)]
  return {
    text: {
      en: `Both ${first.en} and ${second.en} are seen; the rule expects only one of the two.`,
      vi: `Thấy cả ${first.vi} và ${second.vi}; theo quy tắc thì chỉ có một trong hai.`,
    },
    span: [from, to],
  }
}

/** fourEyes: two events of one account. */
export function tellFourEyes(scene: Scene): Explanation {
  const codes = scene.look.log.resource.codes
  const pair = findPair(scene, (a, b) => codes[scene.start + a] !== 0 && codes[scene.start + a] === codes[scene.start + b])
  if (pair === undefined) return fallback(scene)
  const [from, to] = ordered(pair)
  const [first, second, gap, rest] = [phrase(scene, from, false), phrase(scene, to, false), between(scene, from, to), others(restOf(scene))]
  const account = scene.look.account(codes[scene.start + from])
  return {
    text: {
      en: `One account, ${account}, stands at both ${first.en} and ${second.en}${gap.en}; the rule asks for two different people.${rest.en}`,
      vi: `Cùng tài khoản ${account} ở cả ${first.vi} và ${second.vi}${gap.vi}; quy tắc cần hai người khác nhau.${rest.vi}`,
    },
    span: [from, to],
  }
}

/** samePerson: more than one account. */
export function tellSamePerson(scene: Scene): Explanation {
  const codes = scene.look.log.resource.codes
  const codeAt = (position: number): number => codes[scene.start + position]
  const first = scene.events.find((position) => codeAt(position) !== 0)
  if (first === undefined) return fallback(scene)
  const second = scene.events.find((position) => codeAt(position) !== 0 && codeAt(position) !== codeAt(first))
  if (second === undefined) return fallback(scene)
  const accounts = new Set(scene.events.map(codeAt).filter((code) => code !== 0)).size
  const [one, two] = [phrase(scene, first), phrase(scene, second)]
  return {
    text: {
      en: `${accounts} accounts are seen: ${one.en} and ${two.en}; the rule asks for one and the same person.`,
      vi: `Thấy ${accounts} tài khoản: ${one.vi} và ${two.vi}; quy tắc cần cùng một người.`,
    },
    span: [first, second],
  }
}

/** Witnesses beside the pair that is told, counted in events. */
function restOf(scene: Scene): number {
  return Math.max(0, Math.ceil((scene.events.length - 2) / 2))
}
