import { nameActivity, type ActivityNames } from '../explain/words.ts'
import type { CaseFacts } from './facts.ts'
import type { RuleRow } from './schema.ts'
import type { Evaluation } from '../schema.ts'

/** One row per rule, in the order of the rulebook. */
export function collectRules(evaluation: Evaluation, facts: CaseFacts, names: ActivityNames | undefined): RuleRow[] {
  const present = new Set(evaluation.log.activity.dictionary.texts.filter((_, index) => facts.activities[index + 1] === 1))
  return evaluation.rules.map(({ rule, cases }) => ({
    id: rule.id,
    version: rule.version,
    title: rule.title,
    template: rule.template,
    severity: rule.severity,
    basis: rule.basis.map((basis) => ({ ...basis })),
    exceptions: rule.exceptions ?? null,
    condition: rule.when?.source ?? null,
    cases: { ...cases },
    absentActivities: [...new Set([...rule.a.activities, ...(rule.b?.activities ?? [])])]
      .filter((name) => !present.has(name))
      .map((name) => nameActivity(name, names)),
  }))
}
