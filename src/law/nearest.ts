/** The candidate that is closest in spelling, where one is close enough to be meant; case, hyphens and spaces do not count. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = simplify(word)
  if (wanted.length > 60) return undefined
  let best: string | undefined
  let least = Math.min(3, Math.floor(wanted.length / 3) + 1)
  for (const candidate of candidates) {
    const cost = distance(wanted, simplify(candidate))
    if (cost < least || (cost === least && best === undefined)) {
      best = candidate
      least = cost
    }
  }
  return best
}

function simplify(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, '')
}

/** Edits between two words: a letter inserted, left out, changed, or two neighbours swapped (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)
      let cost = Math.min(rows[i - 1][j] + 1, row[j - 1] + 1, change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, rows[i - 2][j - 2] + 1)
      row.push(cost)
    }
    rows.push(row)
  }
  return rows[a.length][b.length]
}
