import type { Bilingual } from '../../base/schema.ts'
import { printable } from './printable.ts'
import { piecesOf, type Fact, type Facts, type Field, type Filling, type Vocabulary } from './fields.ts'
import type { Part } from './file-schema.ts'
import { BLOCK_KINDS, type Block, type Run, type Sheet, type Sheets } from './schema.ts'
import type { Template } from './templates.ts'

/** What is asked for and not there. */
export interface Filled {
  sheets: Sheets
  missing: Field[]
}

/** Number and day, as they stand on a document once it has them. */
export interface Numbered {
  number: string
  day: string
}

/** Fields of the head of every document. */
export const HEAD_FIELDS: readonly Field[] = [
  { id: 'issuer.superior', vi: 'cơ quan chủ quản', en: 'superior body' },
  { id: 'issuer.name', vi: 'cơ quan ban hành', en: 'issuing body' },
  { id: 'issuer.symbol', vi: 'chữ viết tắt của cơ quan', en: 'abbreviation of the body' },
  { id: 'issuer.place', vi: 'địa danh', en: 'place' },
]

/** Puts facts into a template, in both languages. What is missing becomes a visible gap and is listed; nothing is made up. */
export function fill(template: Template, vocabulary: Vocabulary, filling: Filling): Filled {
  const missing = new Map<string, Field>()
  const noted = (field: Field): void => void missing.set(field.id, field)
  const [vi, en] = (['vi', 'en'] as const).map((language) => sheetOf(language, { template, vocabulary, filling, noted }))
  return { sheets: { vi: vi!, en: en! }, missing: [...missing.values()] }
}

interface Making {
  template: Template
  vocabulary: Vocabulary
  filling: Filling
  noted: (field: Field) => void
}
type Language = Sheet['language']

function sheetOf(language: Language, making: Making): Sheet {
  const { template, vocabulary, filling } = making
  const names = new Map([...HEAD_FIELDS, ...vocabulary.fields].map((field) => [field.id, field]))
  for (const [id, { name, as, fields }] of Object.entries(vocabulary.lists)) {
    names.set(id, { id, ...name })
    for (const field of fields) names.set(`${as}.${field.id}`, { ...field, id: `${as}.${field.id}` })
  }
  const runs = (text: string, facts: Facts): Run[] =>
    piecesOf(text).flatMap((piece): Run[] => {
      if ('text' in piece) return piece.text === '' ? [] : [{ text: piece.text }]
      const fact = facts[piece.field] ?? null
      if (fact !== null) return [runOf(fact, language)]
      const field = names.get(piece.field) ?? { id: piece.field, vi: piece.field, en: piece.field }
      making.noted(field)
      return [gapOf(field, language)]
    })
  const own = (words: Bilingual): Run[] => runs(words[language], filling.facts)
  return {
    language,
    superior: runs('{issuer.superior}', filling.facts),
    issuer: runs('{issuer.name}', filling.facts),
    number: [...NUMBER_TO_COME, { text: `/${template.symbol}-` }, ...runs('{issuer.symbol}', filling.facts)],
    place: [...runs('{issuer.place}', filling.facts), { text: DAY_TO_COME[language] }],
    title: template.title[language],
    abstract: own(template.abstract),
    authority: template.authority === undefined ? [] : own(template.authority),
    blocks: blocksOf(template.body, language, { filling, names, runs, noted: making.noted }),
    signatures: template.signatures.map(({ role, name }) => ({ role: own(role), name: runs(name, filling.facts) })),
    recipients: template.recipients.map(own),
  }
}

/** Written in by hand on a draft that is printed. */
const NUMBER_TO_COME: readonly Run[] = [{ text: '......' }]
const DAY_TO_COME = { vi: ', ngày ... tháng ... năm ......', en: ', .... ............ ......' } as const

function runOf(fact: NonNullable<Fact>, language: Language): Run {
  const { unconfirmed } = fact
  const text = printable(fact[language])
  return unconfirmed === true ? { text: `${text} (${UNCONFIRMED[language]})`, unconfirmed } : { text }
}
const UNCONFIRMED = { vi: 'cần xác nhận', en: 'to be confirmed' } as const
const gapOf = (field: Field, language: Language): Run => ({ text: `[…${field[language]}…]`, gap: true })

interface Within {
  filling: Filling
  names: ReadonlyMap<string, Field>
  runs: (text: string, facts: Facts) => Run[]
  noted: (field: Field) => void
}

function blocksOf(parts: readonly Part[], language: Language, { filling, names, runs, noted }: Within): Block[] {
  let articles = 0
  const walk = (all: readonly Part[], facts: Facts): Block[] =>
    all.flatMap((part): Block[] => {
      const { each, when, body = [] } = part
      if (when !== undefined) return (facts[when] ?? null) === null ? [] : walk(body, facts)
      if (each !== undefined) {
        const rows = filling.lists[each] ?? []
        if (rows.length > 0) return rows.flatMap((row) => walk(body, { ...facts, ...row }))
        const field = names.get(each)!
        noted(field)
        return [{ kind: 'item', runs: [gapOf(field, language)] }]
      }
      const kind = BLOCK_KINDS.find((one) => part[one] !== undefined)!
      const text = part[kind]![language]
      const own = runs(text, facts)
      if (kind === 'article') return linesOf({ kind, runs: own, number: ++articles })
      return linesOf(
        kind === 'heading' ? { kind, runs: own, centred: text === text.toUpperCase() && !/^[IVX]+\./u.test(text) } : { kind, runs: own },
      )
    })
  return walk(parts, filling.facts)
}

/** What has several lines is several paragraphs; only the first keeps its number. */
function linesOf(block: Block): Block[] {
  const lines: Run[][] = [[]]
  for (const run of block.runs)
    for (const [at, text] of run.text.split('\n').entries()) {
      if (at > 0) lines.push([])
      if (text !== '') lines.at(-1)!.push({ ...run, text })
    }
  return lines.filter((runs) => runs.length > 0).map((runs, at) => (at === 0 ? { ...block, runs } : { kind: 'text', runs }))
}

/** The same sheets with their number and day. */
export function numbered({ vi, en }: Sheets, { number, day }: Numbered): Sheets {
  const [year, month, of] = day.split('-') as [string, string, string]
  const months = Number(month) < 3 ? month : String(Number(month))
  const english = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(day),
  )
  const placed = (place: readonly Run[], words: string): Run[] => [...place.slice(0, -1), { text: words }]
  return {
    vi: { ...vi, number: [{ text: printable(number) }], place: placed(vi.place, `, ngày ${of} tháng ${months} năm ${year}`) },
    en: { ...en, number: [{ text: printable(number) }], place: placed(en.place, `, ${english}`) },
  }
}
