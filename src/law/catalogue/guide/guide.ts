import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db } from '../../../base/index.ts'
import type { Actor } from '../../../base/schema.ts'
import type { Law } from '../../allowed/index.ts'
import type { EntryRow } from '../schema.ts'
import { versionAsked } from '../versions.ts'
import { handlingWords } from '../words.ts'
import { askedOf, plainWords, questionsOf, type Asked, type Question } from './questions.ts'
import { NOT_KNOWN, type Guided, type guideToEntries as contract } from './schema.ts'

/** So few entries are read sooner than another question. */
const FEW = 4
const MOST_ROWS = 50

/**
 * Leads by questions to entries of a version, of the one that a day has, or of today's; where a day has several candidates, of the first. Whatever is
 * answered of an entry as it is, it stays among those that are left. Throws `absent` for a version that is not, `input` for an answer that is none.
 */
export async function guideToEntries(db: Db, law: Law, actor: Actor, input: z.output<typeof contract.input>): Promise<Guided> {
  const { version, day } = await versionAsked(db, actor, input)
  const words = handlingWords(await law.terms())
  if (version === null) return { version, ofDay: day, given: [], next: null, total: 0, rows: [], ...words }
  const questions = askedOf(await questionsOf(law), version)
  const given = answersGiven(questions, input.given)
  let left = await readAsked(db, version.id)
  for (const { question, answer } of given)
    if (answer.value !== NOT_KNOWN) left = left.filter((entry) => question.valuesOf(entry).includes(answer.value))
  return {
    version,
    ofDay: day,
    given: given.map(({ question: { id, en, vi }, answer }) => ({ question: { id, en, vi }, answer })),
    next: nextQuestion(questions, given, left),
    total: left.length,
    rows: await readRows(
      db,
      version.id,
      left.slice(0, MOST_ROWS).map(({ code }) => code),
    ),
    ...words,
  }
}

interface Given {
  question: Question
  answer: Question['answers'][number]
}

function answersGiven(questions: readonly Question[], given: string): Given[] {
  if (given === '') return []
  return given.split(',').map((one) => {
    const [id, value] = one.split(':') as [string, string]
    const question = questions.find((asked) => asked.id === id)
    const answer =
      value === NOT_KNOWN ? { value, en: 'not known', vi: 'chưa rõ' } : question?.answers.find((known) => known.value === value)
    if (question === undefined) throw mistake(`there is no question "${id}"`, `they are ${questions.map((asked) => asked.id).join(', ')}`)
    if (answer === undefined)
      throw mistake(`the question "${id}" has no answer "${value}"`, `they are ${question.answers.map((known) => known.value).join(', ')}`)
    return { question, answer }
  })
}

function mistake(message: string, hint: string): LiemError {
  return new LiemError('input', message, { place: { file: 'given' }, hint })
}

/** The first question that was not asked and tells the entries that are left apart, with the answers that leave some. */
function nextQuestion(questions: readonly Question[], given: readonly Given[], left: readonly Asked[]): Guided['next'] {
  if (left.length <= FEW) return null
  for (const question of questions) {
    if (given.some((one) => one.question === question)) continue
    const { id, en, vi } = question
    const counts = new Map<string, number>()
    for (const value of left.flatMap((entry) => question.valuesOf(entry))) counts.set(value, (counts.get(value) ?? 0) + 1)
    const answers = question.answers.flatMap((answer) => {
      const n = counts.get(answer.value)
      return n === undefined ? [] : [{ ...answer, n }]
    })
    if (answers.length > 1 && answers.some(({ n }) => n < left.length)) return { id, en, vi, answers }
  }
  return null
}

async function readAsked(db: Db, version: string): Promise<Asked[]> {
  const { rows } = await sql<Omit<Asked, 'words'> & { act_vi: string }>`select code, area, stage, act_vi from law.catalogue_entry
    where version = ${version} order by place`.execute(db)
  return rows.map(({ act_vi, ...entry }) => ({ ...entry, words: plainWords(act_vi) }))
}

async function readRows(db: Db, version: string, codes: readonly string[]): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`select code, area, stage, json_build_object('en', act_en, 'vi', act_vi) as act, handling, head, kinds
    from law.catalogue_entry where version = ${version} and code = any(${codes}) order by place`.execute(db)
  return rows
}
