import { sql } from 'kysely'
import { complaintClocks } from '../../cases/after/index.ts'
import type { LawPoint } from '../../law/proceedings/schema.ts'
import { packOf, type Asker } from './asker.ts'
import type { Row } from './kind.ts'
import type { WorkClock, WorkKind } from './schema.ts'

/** Kinds of work that have a period of the law of their own, beside that for the decision. */
export const LAW_CLOCKS: readonly WorkKind[] = ['complaint', 'settle', 'ruling', 'measure-end']

/** Of these the clocks, by the ids of the items; what the law says nothing of is missing. */
export async function lawClocksOf(asker: Asker, rows: readonly Row[]): Promise<Map<string, WorkClock>> {
  const of = (...kinds: readonly WorkKind[]): string[] => rows.flatMap(({ kind, id }) => (kinds.includes(kind) ? [id] : []))
  const [complaints, measures] = await Promise.all([
    complaintsOf(asker, of('complaint', 'settle'), of('ruling')),
    measuresOf(asker, of('measure-end')),
  ])
  return new Map([...complaints, ...measures])
}

/** Of complaints, and of rulings that settle one. */
async function complaintsOf(asker: Asker, own: readonly string[], rulings: readonly string[]): Promise<[string, WorkClock][]> {
  if (own.length + rulings.length === 0) return []
  const { rows } = await sql<{ id: string; complaint: string }>`select id, complaint from cases.ruling
    where id = any(${rulings}::uuid[]) and complaint is not null`.execute(asker.db)
  const settled = [...own.map((id) => ({ id, complaint: id })), ...rows]
  const clocks = await complaintClocks(
    asker.db,
    await packOf(asker),
    settled.map(({ complaint }) => complaint),
  )
  return settled.flatMap(({ id, complaint }) => {
    const found = clocks.get(complaint)
    if (found === undefined || found.clock.ends === null) return []
    const { id: clock, name, from, length, ends, cite, citeVi, notCounted } = found.clock
    const pauses = notCounted.map((pause) => ({ ...pause, days: 0 }))
    const days = length.of === 'days' ? length.n : null
    return [[id, { id: clock, name, act: null, from, days, ends, notCounted: pauses, cite: { cite, citeVi }, doubt: found.doubt }]]
  })
}

interface MeasureRow {
  id: string
  from: string
  ends: string
  law: LawPoint[]
}

/** From the first day of a measure to the last of what lengthens it, by the rule on its length. */
async function measuresOf({ db }: Asker, ids: readonly string[]): Promise<[string, WorkClock][]> {
  if (ids.length === 0) return []
  const { rows } = await sql<MeasureRow>`select m.id, m.from_day::text as from, last.until_day::text as ends, last.law from cases.measure m
    cross join lateral (select x.until_day, x.law from cases.measure x where (x.id = m.id or x.extends = m.id) and x.signed_by is not null
      order by x.until_day desc limit 1) as last where m.id = any(${ids}::uuid[])`.execute(db)
  return rows.map(({ id, from, ends, law: [point] }) => {
    const cite = point === undefined ? null : { cite: point.cite, citeVi: point.citeVi }
    const days = (Date.parse(ends) - Date.parse(from)) / 86_400_000
    return [id, { id: 'measure', name: null, act: null, from, days, ends, notCounted: [], cite, doubt: null }]
  })
}
