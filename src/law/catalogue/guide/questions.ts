import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Bilingual } from '../../../base/schema.ts'
import { lawIn, type Law } from '../../allowed/index.ts'
import { readText } from '../../files.ts'
import { note, throwProblems, type Problems } from '../../problems.ts'
import { STAGES } from '../../schema.ts'
import { STAGE_NAMES } from '../../stages/pure.ts'
import { readBySchema } from '../../yaml/by-schema.ts'
import { NO_STAGE, type CatalogueVersion, type EntryRow } from '../schema.ts'
import { questionsFile, type QuestionFile } from './file-schema.ts'

/** A question of a version. */
export interface Question extends Bilingual {
  id: string
  answers: readonly Answer[]
  /** The answers to it that an entry belongs to: at least one. */
  valuesOf: (entry: Asked) => readonly string[]
}

interface Answer extends Bilingual {
  value: string
}

/** An entry, and its act as `plainWords` has it. */
export interface Asked extends Pick<EntryRow, 'code' | 'area' | 'stage'> {
  words: string
}

const OTHERWISE = 'otherwise'

/** What is asked of entries: words in a row, whole, with a space before and after each. */
export function plainWords(text: string): string {
  return ` ${(
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  ).join(' ')} `
}

const known = new Map<string, Promise<QuestionFile[]>>()

/** The questions of a law; where its folder has none, those that come with the program. Read once. Throws LiemError('rulebook') with the places. */
export function questionsOf({ folder }: Law): Promise<QuestionFile[]> {
  const [own, bundled] = [folder, lawIn().folder].map((one) => join(one, 'catalogue', 'questions.yaml')) as [string, string]
  const path = existsSync(own) ? own : bundled
  const found = known.get(path) ?? readQuestions(path)
  known.set(path, found)
  return found
}

/** Throws LiemError('rulebook') with the place of each mistake. */
export async function readQuestions(path: string): Promise<QuestionFile[]> {
  const problems: Problems = { found: [] }
  const read = readBySchema(await readText(path), path, questionsFile, problems)
  throwProblems(problems)
  const { value, placeAt } = read!
  for (const [at, { id, by, answers, otherwise }] of value.questions.entries()) {
    const place = placeAt(['questions', at])
    if (value.questions.findIndex((one) => one.id === id) !== at) note(problems, place, `the question ${id} is given twice`)
    if ((by === undefined) !== (answers !== undefined && otherwise !== undefined) || (by !== undefined && answers !== undefined))
      note(problems, place, `${id}: a question goes by a field, or has answers and what is otherwise`)
    for (const answer of answers ?? [])
      if (answers!.filter((one) => one.id === answer.id).length > 1 || answer.id === OTHERWISE)
        note(problems, place, `${id}: the answer ${answer.id} is given twice`)
  }
  throwProblems(problems)
  return value.questions
}

/** The questions as they are asked of a version. */
export function askedOf(questions: readonly QuestionFile[], { areas }: Pick<CatalogueVersion, 'areas'>): Question[] {
  return questions.map(({ id, en, vi, by, answers = [], otherwise }): Question => {
    if (by === 'area')
      return { id, en, vi, answers: areas.map((area) => answerOf(String(area.id), area)), valuesOf: ({ area }) => [String(area)] }
    if (by === 'stage') return { id, en, vi, answers: STAGE_ANSWERS, valuesOf: ({ stage }) => [stage ?? NO_STAGE] }
    return {
      id,
      en,
      vi,
      answers: [...answers.map((answer) => answerOf(answer.id, answer)), answerOf(OTHERWISE, otherwise!)],
      valuesOf: byWords(answers),
    }
  })
}

function answerOf(value: string, { en, vi }: Bilingual): Answer {
  return { value, en, vi }
}

const STAGE_ANSWERS: readonly Answer[] = [
  ...STAGES.map((stage) => answerOf(stage, STAGE_NAMES[stage])),
  { value: NO_STAGE, en: 'At no stage', vi: 'Không gắn với khâu nào' },
]

function byWords(answers: NonNullable<QuestionFile['answers']>): Question['valuesOf'] {
  const all = answers.map(({ id, words, begins }) => ({ id, anywhere: oneOf(words, ''), first: oneOf(begins, '^') }))
  return ({ words }) => {
    const found = all.filter(({ anywhere, first }) => anywhere?.test(words) === true || first?.test(words) === true).map(({ id }) => id)
    return found.length === 0 ? [OTHERWISE] : found
  }
}

/** Letters and digits alone are left of words, so that they mean nothing else in a pattern. */
function oneOf(words: readonly string[], at: '' | '^'): RegExp | undefined {
  const known = words.map((word) => plainWords(word).trim()).filter((word) => word !== '')
  return known.length === 0 ? undefined : new RegExp(`${at} (?:${known.join('|')}) `, 'u')
}
