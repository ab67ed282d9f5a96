import type { Bilingual } from '../../base/schema.ts'
import { laneOf } from '../../detect/index.ts'
import { readVocabulary, type Vocabulary } from '../../law/index.ts'
import type { Finding, Timeline } from '../schema.ts'
import type { Whole } from './read.ts'

let vocabulary: Promise<Vocabulary> | undefined

/** The vocabulary that comes with the program, read once. */
export function knownWords(): Promise<Vocabulary> {
  vocabulary ??= readVocabulary()
  return vocabulary
}

/** The life of the case as it was when the finding was last judged. */
export function timelineOf(words: Vocabulary, { trace, witnesses, picture, applied }: Whole): Timeline {
  return {
    events: trace.events.map(({ at, activity, account, unit, values }, position) => {
      const place = witnesses.indexOf(position)
      return {
        at,
        activity: nameOf(words, activity),
        lane: laneOf(words, activity, account !== null),
        account,
        unit,
        values,
        witness: place < 0 ? null : place + 1,
      }
    }),
    missing: [...picture.missing],
    span: picture.span,
    dark: applied
      .filter(({ state }) => state === 'in-force')
      .map(({ from_at, until_at, title }) => ({ from: toUtc(from_at), until: toUtc(until_at), lane: null, label: title })),
    finished: trace.finished,
  }
}

const toUtc = (instant: string): string => instant.replace(/\+00:00$/, 'Z')

function nameOf({ names }: Vocabulary, activity: string): Bilingual {
  return { en: activity, vi: names.get(activity) ?? activity }
}

/** What is known of the case itself, by names that people use. */
export function factsOf({ attributes }: Vocabulary, { trace }: Whole): Finding['facts'] {
  const order = [...attributes.keys()]
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length)
  return Object.entries(trace.facts)
    .toSorted(([one], [other]) => place(one) - place(other) || (one < other ? -1 : 1))
    .map(([name, value]) => ({ name, label: attributes.get(name)?.label ?? { en: name, vi: name }, value }))
}
