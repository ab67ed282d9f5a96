import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { Pattern } from '../../detect/behaviour/schema.ts'
import { wilson } from '../../detect/index.ts'
import { talliesSeen } from '../../findings/index.ts'
import { likeUnits, unitNames } from '../../organisation/index.ts'
import { notKept, reachOf, type Reach } from '../parts/scope.ts'
import { visible } from './list.ts'
import type { showPattern as contract } from './schema.ts'
import { labelOf, viewOf, wordsFor, type Words } from './shape.ts'

type Shown = z.infer<typeof contract.output>
type PeerRow = Shown['peers'][number]

/** Findings that are shown behind a pattern. */
const MOST_FINDINGS = 50

/** One pattern with its peers and the findings behind it. Throws `absent`. */
export async function showPattern(db: Db, scope: Scope, { id }: z.output<typeof contract.input>): Promise<Shown> {
  const reach = await reachOf(db, scope)
  const { rows } = await sql<{ body: Pattern }>`select body from detect.pattern where id = ${id} and ${visible(reach)}`.execute(db)
  const pattern = rows[0]?.body
  if (pattern === undefined) throw new LiemError('absent', 'there is no such pattern, or it may not be seen')
  const words = await wordsFor(db, [pattern], reach)
  const peers =
    pattern.peers.length > 0 || pattern.subjectKind === 'broker' ? keptPeers(pattern, words) : await talliedPeers(db, pattern, reach)
  return { ...viewOf(id, pattern, words), peers, findings: await findingsBehind(db, pattern, reach) }
}

/** Rates as if all had the same mix of cases. */
function keptPeers(pattern: Pattern, words: Words): PeerRow[] {
  return pattern.peers.map(({ subject, n, violated, rate, low, high }) => ({
    ...{ subject, n, violated, rate, low, high },
    label: labelOf(words, pattern.subjectKind, subject),
    self: subject === pattern.subject,
  }))
}

/** Of a unit that is like the others only plain rates are at hand. */
async function talliedPeers(db: Db, { rule, subject, period }: Pattern, reach: Reach): Promise<PeerRow[]> {
  const like = await likeUnits(db, subject)
  const { rows } = await sql<{
    unit: string
    n: number
    violated: number
  }>`select unit, sum(exposed - kept)::bigint as n, sum(violated - kept)::bigint as violated
    from ${talliesSeen(reach)} where rule = ${rule} and month between ${period.from} and ${period.until} and unit = any(${[...new Set([subject, ...like])]}::text[])
    group by unit having sum(exposed - kept) > 0 order by unit = ${subject} desc, n desc limit 30`.execute(db)
  const names = await unitNames(
    db,
    rows.map(({ unit }) => unit),
  )
  return rows.map(({ unit, n, violated }) => {
    const [low, high] = wilson(violated, n)
    return { subject: unit, label: names.get(unit)!.short, n, violated, rate: violated / n, low, high, self: unit === subject }
  })
}

/** The newest of them; dismissed ones, duplicates and what is held back are behind nothing. */
async function findingsBehind(db: Db, { rule, subjectKind, subject, period, cases }: Pattern, reach: Reach): Promise<Shown['findings']> {
  const column = sql.ref(subjectKind)
  // A flagged pattern names its newest cases, which are found at once among a million findings.
  const where =
    cases.length > 0 ? sql`case_id = any(${cases}::text[])` : sql`(month is null or month between ${period.from} and ${period.until})`
  const { rows } = await sql<Shown['findings'][number]>`select id, number, case_id as "caseId" from findings.finding
    where rule = ${rule} and ${column} = ${subject} and withheld_by is null and state in ('new', 'review', 'confirmed') and ${where}
      and ${notKept(reach, sql`id`)}
    order by happened_at desc nulls last, id limit ${MOST_FINDINGS}`.execute(db)
  return rows
}
