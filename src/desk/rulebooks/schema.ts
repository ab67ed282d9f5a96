import { z } from 'zod'
import { bilingual, day, id, instant, line, reason, route } from '../../base/schema.ts'
import { SEVERITIES, TEMPLATES } from '../../law/schema.ts'

const rulebookId = z.string().regex(/^[a-z0-9-]{1,60}$/u)
const ruleId = z.string().min(1).max(60)
const version = z.coerce.number().int().min(1)
/** YAML as somebody wrote it. */
export const LONGEST_SOURCE = 2_000_000
const source = z.string().min(1).max(LONGEST_SOURCE)

export const citation = z.object({
  cite: z.string(),
  from: day.optional(),
  until: day.optional(),
  confirmed: z.boolean(),
  note: z.string().optional(),
})

export const ruleCounts = z.object({
  activated: z.int(),
  violated: z.int(),
  satisfied: z.int(),
  vacuous: z.int(),
  unknown: z.int(),
})

/** A rule of the version of a rulebook, with what it did in the newest run; `counts` is null before the first. */
export const ruleRow = z.object({
  rule: ruleId,
  /** Number of this version of the rule. */
  number: z.int(),
  title: bilingual,
  severity: z.enum(SEVERITIES),
  area: z.int().nullable(),
  template: z.enum(TEMPLATES),
  basis: z.array(citation),
  exceptions: bilingual.nullable(),
  /** What the rule asks for, in words. */
  words: bilingual,
  from: day.nullable(),
  until: day.nullable(),
  counts: ruleCounts.nullable(),
  /** Activities that the rule names and the data do not have. */
  absent: z.array(bilingual),
  openFindings: z.int(),
})
export type RuleRow = z.infer<typeof ruleRow>

export const rulebookRow = z.object({
  id: rulebookId,
  title: bilingual,
  version: z.int().nullable(),
  rules: z.int(),
  /** Rules with a citation that no lawyer has confirmed. */
  unconfirmed: z.int(),
  drafts: z.int(),
  runAt: instant.nullable(),
  cases: z.int().nullable(),
})

export const versionRow = z.object({
  version: z.int(),
  state: z.enum(['draft', 'used', 'replaced', 'dropped']),
  note: z.string(),
  rules: z.int(),
  by: z.string(),
  at: instant,
  usedAt: instant.nullable(),
})

export const listRulebooks = route({
  method: 'GET',
  path: '/api/rulebooks',
  summary: 'Rulebooks',
  action: 'rulebook.read',
  facts: [],
  input: z.object({}),
  output: z.object({ rows: z.array(rulebookRow) }),
})

export const showRulebook = route({
  method: 'GET',
  path: '/api/rulebooks/:id',
  summary: 'A version of a rulebook (the one in use, when none is named): its rules and what each did',
  action: 'rulebook.read',
  facts: [],
  input: z.object({ id: rulebookId, version: version.optional() }),
  output: z.object({
    rulebook: rulebookRow,
    version: versionRow,
    versions: z.array(versionRow),
    source: z.string(),
    rules: z.array(ruleRow),
  }),
})

/** One rule that differs between two versions; `changes` in words, `lines` of its YAML before and after. */
export const ruleDifference = z.object({
  rule: ruleId,
  kind: z.enum(['added', 'removed', 'changed', 'words']),
  title: bilingual,
  changes: z.array(bilingual),
  lines: z.array(z.object({ sign: z.enum(['same', 'added', 'removed']), text: z.string() })),
})
export type RuleDifference = z.infer<typeof ruleDifference>

export const diffRulebook = route({
  method: 'GET',
  path: '/api/rulebooks/:id/diff',
  summary: 'What differs between two versions of a rulebook, rule by rule',
  action: 'rulebook.read',
  facts: [],
  input: z.object({ id: rulebookId, before: version, after: version }),
  output: z.object({ rules: z.array(ruleDifference), same: z.int() }),
})

export const compareText = route({
  method: 'POST',
  path: '/api/rulebooks/:id/compare',
  summary: 'What a text would change in the version in use; nothing is kept, and every mistake is told with line and column',
  action: 'rulebook.change',
  facts: [],
  input: z.object({ id: rulebookId, source }),
  /** `against` is null where no version is in use. */
  output: z.object({ against: z.int().nullable(), rules: z.array(ruleDifference), same: z.int() }),
})

export const createRulebook = route({
  method: 'POST',
  path: '/api/rulebooks',
  summary: 'Keep the text of a new rulebook as its first draft; it is read first, and every mistake is told with line and column',
  action: 'rulebook.change',
  facts: [],
  input: z.object({ id: rulebookId, source, note: line, reason }),
  output: versionRow,
})

export const saveDraft = route({
  method: 'POST',
  path: '/api/rulebooks/:id/drafts',
  summary: 'Keep a changed text as a draft; it is read as a rulebook first, and every mistake is told with line and column',
  action: 'rulebook.change',
  facts: [],
  input: z.object({ id: rulebookId, source, note: line, reason }),
  output: versionRow,
})

export const useVersion = route({
  method: 'POST',
  path: '/api/rulebooks/:id/use',
  summary: 'Put a draft to use: the data are compared anew and findings follow',
  action: 'rulebook.decide',
  facts: [],
  fresh: true,
  input: z.object({ id: rulebookId, version, reason }),
  output: z.object({ version: versionRow, job: id }),
})

/** How many cases went from one verdict to another, and a few of them. */
export const verdictChange = z.object({
  rule: ruleId,
  from: z.enum(['violated', 'unknown', 'satisfied', 'vacuous', 'absent']),
  to: z.enum(['violated', 'unknown', 'satisfied', 'vacuous', 'absent']),
  cases: z.int(),
  examples: z.array(z.string()),
})
export const trial = z.object({
  id,
  rulebook: rulebookId,
  /** The version in use; 0 where there is none. */
  against: z.int(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  error: z.object({ message: z.string(), place: z.string().optional(), hint: z.string().optional() }).nullable(),
  cases: z.int().nullable(),
  seconds: z.number().nullable(),
  differences: z.array(ruleDifference),
  /** Of the rules that differ, every pair of verdicts that occurs; unchanged ones too. */
  changes: z.array(verdictChange),
  wouldRaise: z.int().nullable(),
  wouldWithdraw: z.int().nullable(),
})
export type Trial = z.infer<typeof trial>

export const startTrial = route({
  method: 'POST',
  path: '/api/rulebooks/:id/trials',
  summary: 'Try a changed text on all data; nothing counts yet',
  action: 'rulebook.change',
  facts: [],
  input: z.object({ id: rulebookId, source }),
  output: z.object({ id }),
})

export const showTrial = route({
  method: 'GET',
  path: '/api/trials/:id',
  summary: 'What a trial found',
  action: 'rulebook.read',
  facts: [],
  input: z.object({ id }),
  output: trial,
})
