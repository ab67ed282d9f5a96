/**
 * q-values of Benjamini & Hochberg (1995) over all tests, weighted so that each family has the same share of the false-discovery
 * rate however many tests it holds (Genovese, Roeder & Wasserman 2006). One family: the plain procedure.
 */
export function falseDiscovery(tests: readonly { family: string; p: number }[]): number[] {
  const penalty = penalties(tests.map(({ family }) => family))
  const weighted = tests.map(({ family, p }) => p * penalty.get(family)!)
  const order = weighted.map((_, index) => index).toSorted((one, other) => weighted[other] - weighted[one])
  const out = new Array<number>(tests.length)
  let least = 1
  for (const [place, index] of order.entries()) {
    least = Math.min(least, (weighted[index] * tests.length) / (tests.length - place))
    out[index] = least
  }
  return out
}

/** What a p of each family is multiplied with; the reciprocals are 1 on average over the tests. */
function penalties(families: readonly string[]): Map<string, number> {
  const counts = countsOf(families)
  return new Map([...counts].map(([family, count]) => [family, (count * counts.size) / families.length]))
}

/** The p at which a test of each family would be flagged if no other were: the share of its family among its tests. */
export function loneLevels(families: readonly string[], level: number): Map<string, number> {
  const counts = countsOf(families)
  return new Map([...counts].map(([family, count]) => [family, level / counts.size / count]))
}

function countsOf(families: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const family of families) counts.set(family, (counts.get(family) ?? 0) + 1)
  return counts
}
