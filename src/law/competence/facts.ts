import { z } from 'zod'
import { day } from '../../base/schema.ts'
import { mistakes, type Mistake } from '../allowed/facts.ts'
import type { LawPack } from '../allowed/pack.ts'
import { nearest } from '../nearest.ts'
import { competent, type CompetenceFacts } from './competent.ts'
import type { Competence } from './schema.ts'

const text = z.string().min(1).max(200)
const held = z.strictObject({ unit: text, role: z.enum(['head', 'acting', 'deputy', 'officer']), post: text.nullable().default(null) })
const level = z.union([z.literal(1), z.literal(2), z.literal(3)])

const asked = z.strictObject({
  officer: text.default('-'),
  class: text,
  status: text.default('serving'),
  /** Left out: all forms of discipline. */
  form: text.optional(),
  day,
  posts: z.array(held).max(20),
  former: z.array(held).max(20).default([]),
  foundAfter: z.boolean().nullable().default(null),
  units: z.array(z.strictObject({ code: text, level, parent: text.nullable().default(null) })).max(1_000),
  leaders: z
    .array(z.strictObject({ unit: text, officer: text, role: z.enum(['head', 'acting', 'deputy']), delegated: z.boolean().default(false) }))
    .max(1_000)
    .default([]),
})
export type AskedFacts = z.output<typeof asked>

/** Reads facts in the words of a law. Throws LiemError('input') with the place in the file for a key that is not known, or a word that the law does not have. */
export function readCompetenceFacts({ terms }: LawPack, given: unknown, file = 'facts'): AskedFacts {
  const { success, data, error } = asked.safeParse(given)
  if (!success)
    throw mistakes(
      error.issues.map((issue) => [issue.path.map(String), issue.message]),
      file,
    )
  const words: [place: string, what: string, word: string | undefined, among: readonly { id: string }[]][] = [
    ['class', 'class', data.class, terms.classes],
    ['status', 'status', data.status, terms.statuses],
    ['form', 'form', data.form, terms.forms],
  ]
  const found = words.flatMap(([place, what, word, among]): Mistake[] => {
    const ids = among.map(({ id }) => id)
    if (word === undefined || ids.includes(word)) return []
    const close = nearest(word, ids)
    return [[[place], `there is no ${what} "${word}"`, ...(close === undefined ? [] : ([`did you mean ${close}?`] as const))] as Mistake]
  })
  if (found.length > 0) throw mistakes(found, file)
  return data
}

/** Who decides, one answer for all forms of which it is the same: of the form that is asked about, or of all of discipline. */
export function answersOf(
  pack: LawPack,
  facts: Omit<CompetenceFacts, 'form'> & { form?: string | undefined },
): { forms: string[]; competence: Competence }[] {
  const all = pack.terms.forms.filter(({ discipline }) => discipline !== 'no').map(({ id }) => id)
  const forms = facts.form === undefined ? all : [facts.form]
  const each = forms.map((form) => ({ form, competence: competent(pack, { ...facts, form }) }))
  const same = Map.groupBy(each, (one) => JSON.stringify(one.competence))
  return [...same.values()].map((ones) => ({ forms: ones.map(({ form }) => form), competence: ones[0]!.competence }))
}
