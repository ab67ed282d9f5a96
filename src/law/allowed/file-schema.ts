import { z } from 'zod'
import { bilingual, day } from '../../base/schema.ts'

/** What stands in `law/terms.yaml` and `law/instruments/*.yaml`. Unknown keys are mistakes. */
const id = z.string().regex(/^[a-z\d]+(?:-[a-z\d]+)*$/u)
const word = z.strictObject({ id, ...bilingual.shape })

/** What may be told of a circumstance beside its days: a day, yes or no, or a word. */
const fact = z.strictObject({ id: z.string().regex(/^[a-z][a-zA-Z]*$/u), is: z.enum(['day', 'flag', 'word']), ...bilingual.shape })

export const termsFile = z.strictObject({
  liem: z.literal('terms/1'),
  calendar: id,
  /** How the last day of a period is counted. */
  convention: bilingual,
  classes: z.array(word).min(1),
  statuses: z.array(word).min(1),
  severities: z.array(word).min(1),
  forms: z.array(word.extend({ discipline: z.literal('no').optional() })).min(1),
  kinds: z.array(word),
  circumstances: z.array(word.extend({ facts: z.array(fact).optional() })),
})
export type TermsFile = z.infer<typeof termsFile>

/** `inferred` rules are kept for people to look at and have no effect. */
export const SURE = ['text-read', 'general-knowledge', 'uncertain', 'inferred'] as const

const whom = z.strictObject({ class: z.array(id).min(1), status: z.array(id).min(1).optional() })
const count = z.int().min(1).max(1_000)

const common = {
  id,
  /** Where in the instrument: an article, or words where no article is known. */
  art: z.union([z.string().min(1), bilingual]).optional(),
  sure: z.enum(SURE),
  /** Who compared the rule with its text, and when; `no`: nobody yet. */
  confirmed: z.union([z.literal('no'), z.strictObject({ by: z.string().min(1), on: day })]).default('no'),
  /** Whom it is for, where not those of its instrument. */
  for: whom.optional(),
  /** A condition in CEL on the act and the person, or on the circumstance. */
  when: z.string().min(1).optional(),
  /** Rules that it takes the place of, from its first day on. */
  replaces: z.array(id).optional(),
  ...bilingual.shape,
}
const says = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.strictObject({ says: z.literal(kind), ...common, ...shape })
const yes = z.literal('yes').optional()
const forms = z.array(id).min(1)

const alternative = z.strictObject({ degrees: z.record(id, id), ...bilingual.shape })

export const ruleFile = z.discriminatedUnion('says', [
  /** The instrument is known by name only. */
  says('not-loaded', {}),
  says('degrees', { severities: z.array(id).min(1) }),
  /** The forms of discipline, from the lightest to the gravest. */
  says('forms', { forms }),
  /** A form that may answer an act; `alone`: where it does, no other. */
  says('answers', { form: id, alone: yes }),
  /** What may be done below discipline. */
  says('below', { forms }),
  says('recidivism', { months: count }),
  says('repeated', { earlier: id, form: id }),
  says('decided-once', {}),
  says('several', { raise: z.int().min(0).max(1), notUpTo: forms.optional() }),
  /** `fromAnnounced`: a circumstance that counts in place of the decision where it was announced before. */
  says('running', { months: count, raise: z.int().min(0).max(1), fromAnnounced: id.optional() }),
  says('not-yet', { circumstance: id, unless: z.string().min(1).optional() }),
  /** `at`: whether the circumstance surrounds the act, or the decision. A condition may read `actFrom` and `actTo`, too. */
  says('exempt', { circumstance: id, at: z.enum(['act', 'decision']).default('act') }),
  says('prescription', { forms: forms.optional(), years: count.optional(), months: count.optional(), never: yes }),
  says('restart', {}),
  says('deadline', {
    clock: id,
    days: count,
    after: z.enum(['detected', 'announced']),
    circumstance: id.optional(),
    notCounted: z.array(id).default([]),
  }),
  /** A point that is not known: its readings, or the forms of which nothing can be said. `before`: of acts older than the instrument, or of others. */
  says('open', {
    before: z.enum(['yes', 'no']).optional(),
    alternatives: z.array(alternative).min(2).optional(),
    leaves: z.union([z.literal('all'), forms]).optional(),
  }),
  says('notes', { topic: z.enum(['effects', 'rating', 'authority', 'grounds']), forms: forms.optional(), discipline: yes }),
])
export type RuleFile = z.infer<typeof ruleFile>

const instrumentFile = z.strictObject({
  id,
  cite: z.string().min(1),
  title: bilingual,
  issuer: bilingual,
  issued: day,
  from: day,
  until: day.optional(),
  for: whom,
  /** Instruments that it takes the place of, wholly or for some classes. */
  replaces: z.array(z.strictObject({ instrument: id, class: z.array(id).min(1).optional() })).default([]),
  rules: z.array(ruleFile).min(1),
})
export type InstrumentFile = z.infer<typeof instrumentFile>

export const instrumentsFile = z.strictObject({ liem: z.literal('instruments/1'), instruments: z.array(instrumentFile).min(1) })
