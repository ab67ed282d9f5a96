import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../base/index.ts'
import type { Scope } from '../base/schema.ts'
import { veiled } from '../ledger/index.ts'
import { unitNames } from '../organisation/index.ts'
import type { CaseAct, OwnCase, StepKind } from './schema.ts'
import type { OwnLegacy } from './legacy/schema.ts'
import { legacyActOf, legacyPeople, type PersonRow } from './legacy/show.ts'
import { STEP_STATES } from './pure.ts'
import { actOf, actsOf, decisionOf, decisionsOf, type DecisionRow } from './show.ts'

interface Row {
  id: string
  number: string
  unit: string
  notifiedOn: string
  acts: Parameters<typeof actOf>[0][]
  /** Accounts, numbers and names of everybody else in it or in its findings. */
  others: string[]
  explanations: OwnCase['explanations']
  mayExplain: boolean
  selfReviews: OwnCase['selfReviews']
  decisions: DecisionRow[]
  legacy: PersonRow[]
  reference: string | null
  importedOn: string | null
  withdrawnOn: string | null
}

/** SQL: words that stand for somebody else than the party `p` of the case `c`. */
export const OTHERS = sql`array(select word from (
    select n.account, n.officer from findings.named n join cases.source s on s.finding = n.finding where s.case_id = c.id
    union select null, q.officer from cases.party q where q.case_id = c.id
    union select null, q.officer from cases.taken q where q.case_id = c.id
    union select null, h.officer from cases.legacy_head h where h.case_id = c.id) as other
  left join organisation.officer person on person.number = other.officer
  cross join lateral (values (other.account), (other.officer), (person.name)) as words (word)
  where other.officer is distinct from p.officer and word is not null)`

/** SQL: whether the party `p` of the case `c` can still send his explanation. */
const MAY_EXPLAIN = sql`(c.state = any(${STEP_STATES.explanation}::text[])
  and not exists (select from cases.step s where s.case_id = c.id and s.officer = p.officer and s.kind = 'explanation' and s.body ? 'own')
  and not exists (select from cases.decision d where d.case_id = c.id and d.officer = p.officer and d.signed_by is not null and d.reversed_on is null))`

/** SQL: what the party `p` said in steps of a kind since it had notice. */
const saidIn = (kind: StepKind): RawBuilder<unknown> =>
  sql`coalesce((select jsonb_agg(jsonb_build_object('day', day, 'words', words, 'heard', body ->> 'heard', 'own', body ? 'own') order by day, at) from cases.step s
    where s.case_id = c.id and s.officer = p.officer and s.kind = ${kind} and s.day >= p.notified_on), '[]')`

/**
 * Cases in which whoever asks is concerned and of which he has notice, the newest first: his acts, his answers and the decision on him once it is signed.
 * Nobody else stands in it: not who verifies, witnesses, or is concerned beside him.
 */
export async function listOwnCases(db: Db, { actor }: Scope): Promise<{ rows: OwnCase[] }> {
  const { rows } = await sql<Row>`select c.id, c.number, c.unit, p.notified_on::text as "notifiedOn",
      ${actsOf(sql`a.case_id = c.id and a.officer = p.officer`)} as acts,
      ${OTHERS} || cases.givers(c.id, p.officer) as others,
      ${saidIn('explanation')} as explanations, ${saidIn('self-review')} as "selfReviews", ${MAY_EXPLAIN} as "mayExplain",
      ${decisionsOf(sql`d.case_id = c.id and d.officer = p.officer and d.signed_by is not null`)} as decisions,
      ${legacyPeople(sql`old.case_id = c.id and old.officer = p.officer`)} as legacy, l.reference, l.imported_on::text as "importedOn",
      l.withdrawn_on::text as "withdrawnOn"
    from cases.party p join cases.case c on c.id = p.case_id left join cases.legacy l on l.case_id = c.id
    where p.officer = ${actor.id} and p.role = 'concerned' and p.notified_on is not null order by c.id desc limit 200`.execute(db)
  const units = await unitNames(
    db,
    rows.map(({ unit }) => unit),
  )
  return {
    rows: rows.map(({ acts, others, decisions, legacy, reference, importedOn, withdrawnOn, unit, ...row }) => ({
      ...row,
      unit: units.get(unit)!,
      acts: veiled(acts.map(ownAct), others),
      decision: ownDecision(decisions),
      legacy: reference === null || importedOn === null ? null : ownLegacyOf(legacy, { reference, importedOn, withdrawnOn }, others),
    })),
  }
}

function ownLegacyOf(
  [row]: readonly PersonRow[],
  of: Pick<OwnLegacy, 'reference' | 'importedOn' | 'withdrawnOn'>,
  others: readonly string[],
): OwnCase['legacy'] {
  if (row === undefined) return null
  const { officer: _officer, acts, ...rest } = row
  return { ...rest, ...of, acts: veiled(acts.map(legacyActOf), others) }
}

function ownAct(row: Parameters<typeof actOf>[0]): OwnCase['acts'][number] {
  const { id, what, whatEn, from, until, severity, entry }: CaseAct = actOf(row)
  return { id, what, whatEn, from, until, severity, entry }
}

/** The one that stands, or else the last that was reversed. */
function ownDecision(rows: readonly DecisionRow[]): OwnCase['decision'] {
  const row = rows.findLast(({ reversedOn }) => reversedOn === null) ?? rows.at(-1)
  if (row === undefined) return null
  const { id, form, day, number, grounds, signedOn, law, state, reversedOn } = decisionOf(row, (one) => ({ id: one, name: one }))
  return { id, form, day, number, grounds, signedOn, law, state, reversedOn }
}
