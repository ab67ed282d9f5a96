import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage } from '../../base/paging/index.ts'
import type { Scope } from '../../base/schema.ts'
import { namesOf, personOf } from '../list.ts'
import { readsCase, requireCase } from '../scope.ts'
import type { Evidence, EvidenceShown, listEvidence as contract } from './schema.ts'

type Verified = NonNullable<Evidence['verified']>
type Row = Omit<Evidence, 'by' | 'keeper' | 'withdrawn' | 'verified'> & {
  case_id: string
  by: string
  keeper: string | null
  withdrawn: { by: string; at: string; why: string } | null
  verified: (Omit<Verified, 'by'> & { by: string }) | null
}
type Shown = Row & { custody: (Omit<EvidenceShown['custody'][number], 'by'> & { by: string })[] }

const ISO = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`)
const instantOf = (column: RawBuilder<unknown>): RawBuilder<unknown> => sql`to_char(${column} at time zone 'UTC', ${ISO})`

const ROW = sql`e.id, e.case_id, e.kind, e.what, e.name, e.from_whom as from, e.received_on::text as "receivedOn", e.sha256, f.bytes, f.type, e.by, e.at,
  (select count(*)::int from cases.openings(e.case_id) o where o.evidence = e.id) as opened,
  (select jsonb_build_object('outcome', v.outcome, 'by', v.by, 'at', ${instantOf(sql`v.at`)}) from cases.verification v where v.evidence = e.id
    order by v.id desc limit 1) as verified,
  e.finding, e.decision, e.number, e.numbered_on::text as "numberedOn", e.redacts, e.keeper, e.emptied,
  case when e.withdrawn_by is not null then jsonb_build_object('by', e.withdrawn_by, 'at', ${instantOf(sql`e.withdrawn_at`)}, 'why', e.withdrawn_why)
    end as withdrawn`
const FROM = sql`cases.evidence e join documents.file f on f.sha256 = e.sha256 join cases.case c on c.id = e.case_id`
const KEY = [sql`e.received_on`, sql`e.id`]

/** Evidence of a case, in the order in which it was received. Throws `absent`. */
export async function listEvidence(
  db: Db,
  scope: Scope,
  { id, cursor, limit }: z.output<typeof contract.input>,
): Promise<z.input<typeof contract.output>> {
  await requireCase(db, scope, id)
  const page = await readPage<Row>({
    order: `evidence ${id}`,
    cursor,
    limit,
    keyOf: (row) => [row.receivedOn, row.id],
    fetch: async (stretch) => {
      const { rows } = await sql<Row>`select ${ROW} from ${FROM} where e.case_id = ${id} and ${beyond(KEY, stretch, false)}
        order by ${ordered(KEY, stretch, false)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from cases.evidence where case_id = ${id}`),
  })
  const { rows: pinnable } = await sql<{
    id: string
    number: string
  }>`select n.id, n.number from cases.source s join findings.finding n on n.id = s.finding
    where s.case_id = ${id} and not exists (select from cases.evidence e where e.finding = s.finding and e.withdrawn_at is null) order by n.number`.execute(
    db,
  )
  return { ...page, rows: await evidenceOf(db, page.rows), pinnable }
}

/** One piece of evidence, of that case where one is named, with its chain of custody. Throws `absent`. */
export async function showEvidence(db: Db, scope: Scope, { id, evidence }: { id?: string; evidence: string }): Promise<EvidenceShown> {
  const ofCase = id === undefined ? sql`true` : sql`e.case_id = ${id}`
  const { rows } = await sql<Shown>`select ${ROW},
      coalesce((select jsonb_agg(jsonb_build_object('id', h.id, 'kind', h.kind, 'day', h.day, 'from', h.from_whom, 'to', h.to_whom, 'reason', h.reason,
        'by', h.by, 'at', ${instantOf(sql`h.at`)}) order by h.day, h.id) from cases.custody h where h.evidence = e.id), '[]') as custody
    from ${FROM} where e.id = ${evidence} and ${ofCase} and ${readsCase(scope)}`.execute(db)
  const found = rows[0]
  if (found === undefined) throw new LiemError('absent', 'there is no such evidence in this case')
  const names = await namesOf(db, [found.case_id], [...peopleOf(found), ...found.custody.map(({ by }) => by)])
  return { ...evidenceIn(found, names), custody: found.custody.map((one) => ({ ...one, by: personOf(names, one.by) })) }
}

async function evidenceOf(db: Db, rows: readonly Row[]): Promise<Evidence[]> {
  const names = await namesOf(db, [...new Set(rows.map(({ case_id }) => case_id))], [...new Set(rows.flatMap(peopleOf))])
  return rows.map((row) => evidenceIn(row, names))
}

const peopleOf = ({ by, keeper, withdrawn, verified }: Row): string[] => [by, keeper ?? by, withdrawn?.by ?? by, verified?.by ?? by]

function evidenceIn({ case_id: _, by, keeper, withdrawn, verified, ...row }: Row, names: ReadonlyMap<string, string>): Evidence {
  return {
    ...row,
    by: personOf(names, by),
    keeper: keeper === null ? null : personOf(names, keeper),
    withdrawn: withdrawn === null ? null : { ...withdrawn, by: personOf(names, withdrawn.by) },
    verified: verified === null ? null : { ...verified, by: personOf(names, verified.by) },
  }
}
