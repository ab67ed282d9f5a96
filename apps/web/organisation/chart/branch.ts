import { showTree, showUnit, type ShownUnit, type UnitNode, type UnitState } from '../../../../src/organisation/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { dayInput, depthOf, pick, type Asked } from '../state.ts'

/** A column of the chart: the units, which of them is open, how many there are in all. */
export interface Column {
  nodes: readonly UnitNode[]
  open: UnitNode | undefined
  total: number
}

const MOST = 60

/** The open branch of a day, a column for each level; and how far down the tree what was asked for is. */
export function useBranch({ on, top, region, unit }: Pick<Asked, 'on' | 'top' | 'region' | 'unit'>) {
  const day = dayInput(on)
  const there = useStanding(day, unit)
  const way = there?.state === undefined || there.state === null ? { top, region } : wayTo(there.code, there.state)
  const tops = useRoute(showTree, { ...day, limit: MOST }, { keep: true })
  const openTop = pick(tops.data?.rows ?? [], way.top)
  const second = useBelow(day, openTop)
  const openRegion = pick(second?.rows ?? [], way.region)
  const third = useBelow(day, openRegion)
  const openUnit = third?.rows.find(({ code }) => code === (there?.code ?? unit))
  const columns = [
    { nodes: tops.data?.rows ?? [], open: openTop, total: tops.data?.total.n ?? 0 },
    { nodes: second?.rows ?? [], open: openRegion, total: second?.total.n ?? 0 },
    { nodes: third?.rows ?? [], open: openUnit, total: third?.total.n ?? 0 },
  ].filter(({ nodes }) => nodes.length > 0) satisfies Column[]
  const depth = there?.state?.level ?? depthOf({ top, region, unit })
  return { query: tops, columns, opened: columns.flatMap(({ open }) => open ?? []), depth }
}

/** What stands above a unit, or is it, in the columns of the chart. */
function wayTo(code: string, { level, parent }: UnitState): { top: string; region: string } {
  if (level === 1) return { top: code, region: '' }
  return level === 2 ? { top: parent?.code ?? '', region: code } : { top: '', region: parent?.code ?? '' }
}

/** The unit that is asked for as of the day; of one that was not there then, the first of those that stood for it. */
function useStanding(day: { on?: string }, code: string): ShownUnit | undefined {
  const { data: own } = useRoute(showUnit, { code: code === '' ? '-' : code, ...day }, { enabled: code !== '' })
  const stood = own === undefined ? undefined : stoodFor(own)
  const { data: other } = useRoute(showUnit, { code: stood ?? '-', ...day }, { enabled: stood !== undefined })
  return stood === undefined ? own : other
}

function stoodFor({ state, on, predecessors, successors }: ShownUnit): string | undefined {
  if (state !== null) return undefined
  return (successors.find(({ day }) => day <= on) ?? predecessors.find(({ day }) => day > on))?.unit.code
}

function useBelow(day: { on?: string }, of: UnitNode | undefined) {
  const has = of !== undefined && of.children > 0
  const { data } = useRoute(showTree, { ...day, under: of?.code ?? '-', limit: MOST }, { enabled: has, keep: true })
  return has ? data : undefined
}
