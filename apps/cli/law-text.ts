import type { Answer, Clock, LawPack, LawWarning, Outcome, RuleInForce, Step, Verdict } from '../../src/law/allowed/index.ts'
import { clockWords, STANDING_WORDS, VERDICT_WORDS, writtenDay } from '../../src/law/allowed/words/pure.ts'
import type { Language } from './language.ts'

const WORDS = {
  en: {
    on: 'On',
    until: 'until',
    law: 'Law of the day',
    open: 'Not known',
    clocks: 'Clocks',
    effects: 'Effects',
    rating: 'Rating',
    authority: 'Authority',
    grounds: 'Grounds',
    advice: 'no lawyer has confirmed the rules that this rests on: advice, not a bar',
    onWhat: 'hangs on it',
    never: 'no limit',
    over: 'over',
    unknownEnd: 'not known',
    notCounted: 'not counted',
    ended: 'ended',
    began: 'began',
    always: 'open',
  },
  vi: {
    on: 'Ngày',
    until: 'đến',
    law: 'Văn bản có hiệu lực',
    open: 'Chưa rõ',
    clocks: 'Thời hạn, thời hiệu',
    effects: 'Hệ quả',
    rating: 'Xếp loại',
    authority: 'Thẩm quyền',
    grounds: 'Tình tiết',
    advice: 'chưa có luật gia xác nhận các quy định làm căn cứ: chỉ để tham khảo, không có giá trị ngăn cản',
    onWhat: 'còn phụ thuộc',
    never: 'không có thời hiệu',
    over: 'đã hết',
    unknownEnd: 'chưa rõ',
    notCounted: 'không tính',
    ended: 'hết hiệu lực',
    began: 'bắt đầu có hiệu lực',
    always: 'chưa hết hiệu lực',
  },
} as const

/** A step: what the rule says, its place, its name. */
export function stepText(step: Step, lang: Language): string {
  return `      ${step[lang]} (${lang === 'vi' ? step.citeVi : step.cite}) [${step.rule}]`
}

/** An answer for people: the standing, what is permitted and open first, the questions, the clocks. */
export function answerText(pack: LawPack, answer: Answer, lang: Language): string[] {
  const words = WORDS[lang]
  const { verdict, until, because } = answer.standing
  const nameOf = (form: string): string => pack.terms.forms.find(({ id }) => id === form)?.[lang] ?? form
  const who = pack.terms.classes.find(({ id }) => id === answer.class)?.[lang] ?? answer.class
  const notes = (['effects', 'rating', 'authority', 'grounds'] as const).flatMap((topic) =>
    answer[topic].length === 0 ? [] : ['', `${words[topic]}:`, ...answer[topic].map((note) => stepText(note, lang))],
  )
  return [
    `${words.on} ${writtenDay(answer.day)}, ${who}: ${STANDING_WORDS[verdict][lang]}${until === null ? '' : `, ${words.until} ${writtenDay(until)}`}.`,
    ...because.map((step) => stepText(step, lang)),
    ...outcomesText(answer.outcomes, nameOf, lang),
    ...(answer.outcomes.some(({ confirmed }) => !confirmed) ? ['', `(${words.advice})`] : []),
    ...(answer.questions.length === 0 ? [] : ['', `${words.open}:`]),
    ...answer.questions.flatMap((question) => [
      `  ? ${question[lang]} (${lang === 'vi' ? question.citeVi : question.cite}) [${question.id}]`,
      ...(question.candidates.length === 0 ? [] : [`      ${words.onWhat}: ${question.candidates.map(nameOf).join(', ')}`]),
    ]),
    ...(answer.clocks.length === 0 ? [] : ['', `${words.clocks}:`, ...answer.clocks.map((clock) => clockText(clock, nameOf, lang))]),
    ...notes,
    ...(answer.law.length === 0 ? [] : ['', `${words.law}: ${answer.law.map(({ instrument }) => instrument).join('; ')}`]),
  ]
}

const SIGNS: Readonly<Record<Verdict, string>> = { permitted: '✓', undetermined: '?', forbidden: '✗' }

function outcomesText(outcomes: readonly Outcome[], nameOf: (form: string) => string, lang: Language): string[] {
  const of = (verdict: Verdict): Outcome[] => outcomes.filter((one) => one.verdict === verdict)
  return [
    ...[...of('permitted'), ...of('undetermined')].flatMap(({ form, verdict, because }) => [
      '',
      `  ${SIGNS[verdict]} ${nameOf(form)}: ${VERDICT_WORDS[verdict][lang]}`,
      ...because.map((step) => stepText(step, lang)),
    ]),
    '',
    `  ${SIGNS.forbidden} ${VERDICT_WORDS.forbidden[lang]}: ${
      of('forbidden')
        .map(({ form }) => nameOf(form))
        .join(', ') || '–'
    }`,
  ]
}

function clockText(clock: Clock, nameOf: (form: string) => string, lang: Language): string {
  const words = WORDS[lang]
  const what = [
    clockWords(clock.id)[lang],
    ...(clock.act === null ? [] : [clock.act]),
    ...(clock.form === undefined ? [] : [nameOf(clock.form)]),
  ]
  const isNever = clock.ends === null && clock.id === 'prescription'
  const ends = clock.ends === null ? (isNever ? words.never : words.unknownEnd) : writtenDay(clock.ends)
  const pauses = clock.notCounted.map(({ from, to }) => `${words.notCounted} ${writtenDay(from)}–${to === null ? '…' : writtenDay(to)}`)
  return `  ${what.join(' · ')}: ${[ends, ...(clock.open ? [] : [words.over]), ...pauses].join('; ')} (${lang === 'vi' ? clock.citeVi : clock.cite})`
}

/** A rule with its days, its place and how sure it is. */
export function ruleText({ rule, class: of, from, until }: RuleInForce, lang: Language): string {
  const days = `${writtenDay(from)}–${until === null ? WORDS[lang].always : writtenDay(until)}`
  const confirmed = rule.confirmed === 'no' ? rule.sure : `${rule.sure}, ${rule.confirmed.by} ${writtenDay(rule.confirmed.on)}`
  return [`${rule.id} · ${of} · ${days} · ${confirmed}`, `  ${rule[lang]}`, `  ${rule.cite[lang]}`, ''].join('\n')
}

export function diffText({ ended, began }: { ended: readonly RuleInForce[]; began: readonly RuleInForce[] }, lang: Language): string[] {
  const line = (sign: string, { rule, class: of }: RuleInForce): string => `${sign} ${rule.id} · ${of}  ${rule[lang]}`
  const { ended: gone, began: come } = WORDS[lang]
  return [...ended.map((row) => line('-', row)), ...began.map((row) => line('+', row)), `${ended.length} ${gone}, ${began.length} ${come}.`]
}

interface Counts {
  instruments: number
  rules: number
  confirmed: number
  uncertain: number
  inferred: number
  changeDays: readonly string[]
}

export function lintText(counts: Counts, warnings: readonly LawWarning[], lang: Language): string[] {
  const { instruments, rules, confirmed, uncertain, inferred, changeDays } = counts
  const summary =
    lang === 'vi'
      ? `${instruments} văn bản, ${rules} quy định; ${confirmed} đã được luật gia xác nhận, ${uncertain} chưa chắc chắn, ${inferred} suy luận (không có hiệu lực).`
      : `${instruments} instruments, ${rules} rules; ${confirmed} confirmed by a lawyer, ${uncertain} uncertain, ${inferred} inferred (without effect).`
  const days = `${lang === 'vi' ? 'Ngày có thay đổi' : 'Days of change'}: ${changeDays.map(writtenDay).join(', ')}`
  return [...warnings.map(({ rule, message }) => `${rule}: ${message}`), summary, days]
}
