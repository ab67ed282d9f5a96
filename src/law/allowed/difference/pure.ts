import type { Answer, Clock } from '../schema.ts'
import { NOTE_TOPICS, type ChangedClock, type ClockWhy, type Difference, type TopicNote } from './schema.ts'

/**
 * What differs between two answers: to other facts, of another day, or by another law. Of an answer with itself nothing does; turned round, what came is
 * what went.
 */
export function differenceOf(before: Answer, after: Answer): Difference {
  return {
    before: before.day,
    after: after.day,
    standing: isSameStanding(before, after) ? null : { before: before.standing, after: after.standing },
    forms: changedForms(before, after),
    questions: cameAndWent(before.questions, after.questions, ({ id }) => id),
    clocks: changedClocks(before.clocks, after.clocks),
    notes: cameAndWent(notesOf(before), notesOf(after), ({ topic, vi }) => `${topic} ${vi}`),
  }
}

/** Whether two answers say the same. */
export function isNoDifference({ standing, forms, questions, clocks, notes }: Difference): boolean {
  const lists = [forms, questions.came, questions.went, clocks.came, clocks.went, clocks.changed, notes.came, notes.went]
  return standing === null && lists.every((list) => list.length === 0)
}

/** Whether the standing or the verdict on a form differs, and not only what surrounds them. */
export function isOtherOutcome({ standing, forms }: Difference): boolean {
  return standing !== null || forms.length > 0
}

function isSameStanding({ standing: one }: Answer, { standing: other }: Answer): boolean {
  return one.verdict === other.verdict && one.until === other.until
}

function changedForms(before: Answer, after: Answer): Difference['forms'] {
  const byForm = ({ outcomes }: Answer) => new Map(outcomes.map((one) => [one.form, one]))
  const [old, now] = [byForm(before), byForm(after)]
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((form) => ({ form, before: old.get(form) ?? null, after: now.get(form) ?? null }))
    .filter((one) => one.before?.verdict !== one.after?.verdict)
}

function cameAndWent<T>(before: readonly T[], after: readonly T[], keyOf: (one: T) => string): { came: T[]; went: T[] } {
  const without = (all: readonly T[], others: readonly T[]): T[] => {
    const known = new Set(others.map(keyOf))
    return all.filter((one) => !known.has(keyOf(one)))
  }
  return { came: without(after, before), went: without(before, after) }
}

function notesOf(answer: Answer): TopicNote[] {
  return NOTE_TOPICS.flatMap((topic) => answer[topic].map((note) => ({ ...note, topic })))
}

/** A clock is that of its act and form. Where a shorter period of earlier law stands before the one in force, the last are compared, then those before. */
function changedClocks(before: readonly Clock[], after: readonly Clock[]): Difference['clocks'] {
  const keyOf = ({ id, act, form }: Clock): string => JSON.stringify([id, act, form])
  const [old, now] = [Map.groupBy(before, keyOf), Map.groupBy(after, keyOf)]
  const result: Difference['clocks'] = { came: [], went: [], changed: [] }
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const [left, right] = [(old.get(key) ?? []).toReversed(), (now.get(key) ?? []).toReversed()]
    const both = Math.min(left.length, right.length)
    result.changed.push(...left.slice(0, both).flatMap((one, at) => changedClock(one, right[at]!)))
    result.went.push(...left.slice(both))
    result.came.push(...right.slice(both))
  }
  return result
}

function changedClock(before: Clock, after: Clock): ChangedClock[] {
  if (before.ends === after.ends) return before.open === after.open ? [] : [{ before, after, why: ['time'] }]
  const found: Readonly<Record<Exclude<ClockWhy, 'time'>, boolean>> = {
    beginning: before.from !== after.from,
    rule: before.rule !== after.rule,
    length: before.days !== after.days || before.months !== after.months,
    pauses: pausesOf(before) !== pausesOf(after),
  }
  const why = (['beginning', 'rule', 'length', 'pauses'] as const).filter((one) => found[one])
  return [{ before, after, why }]
}

function pausesOf({ notCounted }: Clock): string {
  return notCounted
    .map(({ kind, from, to }) => `${kind} ${from} ${to}`)
    .toSorted()
    .join()
}
