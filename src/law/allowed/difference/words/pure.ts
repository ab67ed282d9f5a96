import type { Bilingual } from '../../../../base/schema.ts'
import type { Clock, Step } from '../../schema.ts'
import {
  both,
  clockWords,
  lengthWords,
  named,
  outcomeWords,
  STANDING_WORDS,
  tellingSteps,
  TOPIC_WORDS,
  writtenDay,
  type NamedWord,
} from '../../words/pure.ts'
import type { ChangedClock, ClockWhy, Difference } from '../schema.ts'

/** One thing that differs, in words, with where it stands before and after. */
export interface DifferenceLine extends Bilingual {
  part: 'standing' | 'form' | 'question' | 'clock' | 'note'
  how: 'changed' | 'came' | 'went'
  before: readonly Cited[]
  after: readonly Cited[]
}
type Cited = Pick<Step, 'cite' | 'citeVi'>

/** The words of the law that a difference needs. */
export interface DifferenceTerms {
  forms: readonly NamedWord[]
  circumstances: readonly NamedWord[]
}

/** What differs, the weightiest first: standing, forms, clocks, questions, and what else the law says. */
export function differenceLines(terms: DifferenceTerms, { standing, forms, clocks, questions, notes }: Difference): DifferenceLine[] {
  return [
    ...(standing === null ? [] : [standingLine(standing)]),
    ...forms.map((one) => formLine(terms, one)),
    ...grouped(clocks.changed, ({ before, after, why }) => `${keyOf(before)} ${keyOf(after)} ${why}`).map((group) =>
      changedLine(terms, group),
    ),
    ...grouped(clocks.came, keyOf).map((group) => clockLine(terms, 'came', group)),
    ...grouped(clocks.went, keyOf).map((group) => clockLine(terms, 'went', group)),
    ...sided(questions, (question) => ({ part: 'question', en: question.en, vi: question.vi })),
    ...sided(notes, (note) => ({ part: 'note', ...both((lang) => `${TOPIC_WORDS[note.topic][lang]}: ${note[lang]}`) })),
  ]
}

function standingLine({ before, after }: NonNullable<Difference['standing']>): DifferenceLine {
  const of = ({ verdict, until }: typeof before) =>
    both((lang) => {
      const words = STANDING_WORDS[verdict][lang]
      return until === null ? words : `${words} ${lang === 'vi' ? 'đến' : 'until'} ${writtenDay(until)}`
    })
  const [old, now] = [of(before), of(after)]
  return {
    part: 'standing',
    how: 'changed',
    ...both((lang) => `${old[lang]} → ${now[lang]}`),
    before: before.because,
    after: after.because,
  }
}

function formLine({ forms }: DifferenceTerms, { form, before, after }: Difference['forms'][number]): DifferenceLine {
  const [name, old, now] = [named(forms, form), outcomeWords(before), outcomeWords(after)]
  return {
    part: 'form',
    how: 'changed',
    ...both((lang) => `${name[lang]}: ${old[lang]} → ${now[lang]}`),
    before: before === null ? [] : tellingSteps(before),
    after: after === null ? [] : tellingSteps(after),
  }
}

/** Clocks of several forms that say the same are one line. */
function grouped<T>(all: readonly T[], key: (one: T) => string): (readonly [T, ...T[]])[] {
  return [...Map.groupBy(all, key).values()] as unknown as (readonly [T, ...T[]])[]
}

function keyOf({ id, act, rule, ends, from }: Clock): string {
  return JSON.stringify([id, act, rule, ends, from])
}

function clockName({ forms }: DifferenceTerms, clocks: readonly Clock[]): Bilingual {
  const [{ id, act }] = clocks as [Clock]
  const names = clocks.flatMap(({ form }) => (form === undefined ? [] : named(forms, form)))
  return both((lang) => {
    const of = names.map((name) => name[lang]).join(', ')
    return [clockWords(id)[lang], ...(act === null ? [] : [act]), ...(of === '' ? [] : [of])].join(' · ')
  })
}

function clockLine(terms: DifferenceTerms, how: 'came' | 'went', clocks: readonly [Clock, ...Clock[]]): DifferenceLine {
  const [name, ends] = [clockName(terms, clocks), endWords(clocks[0])]
  const cited = [clocks[0]]
  return {
    part: 'clock',
    how,
    ...both((lang) => `${name[lang]}: ${ends[lang]}`),
    before: how === 'came' ? [] : cited,
    after: how === 'went' ? [] : cited,
  }
}

/** The last day of a clock; what has none says why. */
export function endWords({ id, ends, from }: Pick<Clock, 'id' | 'ends' | 'from'>): Bilingual {
  if (ends !== null) return both(() => writtenDay(ends))
  if (id === 'prescription') return lengthWords({})
  return from === null ? { en: 'beginning not known', vi: 'chưa biết ngày bắt đầu' } : { en: 'end not known', vi: 'chưa biết ngày cuối' }
}

function changedLine(terms: DifferenceTerms, changes: readonly [ChangedClock, ...ChangedClock[]]): DifferenceLine {
  const [{ before, after, why }] = changes
  const name = clockName(
    terms,
    changes.map((one) => one.after),
  )
  const [old, now] = [endWords(before), endWords(after)]
  const because = why.flatMap((one) => WHY[one](terms, before, after))
  const ends = both((lang) => (before.ends === after.ends ? '' : `${old[lang]} → ${now[lang]}: `))
  const words = both((lang) => `${name[lang]}: ${ends[lang]}${because.map((one) => one[lang]).join('; ')}`)
  return { part: 'clock', how: 'changed', ...words, before: [before], after: before.rule === after.rule ? [] : [after] }
}

type Tell = (terms: DifferenceTerms, before: Clock, after: Clock) => Bilingual[]

const WHY: Readonly<Record<ClockWhy, Tell>> = {
  beginning: (_terms, before, after) => {
    const [old, now] = [before.from, after.from].map((day) => (day === null ? '–' : writtenDay(day)))
    return [{ en: `it begins on ${now}, not on ${old}`, vi: `tính từ ${now}, không phải ${old}` }]
  },
  rule: () => [{ en: 'by another rule', vi: 'theo quy định khác' }],
  length: (_terms, before, after) => {
    const [old, now] = [lengthWords(before), lengthWords(after)]
    return [{ en: `${now.en} in place of ${old.en}`, vi: `${now.vi} thay cho ${old.vi}` }]
  },
  pauses: (terms, before, after) => [
    ...without(after.notCounted, before.notCounted).map((pause) => pauseWords(terms, pause)),
    ...without(before.notCounted, after.notCounted).map((pause) => countedWords(terms, pause)),
  ],
  time: (_terms, { ends }, { open }) => {
    const day = writtenDay(ends!)
    return open
      ? [{ en: `its last day, ${day}, is not past`, vi: `chưa qua ngày cuối ${day}` }]
      : [{ en: `its last day, ${day}, is past`, vi: `đã qua ngày cuối ${day}` }]
  },
}

type Pause = Clock['notCounted'][number]

function without(pauses: readonly Pause[], others: readonly Pause[]): Pause[] {
  return pauses.filter((one) => !others.some(({ kind, from, to }) => kind === one.kind && from === one.from && to === one.to))
}

/** “25 days of criminal proceedings (01/05/2025–25/05/2025) do not count”. */
function pauseWords({ circumstances }: DifferenceTerms, { kind, from, to, days }: Pause): Bilingual {
  const [what, begins] = [named(circumstances, kind), writtenDay(from)]
  if (to === null)
    return {
      en: `the time of ${what.en} since ${begins} does not count and goes on`,
      vi: `không tính từ ${begins}, còn tiếp diễn: ${what.vi}`,
    }
  const span = `${begins}–${writtenDay(to)}`
  return {
    en: days === 1 ? `1 day of ${what.en} (${span}) does not count` : `${days} days of ${what.en} (${span}) do not count`,
    vi: `không tính ${days} ngày ${what.vi} (${span})`,
  }
}

function countedWords({ circumstances }: DifferenceTerms, { kind, from, to }: Pause): Bilingual {
  const what = named(circumstances, kind)
  const span = `${writtenDay(from)}–${to === null ? '…' : writtenDay(to)}`
  return { en: `the time of ${what.en} (${span}) counts`, vi: `có tính thời gian ${what.vi} (${span})` }
}

type Said = Bilingual & Pick<DifferenceLine, 'part'>

function sided<T extends Cited>({ came, went }: { came: readonly T[]; went: readonly T[] }, say: (one: T) => Said): DifferenceLine[] {
  return [
    ...came.map((one): DifferenceLine => ({ ...say(one), how: 'came', before: [], after: [one] })),
    ...went.map((one): DifferenceLine => ({ ...say(one), how: 'went', before: [one], after: [] })),
  ]
}
