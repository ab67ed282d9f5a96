import { sql } from 'kysely'
import { PLANNED_ONCE } from '../../base/db/index.ts'
import type { Bilingual } from '../../base/schema.ts'
import { LAW_CLOCKS, lawClocksOf } from './clocks.ts'
import { ruleTitles, titleOf } from '../parts/rules.ts'
import { packOf, type Asker } from './asker.ts'
import { groupOf, NONE, UNKNOWN, type Row } from './kind.ts'
import type { WorkClock, WorkItem, WorkKind } from './schema.ts'

interface Clocked {
  caseId: string
  officer: string
  state: string
  current: boolean
  people: number
  reviews: number
  title: string
  clock: WorkItem['clock']
}

/** Items in words, each with the clock by which it stands where it does. */
export async function wordsOf(asker: Asker, rows: readonly Row[]): Promise<WorkItem[]> {
  const [clocked, findings, rules, laws] = await Promise.all([
    clocksOf(asker, rows),
    findingsOf(asker, rows),
    rulesOf(asker, rows),
    lawClocksOf(asker, rows),
  ])
  return rows.map((row) => {
    const { kind, id, record, number, due, since, fresh } = row
    const of = clocked.find(({ caseId, officer }) => caseId === row.caseId && (row.officer === null || officer === row.officer))
    const title = of === undefined ? (findings.get(record)?.title ?? rules.get(number) ?? null) : same(of.title)
    return {
      key: `${kind} ${id}`,
      kind,
      record,
      number,
      title,
      people: kind === 'conclude' ? (of?.reviews ?? 0) : row.officer === null ? 0 : (of?.people ?? 0),
      ...clockOf(asker, row, { of, raised: findings.get(record)?.raised, law: laws.get(id) }),
      since: new Date(since).toISOString(),
      isNew: fresh ?? false,
      group: groupOf(of?.current === false && due !== NONE && isOfCase(kind) ? UNKNOWN : due, asker.today),
    }
  })
}

const same = (text: string): Bilingual => ({ en: text, vi: text })

/** Whether it runs out as the decision on a person of its case does. */
const isOfCase = (kind: WorkKind): boolean => OWN_CLOCK[kind] === undefined && !LAW_CLOCKS.includes(kind)

interface Found {
  of: Clocked | undefined
  raised: string | undefined
  law: WorkClock | undefined
}

/** What was worked out by another law, or for days that are over, is no more known than what never was. */
function clockOf({ today }: Asker, { kind, due, since }: Row, { of, raised, law }: Found): Pick<WorkItem, 'clock' | 'why'> {
  if (kind === 'conclude' || due === NONE) return { clock: null, why: 'none' }
  if (LAW_CLOCKS.includes(kind)) return law === undefined ? { clock: null, why: 'elsewhere' } : { clock: law, why: null }
  const id = OWN_CLOCK[kind]
  if (id !== undefined) {
    const from = [raised ?? since.slice(0, 10), today, due].toSorted()[0]!
    const days = (Date.parse(due) - Date.parse(from)) / 86_400_000
    return { clock: { id, name: null, act: null, from, days, ends: due, notCounted: [], cite: null, doubt: null }, why: null }
  }
  if (of === undefined) return { clock: null, why: 'none' }
  if (!of.current || of.state === 'unknown') return { clock: null, why: 'unknown' }
  if (of.state === 'unasked') return { clock: null, why: 'unasked' }
  return { clock: of.clock, why: of.clock === null ? 'none' : null }
}

/** Periods that no text of law sets. */
const OWN_CLOCK: Partial<Record<WorkKind, string>> = {
  finding: 'internal',
  'break-glass': 'review',
  proposal: 'lapse',
  destruction: 'lapse',
  mandate: 'seal',
  'measure-sign': 'begins',
  sitting: 'sits',
  goods: 'set',
  'plan-task': 'set',
  'plan-late': 'set',
  'submission-receive': 'asked',
  'submission-hear': 'asked',
  'submission-answer': 'asked',
  'submission-own': 'asked',
}

/** Of each person of these cases the clock that runs out first; the first of a case first. */
async function clocksOf({ db, law, today }: Asker, rows: readonly Row[]): Promise<Clocked[]> {
  const ids = rows.flatMap(({ caseId }) => caseId ?? [])
  if (ids.length === 0) return []
  const hash = await (await law()).hash()
  const found = await sql<Clocked>`${sql.raw(PLANNED_ONCE)} select c.id as "caseId", k.officer, k.state, c.title,
      k.state not in ('running', 'still', 'none', 'unasked') or (k.law = ${hash} and coalesce(k.until_day >= ${today}::date, true)) as current,
      (select count(*)::int from cases.party p where p.case_id = c.id and p.role = 'concerned') as people,
      (select count(*)::int from cases.review r where r.case_id = c.id and r.outcome is null) as reviews,
      (select jsonb_build_object('id', one.clock, 'name', null, 'doubt', null, 'act', one.act, 'from', one.from_day, 'days', one.days, 'ends', one.ends, 'notCounted', one.not_counted,
        'cite', jsonb_build_object('cite', one.cite_en, 'citeVi', one.cite_vi))
        from cases.clock one where one.case_id = c.id and one.officer = k.officer and one.is_first) as clock
    from cases.case c join cases.clocked k on k.case_id = c.id where c.id = any(${ids}::uuid[]) order by k.due`.execute(db)
  return found.rows
}

async function findingsOf({ db }: Asker, rows: readonly Row[]): Promise<Map<string, { title: Bilingual; raised: string }>> {
  const ids = rows.flatMap(({ kind, record }) => (kind === 'finding' ? [record] : []))
  if (ids.length === 0) return new Map()
  const { rows: found } = await sql<{
    id: string
    rule: string
    raised: string
  }>`select id, rule, raised_on::text as raised from findings.finding
    where id = any(${ids}::uuid[])`.execute(db)
  const titles = await ruleTitles(db)
  return new Map(found.map(({ id, rule, raised }) => [id, { title: titleOf(titles, rule).title, raised }]))
}

/** What rules of the law say that a confirmation is of. */
async function rulesOf(asker: Asker, rows: readonly Row[]): Promise<Map<string, Bilingual>> {
  const ids = new Set(rows.flatMap(({ kind, number }) => (kind === 'law-confirmation' ? [number] : [])))
  if (ids.size === 0) return new Map()
  const { rules } = await packOf(asker)
  return new Map(rules.filter(({ id }) => ids.has(id)).map(({ id, cite }) => [id, cite]))
}
