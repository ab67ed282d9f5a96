import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Bilingual } from '../../base/schema.ts'
import { SEVERITIES, type Severity } from '../../law/schema.ts'

export interface RuleTitle {
  rule: string
  rulebook: string
  title: Bilingual
  severity: Severity
}

/** Every rule that was ever kept, by its id, as its newest version is called. */
export async function ruleTitles(db: Db): Promise<ReadonlyMap<string, RuleTitle>> {
  const { rows } = await sql<{ rule: string; rulebook: string; en: string; vi: string; severity: number }>`
    select distinct on (r.rule) r.rule, r.rulebook, r.title_en as en, r.title_vi as vi, r.severity from law.rule_version r
    order by r.rule, r.number desc`.execute(db)
  return new Map(
    rows.map(({ rule, rulebook, en, vi, severity }) => [rule, { rule, rulebook, title: { en, vi }, severity: SEVERITIES[severity - 1]! }]),
  )
}

/** A rule by its id; one that is not known is called by it. */
export function titleOf(titles: ReadonlyMap<string, RuleTitle>, rule: string): RuleTitle {
  return titles.get(rule) ?? { rule, rulebook: '', title: { en: rule, vi: rule }, severity: 'serious' }
}
