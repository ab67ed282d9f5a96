import { sql } from 'kysely'
import type { Trx } from '../../base/index.ts'
import type { Bilingual } from '../../base/schema.ts'
import { explainRule, type ActivityNames } from '../explain-rule.ts'
import { SEVERITIES } from '../schema.ts'
import type { Citation, Rule, Rulebook, Template } from '../schema.ts'

/** What is kept of a version of a rule for whoever reads it, beside number, titles, severity and area. */
export interface RuleBody {
  template: Template
  activities: string[]
  basis: Citation[]
  exceptions: Bilingual | null
  /** What the rule asks for, in words. */
  words: Bilingual
  from: string | null
  until: string | null
}

export function bodyOf(rule: Rule, names: ActivityNames): RuleBody {
  return {
    template: rule.template,
    activities: [...new Set([...rule.a.activities, ...(rule.b?.activities ?? [])])],
    basis: rule.basis.map((citation) => ({ ...citation })),
    exceptions: rule.exceptions ?? null,
    words: explainRule(rule, names),
    from: rule.from ?? null,
    until: rule.until ?? null,
  }
}

/** Rules with a citation that no lawyer has confirmed, or with none. */
export function isUnconfirmed(rule: Rule): boolean {
  return rule.basis.length === 0 || rule.basis.some(({ confirmed }) => !confirmed)
}

/**
 * Gives each rule of a version of a rulebook its number: the one that this meaning had before, otherwise the next of that rule. `reword`: titles and
 * words of a number that exists follow the text that is given. Whoever calls holds the lock on the rulebook's row.
 */
export async function numberRules(
  trx: Trx,
  book: { id: string; version: number },
  rulebook: Rulebook,
  names: ActivityNames,
  reword: boolean,
): Promise<void> {
  const rows = rulebook.rules.map((rule) => ({
    rule: rule.id,
    version: rule.version,
    title_en: rule.title.en,
    title_vi: rule.title.vi,
    severity: SEVERITIES.indexOf(rule.severity) + 1,
    area: rule.area ?? null,
    body: bodyOf(rule, names),
  }))
  const given = sql`json_to_recordset(${JSON.stringify(rows)}::json)
    as given(rule text, version text, title_en text, title_vi text, severity smallint, area int, body jsonb)`
  await sql`insert into law.rule_version (rulebook, rule, number, version, title_en, title_vi, severity, area, body, first_in)
    select ${book.id}, rule, 1 + coalesce((select max(number) from law.rule_version v where v.rulebook = ${book.id} and v.rule = given.rule), 0),
      version, title_en, title_vi, severity, area, body, ${book.version}
    from ${given}
    where not exists (select from law.rule_version v where v.rulebook = ${book.id} and v.rule = given.rule and v.version = given.version)`.execute(
    trx,
  )
  if (!reword) return
  await sql`update law.rule_version v
    set title_en = given.title_en, title_vi = given.title_vi, severity = given.severity, area = given.area, body = given.body
    from ${given} where v.rulebook = ${book.id} and v.rule = given.rule and v.version = given.version`.execute(trx)
}
