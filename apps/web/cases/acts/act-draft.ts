import type { ActGiven, CaseAct } from '../../../../src/cases/schema.ts'
import { newAct, type ActDraft } from '../../law/allowed/draft.ts'

/** An act of a case as the fields of the law show it; a new one is empty. */
export function draftOf(act: CaseAct | undefined, n: number): ActDraft {
  const id = String(n)
  if (act === undefined) return newAct(id)
  const { from, until, detected, severity, disciplinable, kinds, repeats, entry } = act
  return {
    id,
    from,
    to: until ?? '',
    ongoing: until === null,
    detected,
    degree: disciplinable ? (severity ?? '') : 'below',
    kinds,
    repeats: repeats === null ? 'open' : repeats ? 'yes' : 'no',
    entry: entry === null ? null : { version: entry.version, code: entry.code, kinds: [] },
  }
}

/** What the fields say, as the case keeps it. An act of one day need not be given its end. */
export function givenOf({
  from,
  to,
  ongoing,
  detected,
  degree,
  kinds,
  repeats,
  entry,
}: ActDraft): Omit<ActGiven, 'officer' | 'what' | 'act' | 'id' | 'reason'> {
  return {
    from,
    until: ongoing ? null : to === '' ? from : to,
    detected,
    severity: degree === '' || degree === 'below' ? null : degree,
    disciplinable: degree !== 'below',
    kinds: [...kinds],
    repeats: repeats === 'open' ? null : repeats === 'yes',
    entry: entry === null ? null : { version: entry.version, code: entry.code },
  }
}
