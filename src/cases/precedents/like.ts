import { sql } from 'kysely'
import { PLANNED_ONCE } from '../../base/db/index.ts'
import type { Db, Trx } from '../../base/index.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { inForceOf } from '../../law/practice/pure.ts'
import { numberedActs, standingOf } from '../law.ts'
import type { Likeness, PrecedentCounts, Uncompared } from './schema.ts'

export interface Like extends Likeness {
  /** As `cases.about_of` and `cases.grade_of` have it. */
  about: string
  graded: string
}

interface Row {
  n: number
  about: string | null
  graded: string | null
  version: string | null
  entry: string | null
  kinds: string[]
  many: number
}

/**
 * By what decisions are like one on somebody of a day: the entry of his gravest act, else its kinds; its degree; class and leadership; whether there are
 * several acts; the law of the day. Where something of that is not known, nothing is alike, and it says what.
 */
export async function likenessOf(
  db: Db | Trx,
  pack: LawPack,
  { id, officer, day }: { id: string; officer: string; day: string },
): Promise<Like | Uncompared> {
  const { class: of, leads } = await standingOf(db, officer, day)
  if (of === null) return 'class'
  const { rows } =
    await sql<Row>`${sql.raw(PLANNED_ONCE)} select act.n::int, about, cases.grade_of(own) as graded, own.version, own.entry, own.kinds, count(*) over ()::int as many
    from ${numberedActs(id)} join cases.act own on own.id = act.id cross join lateral cases.about_of(own) as about
    where own.officer = ${officer} order by act.n`.execute(db)
  if (rows.length === 0) return 'act'
  if (rows.some(({ graded }) => graded === null)) return 'degree'
  const order = ['below', ...pack.terms.severities.map((one) => one.id)]
  const gravest = rows.toSorted((one, other) => order.indexOf(other.graded!) - order.indexOf(one.graded!) || one.n - other.n)[0]!
  if (gravest.about === null) return 'entry'
  const days = regimeOf(pack, of, day)
  if (days === null) return 'law'
  const { n, about, graded, version, entry, kinds, many } = gravest
  const named = version === null || entry === null ? null : { version, code: entry }
  return {
    act: n,
    about,
    graded: graded!,
    entry: named,
    kinds,
    grade: graded === 'below' ? null : graded,
    class: of,
    leads,
    several: many > 1,
    ...days,
  }
}

/** Days of the law that has the forms for a class on a day; null where none is loaded. */
function regimeOf({ rules }: LawPack, of: string, day: string): { from: string; until: string | null } | null {
  const days = rules.filter(({ says }) => says === 'forms').flatMap(({ inForce }) => inForce.get(of) ?? [])
  const now = days.filter(({ from, until }) => from <= day && (until === null || day <= until))
  if (now.length === 0) return null
  const ends = now.flatMap(({ until }) => until ?? [])
  return {
    from: now
      .map(({ from }) => from)
      .toSorted()
      .at(-1)!,
    until: ends.toSorted()[0] ?? null,
  }
}

/** What is known of all decisions like one, before anything of it is left out. */
export interface Precedent {
  forms: { form: string; n: number }[]
  total: number
  took: number[] | null
  /** From before Liêm, by form; where it was asked for. */
  legacy?: { form: string; n: number }[]
}

/** Of all decisions that stand on like acts, how many gave each form; those on him in this case are left out. */
export async function countLike(db: Db | Trx, like: Like, { id, officer }: { id: string; officer: string }): Promise<Precedent> {
  const { about, graded, class: of, leads, several, from, until } = like
  const { rows } = await sql<{
    form: string | null
    n: number
    took: number[] | null
  }>`select form, n, took from cases.count_precedents(${about}, ${graded},
    ${of}, ${leads}, ${several}, ${from}::date, ${until}::date, ${id}::uuid, ${officer})`.execute(db)
  const all = rows.find(({ form }) => form === null)
  return {
    forms: rows.flatMap(({ form, n }) => (form === null ? [] : [{ form, n }])),
    total: all?.n ?? 0,
    took: all?.took ?? null,
  }
}

/** Of old decisions on like acts, which nobody can verify, how many gave each form. */
export async function countOld(db: Db, { about, graded, class: of, leads, from, until }: Like): Promise<{ form: string; n: number }[]> {
  const { rows } = await sql<{
    form: string
    n: number
  }>`select form, n from cases.count_legacy(${about}, ${graded}, ${of}, ${leads}, ${from}::date,
    ${until}::date)`.execute(db)
  return rows
}

/** The same as it may be shown: no count that is so small that it tells of somebody, nor a total from which one follows. Null where no practice is set. */
export function shownCounts(
  { terms, practice }: LawPack,
  day: string,
  { forms, total, took, legacy = [] }: Precedent,
): PrecedentCounts | null {
  const set = inForceOf(practice.precedents, day)
  if (set === undefined) return null
  const { least, shown, basis } = set
  const order = terms.forms.map((one) => one.id)
  const isSmall = (n: number): boolean => n < shown
  const inOrder = (of: Precedent['forms']): PrecedentCounts['forms'] =>
    of
      .toSorted((one, other) => order.indexOf(one.form) - order.indexOf(other.form))
      .map(({ form, n }) => ({ form, n: isSmall(n) ? null : n }))
  const [low, middle, high] = took ?? []
  return {
    forms: inOrder(forms),
    legacy: inOrder(legacy),
    total: forms.some(({ n }) => isSmall(n)) ? null : total,
    enough: total >= least,
    took: isSmall(total) || low === undefined || middle === undefined || high === undefined ? null : { low, middle, high },
    least,
    shown,
    basis,
  }
}
