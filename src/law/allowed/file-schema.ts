import { z } from 'zod'
import { bilingual, day } from '../../base/schema.ts'
import { AFFECTED, ASKED_STEPS } from './schema.ts'

/** What stands in `law/terms.yaml` and `law/instruments/*.yaml`. Unknown keys are mistakes. */
const id = z.string().regex(/^[a-z\d]+(?:-[a-z\d]+)*$/u)
const word = z.strictObject({ id, ...bilingual.shape })

/** What may be told of a circumstance beside its days: a day, yes or no, or a word. */
const fact = z.strictObject({ id: z.string().regex(/^[a-z][a-zA-Z]*$/u), is: z.enum(['day', 'flag', 'word']), ...bilingual.shape })

/** Who answers for what others do, and what is asked about it. */
const leaders = z.strictObject({
  roles: z.array(word).min(1),
  /** What is known of him or not; `excludes`: what cannot be so at the same time. */
  facts: z.array(word.extend({ excludes: z.array(id).optional() })),
  /** Penalties beside a number of months in prison. */
  penalties: z.array(word).default([]),
})

/** A matter with periods of its own: what happens in it, what is asked, when its periods do not count. */
const matter = word.extend({
  events: z.array(word).min(1),
  facts: z.array(word).default([]),
  pauses: z.array(word).default([]),
  clocks: z.array(word).min(1),
})

/** The annual rating: its levels, and of what its points are made. */
const ratings = z.strictObject({ levels: z.array(word).min(2), parts: z.array(word).default([]) })
/** An interim measure, and the event of the matter `interim-measures` that begins with it. */
const measure = word.extend({ begins: id })

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
  leaders: leaders.optional(),
  matters: z.array(matter).default([]),
  ratings: ratings.optional(),
  council: z.strictObject({ seats: z.array(word).min(1) }).optional(),
  measures: z.array(measure).default([]),
  /** As what somebody may be competent to decide; whose head that is, `delegation.yaml` says. */
  deciders: z.array(word).default([]),
})
export type TermsFile = z.infer<typeof termsFile>

/** `inferred` rules are kept for people to look at and have no effect. */
export const SURE = ['text-read', 'general-knowledge', 'uncertain', 'inferred'] as const

/** Directly for one’s own field; jointly for the field of a deputy. */
export const ANSWERS = ['direct', 'joint'] as const

/** By which post whoever was transferred since his act is decided upon: that of now, or that of then. */
export const OF_POSTS = ['current', 'former'] as const

/** After what a rating changes: a decision on somebody that stands, a review of him as head or deputy that is concluded, a circumstance. */
export const RATED_AFTER = ['decision', 'review', 'circumstance'] as const

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
const percent = z.int().min(1).max(100)

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
  /**
   * What a decision that takes effect does to what comes next for the person: the next wage rise is so many months later, or he is not appointed, planned for or
   * trained for a higher post for so many. Of these forms, or of all of discipline; without `months` it is not known.
   */
  says('effect', { of: z.enum(AFFECTED), months: count.optional(), forms: forms.optional(), discipline: yes }),
  /** `procedure` is said of the periods of a matter, `leaders` of those who answer for others; the rest of the decision. */
  says('notes', {
    topic: z.enum(['effects', 'rating', 'authority', 'grounds', 'procedure', 'leaders']),
    forms: forms.optional(),
    discipline: yes,
    matter: id.optional(),
  }),
  /** In which role one answers for what others did: directly for one’s own field, jointly for that of a deputy. */
  says('charge', { roles: z.array(id).min(1), answers: z.array(z.enum(ANSWERS)).min(1) }),
  /** How grave a case is by its penalty: more than so many months in prison and no more than so many, or another penalty. */
  says('case-grade', {
    grade: id,
    overMonths: z.int().min(0).optional(),
    upToMonths: count.optional(),
    penalties: z.array(id).min(1).optional(),
  }),
  /** What follows for who is in charge: liable with a form, exempt, a ground, or not known (`open`; `before`: of acts older than the instrument). */
  says('liability', {
    effect: z.enum(['liable', 'exempt', 'mitigates', 'aggravates', 'open', 'not-loaded']),
    forms: forms.optional(),
    before: z.literal('yes').optional(),
  }),
  /**
   * A period of a matter. It begins with an event (`after`) or where the period ends that it lengthens (`extends`, once that was `ordered`), and is kept
   * by another (`until`). `least`: that may not come before its end. `held`: when it does not bind.
   */
  says('period', {
    matter: id,
    clock: id,
    days: count.optional(),
    workingDays: count.optional(),
    months: count.optional(),
    years: count.optional(),
    after: id.optional(),
    extends: id.optional(),
    ordered: id.optional(),
    until: id.optional(),
    least: yes,
    held: z.string().min(1).optional(),
    notCounted: z.array(id).default([]),
  }),
  /**
   * Of a disciplinary council: which `seats` it has, in which of them heads or deputies sit (`leads`); with how many it sits (`quorum`) and which seats among
   * them (`needs`); at which sitting it goes on without the person concerned (`goesOn`).
   */
  says('council', {
    seats: forms.optional(),
    leads: forms.optional(),
    quorum: count.optional(),
    needs: forms.optional(),
    goesOn: count.optional(),
  }),
  /**
   * Who decides: as what (`decides`), on all forms or on these, or on all of `discipline`. Or, of whoever was transferred since his act, by which post
   * (`of`): that of the day of the decision, whose unit then decides, or that of the act.
   */
  says('authority', { decides: forms.optional(), of: z.enum(OF_POSTS).optional(), forms: forms.optional(), discipline: yes }),
  /** A step that comes before a decision on discipline. */
  says('step', { step: z.enum(ASKED_STEPS) }),
  /** Which share of the pay is paid during an interim measure, in per cent; `rest`: whoever is not disciplined is paid the rest. */
  says('measure', { measures: forms, pay: z.int().min(0).max(100), rest: yes }),
  /** That periods of a matter are not known from here on, all or some; `before`: where the first thing happened before the instrument. */
  says('period-open', { matter: id, clocks: z.array(id).min(1).optional(), before: z.literal('yes').optional() }),
  /** The levels of an annual rating, from the best to the worst. */
  says('rating-levels', { levels: z.array(id).min(2) }),
  /** Its points: no more than so many of each part, which may be made of others; from how many on a level is reached, with fewer it is the worst. */
  says('rating-points', {
    parts: z.array(z.strictObject({ part: id, most: count, of: z.array(id).default([]) })).min(1),
    from: z.record(id, count),
  }),
  /** What is taken off the points of a piece of work, each time. */
  says('rating-deduction', { part: id, percent }),
  /** No more have a level than so many of a hundred who have one of these, in one unit and group. */
  says('rating-quota', { level: id, of: z.array(id).min(1), percent }),
  /** What follows for the rating of the year: this level, or so many below what it would be. Of all forms, of these, or of all of discipline. */
  says('rating-effect', {
    after: z.array(z.enum(RATED_AFTER)).min(1),
    circumstance: id.optional(),
    forms: forms.optional(),
    discipline: yes,
    level: id.optional(),
    lower: z.int().min(1).max(9).optional(),
  }),
  /** One act counts in the rating of one year. */
  says('rating-once', {}),
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
