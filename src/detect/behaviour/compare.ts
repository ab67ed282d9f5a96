import { addTo, emptyReference, expectFrom, type Expected, type Part, type Reference } from './expect.ts'
import { LIMITS } from './limits.ts'
import type { Sample, SubjectCells, Tree } from './samples.ts'
import type { Pattern, PatternOptions } from './schema.ts'

/** One subject of a comparison. */
export interface Member {
  own: Pick<SubjectCells, 'subject' | 'unknown' | 'exceptions'>
  outcome: Expected
  /** Enough cases, here and in what they are held against, and of the same kind. */
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
  const large = [...groups.values()].filter((subjects) => subjects.filter((own) => hasEnough(own)).length >= LIMITS.leastPeers)
  const apart = new Set(large.flat())
  const pooled = sample.subjects.filter((own) => !apart.has(own))
  const sets = large.map((subjects) => against(tree, sample, subjects, () => true))
  return pooled.length === 0 ? sets : [...sets, against(tree, sample, sample.subjects, (own) => !apart.has(own))]
}

function isEnough({ n, covered }: Expected): boolean {
  return n >= LIMITS.leastCases && covered >= LIMITS.leastCovered
}

/** Cells may go once they are counted. */
const named = ({ subject, unknown, exceptions }: SubjectCells): Member['own'] => ({ subject, unknown, exceptions })

function hasEnough(own: SubjectCells, { takes }: Part = ALL): boolean {
  let n = 0
  for (let at = 0; at < own.n.length; at++) if (takes(own.month[at])) n += own.n[at]
  return n >= LIMITS.leastCases
}

/** There are thousands of brokers with a handful of cases: they are in what others are held against, and nothing is asked of them. */
function isAsked(kind: Sample['kind'], part: Part): (own: SubjectCells) => boolean {
  return (own) => kind === 'unit' || hasEnough(own, part)
}

function against(tree: Tree, { rule, kind }: Sample, subjects: SubjectCells[], reported: (own: SubjectCells) => boolean): Comparison {
  const reference = emptyReference(tree)
  for (const own of subjects) addTo(reference, own, ALL, 1)
  const members = subjects.filter(isAsked(kind, ALL)).map((own) => {
    addTo(reference, own, ALL, -1)
    const outcome = expectFrom(reference, own, ALL)
    addTo(reference, own, ALL, 1)
    return { own: named(own), outcome, enough: isEnough(outcome), reported: reported(own) }
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
  const asked = sample.subjects.filter((own) => isAsked(sample.kind, recent)(own) && isAsked(sample.kind, earlier)(own))
  const members = asked.map((own) => {
    addTo(reference, own, earlier, 1)
    const member = inRecent(own, reference, recent)
    addTo(reference, own, earlier, -1)
    return member
  })
  return [{ rule: sample.rule, kind: sample.kind, against: 'past', members, span: [first, tree.months.length - 1] }]
}

function inRecent(own: SubjectCells, reference: Reference, recent: Part): Member {
  const outcome = expectFrom(reference, own, recent)
  const mayBeFlagged = outcome.observed >= LIMITS.leastObserved && outcome.observed > outcome.expected
  const { months } = mayBeFlagged ? expectFrom(reference, own, { ...recent, takes: () => true }) : outcome
  const enough = isEnough(outcome) && reference.n[0] >= LIMITS.leastCases
  return { own: named(own), outcome: { ...outcome, months }, enough, reported: true }
}
