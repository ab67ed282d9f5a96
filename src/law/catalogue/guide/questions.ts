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

/** A question of a version, with which entries each of its answers is about; every entry has an answer. */
export interface Question extends Bilingual {
  id: string
  answers: readonly Answer[]
}

interface Answer extends Bilingual {
  value: string
  fits: (row: Asked) => boolean
}

/** An entry, and its act as `plainWords` has it. */
export interface Asked {
  row: EntryRow
  words: string
}

const OTHERWISE = 'otherwise'

/** What is asked of entries: words in a row, whole, with a space before and after each. */
export function plainWords(text: string): string {
  return ` ${(
    text
      .normalize('NFC')
      .toLocaleLowerCase('vi')
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
  return questions.map(({ id, en, vi, by, answers = [], otherwise }) => {
    if (by === 'area')
      return { id, en, vi, answers: areas.map((area) => byField(String(area.id), area, ({ row }) => row.area === area.id)) }
    if (by === 'stage')
      return { id, en, vi, answers: [...STAGES.map(stageAnswer), byField(NO_STAGE, AT_NO_STAGE, ({ row }) => row.stage === null)] }
    const byWords = answers.map((answer) => byField(answer.id, answer, wordsOf(answer)))
    const others = byField(OTHERWISE, otherwise!, (asked) => !byWords.some(({ fits }) => fits(asked)))
    return { id, en, vi, answers: [...byWords, others] }
  })
}

const AT_NO_STAGE: Bilingual = { en: 'At no stage', vi: 'Không gắn với khâu nào' }

function byField(value: string, { en, vi }: Bilingual, fits: Answer['fits']): Answer {
  return { value, en, vi, fits }
}

function stageAnswer(stage: (typeof STAGES)[number]): Answer {
  return byField(stage, STAGE_NAMES[stage], ({ row }) => row.stage === stage)
}

function wordsOf({ words, begins }: { words: readonly string[]; begins: readonly string[] }): Answer['fits'] {
  const [anywhere, first] = [words.map(plainWords), begins.map(plainWords)]
  return (asked) => anywhere.some((one) => asked.words.includes(one)) || first.some((one) => asked.words.startsWith(one))
}
