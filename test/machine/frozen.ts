/** What may change of a row that is there, and from when on nothing may. */
import { stands, type Look, type Rows, type Table } from './look.ts'

interface Rule {
  /** Columns that may still be filled while it is open. */
  open?: readonly string[]
  /** Whether it is signed, concluded, withdrawn. */
  closed?: (row: { [column: string]: unknown }) => boolean
  /** Columns that may be filled, once, even then. */
  late?: readonly string[]
  /** Whether it may go while it is open. */
  mayGo?: boolean
  /** Whether it was taken out: it stands elsewhere then. */
  taken?: (row: { [column: string]: unknown }, after: Look) => boolean
  /** Whether its words are destroyed, by the list of two persons. */
  destroyed?: (row: { [column: string]: unknown }, after: Look) => boolean
}

const isSet =
  (...columns: string[]) =>
  (row: { [column: string]: unknown }): boolean =>
    columns.some((column) => row[column] !== null)
const isEmptied = (row: { [column: string]: unknown }): boolean => row['emptied'] === true
const WITHDRAWN = ['withdrawn_by', 'withdrawn_at'] as const
const SIGNED = ['signed_by', 'signed_at', 'number', ...WITHDRAWN] as const
const CHECKED = ['checked_by', 'checked_at'] as const

/** A table that is not here only grows. */
const RULES: Readonly<Partial<Record<Table, Rule>>> = {
  party: {
    open: ['notified_on'],
    closed: isSet('notified_on'),
    taken: (row, { taken }) =>
      taken.some((one) => one.case_id === row['case_id'] && one.officer === row['officer'] && one.role === row['role']),
  },
  decision: { open: [...CHECKED, ...SIGNED, 'competence'], closed: isSet('signed_by', 'withdrawn_by'), late: ['reversed_on'] },
  ruling: { open: SIGNED, closed: isSet('signed_by', 'withdrawn_by') },
  complaint: { open: ['admitted', 'admitted_on', 'admitted_by', 'why', 'complex'], closed: isSet('admitted') },
  review: {
    closed: isSet('outcome'),
    late: ['reversed_on', 'ruling'],
    mayGo: true,
    open: ['outcome', 'form', 'grounds', 'concluded_by', 'concluded_on'],
  },
  conclusion: { open: [...CHECKED, 'signed_by', 'signed_at', ...WITHDRAWN], closed: isSet('signed_by', 'withdrawn_by') },
  told: { open: ['seen_at', 'given_on', 'given_how', 'given_by'] },
  link: { open: ['undone_by', 'undone_at', 'undone_why'], closed: isSet('undone_by') },
  measure: { open: SIGNED, closed: isSet('signed_by', 'withdrawn_by') },
  reply: { open: ['names', 'lawful', 'sent_by', 'sent_on', 'letter', ...CHECKED, ...WITHDRAWN], closed: isSet('sent_by', 'withdrawn_by') },
  release: {
    open: ['title', 'parts', 'writers', ...CHECKED, ...WITHDRAWN, 'withdrawn_why'],
    closed: isSet('checked_by', 'withdrawn_by'),
    late: ['released_by', 'released_at', 'snapshot', 'sha256', ...WITHDRAWN, 'withdrawn_why'],
    destroyed: isEmptied,
  },
  evidence: { open: [...WITHDRAWN, 'withdrawn_why'], closed: isSet('withdrawn_by'), destroyed: isEmptied },
  custody: { destroyed: (row, after) => after.evidence.some(({ id, emptied }) => id === row['evidence'] && emptied) },
  goods: { open: ['result', 'done_on', 'done_by'], closed: isSet('result') },
  plan_task: {
    open: ['outcome', 'said', 'done_on', 'done_by', 'done_at', 'evidence', 'dropped_why', 'dropped_by', 'dropped_at'],
    closed: isSet('outcome', 'dropped_by'),
    destroyed: isEmptied,
  },
  plan_turn: { destroyed: (row, after) => after.plan_task.some(({ id, emptied }) => id === row['task'] && emptied) },
  rereading: {
    open: ['reader', 'taken_at', 'verdict', 'words', 'read_at'],
    closed: isSet('verdict'),
    late: ['reopened', 'settled_by', 'settled_at', 'settled_why'],
  },
  submission: {
    open: [
      ...['to_unit', 'submitted_by', 'submitted_at', 'due', 'received_by', 'received_at', 'told_on', ...WITHDRAWN],
      ...['heard', 'heard_words', 'heard_by', 'heard_at', 'answer', 'answer_reason', 'answered_by', 'answered_at'],
    ],
    closed: isSet('answer', 'withdrawn_by'),
  },
  rating: { open: ['concluded_by', 'concluded_at', ...WITHDRAWN], closed: isSet('concluded_by', 'withdrawn_by') },
}
/** Of what a decision on somebody stands on nothing changes; a file that comes back has its day entered. */
const OF_FACTS: readonly Table[] = ['act', 'circumstance', 'earlier']
/** Changed by what is not signed. */
const FREE: readonly Table[] = [
  ...(['case', 'counted', 'service', 'tenure', 'document', 'clocked', 'sums', 'beside_legacy'] as const),
  ...OF_FACTS,
]

const KEY = ['case_id', 'officer', 'role', 'decision', 'measure', 'sitting', 'document', 'n', 'number', 'reference'] as const
const keyOf = (row: { [column: string]: unknown }): string => JSON.stringify(row['id'] ?? KEY.map((column) => row[column]))

/** Rows that changed although nothing of them may change. */
export function frozen(before: Look, after: Look): string[] {
  const tables = Object.keys(before).filter((name): name is Table => name !== 'events' && !FREE.includes(name as Table))
  return [...tables.flatMap((table) => changed(table, before, after)), ...factsChanged(before, after)]
}

function changed(table: Table, before: Look, after: Look): string[] {
  const { open = [], closed = () => false, late = [], mayGo = false, taken = () => false, destroyed = () => false } = RULES[table] ?? {}
  const now = new Map((after[table] as Rows).map((row) => [keyOf(row), row]))
  return (before[table] as Rows).flatMap((old) => {
    const row = now.get(keyOf(old))
    const isClosed = closed(old)
    if (row !== undefined && destroyed(row, after)) return []
    if (row === undefined) return (mayGo && !isClosed) || taken(old, after) ? [] : [`${table}: a row is gone`]
    const other = Object.keys(old).filter((column) => JSON.stringify(old[column]) !== JSON.stringify(row[column]))
    const wrong = other.filter((column) => (isClosed ? !late.includes(column) || old[column] !== null : !open.includes(column)))
    return wrong.length === 0 ? [] : [`${table}: ${wrong.join(', ')} of what ${isClosed ? 'is concluded' : 'stands'} was changed`]
  })
}

function factsChanged(before: Look, after: Look): string[] {
  const decided = before.decision
    .filter((row) => stands(row) && after.decision.some((one) => one.id === row.id && stands(one)))
    .map(({ case_id, officer }) => `${case_id} ${officer}`)
  return OF_FACTS.flatMap((table) => {
    const of = (look: Look): string[] =>
      (look[table] as readonly { case_id: string; officer: string; until_day?: string | null }[])
        .filter(({ case_id, officer }) => decided.includes(`${case_id} ${officer}`))
        .map((row) => JSON.stringify(table === 'circumstance' ? { ...row, until_day: null } : row))
    return of(before).join() === of(after).join() ? [] : [`${table}: what a signed decision stands on was changed`]
  })
}
