import type { LawPack } from '../allowed/index.ts'
import type { Area, Entry } from './draft.ts'
import { DIFFERENCE_KINDS, type CatalogueDifference, type DifferenceCounts, type DifferenceKind } from './schema.ts'
import { FIELD_NAMES, FIELDS, TELL } from './words.ts'

/** The entries of a version with its areas, as far as they are compared. */
export interface Side {
  areas: readonly Area[]
  entries: readonly Entry[]
}

/**
 * What a version changes against the one that it follows, in the order of the newer one, dropped entries last. An entry that is the same act is `changed`
 * where any field reads otherwise in either language; another code alone changes nothing.
 */
export function compareVersions(before: Side, after: Side, terms: LawPack['terms']): CatalogueDifference[] {
  const older = new Map(before.entries.map((entry) => [entry.code, entry]))
  const named = new Set(after.entries.flatMap(({ from }) => from.map(({ code }) => code)))
  const dropped = before.entries.filter(({ code }) => !named.has(code))
  return [
    ...after.entries.map((entry): CatalogueDifference => {
      const from = entry.from.flatMap(({ code }) => older.get(code) ?? [])
      const fields = from.length === 1 ? changedFields({ ...before, entry: from[0]! }, { ...after, entry }, terms) : []
      return { kind: kindOf(entry, fields.length > 0), code: entry.code, act: entry.act, from: from.map(briefOf), fields }
    }),
    ...dropped.map((entry): CatalogueDifference => ({ kind: 'dropped', code: null, act: entry.act, from: [briefOf(entry)], fields: [] })),
  ]
}

export function countsOf(differences: readonly CatalogueDifference[]): DifferenceCounts {
  const count = (kind: DifferenceKind): number => differences.filter((one) => one.kind === kind).length
  return Object.fromEntries(DIFFERENCE_KINDS.map((kind) => [kind, count(kind)])) as DifferenceCounts
}

function briefOf({ code, act }: Entry): CatalogueDifference['from'][number] {
  return { code, act }
}

function kindOf({ from }: Entry, isChanged: boolean): DifferenceKind {
  const hows = new Set(from.map(({ how }) => how))
  if (hows.size === 0) return 'new'
  if (hows.has('merged')) return 'merged'
  if (hows.has('split')) return 'split'
  return isChanged ? 'changed' : 'same'
}

interface Told extends Side {
  entry: Entry
}

function changedFields(before: Told, after: Told, terms: LawPack['terms']): CatalogueDifference['fields'] {
  return FIELDS.flatMap((field) => {
    const [old, now] = [before, after].map(({ entry, areas }) => TELL[field](entry, areas, terms)) as [Words, Words]
    const [was, is] = [plain(old), plain(now)]
    return was.en === is.en && was.vi === is.vi ? [] : [{ field, label: FIELD_NAMES[field], before: was, after: is }]
  })
}

type Words = { en: string; vi: string }

function plain({ en, vi }: Words): Words {
  return { en, vi }
}
