import { Command } from 'commander'
import { readLaw, type LawPack } from '../../src/law/allowed/index.ts'
import { writtenDay } from '../../src/law/allowed/words/pure.ts'
import { answersOf, readCompetenceFacts, type AskedFacts, type Competence } from '../../src/law/competence/index.ts'
import type { Language } from './language.ts'
import { printLines, readJson, withLawOptions, type GivenLaw } from './law-given.ts'
import { stepText } from './law-text.ts'

const HELP = `
FACTS.json says who (class, posts on the day of the decision, those on the days of the acts in units that he has left), which units there are, who leads
them, and the day; with a form, who decides on that form, without, on each form of discipline. docs/guide/law.md has an example.

Examples:
  liem law competent facts.json
  liem law competent facts.json --format json --law our-law/

Exit code: 0 answered, also where it is not known; 2 the facts or the law cannot be used.`

/** `liem law competent`: whose head decides on somebody on a day, and who that is. */
export function competentCommand(): Command {
  return withLawOptions(
    new Command('competent')
      .description('whose head is competent to decide on somebody, on the day of the decision')
      .argument('<facts>', 'a JSON file'),
  )
    .addHelpText('after', HELP)
    .action(async (file: string, { law, format, lang }: GivenLaw) => {
      const pack = await readLaw(law)
      const facts = readCompetenceFacts(pack, await readJson(file), file)
      const answers = answersOf(pack, facts)
      const json = (): string => JSON.stringify({ liem: 'competent/1', day: facts.day, class: facts.class, answers }, null, 2)
      printLines(format === 'json' ? [json()] : competentText(pack, facts, answers, lang))
    })
}

const WORDS = {
  en: {
    on: 'On',
    unit: 'the head of',
    as: 'as the',
    outside: 'somebody above the administration',
    unknown: 'not known who is competent',
    head: 'head',
    acting: 'acting head',
    deputy: 'deputy with a delegation',
    row: 'table of delegation',
    former: 'The file is supplied by',
    advice: 'not confirmed: advice, not a bar',
  },
  vi: {
    on: 'Ngày',
    unit: 'người đứng đầu',
    as: 'với tư cách',
    outside: 'cấp trên ngoài hệ thống',
    unknown: 'chưa biết ai có thẩm quyền',
    head: 'người đứng đầu',
    acting: 'phụ trách',
    deputy: 'cấp phó được ủy quyền',
    row: 'bảng phân cấp',
    former: 'Đơn vị cung cấp hồ sơ',
    advice: 'chưa được xác nhận: chỉ để tham khảo, không ngăn cản',
  },
} as const

function competentText(pack: LawPack, { day, class: of }: AskedFacts, answers: ReturnType<typeof answersOf>, lang: Language): string[] {
  const words = WORDS[lang]
  const nameOf = (form: string): string => pack.terms.forms.find(({ id }) => id === form)?.[lang] ?? form
  const who = pack.terms.classes.find(({ id }) => id === of)?.[lang] ?? of
  const former = answers[0]?.competence.former ?? []
  return [
    `${words.on} ${writtenDay(day)}, ${who}.`,
    ...answers.flatMap(({ forms, competence }) => [
      '',
      `  ${forms.map(nameOf).join(', ')}: ${whoText(competence, lang)}`,
      ...whyText(competence, lang),
    ]),
    ...(former.length === 0 ? [] : ['', `${words.former}: ${former.join(', ')}`]),
    ...(answers.some(({ competence: { state, confirmed } }) => state !== 'unknown' && !confirmed) ? ['', `(${words.advice})`] : []),
  ]
}

function whoText({ state, unit, as, signers }: Competence, lang: Language): string {
  const words = WORDS[lang]
  if (state === 'unknown') return words.unknown
  const people = signers.map(({ officer, role }) => `${officer} (${words[role]})`).join(', ')
  const place = unit === null ? words.outside : `${words.unit} ${unit}`
  return `${place}${as === null ? '' : `, ${words.as} ${as[lang]}`}${people === '' ? '' : `: ${people}`}`
}

function whyText({ unknown, because, delegation }: Competence, lang: Language): string[] {
  return [
    ...unknown.map((why) => `      ${why[lang]}`),
    ...because.map((step) => stepText(step, lang)),
    ...delegation.map(({ row, cite }) => `      ${WORDS[lang].row}: ${cite[lang]} [${row}]`),
  ]
}
