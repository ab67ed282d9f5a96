import type { Bilingual } from '../../base/schema.ts'
import { MOVES } from '../pure.ts'
import type { State } from '../schema.ts'

/** What decides whether a person may move a finding now. */
export interface MoveFacts {
  state: State
  /** Officers named in the trace, and those of them who were heard. */
  officers: readonly string[]
  heard: ReadonlySet<string>
  actor: string
}

/** The moves of a state, each with what stands against it now. */
export function movesOf(facts: MoveFacts): { to: State; refusal: Bilingual | null }[] {
  return MOVES[facts.state].map((to) => ({ to, refusal: refusalOf(facts, to) }))
}

/** Why a move that the state allows cannot be made now; null where it can. */
export function refusalOf({ officers, heard, actor }: MoveFacts, to: State): Bilingual | null {
  if (officers.includes(actor)) return NAMED
  const missing = officers.filter((officer) => !heard.has(officer)).length
  if (to !== 'confirmed' || missing === 0) return null
  return {
    en: `It can be confirmed after ${missing === 1 ? 'the person' : `all ${missing} people`} named in the trace ${missing === 1 ? 'was' : 'were'} heard.`,
    vi:
      missing === 1
        ? 'Xác nhận được sau khi đã nghe người có tên trong dấu vết.'
        : `Xác nhận được sau khi đã nghe ${missing} người có tên trong dấu vết.`,
  }
}

export const NAMED: Bilingual = {
  en: 'Whoever is named in the trace does not decide on it.',
  vi: 'Người có tên trong dấu vết không quyết định về phát hiện này.',
}
