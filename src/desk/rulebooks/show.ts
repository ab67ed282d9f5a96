import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db } from '../../base/index.ts'
import type { Bilingual, Scope } from '../../base/schema.ts'
import { newestReport, newestRun } from '../../detect/store/index.ts'
import { readActivityNames, type Rule } from '../../law/index.ts'
import { bodyOf, diffVersions, listVersions, parseVersion, readVersion, type RulebookVersion } from '../../law/versions/index.ts'
import { keptCases } from '../../findings/index.ts'
import { reachOf, type Reach } from '../parts/scope.ts'
import { sumOpenByRule } from '../parts/sums.ts'
import { listRulebooks } from './list.ts'
import type { RuleRow, showRulebook as contract, versionRow } from './schema.ts'

type Shown = z.infer<typeof contract.output>
export type VersionRow = z.infer<typeof versionRow>
type Counts = NonNullable<RuleRow['counts']>

/** A version of a rulebook with its rules, and what each did in the newest run. Throws `absent`. */
export async function showRulebook(db: Db, scope: Scope, { id, version }: z.output<typeof contract.input>): Promise<Shown> {
  const [found, versions, { rows }, reach] = await Promise.all([
    readVersion(db, id, version),
    listVersions(db, id),
    listRulebooks(db, scope),
    reachOf(db, scope),
  ])
  const rulebook = rows.find((row) => row.id === id)
  if (rulebook === undefined) throw new LiemError('absent', 'there is no such rulebook')
  return {
    rulebook,
    version: versionOf(found),
    versions: versions.map(versionOf),
    source: found.source,
    rules: await ruleRows(db, reach, found),
  }
}

export function versionOf({ version, state, note, rules, by, at, usedAt }: Omit<RulebookVersion, 'source'>): VersionRow {
  return { version, state, note, rules, by, at, usedAt }
}

export async function diffRulebook(
  db: Db,
  _scope: Scope,
  { id, before, after }: { id: string; before: number; after: number },
): Promise<Awaited<ReturnType<typeof diffVersions>>> {
  return diffVersions(db, id, before, after)
}

async function ruleRows(db: Db, reach: Reach, { rulebook: id, source }: RulebookVersion): Promise<RuleRow[]> {
  const [{ rules }, numbers, counts, report, open, names] = await Promise.all([
    parseVersion(id, source),
    numbersOf(db, id),
    countsOf(db, id, reach),
    newestReport(db),
    sumOpenByRule(db, reach),
    readActivityNames(),
  ])
  return rules.map((rule) => {
    const number = numbers.get(`${rule.id} ${rule.version}`) ?? 1
    const { words, basis, exceptions, template, from, until } = bodyOf(rule, names)
    return {
      ...{ rule: rule.id, number, title: rule.title, severity: rule.severity, area: rule.area ?? null },
      ...{ template, basis, exceptions, words, from, until },
      counts: counts.get(`${rule.id} ${number}`) ?? null,
      absent: absentOf(rule, report?.absent),
      openFindings: open.get(rule.id) ?? 0,
    }
  })
}

function absentOf(rule: Rule, absent: Readonly<Record<string, Bilingual[]>> | undefined): Bilingual[] {
  const own = new Set([...rule.a.activities, ...(rule.b?.activities ?? [])])
  return (absent?.[rule.id] ?? []).filter(({ en }) => own.has(en))
}

async function numbersOf(db: Db, id: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ rule: string; version: string; number: number }>`select rule, version, number from law.rule_version
    where rulebook = ${id}`.execute(db)
  return new Map(rows.map(({ rule, version, number }) => [`${rule} ${version}`, number]))
}

/** Of the newest run, less the cases that are kept from the reader; a rule that it judged by another version has none. */
async function countsOf(db: Db, id: string, reach: Reach): Promise<Map<string, Counts>> {
  const run = await newestRun(db)
  if (run === null) return new Map()
  const { rows } = await sql<
    Counts & { rule: string; number: number }
  >`select rule, number, activated - coalesce(kept, 0) as activated, violated - coalesce(kept, 0) as violated, satisfied, vacuous, unknown
    from detect.rule_result left join (select rule, rule_number as number, sum(kept)::int as kept from ${keptCases(reach)} as cases
      group by rule, rule_number) as found using (rule, number)
    where run = ${run.id} and rulebook = ${id}`.execute(db)
  return new Map(rows.map(({ rule, number, ...counts }) => [`${rule} ${number}`, counts]))
}
