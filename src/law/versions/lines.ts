import type { Rule, Rulebook } from '../schema.ts'

export interface DiffLine {
  sign: 'same' | 'added' | 'removed'
  text: string
}

/** The lines of one rule in the text of its rulebook, without the common indentation and without blank lines or comments behind it. */
export function linesOf(source: string, rulebook: Rulebook, rule: Rule): string[] {
  const lines = source.split(/\r?\n/u)
  const starts = rulebook.rules.map(({ place }) => place.line).toSorted((a, b) => a - b)
  const next = starts.find((line) => line > rule.place.line) ?? lines.length + 1
  const own = lines.slice(rule.place.line - 1, next - 1)
  while (own.length > 1 && /^\s*(#.*)?$/u.test(own.at(-1)!)) own.pop()
  const [first = '', ...rest] = own
  const aligned = [first.replace(/^(\s*)-(\s)/u, '$1 $2'), ...rest]
  const indent = Math.min(...aligned.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length))
  return aligned.map((line) => line.slice(Number.isFinite(indent) ? indent : 0).trimEnd())
}

/** What turns one list of lines into the other, removed lines before added ones; by their longest common subsequence. */
export function diffLines(before: readonly string[], after: readonly string[]): DiffLine[] {
  const common = commonLengths(before, after)
  const result: DiffLine[] = []
  let [x, y] = [0, 0]
  while (x < before.length || y < after.length) {
    if (x < before.length && y < after.length && before[x] === after[y]) {
      result.push({ sign: 'same', text: before[x]! })
      x++
      y++
    } else if (x < before.length && (y === after.length || common[x + 1]![y]! >= common[x]![y + 1]!)) {
      result.push({ sign: 'removed', text: before[x++]! })
    } else {
      result.push({ sign: 'added', text: after[y++]! })
    }
  }
  return result
}

/** `result[x][y]`: length of the longest common subsequence of what follows from x and from y. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint32Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1))
  for (let x = before.length - 1; x >= 0; x--) {
    for (let y = after.length - 1; y >= 0; y--) {
      table[x]![y] = before[x] === after[y] ? table[x + 1]![y + 1]! + 1 : Math.max(table[x + 1]![y]!, table[x]![y + 1]!)
    }
  }
  return table
}
