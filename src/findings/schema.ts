import { z } from 'zod'
import { bilingual, count, day, done, empty, id, instant, line, pageOf, paging, reason, route, story, TIERS } from '../base/schema.ts'
import { LANES, SEVERITIES } from '../law/schema.ts'
import { unitName } from '../organisation/schema.ts'
import { circumstance } from './circumstances/schema.ts'
import { historyLine } from './history/schema.ts'

export * from './circumstances/schema.ts'
export * from './history/schema.ts'

export const STATES = ['new', 'review', 'confirmed', 'dismissed', 'duplicate', 'withdrawn'] as const
export type State = (typeof STATES)[number]
/** States in which a finding waits for somebody. */
export const OPEN: readonly State[] = ['new', 'review']

export const who = z.object({ id: z.string(), name: z.string() })

export const findingRow = z.object({
  id,
  number: z.string(),
  rule: z.string(),
  title: bilingual,
  severity: z.enum(SEVERITIES),
  caseId: z.string(),
  unit: unitName.nullable(),
  /** How many are named in the trace, never who. */
  attributed: z.int(),
  unattributed: z.int(),
  state: z.enum(STATES),
  assignee: who.nullable(),
  due: day.nullable(),
  raisedOn: day,
  happenedAt: instant.nullable(),
  circumstances: z.int(),
  /** How far it is kept from others. */
  tier: z.enum(TIERS),
})
export type FindingRow = z.infer<typeof findingRow>

/** What a list of findings may be narrowed by. Lists of values are *or*, fields are *and*. */
export const findingFilter = {
  state: z.array(z.enum(STATES)).optional(),
  severity: z.array(z.enum(SEVERITIES)).optional(),
  rule: z.array(z.string().max(60)).max(100).optional(),
  /** A unit means all below it, too. */
  unit: z.array(z.string().max(60)).max(100).optional(),
  broker: z.array(z.string().max(60)).max(100).optional(),
  area: z.array(z.coerce.number().int()).max(50).optional(),
  stage: z.array(z.string().max(60)).max(50).optional(),
  tier: z.array(z.enum(TIERS)).optional(),
  /** Ids of people; `none` and `me`. */
  assignee: z.array(z.string().max(100)).max(50).optional(),
  raisedFrom: day.optional(),
  raisedUntil: day.optional(),
  happenedFrom: day.optional(),
  happenedUntil: day.optional(),
  overdue: z.enum(['yes', 'no']).optional(),
  attribution: z.enum(['all', 'some', 'none']).optional(),
  /** Somebody named in the trace was asked. */
  heard: z.enum(['yes', 'no']).optional(),
  caseId: z.string().max(200).optional(),
  /** Held back by this circumstance; without it, findings that are held back are in no list. */
  withheldBy: id.optional(),
  /** This circumstance stands beside it. */
  circumstance: id.optional(),
  /** Case, number, rule, title or unit; with or without diacritics. */
  text: z.string().trim().max(200).optional(),
}
/** A field that there is not is refused: with a slip of the pen a filter would find everything. */
export const filter = z.strictObject(findingFilter)
export type FindingFilter = z.infer<typeof filter>

export const SORTS = ['due', 'raised', 'happened', 'severity', 'rule', 'unit', 'state'] as const
export const order = { sort: z.enum(SORTS).default('due'), direction: z.enum(['asc', 'desc']).default('asc') }

export const listFindings = route({
  method: 'GET',
  path: '/api/findings',
  summary: 'Findings',
  action: 'finding.read',
  facts: ['unit', 'assignee', 'named'],
  input: z.object({ ...findingFilter, ...order, ...paging }),
  output: pageOf(findingRow).extend({ withheld: count }),
})

export const countFindings = route({
  method: 'GET',
  path: '/api/findings/counts',
  summary: 'How many findings the tabs of the list have',
  action: 'finding.read',
  facts: ['unit', 'assignee', 'named'],
  input: empty,
  output: z.object({
    open: count,
    untouched: count,
    mine: count,
    verySerious: count,
    withdrawn: count,
    confirmed: count,
    uncheckable: z.int().nullable(),
  }),
})

/** Lists count up to a limit; whoever acts on everything that a filter finds must know how much that is. */
export const numberFindings = route({
  method: 'GET',
  path: '/api/findings/number',
  summary: 'Exactly how many findings a filter finds',
  action: 'finding.read',
  facts: ['unit', 'assignee', 'named'],
  input: z.object(findingFilter),
  output: z.object({ n: z.int() }),
})

const fileForm = { format: z.enum(['csv', 'xlsx']).default('xlsx'), language: z.enum(['vi', 'en']).default('vi') }

/** CSV or XLSX of everything that the filter finds, in its order. */
export const exportFindings = route({
  method: 'GET',
  path: '/api/findings/export',
  summary: 'Findings as a file for a spreadsheet',
  action: 'finding.export',
  facts: ['unit', 'assignee', 'named'],
  records: {},
  input: z.object({ ...findingFilter, ...order, ...fileForm }),
  output: z.string(),
  download: 'application/octet-stream',
})

/** The same of findings that were picked one by one; those that cannot be seen are left out. */
export const exportPicked = route({
  method: 'POST',
  path: '/api/findings/export',
  summary: 'Picked findings as a file for a spreadsheet',
  action: 'finding.export',
  facts: ['unit', 'assignee', 'named'],
  records: {},
  input: z.object({ ids: z.array(id).min(1).max(10_000), ...order, ...fileForm }),
  output: z.string(),
  download: 'application/octet-stream',
})

export const timelineEvent = z.object({
  at: instant.nullable(),
  activity: bilingual,
  lane: z.enum(LANES),
  account: z.string().nullable(),
  unit: z.string().nullable(),
  values: z.record(z.string(), z.string()),
  witness: z.int().nullable(),
})
export const timeline = z.object({
  events: z.array(timelineEvent),
  /** Steps that the rule expects and the data do not have: between which positions, and their names. */
  missing: z.array(z.object({ activity: bilingual, lane: z.enum(LANES), after: z.int().nullable(), before: z.int().nullable() })),
  /** The interval that matters: two positions. */
  span: z.tuple([z.int(), z.int()]).nullable(),
  /** Times without data: outages and other circumstances. */
  dark: z.array(z.object({ from: instant, until: instant, lane: z.enum(LANES).nullable(), label: z.string() })),
  finished: z.boolean(),
})
export type Timeline = z.infer<typeof timeline>

export const namedRow = z.object({
  account: z.string(),
  /** Null where the account cannot be attributed to one person on that day. */
  officer: who.nullable(),
  why: z.enum(['none', 'several', 'shared', 'unsaid']).nullable(),
  /** Numbers of the witness events. */
  witnesses: z.array(z.int()),
  hearing: z.object({ outcome: z.enum(['heard', 'objected', 'declined', 'unreachable']), said: z.string(), on: day }).nullable(),
})

/** A move that the state allows; `refusal` says why it cannot be made now. */
export const move = z.object({ to: z.enum(STATES), refusal: bilingual.nullable() })

/**
 * One lawful exception of the rule, and what the data say of it in this case: `applies`; `not`: they say that it does not; `unseen`: the step that it
 * stands on is not in them; `unknown`: they cannot tell.
 */
export const exceptionHere = z.object({ text: bilingual, here: z.enum(['applies', 'not', 'unseen', 'unknown']), why: bilingual })
export type ExceptionHere = z.infer<typeof exceptionHere>

export const finding = findingRow.extend({
  rulebook: z.string(),
  broker: z.string().nullable(),
  stage: z.string().nullable(),
  area: z.int().nullable(),
  /** Why it was raised, in one or two sentences. `⟦1⟧` stands where the disc of witness 1 belongs. */
  why: bilingual,
  doubts: z.array(z.object({ kind: z.enum(['exception', 'missing', 'account', 'circumstance', 'unfinished']), text: bilingual })),
  ruleVersion: z.object({
    number: z.int(),
    title: bilingual,
    words: bilingual,
    basis: z.array(
      z.object({ cite: z.string(), from: day.optional(), until: day.optional(), confirmed: z.boolean(), note: z.string().optional() }),
    ),
    exceptions: bilingual.nullable(),
    from: day.nullable(),
    until: day.nullable(),
  }),
  exceptions: z.array(exceptionHere),
  facts: z.array(z.object({ name: z.string(), label: bilingual, value: z.string() })),
  timeline,
  named: z.array(namedRow),
  notes: z.array(z.object({ id, text: z.string(), by: z.string(), at: instant })),
  history: z.array(historyLine),
  applied: z.array(circumstance),
  duplicateOf: z.object({ id, number: z.string() }).nullable(),
  others: z.array(z.object({ id, number: z.string(), rule: z.string(), title: bilingual, state: z.enum(STATES) })),
  conclusion: z.object({ text: z.string(), by: z.string(), at: instant }).nullable(),
  moves: z.array(move),
  /** It is to be read only because it was opened in an emergency: under what, and until when. */
  opened: z.object({ grant: id, until: instant }).nullable(),
  /** The same rule in like units, over twelve months. */
  peers: z.array(
    z.object({ unit: unitName, n: z.int(), violated: z.int(), rate: z.number(), low: z.number(), high: z.number(), self: z.boolean() }),
  ),
})
export type Finding = z.infer<typeof finding>

export const showFinding = route({
  method: 'GET',
  path: '/api/findings/:id',
  summary: 'One finding: why it was raised, what could overturn it, and what happened to it',
  action: 'finding.read',
  facts: ['unit', 'assignee', 'named', 'state'],
  records: { subject: ['finding', 'id'], people: ['named.officer.id'], grant: 'opened.grant' },
  input: z.object({ id }),
  output: finding,
})

/** Where a finding stands in the list that a filter gives: the ones before and after it; `place` is null where the list does not have it. */
export const neighbours = route({
  method: 'GET',
  path: '/api/findings/:id/neighbours',
  summary: 'The findings before and after this one in a list',
  action: 'finding.read',
  facts: ['unit', 'assignee', 'named'],
  input: z.object({ id, ...findingFilter, ...order }),
  output: z.object({ previous: id.nullable(), next: id.nullable(), place: z.object({ at: count, of: count }).nullable() }),
})

const acted = finding

export const moveFinding = route({
  method: 'POST',
  path: '/api/findings/:id/move',
  summary: 'Take up, confirm, dismiss, mark as a duplicate, or open again',
  action: 'finding.decide',
  facts: ['unit', 'assignee', 'named', 'state'],
  input: z.object({
    id,
    to: z.enum(['review', 'confirmed', 'dismissed', 'duplicate', 'new']),
    reason,
    duplicateOf: z.string().max(30).optional(),
  }),
  output: acted,
})

export const addNote = route({
  method: 'POST',
  path: '/api/findings/:id/notes',
  summary: 'Write a note',
  action: 'finding.change',
  facts: ['unit', 'assignee', 'named'],
  input: z.object({ id, text: story }),
  output: acted,
})

export const recordHearing = route({
  method: 'POST',
  path: '/api/findings/:id/hearings',
  summary: 'Record what a person named in the trace said',
  action: 'finding.change',
  facts: ['unit', 'assignee', 'named'],
  input: z.object({
    id,
    officer: z.string().max(100),
    outcome: z.enum(['heard', 'objected', 'declined', 'unreachable']),
    said: story,
    on: day,
  }),
  output: acted,
})

export const assignFinding = route({
  method: 'POST',
  path: '/api/findings/:id/assign',
  summary: 'Give a finding to somebody, or to nobody, with a day',
  action: 'finding.change',
  facts: ['unit', 'assignee', 'named'],
  input: z.object({ id, assignee: z.string().max(100).nullable().optional(), due: day.nullable().optional(), reason }),
  output: acted,
})

/** Whoever decides says up to which clearance it is seen. It is raised no higher than his own, and not above that of whoever it is given to. */
export const setTier = route({
  method: 'POST',
  path: '/api/findings/:id/tier',
  summary: 'Say how far a finding is kept from others',
  action: 'finding.decide',
  facts: ['unit', 'assignee', 'named'],
  fresh: true,
  input: z.object({ id, tier: z.enum(TIERS), reason }),
  output: acted,
})

/** Confirming is never done in bulk. Either the ids, or everything that the filter finds (`expected`, an exact number, guards against a list that changed). */
export const bulkAct = route({
  method: 'POST',
  path: '/api/findings/bulk',
  summary: 'Assign, set a day for, or dismiss many findings, with one reason',
  action: 'finding.decide',
  facts: ['unit', 'assignee', 'named', 'state'],
  fresh: true,
  input: z.object({
    act: z.enum(['assign', 'due', 'dismiss', 'review']),
    ids: z.array(id).max(1_000).optional(),
    filter: filter.optional(),
    expected: z.int().min(0).optional(),
    assignee: z.string().max(100).nullable().optional(),
    due: day.nullable().optional(),
    reason,
  }),
  output: z.object({
    changed: z.int(),
    /** Left as they are, because their state does not allow it or the assignee is named in them. */
    left: z.array(z.object({ why: bilingual, n: z.int() })),
  }),
})

export const savedView = z.object({ id, name: z.string(), query: z.record(z.string(), z.unknown()) })
export const listViews = route({
  method: 'GET',
  path: '/api/views',
  summary: 'Saved views of the list of findings',
  action: 'view.read',
  facts: [],
  input: empty,
  output: z.object({ rows: z.array(savedView) }),
})
export const saveView = route({
  method: 'POST',
  path: '/api/views',
  summary: 'Keep a filter, order and columns under a name; the same name replaces',
  action: 'view.change',
  facts: [],
  input: z.object({
    name: line,
    query: z.object({
      ...findingFilter,
      sort: z.enum(SORTS).optional(),
      direction: z.enum(['asc', 'desc']).optional(),
      columns: z.array(z.string().max(40)).max(30).optional(),
    }),
  }),
  output: savedView,
})
export const removeView = route({
  method: 'DELETE',
  path: '/api/views/:id',
  summary: 'Forget a saved view',
  action: 'view.change',
  facts: [],
  input: z.object({ id }),
  output: done,
})
