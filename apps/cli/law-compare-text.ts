import {
  differenceLines,
  endWords,
  type Ahead,
  type Difference,
  type DifferenceLine,
  type LawPack,
  type Otherwise,
} from '../../src/law/allowed/index.ts'
import { clockWords, lengthWords, named, writtenDay } from '../../src/law/allowed/words/pure.ts'
import type { Language } from './language.ts'

const WORDS = {
  en: {
    same: 'Nothing differs.',
    came: 'now',
    went: 'no longer',
    changes: 'What becomes different later',
    none: 'By what is known today nothing becomes different later.',
    through: 'later days were not looked at',
    otherwise: 'How the periods would end otherwise',
    without: 'if it counted',
    until: 'by the law until',
    over: 'it would have run out',
    lapsed: 'it had run out while that law was in force',
  },
  vi: {
    same: 'Không có gì khác.',
    came: 'nay có',
    went: 'không còn',
    changes: 'Những ngày câu trả lời thay đổi',
    none: 'Theo những gì đã biết, sau này không có gì thay đổi.',
    through: 'chưa xét các ngày sau đó',
    otherwise: 'Thời hạn, thời hiệu trong trường hợp khác',
    without: 'nếu tính cả thời gian',
    until: 'theo quy định đến',
    over: 'đã hết',
    lapsed: 'đã hết khi quy định đó còn hiệu lực',
  },
} as const

/** What differs between two answers, one thing a line. */
export function differenceText({ terms }: LawPack, difference: Difference, lang: Language): string[] {
  const lines = differenceLines(terms, difference)
  const head = `${writtenDay(difference.before)} → ${writtenDay(difference.after)}`
  return lines.length === 0 ? [`${head}: ${WORDS[lang].same}`] : [`${head}:`, ...lines.map((line) => `  ${lineText(line, lang)}`)]
}

function lineText(line: DifferenceLine, lang: Language): string {
  const sign = { changed: '~', came: '+', went: '-' }[line.how]
  const head = line.how === 'changed' ? '' : `${WORDS[lang][line.how]}: `
  const cites = [line.before, line.after].flatMap((side) => {
    const own = side.map(({ cite, citeVi }) => (lang === 'vi' ? citeVi : cite)).filter((one) => one !== '')
    return own.length === 0 ? [] : [own.join('; ')]
  })
  return `${sign} ${head}${line[lang]}${cites.length === 0 ? '' : ` (${[...new Set(cites)].join(' → ')})`}`
}

/** The days on which an answer becomes another, with what differs, and how each clock would end otherwise. */
export function aheadText(pack: LawPack, { changes, through, otherwise }: Ahead, lang: Language): string[] {
  const words = WORDS[lang]
  const other = otherwise.filter(({ without, under }) => without.length > 0 || under.length > 1)
  return [
    changes.length === 0 ? words.none : `${words.changes}:`,
    ...changes.flatMap(({ day, difference }) => [
      `${writtenDay(day)}`,
      ...differenceLines(pack.terms, difference).map((line) => `  ${lineText(line, lang)}`),
    ]),
    ...(through === null ? [] : [`${writtenDay(through)}: ${words.through}`]),
    ...(other.length === 0 ? [] : ['', `${words.otherwise}:`, ...other.flatMap((one) => otherwiseText(pack, one, lang))]),
  ]
}

function otherwiseText({ terms }: LawPack, { id, act, form, from, ends, without, under }: Otherwise, lang: Language): string[] {
  const words = WORDS[lang]
  const name = [clockWords(id)[lang], ...(act === null ? [] : [act]), ...(form === undefined ? [] : [named(terms.forms, form)[lang]])]
  const endOf = (end: string | null): string => endWords({ id, from, ends: end })[lang]
  return [
    `  ${name.join(' · ')}: ${endOf(ends)}`,
    ...without.map(({ pauses, ends: end }) => {
      const what = pauses.map((pause) => `${named(terms.circumstances, pause.kind)[lang]} ${spanText(pause)}`).join(', ')
      return `      ${words.without} ${what}: ${endOf(end)}`
    }),
    ...(under.length < 2 ? [] : under).map((one) => {
      const mark = one.lapsed ? `, ${words.lapsed}` : one.over ? `, ${words.over}` : ''
      const cite = lang === 'vi' ? one.citeVi : one.cite
      return `      ${words.until} ${writtenDay(one.until)}, ${lengthWords(one)[lang]}: ${endOf(one.ends)}${mark} (${cite})`
    }),
  ]
}

function spanText({ from, to }: { from: string; to: string | null }): string {
  return `${writtenDay(from)}–${to === null ? '…' : writtenDay(to)}`
}
