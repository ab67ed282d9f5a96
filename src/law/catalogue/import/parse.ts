import type { Bilingual } from '../../../base/schema.ts'
import { folded, rowsOfGrid, type Grid, type RawRow } from '../../../base/sheets/index.ts'
import type { LawPack } from '../../allowed/index.ts'
import { STAGES } from '../../schema.ts'
import { STAGE_NAMES } from '../../stages/pure.ts'
import type { Area, Entry } from '../draft.ts'
import { LONGEST } from '../file-schema.ts'
import { HOWS, type How } from '../schema.ts'
import { handlingWords } from '../words.ts'
import type { CatalogueWrong } from '../wrong.ts'
import { degreeKey, formOf } from './columns.ts'
import type { Mistakes } from './mistakes.ts'

export const MOST_ENTRIES = 20_000

/** An entry and the row that it stands in. */
export interface Given {
  entry: Entry
  row: RawRow
}

/** What is known beside the file: areas of the version before, and its codes, null where it follows none. */
export interface Beside {
  areas: readonly Area[]
  codes: ReadonlySet<string> | null
  terms: LawPack['terms']
}

/** The entries of a grid. What cannot be read is a mistake, and stands in the entry as it was written. */
export function parseEntries(grid: Grid, beside: Beside, mistakes: Mistakes): Given[] {
  const rows = rowsOfGrid(formOf(beside.terms), grid, mistakes)
  if (rows.length === 0 && mistakes.found.length === 0) mistakes.add({ source: grid.source, at: null }, null, 'no-entries')
  if (rows.length > MOST_ENTRIES) {
    mistakes.add({ source: grid.source, at: null }, null, 'too-many', MOST_ENTRIES)
    return []
  }
  const words = wordsOf(beside)
  return rows.map((row) => ({ row, entry: entryOf(row, beside, words, mistakes) }))
}

/** By word in either language, or id: the id. */
type Ids = ReadonlyMap<string, string>

function wordsOf({ areas, terms }: Beside): Record<'areas' | 'stages' | 'forms' | 'kinds', Ids> {
  const byName = (words: readonly (Bilingual & { id: string | number })[]): Ids =>
    new Map(words.flatMap(({ id, vi, en }) => [String(id), vi, en].map((name) => [folded(name), String(id)] as const)))
  return {
    areas: byName(areas),
    stages: byName(STAGES.map((id) => ({ id, ...STAGE_NAMES[id] }))),
    forms: byName(handlingWords(terms).forms),
    kinds: byName(terms.kinds),
  }
}

function entryOf(row: RawRow, { codes, terms }: Beside, words: ReturnType<typeof wordsOf>, mistakes: Mistakes): Entry {
  const text = (key: string): string => row.texts.get(key) ?? ''
  const add = (key: string, wrong: CatalogueWrong, ...values: (string | number)[]): void => mistakes.add(row, key, wrong, ...values)
  for (const [key, value] of row.texts) if (value.length > LONGEST) add(key, 'too-long', LONGEST)
  for (const key of ['code', 'area', 'actVi']) if (text(key) === '') add(key, 'empty', key)
  const stage = words.stages.get(folded(text('stage')))
  if (stage === undefined && text('stage') !== '') add('stage', 'not-stage', STAGES.map((id) => STAGE_NAMES[id].vi).join(', '))
  const handling = terms.severities.flatMap(({ id }) => {
    const given = text(degreeKey(id))
    return given === '' ? [] : [[id, words.forms.get(folded(given)) ?? given] as const]
  })
  return {
    code: text('code'),
    area: Number(words.areas.get(folded(text('area'))) ?? Number.NaN),
    stage: STAGES.find((one) => one === stage) ?? null,
    act: { vi: text('actVi'), en: text('actEn') || text('actVi') },
    aggravators: pairsOf(text('aggravatorsVi'), text('aggravatorsEn'), add),
    handling: Object.fromEntries(handling),
    rating: wordsIn(text('ratingVi'), text('ratingEn')),
    repeat: wordsIn(text('repeatVi'), text('repeatEn')),
    head: yesOf(text('head'), add),
    kinds: partsOf(text('kinds')).map((kind) => words.kinds.get(folded(kind)) ?? kind),
    basis: partsOf(text('basis')),
    from: linksOf(row, codes, add),
  }
}

type Add = (key: string, wrong: CatalogueWrong, ...values: (string | number)[]) => void

function partsOf(text: string): string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function pairsOf(vi: string, en: string, add: Add): Bilingual[] {
  const [ours, theirs] = [partsOf(vi), partsOf(en)]
  if (theirs.length > 0 && theirs.length !== ours.length) add('aggravatorsEn', 'pairs', ours.length, theirs.length)
  return ours.map((part, at) => ({ vi: part, en: theirs[at] ?? part }))
}

function wordsIn(vi: string, en: string): Bilingual | null {
  const either = vi || en
  return either === '' ? null : { vi: vi || en, en: en || vi }
}

const YES = new Set(['có', 'yes', 'true', 'x', '1'])
const NO = new Set(['', 'không', 'no', 'false', '0'])

function yesOf(text: string, add: Add): boolean {
  const said = folded(text)
  if (!YES.has(said) && !NO.has(said)) add('head', 'not-yes')
  return YES.has(said)
}

/** Without the column the same code is the same act. */
function linksOf({ texts }: RawRow, codes: ReadonlySet<string> | null, add: Add): { code: string; how: How }[] {
  const code = texts.get('code') ?? ''
  const given = texts.get('from')
  if (given === undefined) return codes?.has(code) === true ? [{ code, how: 'same' }] : []
  return partsOf(given).map((part) => {
    const [, from = part, said = 'same'] = /^(.+?)\s+(\p{L}+)$/u.exec(part) ?? []
    const how = HOWS.find((one) => one === said.toLowerCase())
    if (how === undefined) add('from', 'not-how')
    return { code: from, how: how ?? 'same' }
  })
}
