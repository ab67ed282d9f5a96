import type { Truth } from './model.ts'

/** Kleene's strong three-valued logic; null is unknown. */
export const not = (x: Truth): Truth => (x === null ? null : !x)

export function and(...items: Truth[]): Truth {
  if (items.includes(false)) return false
  return items.includes(null) ? null : true
}

export function or(...items: Truth[]): Truth {
  if (items.includes(true)) return true
  return items.includes(null) ? null : false
}

/** There is one. */
export const some = <T>(items: readonly T[], test: (item: T) => Truth): Truth => or(...items.map(test))

/** There is none. */
export const none = <T>(items: readonly T[], test: (item: T) => Truth): Truth => not(some(items, test))

/** Fewer than n of them: certain when even all possible ones are too few. */
export function fewerThan<T>(items: readonly T[], test: (item: T) => Truth, n: number): Truth {
  const certain = items.filter((item) => test(item) === true).length
  const possible = items.filter((item) => test(item) !== false).length
  if (possible < n) return true
  return certain >= n ? false : null
}
