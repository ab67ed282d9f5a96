import type { Bilingual } from '../../base/schema.ts'
import type { LawPack } from '../allowed/index.ts'
import { citationWords } from '../citation/pure.ts'
import { STAGE_NAMES } from '../stages/pure.ts'
import { DISCIPLINE } from './check.ts'
import type { Area, Entry } from './draft.ts'

export interface Word extends Bilingual {
  id: string
}

const NONE: Bilingual = { en: '—', vi: '—' }

/** Degrees that an entry may give a handling for, and forms of handling, in their order. */
export function handlingWords(terms: LawPack['terms']): { degrees: Word[]; forms: Word[] } {
  const forms = terms.forms.filter(({ discipline }) => discipline === 'no').map(({ id, en, vi }) => ({ id, en, vi }))
  return {
    degrees: terms.severities.map(({ id, en, vi }) => ({ id, en, vi })),
    forms: [...forms, { id: DISCIPLINE, en: 'discipline', vi: 'kỷ luật' }],
  }
}

/** A word by its id; one that the law does not have any more is itself. */
export function wordOf(words: readonly Word[], id: string): Word {
  const found = words.find((word) => word.id === id)
  return found === undefined ? { id, en: id, vi: id } : { id, en: found.en, vi: found.vi }
}

/** What may differ between an entry and the one that it follows. */
export const FIELDS = ['area', 'stage', 'act', 'aggravators', 'handling', 'rating', 'repeat', 'head', 'kinds', 'basis'] as const
export type Field = (typeof FIELDS)[number]

export const FIELD_NAMES: Readonly<Record<Field, Bilingual>> = {
  area: { en: 'Area', vi: 'Nhóm' },
  stage: { en: 'Stage', vi: 'Khâu' },
  act: { en: 'Act', vi: 'Hành vi' },
  aggravators: { en: 'Aggravating', vi: 'Tình tiết tăng nặng' },
  handling: { en: 'Handling', vi: 'Xử lý' },
  rating: { en: 'Effect on the rating', vi: 'Ảnh hưởng đến xếp loại' },
  repeat: { en: 'When repeated', vi: 'Khi tái phạm' },
  head: { en: 'The head may answer for it', vi: 'Có xét trách nhiệm người đứng đầu' },
  kinds: { en: 'Kind', vi: 'Loại' },
  basis: { en: 'Basis', vi: 'Căn cứ' },
}

type Tell = (entry: Entry, areas: readonly Area[], terms: LawPack['terms']) => Bilingual

/** A field of an entry as a text that people read. */
export const TELL: Readonly<Record<Field, Tell>> = {
  area: ({ area }, areas) => areas.find(({ id }) => id === area) ?? { en: String(area), vi: String(area) },
  stage: ({ stage }) => (stage === null ? NONE : STAGE_NAMES[stage]),
  act: ({ act }) => act,
  aggravators: ({ aggravators }) => joined(aggravators),
  handling: ({ handling }, _areas, terms) => {
    const { degrees, forms } = handlingWords(terms)
    const given = degrees.flatMap((degree) =>
      handling[degree.id] === undefined ? [] : [[degree, wordOf(forms, handling[degree.id]!)] as const],
    )
    return joined(given.map(([degree, form]) => ({ en: `${degree.en}: ${form.en}`, vi: `${degree.vi}: ${form.vi}` })))
  },
  rating: ({ rating }) => rating ?? NONE,
  repeat: ({ repeat }) => repeat ?? NONE,
  head: ({ head }) => (head ? { en: 'yes', vi: 'có' } : { en: 'no', vi: 'không' }),
  kinds: ({ kinds }, _areas, { kinds: known }) => joined(kinds.map((kind) => wordOf(known, kind))),
  basis: ({ basis }) => joined(basis.map(citationWords)),
}

function joined(parts: readonly Bilingual[]): Bilingual {
  if (parts.length === 0) return NONE
  return { en: parts.map(({ en }) => en).join('; '), vi: parts.map(({ vi }) => vi).join('; ') }
}
