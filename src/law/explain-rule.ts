import type { Bilingual } from '../base/schema.ts'
import { conditionWords } from './explain/condition-words.ts'
import { both, dayWords, listed, numberWords, quoted } from './explain/words.ts'
import type { ActivityNames } from './explain/words.ts'
import type { Condition, Rule, Side, Template, Within } from './schema.ts'

export type { ActivityNames } from './explain/words.ts'

/**
 * A rule in plain words of both languages: what it asks, for which cases, within what time, on which days.
 * `names` gives Vietnamese names of activities.
 */
export function explainRule(rule: Rule, names?: ActivityNames): Bilingual {
  const grouped = TWO_LISTS.has(rule.template)
  const a = sideWords(rule.a, names, grouped)
  const b = rule.b === undefined ? both('', '') : sideWords(rule.b, names, grouped)
  const demand = DEMANDS[rule.template](a, b, numberWords(rule.n ?? 1))
  const time = timeWords(rule)
  const pair = rule.correlate === undefined ? both('', '') : pairWords(rule.correlate, a, b)
  const sentence = both(`${demand.en}${time.en}${pair.en}.`, `${demand.vi}${time.vi}${pair.vi}.`)
  const guard = rule.when === undefined ? sentence : guarded(rule.when, sentence)
  const days = periodWords(rule)
  return both(`${capital(guard.en)}${days.en}`, `${capital(guard.vi)}${days.vi}`)
}

/** Templates whose sentence puts both sides beside each other: there a list of several stands in brackets. */
const TWO_LISTS: ReadonlySet<Template> = new Set(['coExistence', 'choice', 'exclusiveChoice', 'notCoExistence', 'fourEyes', 'samePerson'])

function sideWords(side: Side, names: ActivityNames | undefined, grouped: boolean): Bilingual {
  const activities = side.activities.map((activity) => quoted(activity, names?.get(activity) ?? activity))
  const plain = listed(activities, both('or', 'hoặc'))
  const list = grouped && activities.length > 1 ? both(`(${plain.en})`, `(${plain.vi})`) : plain
  if (side.when === undefined) return list
  const when = conditionWords(side.when)
  return both(`${list.en} (where ${when.en})`, `${list.vi} (khi ${when.vi})`)
}

type Demand = (a: Bilingual, b: Bilingual, n: Bilingual) => Bilingual

const DEMANDS: Readonly<Record<Template, Demand>> = {
  existence: (a, _b, n) => both(`${a.en} occurs at least ${times(n.en)}`, `${a.vi} xảy ra ít nhất ${n.vi} lần`),
  atMost: (a, _b, n) =>
    n.en === '0' ? DEMANDS.absence(a, a, n) : both(`${a.en} occurs at most ${times(n.en)}`, `${a.vi} xảy ra nhiều nhất ${n.vi} lần`),
  exactly: (a, _b, n) => both(`${a.en} occurs exactly ${times(n.en)}`, `${a.vi} xảy ra đúng ${n.vi} lần`),
  absence: (a) => both(`${a.en} does not occur`, `không có ${a.vi}`),
  init: (a) => both(`the case begins with ${a.en}`, `hồ sơ bắt đầu bằng ${a.vi}`),
  end: (a) => both(`the case ends with ${a.en}`, `hồ sơ kết thúc bằng ${a.vi}`),
  respondedExistence: (a, b) =>
    both(`with every ${a.en} there is ${b.en}, before or after it`, `đã có ${a.vi} thì phải có ${b.vi}, trước hoặc sau`),
  coExistence: (a, b) => both(`${a.en} and ${b.en} both occur, or neither`, `${a.vi} và ${b.vi} cùng có hoặc cùng không`),
  response: (a, b) => both(`every ${a.en} is followed, sooner or later, by ${b.en}`, `sau mỗi ${a.vi}, sớm hay muộn phải có ${b.vi}`),
  alternateResponse: (a, b) =>
    both(`every ${a.en} is followed by ${b.en} before the next ${a.en}`, `sau mỗi ${a.vi} phải có ${b.vi} trước khi ${a.vi} lặp lại`),
  chainResponse: (a, b) => both(`every ${a.en} is directly followed by ${b.en}`, `ngay sau mỗi ${a.vi} phải là ${b.vi}`),
  precedence: (a, b) => both(`every ${b.en} has ${a.en} somewhere before it`, `trước mỗi ${b.vi} phải có ${a.vi}`),
  alternatePrecedence: (a, b) =>
    both(
      `every ${b.en} has ${a.en} before it with no other ${b.en} in between`,
      `trước mỗi ${b.vi} phải có ${a.vi}, giữa hai bước không có ${b.vi} khác`,
    ),
  chainPrecedence: (a, b) => both(`every ${b.en} is directly preceded by ${a.en}`, `ngay trước mỗi ${b.vi} phải là ${a.vi}`),
  succession: (a, b) =>
    both(
      `every ${a.en} is followed, sooner or later, by ${b.en}, and every ${b.en} has ${a.en} before it`,
      `sau mỗi ${a.vi} phải có ${b.vi}, và trước mỗi ${b.vi} phải có ${a.vi}`,
    ),
  alternateSuccession: (a, b) =>
    both(
      `${a.en} and ${b.en} alternate: every ${a.en} is followed by ${b.en} before the next, and every ${b.en} is preceded likewise`,
      `${a.vi} và ${b.vi} xen kẽ nhau: sau mỗi ${a.vi} có ${b.vi} trước khi lặp lại, và ngược lại`,
    ),
  chainSuccession: (a, b) =>
    both(
      `every ${a.en} is directly followed by ${b.en}, and every ${b.en} directly preceded by ${a.en}`,
      `ngay sau mỗi ${a.vi} phải là ${b.vi}, và ngay trước mỗi ${b.vi} phải là ${a.vi}`,
    ),
  choice: (a, b) => both(`${a.en} or ${b.en} occurs, or both`, `phải có ${a.vi} hoặc ${b.vi}, hoặc cả hai`),
  exclusiveChoice: (a, b) =>
    both(`exactly one of the two occurs: either ${a.en} or ${b.en}`, `phải có đúng một trong hai: ${a.vi} hoặc ${b.vi}`),
  notCoExistence: (a, b) => both(`${a.en} and ${b.en} do not both occur`, `không có cả ${a.vi} và ${b.vi}`),
  notSuccession: (a, b) => both(`no ${a.en} is followed, sooner or later, by ${b.en}`, `sau ${a.vi} không còn ${b.vi}`),
  notChainSuccession: (a, b) => both(`no ${a.en} is directly followed by ${b.en}`, `ngay sau ${a.vi} không phải là ${b.vi}`),
  fourEyes: (a, b) => both(`no person does both ${a.en} and ${b.en}`, `${a.vi} và ${b.vi} không do cùng một người thực hiện`),
  samePerson: (a, b) => both(`all ${a.en} and ${b.en} are done by one person`, `mọi ${a.vi} và ${b.vi} do cùng một người thực hiện`),
}

function times(n: string): string {
  return n === '1' ? 'once' : n === '2' ? 'twice' : `${n} times`
}

/** Templates that forbid a pair: the time says which pairs count. */
const FORBIDDING: ReadonlySet<Template> = new Set(['notCoExistence', 'notSuccession', 'notChainSuccession', 'fourEyes'])

function timeWords(rule: Rule): Bilingual {
  if (rule.within === undefined) return both('', '')
  const time = durationWords(rule.within)
  if (FORBIDDING.has(rule.template))
    return both(`, where no more than ${time.en} lie between them`, `, tính khi hai bước cách nhau không quá ${time.vi}`)
  return both(`, within ${time.en}`, `, trong vòng ${time.vi}`)
}

const UNITS: readonly [number, string, string][] = [
  [86_400_000, 'day', 'ngày'],
  [3_600_000, 'hour', 'giờ'],
  [60_000, 'minute', 'phút'],
  [1_000, 'second', 'giây'],
]

/** `8 working hours`, `8 giờ làm việc`; the largest unit that gives a whole number, as the rule was most likely meant. */
export function durationWords(within: Within): Bilingual {
  if (within.kind === 'working-days') return counted(within.days, 'working day', 'ngày làm việc')
  if (within.kind === 'working-hours') return counted(within.milliseconds / 3_600_000, 'working hour', 'giờ làm việc')
  const written = /(\d+(?:\.\d+)?)([smhd])$/.exec(within.text)
  const unit = UNITS.find(([, name]) => name.startsWith(written?.[2] ?? '?')) ?? UNITS[1]
  return counted(within.milliseconds / unit[0], unit[1], unit[2])
}

function counted(amount: number, en: string, vi: string): Bilingual {
  const number = numberWords(amount)
  return both(`${number.en} ${en}${amount === 1 ? '' : 's'}`, `${number.vi} ${vi}`)
}

function pairWords(correlate: Condition, a: Bilingual, b: Bilingual): Bilingual {
  const words = conditionWords(correlate)
  return both(`; a (${a.en}) and b (${b.en}) belong together where ${words.en}`, `; a (${a.vi}) và b (${b.vi}) đi với nhau khi ${words.vi}`)
}

function guarded(when: Condition, sentence: Bilingual): Bilingual {
  const words = conditionWords(when)
  return both(`where ${words.en}: ${sentence.en}`, `khi ${words.vi}: ${sentence.vi}`)
}

function periodWords({ from, until, appliesBy }: Rule): Bilingual {
  if (from === undefined && until === undefined) return both('', '')
  const en = `${from === undefined ? '' : ` from ${dayWords(from)}`}${until === undefined ? '' : ` until ${dayWords(until)}`}`
  const vi = `${from === undefined ? '' : ` từ ${dayWords(from)}`}${until === undefined ? '' : ` đến hết ${dayWords(until)}`}`
  const byCase = appliesBy === 'case'
  return both(
    ` Applies${en}${byCase ? ', by the first event of the case' : ''}.`,
    ` Áp dụng${vi}${byCase ? ', theo sự kiện đầu tiên của hồ sơ' : ''}.`,
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
