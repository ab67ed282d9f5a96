import type { z } from 'zod'
import type { askAllowed, Terms } from '../../../../src/law/allowed/schema.ts'
import { versionOfDay } from '../../../../src/law/catalogue/pure.ts'
import type { CatalogueVersion } from '../../../../src/law/catalogue/schema.ts'
import type { ChosenEntry } from '../../catalogue/entry-select.tsx'

export type FactsInput = z.input<typeof askAllowed.input>

/** What is typed of an act; days are ISO, empty where they are not given. */
export interface ActDraft {
  id: string
  from: string
  to: string
  ongoing: boolean
  detected: string
  /** A degree; `''`: not concluded; `below`: below discipline. */
  degree: string
  kinds: readonly string[]
  repeats: 'yes' | 'no' | 'open'
  entry: ChosenEntry | null
}

export interface EarlierDraft {
  form: string
  effective: string
}

export type CircumstanceDraft = Readonly<Record<string, string | boolean>>

export interface Draft {
  class: string
  status: string
  leadership: boolean
  acts: readonly ActDraft[]
  history: readonly EarlierDraft[]
  /** By kind. */
  circumstances: Readonly<Record<string, CircumstanceDraft>>
  day: string
  against: string
}

export function newAct(id: string): ActDraft {
  return { id, from: '', to: '', ongoing: false, detected: '', degree: '', kinds: [], repeats: 'open', entry: null }
}

/** An act with another entry, or none: the kinds that the entry before brought go, those of the new one come. */
export function takeEntry(act: ActDraft, entry: ChosenEntry | null): ActDraft {
  const own = act.kinds.filter((kind) => act.entry?.kinds.includes(kind) !== true)
  return { ...act, entry, kinds: [...new Set([...own, ...(entry?.kinds ?? [])])] }
}

/** Whether the entry of an act is one of the catalogue of its day. */
export function entryFits({ entry, from }: ActDraft, versions: readonly CatalogueVersion[]): boolean {
  return entry !== null && from !== '' && versionOfDay(versions, from).candidates.some(({ id }) => id === entry.version)
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(text)

/** Of the class that most people are of who are asked about, decided today. */
export function newDraft(
  { classes, statuses }: Terms,
  { today, entry, on }: { today: string; entry: ChosenEntry | null; on: string },
): Draft {
  return {
    class: (classes[1] ?? classes[0])!.id,
    status: statuses[0]!.id,
    leadership: false,
    acts: [takeEntry({ ...newAct('A'), from: isDay(on) ? on : '' }, entry)],
    history: [],
    circumstances: {},
    day: today,
    against: '',
  }
}

/** The facts of a draft for one day of decision; undefined while a day is missing. An entry that is not one of the day of its act is left out. */
export function factsOf(draft: Draft, day: string, versions: readonly CatalogueVersion[]): FactsInput | undefined {
  const acts = draft.acts.filter(({ from }) => from !== '')
  if (day === '' || acts.length === 0 || acts.some(({ from }) => from > day)) return undefined
  return {
    person: { class: draft.class, status: draft.status, leadership: draft.leadership },
    acts: acts.map((act) => ({ ...actOf(act), entry: entryFits(act, versions) ? act.entry!.code : null })),
    history: draft.history.filter(({ form, effective }) => form !== '' && effective !== '' && effective <= day),
    circumstances: Object.entries(draft.circumstances).map(([kind, told]) => ({
      kind,
      ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== '')),
    })),
    day,
  }
}

function actOf({ id, from, to, ongoing, detected, degree, kinds, repeats }: ActDraft): FactsInput['acts'][number] {
  return {
    id,
    from,
    ...(ongoing ? { ongoing } : { to: to === '' ? from : to }),
    detected: detected === '' ? null : detected,
    severity: degree === '' || degree === 'below' ? null : degree,
    disciplinable: degree !== 'below',
    kinds: [...kinds],
    repeats: repeats === 'open' ? null : repeats === 'yes',
  }
}
