import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { today } from '../law.ts'
import { namesOf, personOf } from '../list.ts'
import { rowColumns, rowsOf, type Row } from './list.ts'
import type { Submission, SubmissionTask } from './schema.ts'
import { absent, offersOf, OPEN, seesSubmission, superiorOf, type OpenSubmission } from './scope.ts'

type TaskRow = Omit<SubmissionTask, 'askedBy'> & { askedBy: string }

interface Whole extends Row, Omit<OpenSubmission, keyof Row | 'tasks'> {
  asks: string
  grounds: string
  review: string | null
  tasks: TaskRow[]
  withdrawnBy: string | null
  withdrawnAt: string | null
  receivedBy: string | null
  receivedAt: string | null
  heardWords: string | null
  heardBy: string | null
  heardAt: string | null
  answerReason: string | null
  answeredBy: string | null
  answeredAt: string | null
}

/** SQL: tasks of a submission `s`. */
export const TASKS = sql`coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'task', t.task, 'askedBy', t.asked_by, 'askedOn', t.asked_on, 'due', t.due,
  'happened', t.happened, 'document', t.document) order by t.asked_on, t.id) from cases.submission_task t where t.submission = s.id), '[]')`

/** One submission, whole; `scopes`: what whoever asks may change and decide, for what he is offered. Throws `absent`. */
export async function showSubmission(
  db: Db,
  scope: Scope,
  { id }: { id: string },
  scopes: { change: Scope | null; decide: Scope | null } = { change: scope, decide: scope },
): Promise<Submission> {
  const { rows } =
    await sql<Whole>`select ${OPEN}, ${rowColumns()}, s.asks, s.grounds, s.review, ${TASKS} as tasks, s.withdrawn_by as "withdrawnBy",
      s.withdrawn_at as "withdrawnAt", s.received_by as "receivedBy", s.received_at as "receivedAt", s.heard_words as "heardWords",
      s.heard_by as "heardBy", s.heard_at as "heardAt", s.answer_reason as "answerReason", s.answered_by as "answeredBy", s.answered_at as "answeredAt"
    from cases.submission s where s.id = ${id} and ${seesSubmission(scope)}`.execute(db)
  if (rows[0] === undefined) throw absent()
  return shownOf(db, rows[0], scopes)
}

async function shownOf(db: Db, whole: Whole, scopes: Parameters<typeof offersOf>[1]): Promise<Submission> {
  const { tasks, officer, draftedBy, submittedBy } = whole
  const acted = [whole.withdrawnBy, whole.receivedBy, whole.heardBy, whole.answeredBy, submittedBy, officer].filter((one) => one !== null)
  const subject = whole.caseId === null ? [] : [whole.caseId]
  const [names, [row], above] = await Promise.all([
    namesOf(db, subject, [draftedBy, ...acted, ...tasks.map(({ askedBy }) => askedBy)]),
    rowsOf(db, [rowOf(whole)]),
    superiorOf(db, whole.unit, today()),
  ])
  const person = (id: string) => personOf(names, id)
  const stamp = (by: string | null, at: string | null) => (by === null || at === null ? null : { by: person(by), at })
  const { heard, answer } = whole
  const [heardBy, answeredBy] = [stamp(whole.heardBy, whole.heardAt), stamp(whole.answeredBy, whole.answeredAt)]
  return {
    ...row!,
    officer: officer === null ? null : person(officer),
    asks: whole.asks,
    grounds: whole.grounds,
    review: whole.review,
    tasks: tasks.map((one) => ({ ...one, askedBy: person(one.askedBy) })),
    drafted: stamp(draftedBy, whole.draftedAt)!,
    withdrawn: stamp(whole.withdrawnBy, whole.withdrawnAt),
    submitted: stamp(submittedBy, whole.submittedAt),
    received: stamp(whole.receivedBy, whole.receivedAt),
    toldOn: whole.toldOn,
    heard: heard === null || heardBy === null ? null : { how: heard as 'given' | 'declined', words: whole.heardWords ?? '', ...heardBy },
    answered: answer === null || answeredBy === null ? null : { reason: whole.answerReason ?? '', ...answeredBy },
    may: offersOf({ ...whole, tasks: tasks.length, to: whole.to ?? above }, scopes),
  }
}

function rowOf({ id, number, kind, state, case: of, unit, to, draftedAt, submittedAt, due, late, answer }: Whole): Row {
  return { id, number, kind, state, case: of, unit, to, draftedAt, submittedAt, due, late, answer }
}
