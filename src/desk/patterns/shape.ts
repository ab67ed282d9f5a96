import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Bilingual } from '../../base/schema.ts'
import type { Pattern } from '../../detect/behaviour/schema.ts'
import { readVocabulary, type Vocabulary } from '../../law/index.ts'
import { unitNames, type UnitName } from '../../organisation/index.ts'
import { ruleTitles, titleOf, type RuleTitle } from '../parts/rules.ts'
import { notKept, type Reach } from '../parts/scope.ts'
import type { PatternView } from './schema.ts'

/** What the words of patterns are made from. */
export interface Words {
  titles: ReadonlyMap<string, RuleTitle>
  names: ReadonlyMap<string, UnitName>
  vocabulary: Vocabulary
  /** Titles of circumstances by id. */
  circumstances: ReadonlyMap<string, string>
  /** Cases as `rule|case` whose findings are all concluded without anything against anybody, or withdrawn, since the patterns were made. */
  cleared: ReadonlySet<string>
}

export async function wordsFor(db: Db, patterns: readonly Pattern[], reach: Reach): Promise<Words> {
  const units = patterns.flatMap(({ subject, subjectKind, peers }) =>
    subjectKind === 'unit' ? [subject, ...peers.map((peer) => peer.subject)] : [],
  )
  const exceptions = [...new Set(patterns.flatMap((pattern) => pattern.exceptions.map(({ id }) => id)))]
  const [titles, names, vocabulary, circumstances, cleared] = await Promise.all([
    ruleTitles(db),
    unitNames(db, units),
    readVocabulary(),
    sql<{ id: string; title: string }>`select id, title from findings.circumstance where id::text = any(${exceptions}::text[])`.execute(db),
    clearedCases(db, patterns, reach),
  ])
  return { titles, names, vocabulary, circumstances: new Map(circumstances.rows.map(({ id, title }) => [id, title])), cleared }
}

/** Patterns are made anew a while after a dismissal; the cases that they show go at once. */
async function clearedCases(db: Db, patterns: readonly Pattern[], reach: Reach): Promise<ReadonlySet<string>> {
  const cases = [...new Set(patterns.flatMap((pattern) => pattern.cases))]
  const { rows } = await sql<{ hit: string }>`select rule || '|' || case_id as hit from findings.finding
    where case_id = any(${cases}::text[]) group by rule, case_id
    having bool_and(state in ('dismissed', 'duplicate', 'withdrawn') or withheld_by is not null or not (${notKept(reach, sql`id`)}))`.execute(
    db,
  )
  return new Set(rows.map(({ hit }) => hit))
}

/** A pattern as pages show it (analytics: n, O, E, V, τ², z, p, q, ratio and interval, strata, peers, exceptions, power, cases). */
export function viewOf(id: string, pattern: Pattern, words: Words): PatternView {
  const { rule, subjectKind, subject, against, status, period, n, observed, expected, variance, tau2, z, p, q, theta, interval } = pattern
  return {
    ...{ id, rule, subjectKind, subject, against, status, period, n, observed, expected, variance, tau2, z, p, q, theta, interval },
    title: titleOf(words.titles, rule).title,
    subjectLabel: labelOf(words, subjectKind, subject),
    strata: strataWords(pattern, words.vocabulary),
    peersCount: pattern.peersCount,
    exceptions: pattern.exceptions.map(({ id: one, left }) => `${words.circumstances.get(one) ?? one} (${left})`),
    power: powerWords(pattern),
    months: pattern.months.map(({ month, observed: seen, expected: due, n: cases }) => ({
      month,
      observed: seen,
      expected: due,
      n: cases,
    })),
    cases: pattern.cases.filter((one) => !words.cleared.has(`${rule}|${one}`)),
  }
}

export function labelOf({ names }: Words, kind: Pattern['subjectKind'], subject: string): Bilingual {
  return (kind === 'unit' ? names.get(subject)?.short : undefined) ?? { en: subject, vi: subject }
}

const OTHER_STRATA: Readonly<Record<string, Bilingual>> = {
  unit: { en: 'unit', vi: 'đơn vị' },
  month: { en: 'month', vi: 'tháng' },
}

function strataWords({ strata }: Pattern, { attributes }: Vocabulary): Bilingual {
  const words = strata.map((name) => OTHER_STRATA[name] ?? attributes.get(name)?.label ?? { en: name, vi: name })
  const list = (language: 'en' | 'vi'): string => words.map((word) => lower(word[language])).join(', ')
  return { en: list('en'), vi: list('vi') }
}

function lower(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}

/** What could have been seen at all, so that *ordinary* is not taken for *nothing there*. */
function powerWords({ detectable, status }: Pattern): Bilingual {
  if (detectable !== null) {
    const ratio = Math.ceil(detectable * 10) / 10
    return {
      en: `A ratio of ${ratio} to what is expected would be seen four times in five; less may stay unseen.`,
      vi: `Gấp ${String(ratio).replace('.', ',')} lần mức chờ đợi thì bốn trong năm lần sẽ thấy; ít hơn có thể không thấy.`,
    }
  }
  if (status === 'insufficient')
    return { en: 'Too few cases or peers to tell anything.', vi: 'Quá ít hồ sơ hoặc đơn vị cùng loại để nói điều gì.' }
  return {
    en: 'With so few expected, no ratio would be seen four times in five.',
    vi: 'Mức chờ đợi quá thấp: gấp bao nhiêu lần cũng khó thấy chắc.',
  }
}
