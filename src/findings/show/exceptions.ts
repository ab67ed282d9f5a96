import type { Bilingual } from '../../base/schema.ts'
import type { Vocabulary } from '../../law/index.ts'
import type { ExceptionHere } from '../schema.ts'
import { signsIn, type Sign } from './exception-signs.ts'
import type { Whole } from './read.ts'

type Case = Pick<Whole, 'trace' | 'applied'>
type Answer = Omit<ExceptionHere, 'text'>

/** The lawful exceptions of a rule one by one, each with what the data say of it in this case. What they cannot tell is unknown. */
export function exceptionsHere(words: Vocabulary, found: Case, exceptions: Bilingual | null): ExceptionHere[] {
  return exceptions === null ? [] : clausesOf(exceptions).map((text) => ({ text, ...answerOf(words, found, text) }))
}

/**
 * Exceptions as their text sets them apart: by semicolons and sentences, and by commas where each part is one that is known. Where the two languages
 * do not have as many, the text is one exception.
 */
export function clausesOf(text: Bilingual): Bilingual[] {
  return pairsOf(text, /;\s+|\.\s+(?=\p{Lu})/u)
    .flatMap((clause) => {
      const parts = pairsOf(clause, /,\s+(?:and\s+|và\s+)?(?![^(]*\))|\s(?:and|và)\s(?![^(]*\))/u)
      return parts.every((part) => signsIn(part).length === 1) ? parts : [clause]
    })
    .map(({ en, vi }) => ({ en: capital(en), vi: capital(vi) }))
}

function pairsOf({ en, vi }: Bilingual, between: RegExp): Bilingual[] {
  const split = (words: string): string[] =>
    words
      .split(between)
      .map((one) => one.trim().replace(/\.$/u, ''))
      .filter((one) => one !== '')
  const [english, vietnamese] = [split(en), split(vi)]
  return english.length === vietnamese.length ? english.map((one, at) => ({ en: one, vi: vietnamese[at]! })) : [{ en, vi }]
}

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)

const ASK: Answer = {
  here: 'unknown',
  why: { en: 'The data cannot tell; ask before concluding.', vi: 'Dữ liệu không cho biết; cần hỏi trước khi kết luận.' },
}

function answerOf(words: Vocabulary, found: Case, text: Bilingual): Answer {
  const [sign, more] = signsIn(text)
  if (sign === undefined || more !== undefined) return ASK
  if (sign.kind === 'attribute') return ofAttribute(words, found, sign, isBare(text, sign))
  if (sign.kind === 'activity') return ofActivity(words, found, sign)
  return sign.kind === 'channel' ? ofChannel(found) : ofOpenRecord(found)
}

/** A citation stands in brackets and has a number: it asks for nothing. */
const CITATION = /\([^()]*\d(?:[^()]|\([^()]*\))*\)/gu

/** Whether the exception asks for nothing beside what its sign says. */
function isBare({ en }: Bilingual, { en: sign }: Sign): boolean {
  return !/\p{L}{2}/u.test(en.replaceAll(CITATION, '').replace(sign, ''))
}

function ofAttribute(
  { attributes }: Vocabulary,
  { trace, applied }: Case,
  { attribute, holds, circumstance }: Sign & { kind: 'attribute' },
  bare: boolean,
): Answer {
  const label = attributes.get(attribute)?.label ?? { en: attribute, vi: attribute }
  const registered = applied.find(({ kind, state }) => kind === circumstance && state === 'in-force')
  if (registered !== undefined)
    return held(bare, { en: `Register of circumstances: ${registered.title}`, vi: `Sổ hoàn cảnh: ${registered.title}` })
  const value = trace.facts[attribute]
  if (value === undefined || value === '')
    return { here: 'unknown', why: { en: `The data do not say: “${label.en}”.`, vi: `Dữ liệu không ghi: «${label.vi}».` } }
  const said = saidOf(value)
  const fact = { en: `By the data, “${label.en}”: ${said.en}`, vi: `Theo dữ liệu, «${label.vi}»: ${said.vi}` }
  return holds(value) ? held(bare, fact) : { here: 'not', why: dotted(fact) }
}

/** What the exception begins with holds; what else it asks for, nobody but people can say. */
function held(bare: boolean, { en, vi }: Bilingual): Answer {
  if (bare) return { here: 'applies', why: dotted({ en, vi }) }
  return { here: 'unknown', why: { en: `${en}; ask about the rest of the exception.`, vi: `${vi}; cần hỏi phần còn lại của ngoại lệ.` } }
}

const dotted = ({ en, vi }: Bilingual): Bilingual => ({ en: `${en}.`, vi: `${vi}.` })

function saidOf(value: string): Bilingual {
  if (value === 'true') return { en: 'yes', vi: 'có' }
  return value === 'false' ? { en: 'no', vi: 'không' } : { en: value, vi: value }
}

function ofActivity({ names }: Vocabulary, { trace, applied }: Case, { activities }: Sign & { kind: 'activity' }): Answer {
  const seen = trace.events.find(({ activity }) => activities.includes(activity))?.activity
  const name = seen ?? activities[0]!
  const words = { en: `“${name}”`, vi: `«${names.get(name) ?? name}»` }
  if (seen !== undefined)
    return {
      here: 'unknown',
      why: {
        en: `${words.en} is in the data; look whether it came in time and in due form.`,
        vi: `Dữ liệu có ${words.vi}; cần xem có đúng lúc và đúng thể thức không.`,
      },
    }
  const none = { en: `The data of the case have no ${words.en}`, vi: `Dữ liệu của lô không có ${words.vi}` }
  const why = gapOf(trace.finished, applied)
  if (why === undefined) return { here: 'unseen', why: dotted(none) }
  return { here: 'unknown', why: { en: `${none.en}; ${why.en}.`, vi: `${none.vi}; ${why.vi}.` } }
}

/** Why what is not in the data may have been done all the same. */
function gapOf(finished: boolean, applied: Case['applied']): Bilingual | undefined {
  if (!finished) return { en: 'it was not finished when the data end', vi: 'hồ sơ chưa kết thúc khi dữ liệu dừng lại' }
  const dark = applied.find(({ kind, state }) => kind === 'outage' && state === 'in-force')
  return dark && { en: `the data may have a gap (${dark.title})`, vi: `dữ liệu có thể thiếu (${dark.title})` }
}

const CHANNELS: Readonly<Record<string, Bilingual>> = {
  green: { en: 'green', vi: 'xanh' },
  yellow: { en: 'yellow', vi: 'vàng' },
  red: { en: 'red', vi: 'đỏ' },
}

function ofChannel({ trace }: Case): Answer {
  const last = trace.events.findLast(({ values }) => values.channel !== undefined && values.channel !== '')?.values.channel
  if (last === undefined) return { here: 'unknown', why: { en: 'The data name no channel.', vi: 'Dữ liệu không ghi luồng.' } }
  const { en, vi } = CHANNELS[last] ?? { en: last, vi: last }
  return {
    here: last === 'green' ? 'applies' : 'not',
    why: { en: `By the data the last channel is ${en}.`, vi: `Theo dữ liệu luồng cuối cùng là ${vi}.` },
  }
}

function ofOpenRecord({ trace: { finished } }: Case): Answer {
  return finished
    ? { here: 'not', why: { en: 'The record is closed in the data.', vi: 'Hồ sơ đã kết thúc trong dữ liệu.' } }
    : { here: 'unknown', why: { en: 'The record was open when the data end.', vi: 'Hồ sơ chưa kết thúc khi dữ liệu dừng lại.' } }
}
