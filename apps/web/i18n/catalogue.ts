import { i18n } from './start.ts'

/**
 * A text in both languages, Vietnamese first: `[vi, en]`, or `[vi, en for one, en for more]` where it counts `{{n}}`.
 * In one line, so that neither can be forgotten and both are reviewed together.
 */
export type Pair = readonly [vi: string, en: string] | readonly [vi: string, enOne: string, enMore: string]

export interface Catalogue<K extends string> {
  namespace: string
  pairs: Readonly<Record<K, Pair>>
}

/** Texts of one folder. Call it once, at the top of the folder's `text.ts`; `useText` reads from it. */
export function catalogue<K extends string>(namespace: string, pairs: Record<K, Pair>): Catalogue<K> {
  const entries = Object.entries<Pair>(pairs)
  i18n.addResourceBundle('vi', namespace, Object.fromEntries(entries.map(([key, pair]) => [nameOf(key, pair, 'other'), pair[0]])))
  i18n.addResourceBundle(
    'en',
    namespace,
    Object.fromEntries(
      entries.flatMap(([key, pair]) => [
        [nameOf(key, pair, 'one'), pair[1]],
        [nameOf(key, pair, 'other'), pair[2] ?? pair[1]],
      ]),
    ),
  )
  return { namespace, pairs }
}

function nameOf(key: string, pair: Pair, form: 'one' | 'other'): string {
  return pair.length === 3 ? `${key}_${form}` : key
}
