import type { CellBlock, CellGroups, CellTable, PatternOptions, SubjectKind } from './schema.ts'

/** Strata as a tree: each month of a stratum under it, it under its text without the last value, and so on up to the root, node 0. */
export interface Tree {
  parent: number[]
  depth: number[]
  /** First days of months, ascending. The node of a stratum in month m is its own + 1 + m. */
  months: string[]
}

/** The groups of a table by node and month, −1 where the month is not looked at. */
interface Places {
  groups: CellGroups
  stratum: Int32Array
  month: Int32Array
}

/** One subject's cells of one rule: parallel lists. */
export interface SubjectCells {
  subject: string
  /** Node of the stratum; place of the month in `Tree.months`. */
  stratum: number[]
  month: number[]
  n: number[]
  violated: number[]
  unknown: number
  /** Cases left out, by exception. */
  exceptions: Map<string, number>
}

/** Everything about one rule and one kind of subject, by subject in order of their texts. */
export interface Sample {
  rule: string
  kind: SubjectKind
  subjects: SubjectCells[]
}

/** The strata of all cells as one tree, and the samples one after the other. The order of the cells changes nothing. */
export function openSamples(table: CellTable, options: PatternOptions): { tree: Tree; samples: Iterable<Sample> } {
  const { from = '', until = '9999' } = options
  const months = [...new Set(table.groups.flatMap((groups) => usedMonths(groups)))].filter((month) => month >= from && month <= until)
  const tree: Tree = { parent: [-1], depth: [0], months: months.toSorted() }
  const places = new Map(table.groups.map((groups) => [groups.kind, placesOf(groups, tree)]))
  const blocks = Map.groupBy(table.blocks, ({ kind, rule }) => `${kind} ${rule}`)
  return { tree, samples: blocks.values().map((own) => sampleOf(own, places.get(own[0].kind)!)) }
}

function usedMonths({ month, months }: CellGroups): string[] {
  return [...new Set(month)].map((code) => months[code])
}

function placesOf(groups: CellGroups, tree: Tree): Places {
  const nodes = new Map<string, number>()
  const nodeOf = groups.strata.map((text) => stratumNode(text, tree, nodes))
  const placeOf = groups.months.map((month) => tree.months.indexOf(month))
  return {
    groups,
    stratum: Int32Array.from(groups.stratum, (code) => nodeOf[code]),
    month: Int32Array.from(groups.month, (code) => placeOf[code]),
  }
}

/** Node of a stratum; its months follow it. Made with its ancestors where it is new. */
function stratumNode(text: string, tree: Tree, nodes: Map<string, number>): number {
  const known = nodes.get(text)
  if (known !== undefined) return known
  const cut = text.lastIndexOf('|')
  const parent = cut < 0 ? 0 : stratumNode(text.slice(0, cut), tree, nodes)
  const node = addNode(tree, parent)
  for (const _ of tree.months) addNode(tree, node)
  nodes.set(text, node)
  return node
}

function addNode(tree: Tree, parent: number): number {
  tree.depth.push(tree.depth[parent] + 1)
  return tree.parent.push(parent) - 1
}

function sampleOf(blocks: readonly CellBlock[], places: Places): Sample {
  const subjects = new Map<number, SubjectCells>()
  for (const block of blocks) {
    for (let at = 0; at < block.group.length; at++) {
      const group = block.group[at]
      if (places.month[group] < 0) continue
      const code = places.groups.subject[group]
      const own = subjects.get(code) ?? emptySubject(places.groups.subjects[code])
      subjects.set(code, own)
      addCell(own, block, at, places)
    }
  }
  const [{ rule, kind }] = blocks
  return { rule, kind, subjects: [...subjects.values()].toSorted((one, other) => (one.subject < other.subject ? -1 : 1)) }
}

function emptySubject(subject: string): SubjectCells {
  return { subject, stratum: [], month: [], n: [], violated: [], unknown: 0, exceptions: new Map() }
}

function addCell(own: SubjectCells, block: CellBlock, at: number, places: Places): void {
  const group = block.group[at]
  if (block.exception !== undefined) {
    own.exceptions.set(block.exception, (own.exceptions.get(block.exception) ?? 0) + block.exposed[at] + block.unknown[at])
    return
  }
  own.unknown += block.unknown[at]
  if (block.exposed[at] === 0) return
  own.stratum.push(places.stratum[group])
  own.month.push(places.month[group])
  own.n.push(block.exposed[at])
  own.violated.push(block.violated[at])
}
