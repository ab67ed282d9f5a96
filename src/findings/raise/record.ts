import type { Hit } from '../../detect/index.ts'
import { SEVERITIES, type Calendar } from '../../law/index.ts'
import type { UsedRule } from '../../law/versions/index.ts'
import { plain } from '../../organisation/index.ts'
import { dueDay } from '../due.ts'
import { digest, identityOf, traceContent } from './identity.ts'
import type { Named } from './named.ts'

/** A finding as a run gives it, ready for its table; buffers in hex. */
export interface FindingRecord {
  identity: string
  content: string
  rulebook: string
  rule: string
  rule_number: number
  case_id: string
  trace_content: string
  unit: string | null
  broker: string | null
  month: string | null
  stratum: string
  area: number | null
  stage: string | null
  severity: number
  happened_at: string | null
  from_at: string | null
  until_at: string | null
  due: string
  witnesses: readonly number[]
  why_en: string
  why_vi: string
  doubts: Hit['doubts']
  picture: { missing: Hit['missing']; span: Hit['span'] }
  attributed: number
  unattributed: number
  /** What it is found by but for its number: lower case, no marks; never an account, never a person. */
  search: string
  named: readonly Named[]
}

export interface RecordContext {
  used: UsedRule
  named: readonly Named[]
  today: string
  calendar: Calendar
}

/** Turns a hit into the row of its finding. */
export function recordOf(hit: Hit, { used, named, today, calendar }: RecordContext): FindingRecord {
  const { rule, caseId, witnesses, why, doubts, missing, span, trace } = hit
  const judged = {
    rulebook: used.rulebook,
    rule: rule.id,
    rule_number: used.number,
    case_id: caseId,
    trace_content: traceContent(trace).toString('hex'),
    unit: hit.unit,
    broker: hit.broker,
    month: hit.month,
    stratum: hit.stratum,
    area: rule.area ?? null,
    stage: hit.stage,
    severity: SEVERITIES.indexOf(rule.severity) + 1,
    happened_at: hit.happenedAt,
    ...timeOf(hit),
    witnesses,
    why_en: why.en.toWellFormed(),
    why_vi: why.vi.toWellFormed(),
    doubts,
    picture: { missing, span },
    attributed: new Set(named.flatMap(({ officer }) => officer ?? [])).size,
    unattributed: named.filter(({ officer }) => officer === null).length,
    search: plain(caseId.toWellFormed()),
    named,
  }
  return {
    identity: identityOf(hit).toString('hex'),
    content: digest(judged).toString('hex'),
    due: dueDay(calendar, today, rule.severity),
    ...judged,
  }
}

/** From the first to the last event of witnesses and span. */
function timeOf({ witnesses, span, trace, happenedAt }: Hit): { from_at: string | null; until_at: string | null } {
  const dated = [...witnesses, ...(span ?? [])].map((position) => trace.events[position]?.at ?? null).filter((at) => at !== null)
  const times = (dated.length === 0 && happenedAt !== null ? [happenedAt] : dated).toSorted(
    (one, other) => Date.parse(one) - Date.parse(other),
  )
  return { from_at: times[0] ?? null, until_at: times.at(-1) ?? null }
}
