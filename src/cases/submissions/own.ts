import { sql } from 'kysely'
import { localDay, ZONE, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { peopleNames, unitNames } from '../../organisation/index.ts'
import { personOf } from '../list.ts'
import type { OwnSubmission, SubmissionTask } from './schema.ts'
import { TASKS } from './show.ts'

interface Row extends Omit<OwnSubmission, 'unit' | 'to' | 'tasks' | 'heard' | 'answer'> {
  unit: string
  to: string | null
  tasks: (Omit<SubmissionTask, 'askedBy'> & { askedBy: string })[]
  heard: 'given' | 'declined' | null
  heardWords: string | null
  heardAt: string | null
  answer: 'accepted' | 'in-part' | 'refused' | null
  answerReason: string | null
  answeredAt: string | null
}

/** Submissions to replace or transfer whoever asks, of which he was told and that were not withdrawn, the newest first. */
export async function listOwnSubmissions(db: Db, { actor }: Scope): Promise<{ rows: OwnSubmission[] }> {
  const { rows } =
    await sql<Row>`select s.id, s.number, s.unit, s.to_unit as to, s.told_on::text as "toldOn", s.asks, s.grounds, ${TASKS} as tasks, s.heard,
      s.heard_words as "heardWords", s.heard_at as "heardAt", s.answer, s.answer_reason as "answerReason", s.answered_at as "answeredAt"
    from cases.submission s where s.officer = ${actor.id} and s.told_on is not null and s.withdrawn_at is null order by s.id desc limit 100`.execute(
      db,
    )
  const [units, names] = await Promise.all([
    unitNames(
      db,
      rows.flatMap(({ unit, to }) => [unit, to ?? unit]),
    ),
    peopleNames(
      db,
      rows.flatMap(({ tasks }) => tasks.map(({ askedBy }) => askedBy)),
    ),
  ])
  return {
    rows: rows.map(({ heardWords, heardAt, answerReason, answeredAt, ...row }) => ({
      ...row,
      unit: units.get(row.unit)!,
      to: row.to === null ? null : units.get(row.to)!,
      tasks: row.tasks.map((one) => ({ ...one, askedBy: personOf(names, one.askedBy) })),
      heard: row.heard === null ? null : { how: row.heard, words: heardWords ?? '', on: dayOf(heardAt) },
      answer: row.answer === null ? null : { answer: row.answer, reason: answerReason ?? '', on: dayOf(answeredAt) },
    })),
  }
}

const dayOf = (at: string | null): string => localDay(ZONE, Date.parse(at ?? ''))
