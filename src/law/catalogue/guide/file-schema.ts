import { z } from 'zod'
import { bilingual } from '../../../base/schema.ts'

/** What stands in `law/catalogue/questions.yaml`. Unknown keys are mistakes. */
const id = z
  .string()
  .max(30)
  .regex(/^[a-z\d]+(?:-[a-z\d]+)*$/u)
const words = z.array(z.string().min(1).max(60)).default([])

const answer = z.strictObject({
  id,
  ...bilingual.shape,
  /** Of the act in Vietnamese, anywhere in it or at its beginning. */
  words,
  begins: words,
})

const question = z.strictObject({
  id,
  ...bilingual.shape,
  /** A field of the entries, in place of answers. */
  by: z.enum(['area', 'stage']).optional(),
  answers: z.array(answer).min(1).optional(),
  /** What belongs to none of the answers. */
  otherwise: z.strictObject(bilingual.shape).optional(),
})
export type QuestionFile = z.infer<typeof question>

export const questionsFile = z.strictObject({ liem: z.literal('catalogue-questions/1'), questions: z.array(question).min(1).max(12) })
