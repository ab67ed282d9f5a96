import { SATISFIED, UNKNOWN, VIOLATED, type Evaluation, type RuleResult } from '../schema.ts'
import { excusedBy } from './excuses.ts'
import { frameOf, joined, type Frame, type Values } from './frame.ts'
import { STRATA } from './limits.ts'
import type { CellBlock, CellGroups, CellTable, SubjectKind, TallyOptions } from './schema.ts'

/** Groups of cells, and the group of each case: −1 where it has no subject or no date. */
interface Grouping {
  groups: CellGroups
  of: Int32Array
}

/**
 * Verdicts summed to cells by rule, subject (unit, broker), month and stratum. A case counts once, in the month in which it began and
 * for the unit in which it began; cases without a dated event or without a subject are left out.
 */
export function tally(evaluation: Evaluation, options: TallyOptions = {}): CellTable {
  const frame = frameOf(evaluation.log, options.strata ?? STRATA)
  const groupings = groupingsOf(frame)
  const blocks = evaluation.rules.flatMap((result) => {
    const excuses = excusedBy(evaluation, frame, result, options)
    return groupings.flatMap((grouping) => blocksOf(result, grouping, excuses, options))
  })
  return { groups: groupings.map(({ groups }) => groups), blocks }
}

function groupingsOf(frame: Frame): Grouping[] {
  const units = groupingOf('unit', frame.unit, frame.month, frame.stratum)
  if (!frame.broker.codes.some((code) => code !== 0)) return [units]
  return [units, groupingOf('broker', frame.broker, frame.month, joined(frame.began.length, [frame.unit, frame.stratum]))]
}

function groupingOf(kind: SubjectKind, subject: Values, month: Values, stratum: Values): Grouping {
  const of = new Int32Array(subject.codes.length).fill(-1)
  const known = new Map<number, number>()
  const first: number[] = []
  for (let index = 0; index < of.length; index++) {
    const [who, when] = [subject.codes[index], month.codes[index]]
    if (who === 0 || when === 0) continue
    const key = (who * month.texts.length + when) * stratum.texts.length + stratum.codes[index]
    const found = known.get(key)
    of[index] = found ?? first.length
    if (found === undefined) known.set(key, first.push(index) - 1)
  }
  const column = ({ codes }: Values): Uint32Array => Uint32Array.from(first, (index) => codes[index])
  const columns = { subject: column(subject), month: column(month), stratum: column(stratum) }
  return { of, groups: { kind, ...columns, subjects: subject.texts, months: month.texts, strata: stratum.texts } }
}

/** The cells of one rule, and apart from them those of each exception. */
function blocksOf(
  { rule, verdicts }: RuleResult,
  grouping: Grouping,
  excuses: Uint16Array | undefined,
  options: TallyOptions,
): CellBlock[] {
  const kind = grouping.groups.kind
  const plain = { rule: rule.id, kind, ...countCases(verdicts, grouping, excuses, 0) }
  if (excuses === undefined) return [plain]
  const apart = (options.exceptions ?? []).map((exception, at) => {
    return { rule: rule.id, kind, exception: exception.id, ...countCases(verdicts, grouping, excuses, at + 2) }
  })
  return [plain, ...apart.filter(({ group }) => group.length > 0)]
}

type Columns = Pick<CellBlock, 'group' | 'exposed' | 'violated' | 'unknown'>

/** Counts the cases with this excuse, by group; groups without any are left out. */
function countCases(verdicts: Uint8Array, { groups, of }: Grouping, excuses: Uint16Array | undefined, excuse: number): Columns {
  const counts = new Uint32Array(4 * groups.subject.length)
  for (let index = 0; index < of.length; index++) {
    const verdict = verdicts[index]
    if (verdict !== 0 && of[index] >= 0 && (excuses === undefined || excuses[index] === excuse)) counts[4 * of[index] + verdict]++
  }
  return filled(counts)
}

function filled(counts: Uint32Array): Columns {
  const group = new Uint32Array(counts.length / 4)
  let size = 0
  for (let at = 0; at < counts.length; at += 4)
    if (counts[at + SATISFIED] + counts[at + UNKNOWN] + counts[at + VIOLATED] > 0) group[size++] = at / 4
  const used = group.slice(0, size)
  return {
    group: used,
    exposed: used.map((at) => counts[4 * at + SATISFIED] + counts[4 * at + VIOLATED]),
    violated: used.map((at) => counts[4 * at + VIOLATED]),
    unknown: used.map((at) => counts[4 * at + UNKNOWN]),
  }
}
