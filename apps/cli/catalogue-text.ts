import type { z } from 'zod'
import type { Bilingual } from '../../src/base/schema.ts'
import type { Imported } from '../../src/law/catalogue/index.ts'
import { DIFFERENCE_KINDS, type DifferenceKind } from '../../src/law/catalogue/schema.ts'
import type {
  CatalogueDifference,
  CataloguePreview,
  diffVersions,
  DifferenceCounts,
  listEntries,
  listVersions,
  OfDay,
} from '../../src/law/catalogue/schema.ts'
import type { Language } from './language.ts'

const WORDS = {
  mistakes: { en: 'mistakes; nothing can be taken over', vi: 'chỗ sai; chưa thể đưa vào' },
  more: { en: 'more', vi: 'nữa' },
  none: { en: 'no version of the catalogue is in force', vi: 'không có phiên bản danh mục nào có hiệu lực' },
  undetermined: { en: 'undetermined', vi: 'chưa xác định' },
  draft: { en: 'draft', vi: 'dự thảo' },
  illustrative: { en: 'illustrative', vi: 'minh họa' },
  of: { en: 'of', vi: 'trong' },
  known: { en: 'It was there already; nothing has changed.', vi: 'Đã có sẵn; không có gì thay đổi.' },
  kept: { en: 'Kept as a draft; a second person publishes it.', vi: 'Đã lưu thành dự thảo; người thứ hai ban hành.' },
  published: { en: 'Published.', vi: 'Đã ban hành.' },
} as const satisfies Record<string, Bilingual>

const KINDS: Readonly<Record<DifferenceKind, Bilingual>> = {
  new: { en: 'new', vi: 'mới' },
  changed: { en: 'changed', vi: 'sửa' },
  split: { en: 'split', vi: 'tách' },
  merged: { en: 'merged', vi: 'gộp' },
  dropped: { en: 'dropped', vi: 'bỏ' },
  same: { en: 'same', vi: 'giữ nguyên' },
}
const SIGNS: Readonly<Record<DifferenceKind, string>> = { new: '+', changed: '~', split: '<', merged: '>', dropped: '-', same: '=' }

/** What a file would change, and its mistakes, for a terminal. */
export function previewText({ mistakes, mistakeCount, counts, changes, changeCount }: CataloguePreview, lang: Language): string {
  const wrong = mistakes.map(({ sheet, row, field, message }) => {
    const place = [sheet, row].filter((part) => part !== null).join(':')
    return `${place}${field === null ? '' : ` (${field})`}: ${message[lang]}`
  })
  const told =
    mistakeCount === 0 ? [] : [`${mistakeCount} ${WORDS.mistakes[lang]}`, ...wrong, ...rest(mistakeCount, wrong.length, lang), '']
  return lines([
    ...told,
    ...changes.map((one) => differenceText(one, lang)),
    ...rest(changeCount, changes.length, lang),
    countsText(counts, lang),
  ])
}

export function importedText({ version, counts, known }: Imported, lang: Language): string {
  const said = known ? WORDS.known : version.state === 'draft' ? WORDS.kept : WORDS.published
  return lines([countsText(counts, lang), said[lang]])
}

export function entriesText({ rows, total, version, ofDay, degrees, forms }: z.input<typeof listEntries.output>, lang: Language): string {
  const head = [...(ofDay === null ? [] : dayText(ofDay, lang)), ...(version === null ? [] : [`${version.id}: ${version.title[lang]}`])]
  const shown = rows.map(({ code, stage, act, handling }) => {
    const answers = degrees.flatMap((degree) => {
      const form = forms.find(({ id }) => id === handling[degree.id])
      return form === undefined ? [] : [`${degree[lang]}: ${form[lang]}`]
    })
    return `${code.padEnd(8)} ${act[lang]}${stage === null || stage === undefined ? '' : ` [${stage}]`}  (${answers.join('; ')})`
  })
  return lines([...head, ...shown, `${rows.length} ${WORDS.of[lang]} ${total.n}`])
}

export function versionsText({ rows, ofDay }: z.input<typeof listVersions.output>, lang: Language): string {
  const shown = rows.map(({ id, title, from, until, state, illustrative, entries }) => {
    const signs = [...(state === 'draft' ? [WORDS.draft[lang]] : []), ...(illustrative ? [WORDS.illustrative[lang]] : [])]
    return `${id.padEnd(24)} ${from} – ${until ?? ''}  ${title[lang]} (${[entries, ...signs].join(', ')})`
  })
  return lines([...shown, '', ...dayText(ofDay, lang)])
}

export function differencesText({ rows, counts, total }: z.input<typeof diffVersions.output>, lang: Language): string {
  const changed = rows.filter(({ kind }) => kind !== 'same')
  return lines([...changed.map((one) => differenceText(one, lang)), ...rest(total.n, rows.length, lang), countsText(counts, lang)])
}

function differenceText({ kind, code, act, from, fields }: CatalogueDifference, lang: Language): string {
  const before = from.map((one) => one.code).join(', ')
  const codes = code === null ? before : before === '' || before === code ? code : `${before} → ${code}`
  const what = fields.map(({ label, before: was, after }) => `${label[lang]}: ${was[lang]} → ${after[lang]}`)
  return `${SIGNS[kind]} ${codes.padEnd(16)} ${act[lang]}${what.length === 0 ? '' : `\n    ${what.join('\n    ')}`}`
}

function dayText({ day, state, candidates, open }: OfDay, lang: Language): string[] {
  if (state === 'none') return [`${day}: ${WORDS.none[lang]}`]
  const ids = candidates.map(({ id }) => id).join(', ')
  return [
    `${day}: ${state === 'undetermined' ? `${WORDS.undetermined[lang]}: ${ids}` : ids}`,
    ...open.map(({ cite, says }) => `  ${cite[lang]}: ${says[lang]}`),
  ]
}

function countsText(counts: DifferenceCounts, lang: Language): string {
  return DIFFERENCE_KINDS.map((kind) => `${KINDS[kind][lang]}: ${counts[kind]}`).join(', ')
}

function rest(all: number, shown: number, lang: Language): string[] {
  return all > shown ? [`… ${all - shown} ${WORDS.more[lang]}`] : []
}

function lines(texts: readonly string[]): string {
  return `${texts.join('\n')}\n`
}
