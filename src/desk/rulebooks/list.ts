import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { newestRun } from '../../detect/store/index.ts'
import type { rulebookRow } from './schema.ts'

export type RulebookRow = z.infer<typeof rulebookRow>

/** Every rulebook with the version in use. */
export async function listRulebooks(db: Db, _scope: Scope): Promise<{ rows: RulebookRow[] }> {
  const [run, { rows }] = await Promise.all([
    newestRun(db),
    sql<{ id: string; en: string; vi: string; version: number | null; rules: number; unconfirmed: number; drafts: number }>`
      select b.id, b.title_en as en, b.title_vi as vi, b.version, coalesce(v.rules, 0) as rules, coalesce(v.unconfirmed, 0) as unconfirmed,
        (select count(*) from law.rulebook_version d where d.rulebook = b.id and d.state = 'draft') as drafts
      from law.rulebook b left join law.rulebook_version v on v.rulebook = b.id and v.version = b.version order by b.id`.execute(db),
  ])
  return {
    rows: rows.map(({ en, vi, ...row }) => {
      const isIn = run?.rulebooks.some(({ id }) => id === row.id) ?? false
      return { ...row, title: { en, vi }, runAt: isIn ? run!.at : null, cases: isIn ? run!.cases : null }
    }),
  }
}
