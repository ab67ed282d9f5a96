import { addTo, emptyReference, expectFrom, type Expected, type Part, type Reference } from './expect.ts'
import { LIMITS } from './limits.ts'
import type { Sample, SubjectCells, Tree } from './samples.ts'
import type { Pattern, PatternOptions } from './schema.ts'

/** One subject of a comparison. */
export interface Member {
  own: Pick<SubjectCells, 'subject' | 'unknown' | 'exceptions'>
  outcome: Expected
  /** Enough cases, here and in what they are held against. */
  enough: boolean
  /** Whether a pattern comes of it, or it is only there as a peer. */
  reported: boolean
}

/** Subjects of one rule that are held against each other, or each against its own past. */
export interface Comparison {
  rule: string
  kind: Sample['kind']
  against: Pattern['against']
  members: Member[]
  /** Places of the first and last month in the tree. */
  span: [number, number]
}

const ALL: Part = { takes: () => true, byMonth: true }

/** Each subject against the other ones of its group; groups with too few subjects against all. */
export function comparePeers(tree: Tree, sample: Sample, { peerGroups }: PatternOptions): Comparison[] {
  const groups = Map.groupBy(sample.subjects, ({ subject }) => (sample.kind === 'unit' ? peerGroups?.[subject] : undefined) ?? '')
  const large = [...groups.values()].filter((subjects) => subjects.filter(hasEnough).length >= LIMITS.leastPeers)
  const apart = new Set(large.flat())
  const pooled = sample.subjects.filter((own) => !apart.has(own))
  const sets = large.map((subjects) => against(tree, sample, subjects, () => true))
  return pooled.length === 0 ? sets : [...sets, against(tree, sample, sample.subjects, (own) => !apart.has(own))]
}

/** Cells may go once they are counted. */
const named = ({ subject, unknown, exceptions }: SubjectCells): Member['own'] => ({ subject, unknown, exceptions })

const hasEnough = ({ n }: SubjectCells): boolean => n.reduce((sum, each) => sum + each, 0) >= LIMITS.leastCases

function against(tree: Tree, { rule, kind }: Sample, subjects: SubjectCells[], reported: (own: SubjectCells) => boolean): Comparison {
  const reference = emptyReference(tree)
  for (const own of subjects) addTo(reference, own, ALL, 1)
  const members = subjects.map((own) => {
    addTo(reference, own, ALL, -1)
    const outcome = expectFrom(reference, own, ALL)
    addTo(reference, own, ALL, 1)
    return { own: named(own), outcome, enough: outcome.n >= LIMITS.leastCases, reported: reported(own) }
  })
  return { rule, kind, against: 'peers', members, span: [0, tree.months.length - 1] }
}

/** Each subject's last months against its own earlier ones, in the same strata; nothing where all months are recent. */
export function comparePast(tree: Tree, sample: Sample, { recentMonths = LIMITS.recentMonths }: PatternOptions): Comparison[] {
  const first = tree.months.length - recentMonths
  if (first < 1) return []
  const earlier: Part = { takes: (month) => month < first, byMonth: false }
  const recent: Part = { takes: (month) => month >= first, byMonth: false }
  const reference = emptyReference(tree)
  const members = sample.subjects.map((own) => {
    addTo(reference, own, earlier, 1)
    const member = inRecent(own, reference, recent)
    addTo(reference, own, earlier, -1)
    return member
  })
  return [{ rule: sample.rule, kind: sample.kind, against: 'past', members, span: [first, tree.months.length - 1] }]
}

function inRecent(own: SubjectCells, reference: Reference, recent: Part): Member {
  const outcome = expectFrom(reference, own, recent)
  const { months } = expectFrom(reference, own, { ...recent, takes: () => true })
  const enough = outcome.n >= LIMITS.leastCases && reference.n[0] >= LIMITS.leastCases
  return { own: named(own), outcome: { ...outcome, months }, enough, reported: true }
}
