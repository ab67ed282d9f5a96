import { clean } from '../base/index.ts'
import type { Bilingual } from '../base/index.ts'
import type { Template } from '../law/schema.ts'
import { lookOf } from './explain/context.ts'
import {
  tellAlternatePrecedence,
  tellAlternateResponse,
  tellChainPrecedence,
  tellChainResponse,
  tellMissingPartner,
  tellPrecedence,
  tellResponse,
  tellSuccession,
} from './explain/order.ts'
import { tellBoth, tellFourEyes, tellNotChainSuccession, tellNotSuccession, tellSamePerson } from './explain/pairs.ts'
import { isA, phrase, phrases, times, type Explanation, type Scene } from './explain/scene.ts'
import { type ActivityNames } from './explain/words.ts'
import type { Evaluation } from './schema.ts'

const NO_MARK = (): string => ''

/**
 * One or two short sentences on why a case goes against a rule, from its witness events (positions in the case).
 * `names` are the Vietnamese names of activities; where one is missing the name in the log is used.
 */
export function explainViolation(
  evaluation: Evaluation,
  ruleIndex: number,
  caseIndex: number,
  events: readonly number[],
  names?: ActivityNames,
): Bilingual {
  return describeViolation(evaluation, ruleIndex, caseIndex, events, { names }).text
}

/** The same, with what a picture of the case needs; `mark` gives the text to set after each event that is named. */
export function describeViolation(
  evaluation: Evaluation,
  ruleIndex: number,
  caseIndex: number,
  events: readonly number[],
  options: { names?: ActivityNames | undefined; mark?: (position: number) => string } = {},
): Explanation {
  const look = lookOf(evaluation, options.names)
  const rule = look.rules[ruleIndex]
  const start = look.log.start[caseIndex]
  const length = look.log.start[caseIndex + 1] - start
  return TELLERS[rule.rule.template]({ look, rule, start, length, events, mark: options.mark ?? NO_MARK })
}

const TELLERS: Record<Template, (scene: Scene) => Explanation> = {
  existence: (scene) => tellCount(scene, { en: 'the rule asks for at least', vi: 'quy tắc cần ít nhất' }),
  atMost: (scene) => tellCount(scene, { en: 'the rule allows at most', vi: 'quy tắc cho nhiều nhất' }),
  exactly: (scene) => tellCount(scene, { en: 'the rule asks for exactly', vi: 'quy tắc cần đúng' }),
  absence: tellAbsence,
  init: (scene) => tellEdge(scene, 'init'),
  end: (scene) => tellEdge(scene, 'end'),
  respondedExistence: (scene) => tellMissingPartner(scene),
  coExistence: (scene) => tellMissingPartner(scene, scene.events.length > 0 && isA(scene, scene.events[0]) ? 'a' : 'b'),
  response: (scene) => tellResponse(scene),
  alternateResponse: (scene) => tellAlternateResponse(scene),
  chainResponse: (scene) => tellChainResponse(scene),
  precedence: (scene) => tellPrecedence(scene),
  alternatePrecedence: (scene) => tellAlternatePrecedence(scene),
  chainPrecedence: (scene) => tellChainPrecedence(scene),
  succession: (scene) => tellSuccession(scene, tellResponse, tellPrecedence, false),
  alternateSuccession: (scene) => tellSuccession(scene, tellAlternateResponse, tellAlternatePrecedence, false),
  chainSuccession: (scene) => tellSuccession(scene, tellChainResponse, tellChainPrecedence, true),
  choice: tellNeither,
  exclusiveChoice: (scene) => (scene.events.length === 0 ? tellNeither(scene) : tellBoth(scene)),
  notCoExistence: tellBoth,
  notSuccession: tellNotSuccession,
  notChainSuccession: tellNotChainSuccession,
  fourEyes: tellFourEyes,
  samePerson: tellSamePerson,
}

function tellCount(scene: Scene, bound: Bilingual): Explanation {
  const n = scene.rule.rule.n ?? 1
  const seen = scene.events.length
  const words = scene.rule.a.words
  const missing = seen < n ? { missing: { activities: scene.rule.a.activities, before: scene.length } } : {}
  if (seen === 0) {
    const asked = n === 1 ? { en: '', vi: '' } : { en: `; ${bound.en} ${n}`, vi: `; ${bound.vi} ${n} lần` }
    return {
      text: { en: `No ${words.en} is seen in the data${asked.en}.`, vi: `Không thấy ${words.vi} trong dữ liệu${asked.vi}.` },
      ...missing,
    }
  }
  const list = phrases(scene, scene.events)
  const asks =
    n === 0 ? { en: 'the rule expects none', vi: 'theo quy tắc thì không có' } : { en: `${bound.en} ${n}`, vi: `${bound.vi} ${n} lần` }
  return {
    text: {
      en: `${words.en} is seen ${times(seen)} in the data, ${asks.en}: ${list.en}.`,
      vi: `Thấy ${words.vi} ${seen} lần trong dữ liệu, ${asks.vi}: ${list.vi}.`,
    },
    ...missing,
    ...spanOf(scene),
  }
}

function spanOf(scene: Scene): { span?: readonly [number, number] } {
  const { events } = scene
  return events.length > 1 ? { span: [events[0], events[events.length - 1]] } : {}
}

function tellAbsence(scene: Scene): Explanation {
  const list = phrases(scene, scene.events)
  const source = scene.rule.rule.a.when?.source
  const when = source === undefined ? { en: '', vi: '' } : { en: ` where ${clean(source)}`, vi: ` khi ${clean(source)}` }
  return {
    text: {
      en: `Seen in the data: ${list.en}; the rule expects no such event${when.en}.`,
      vi: `Trong dữ liệu có ${list.vi}; theo quy tắc thì không có bước này${when.vi}.`,
    },
    ...spanOf(scene),
  }
}

function tellEdge(scene: Scene, edge: 'init' | 'end'): Explanation {
  const words = scene.rule.a.words
  const before = edge === 'init' ? 0 : scene.length
  const missing = { activities: scene.rule.a.activities, before }
  const at = scene.events[0]
  if (at === undefined) return { text: { en: `No ${words.en} is seen in the data.`, vi: `Không thấy ${words.vi} trong dữ liệu.` }, missing }
  const event = phrase(scene, at)
  const [en, vi] = edge === 'init' ? ['first', 'đầu tiên'] : ['last', 'cuối cùng']
  return {
    text: {
      en: `The ${en} event in the data is ${event.en}; the rule expects ${words.en} there.`,
      vi: `Sự kiện ${vi} trong dữ liệu là ${event.vi}; quy tắc cần ${words.vi} ở chỗ này.`,
    },
    missing,
  }
}

function tellNeither(scene: Scene): Explanation {
  const { a, b } = scene.rule
  return {
    text: {
      en: `Neither ${a.words.en} nor ${b.words.en} is seen in the data.`,
      vi: `Không thấy ${a.words.vi}, cũng không thấy ${b.words.vi} trong dữ liệu.`,
    },
    missing: { activities: [...new Set([...a.activities, ...b.activities])], before: scene.length },
  }
}
