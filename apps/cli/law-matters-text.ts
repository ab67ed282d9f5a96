import type { LawPack } from '../../src/law/allowed/index.ts'
import type { PeriodClock, PeriodsAnswer, PeriodState } from '../../src/law/periods/index.ts'
import type { Ground, ResponsibilityAnswer, Responsible } from '../../src/law/responsibility/index.ts'
import type { Language } from './language.ts'
import { writtenDay } from '../../src/law/allowed/words/pure.ts'
import { stepText } from './law-text.ts'

const WORDS = {
  en: {
    on: 'On',
    direct: 'directly',
    joint: 'jointly',
    open: 'Not known',
    onWhat: 'hangs on it',
    mitigating: 'In his favour',
    aggravating: 'Against him',
    law: 'Law of the day',
    more: 'Also',
    advice: 'no lawyer has confirmed the rules that this rests on: advice, not a bar',
    asIf: 'if it applies',
    ifMoved: 'a rest day; if it moves',
    noLaw: 'no law loaded for this day',
  },
  vi: {
    on: 'Ngày',
    direct: 'trách nhiệm trực tiếp',
    joint: 'trách nhiệm liên đới',
    open: 'Chưa rõ',
    onWhat: 'còn phụ thuộc',
    mitigating: 'Giảm nhẹ',
    aggravating: 'Tăng nặng',
    law: 'Văn bản có hiệu lực',
    more: 'Ngoài ra',
    advice: 'chưa có luật gia xác nhận các quy định làm căn cứ: chỉ để tham khảo, không có giá trị ngăn cản',
    asIf: 'nếu áp dụng thì',
    ifMoved: 'là ngày nghỉ; nếu chuyển',
    noLaw: 'chưa nạp quy định của ngày này',
  },
} as const

const STANDINGS: Readonly<Record<Language, Record<Responsible, string>>> = {
  en: {
    liable: 'liable',
    exempt: 'exempt',
    'not-in-charge': 'was not in charge on any day of it',
    'no-law-loaded': 'no law loaded for this day',
    undetermined: 'undetermined',
  },
  vi: {
    liable: 'phải chịu trách nhiệm',
    exempt: 'được loại trừ trách nhiệm',
    'not-in-charge': 'không phụ trách vào ngày nào của sự việc',
    'no-law-loaded': 'chưa nạp quy định của ngày này',
    undetermined: 'chưa xác định',
  },
}

const GROUNDS: Readonly<Record<Language, Record<Ground['state'], string>>> = {
  en: { applies: 'applies', 'does-not': 'does not apply', 'not-known': 'not known' },
  vi: { applies: 'có', 'does-not': 'không có', 'not-known': 'chưa rõ' },
}

const VERDICTS: Readonly<Record<Language, Record<'permitted' | 'undetermined', string>>> = {
  en: { permitted: 'permitted', undetermined: 'undetermined' },
  vi: { permitted: 'được phép', undetermined: 'chưa xác định' },
}
const SIGNS = { permitted: '✓', undetermined: '?' } as const

interface Asked {
  id: string
  cite: string
  citeVi: string
  en: string
  vi: string
}

function questionText(question: Asked, hanging: readonly string[], lang: Language): string[] {
  const asked = `  ? ${question[lang]}${question.cite === '' ? '' : ` (${lang === 'vi' ? question.citeVi : question.cite})`} [${question.id}]`
  return hanging.length === 0 ? [asked] : [asked, `      ${WORDS[lang].onWhat}: ${hanging.join(', ')}`]
}

function lawText(law: readonly { cite: string; citeVi: string }[], lang: Language): string[] {
  return law.length === 0 ? [] : ['', `${WORDS[lang].law}: ${law.map(({ cite, citeVi }) => (lang === 'vi' ? citeVi : cite)).join('; ')}`]
}

function listed(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines]
}

/** What a head or deputy answers for, for people: the standing, what may follow, the grounds, the questions. */
export function responsibleText(pack: LawPack, answer: ResponsibilityAnswer, lang: Language): string[] {
  const words = WORDS[lang]
  const nameOf = (form: string): string => pack.terms.forms.find(({ id }) => id === form)?.[lang] ?? form
  const who = pack.terms.classes.find(({ id }) => id === answer.class)?.[lang] ?? answer.class
  const groundText = (ground: Ground): string => `  ${GROUNDS[lang][ground.state]}: ${stepText(ground, lang).trim()}`
  return [
    `${words.on} ${writtenDay(answer.day)}, ${who}, ${words[answer.answers]}: ${STANDINGS[lang][answer.standing.verdict]}.`,
    ...answer.standing.because.map((step) => stepText(step, lang)),
    ...answer.outcomes.flatMap(({ form, verdict, because }) =>
      verdict === 'forbidden'
        ? []
        : ['', `  ${SIGNS[verdict]} ${nameOf(form)}: ${VERDICTS[lang][verdict]}`, ...because.map((step) => stepText(step, lang))],
    ),
    ...(answer.outcomes.some(({ confirmed }) => !confirmed) ? ['', `(${words.advice})`] : []),
    ...listed(words.mitigating, answer.mitigating.map(groundText)),
    ...listed(words.aggravating, answer.aggravating.map(groundText)),
    ...listed(
      words.open,
      answer.questions.flatMap((question) => questionText(question, question.candidates.map(nameOf), lang)),
    ),
    ...listed(
      words.more,
      answer.notes.map((note) => stepText(note, lang)),
    ),
    ...lawText(answer.law, lang),
  ]
}

const STATES: Readonly<Record<Language, Record<PeriodState, string>>> = {
  en: {
    'not-applicable': 'does not apply',
    'not-begun': 'not begun',
    held: 'put off',
    running: 'runs',
    over: 'over',
    extended: 'lengthened',
    met: 'kept',
    late: 'late',
    early: 'too early',
    possible: 'possible',
    undetermined: 'undetermined',
  },
  vi: {
    'not-applicable': 'không áp dụng',
    'not-begun': 'chưa bắt đầu',
    held: 'tạm hoãn',
    running: 'đang tính',
    over: 'đã hết',
    extended: 'đã gia hạn',
    met: 'đúng hạn',
    late: 'quá hạn',
    early: 'sớm hơn quy định',
    possible: 'được thực hiện',
    undetermined: 'chưa xác định',
  },
}

/** The clocks of a matter, for people: those that have begun first, those that do not apply not at all. */
export function periodsText(pack: LawPack, answer: PeriodsAnswer, lang: Language): string[] {
  const words = WORDS[lang]
  const matter = pack.terms.matters.find(({ id }) => id === answer.matter)!
  const nameOf = (clock: string): string => matter.clocks.find(({ id }) => id === clock)?.[lang] ?? clock
  const shown = answer.clocks.filter(({ state }) => state !== 'not-applicable')
  const waiting = shown.filter(({ state, id }, at) => state === 'not-begun' && shown.findIndex((one) => one.id === id) === at)
  return [
    `${words.on} ${writtenDay(answer.day)}, ${matter[lang]}${answer.standing === 'no-law-loaded' ? `: ${words.noLaw}` : ''}.`,
    ...[...shown.filter(({ state }) => state !== 'not-begun'), ...waiting].flatMap((clock) => clockLines(clock, lang)),
    ...(answer.clocks.some(({ confirmed }) => !confirmed) ? ['', `(${words.advice})`] : []),
    ...listed(
      words.open,
      answer.questions.flatMap((question) => questionText(question, question.clocks.map(nameOf), lang)),
    ),
    ...listed(
      words.more,
      answer.notes.map((note) => stepText(note, lang)),
    ),
    ...(answer.clocks.length === 0 ? [] : ['', answer.convention[lang]]),
    ...lawText(answer.law, lang),
  ]
}

function clockLines(clock: PeriodClock, lang: Language): string[] {
  const { state, ends, moved, why } = clock
  const words = WORDS[lang]
  const until = ends === null ? '' : state === 'undetermined' ? `, ${words.asIf} ${writtenDay(ends)}` : `, ${writtenDay(ends)}`
  const rest = moved !== null && moved !== ends ? ` (${words.ifMoved}: ${writtenDay(moved)})` : ''
  return [
    '',
    `  ${clock.name[lang]}: ${STATES[lang][state]}${until}${rest}`,
    ...why.map((reason) => `      ${reason[lang]}`),
    stepText(clock, lang),
  ]
}
