import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../base/index.ts'
import type { About, LawPoint } from '../law/proceedings/index.ts'
import { standingOf, today } from './law.ts'

/** Whom the law of a day is asked about; null where the register does not say of which class he is: then it cannot be asked. */
export async function aboutOf(db: Db | Trx, officer: string, day: string): Promise<About | null> {
  const { class: of, status } = await standingOf(db, officer, day)
  return of === null ? null : { class: of, status, day }
}

/** Throws `conflict` where a rule that a lawyer has confirmed is broken; what breaks another one is shown as *to be confirmed*. */
export function requireKept(points: readonly LawPoint[]): void {
  const broken = points.filter(({ kept, confirmed }) => kept === 'broken' && confirmed)
  if (broken.length === 0) return
  throw new LiemError('conflict', 'the law of that day does not allow this', {
    hint: broken.map(({ cite, rule }) => `${cite} (${rule})`).join('; '),
  })
}

/** Numbers of everybody concerned in a case. */
async function concernedIn(db: Db | Trx, id: string): Promise<string[]> {
  const { rows } = await sql<{
    officer: string
  }>`select officer from cases.party where case_id = ${id} and role = 'concerned' order by officer`.execute(db)
  return rows.map(({ officer }) => officer)
}

/** What the law of today says about each person concerned, as it is asked; null where it cannot be. */
export async function askEach<T>(db: Db, id: string, ask: (about: About) => T): Promise<{ officer: string; law: T | null }[]> {
  const officers = await concernedIn(db, id)
  const about = await Promise.all(officers.map((officer) => aboutOf(db, officer, today())))
  return officers.map((officer, at) => {
    const one = about[at] ?? null
    return { officer, law: one === null ? null : ask(one) }
  })
}
