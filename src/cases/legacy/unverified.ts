import { sql } from 'kysely'
import type { Db, Trx } from '../../base/index.ts'
import { allowed, type Answer, type Facts, type LawPack } from '../../law/allowed/index.ts'
import type { Unverified } from './schema.ts'

interface Row extends Unverified {
  known: boolean
  reversed: string | null
}

/**
 * Old decisions on somebody who is concerned in a case, which nobody can verify: those that stood on a day. One that somebody has entered as an earlier decision
 * of the case, from the personnel file, is answered for by him, and is none of them.
 */
export async function unverifiedOf(
  db: Db | Trx,
  caseId: string,
  officer: string,
  day: string,
): Promise<(Unverified & { known: boolean })[]> {
  const { rows } = await sql<Row>`select form, known, day::text as day, effective::text as effective, number, reversed::text as reversed
    from cases.legacy_of(${caseId}, ${officer}) old
    where form <> 'none' and (reversed is null or reversed > ${day}::date) and coalesce(effective, day, '-infinity') <= ${day}::date
      and not exists (select from cases.earlier e where e.case_id = ${caseId} and e.officer = ${officer} and e.form = old.form
        and e.effective = coalesce(old.effective, old.day))`.execute(db)
  return rows.map(({ reversed: _reversed, ...row }) => row)
}

/** So many at most are weighed each by itself. */
const MOST = 20

/**
 * What the law allows where old decisions may or may not count: what is the same with none of them, with each alone and with all stands; of every other form it is
 * undetermined, and the question says which decisions it hangs on.
 */
export function withUnverified(pack: LawPack, facts: Facts, old: readonly (Unverified & { known: boolean })[]): Answer {
  const plain = allowed(pack, facts)
  const forms = new Set(pack.terms.forms.filter(({ discipline }) => discipline !== 'no').map(({ id }) => id))
  const dated = old.flatMap(({ form, effective, day }) => {
    const from = effective ?? day
    return from === null || !forms.has(form) ? [] : [{ form, effective: from, sameAct: null }]
  })
  if (dated.length === 0) return plain
  const readings = [...dated.slice(0, MOST).map((one) => [one]), ...(dated.length > 1 ? [dated] : [])]
  const others = readings.map((more) => allowed(pack, { ...facts, history: [...facts.history, ...more].slice(-100) }))
  const hang = plain.outcomes.filter(({ form, verdict }) => others.some((one) => outcomeOf(one, form)?.verdict !== verdict))
  if (hang.length === 0) return plain
  const candidates = hang.map(({ form }) => form)
  return {
    ...plain,
    outcomes: plain.outcomes.map((one) => {
      if (!candidates.includes(one.form)) return one
      const steps = [one, ...others.flatMap((other) => outcomeOf(other, one.form) ?? [])].flatMap(({ because }) => because)
      const because = [...new Map(steps.map((step) => [step.rule, step])).values()]
      return { ...one, verdict: 'undetermined' as const, confirmed: false, listed: true, because }
    }),
    questions: [...plain.questions, questionOf(pack, dated, candidates)],
  }
}

const outcomeOf = ({ outcomes }: Answer, form: string): Answer['outcomes'][number] | undefined => outcomes.find((one) => one.form === form)

function questionOf(
  { terms }: LawPack,
  dated: readonly { form: string; effective: string }[],
  candidates: string[],
): Answer['questions'][number] {
  const said = (language: 'vi' | 'en'): string =>
    dated
      .map(
        ({ form, effective }) =>
          `${terms.forms.find(({ id }) => id === form)?.[language] ?? form} (${effective.split('-').toReversed().join('/')})`,
      )
      .join('; ')
  return {
    id: 'legacy-decisions',
    candidates,
    cite: 'Old registers, not verifiable',
    citeVi: 'Sổ cũ, không kiểm chứng được',
    en: `Do these old decisions stand? ${said('en')}. Look in the personnel file, and enter what is proved as an earlier decision.`,
    vi: `Các quyết định cũ này có thật không? ${said('vi')}. Đối chiếu hồ sơ cán bộ, rồi ghi quyết định đã được chứng minh vào “quyết định trước đây”.`,
  }
}
