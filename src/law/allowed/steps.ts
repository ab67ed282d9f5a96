import type { Bilingual } from '../../base/schema.ts'
import { citationWords } from '../citation/pure.ts'
import type { Days, Instrument, Rule } from './pack.ts'
import type { Answer, Step } from './schema.ts'

export function stepOf({ id, cite, en, vi }: Rule): Step {
  return { rule: id, ...citeOf({ cite }), en, vi }
}

/** A step that also says how sure its rule is, and whether a lawyer has confirmed it. */
export function sureStepOf(rule: Rule): Step & { sure: Exclude<Rule['sure'], 'inferred'>; confirmed: boolean } {
  return { ...stepOf(rule), sure: rule.sure === 'inferred' ? 'uncertain' : rule.sure, confirmed: rule.confirmed !== 'no' }
}

export function citeOf({ cite }: { cite: Bilingual }): Pick<Step, 'cite' | 'citeVi'> {
  return { cite: cite.en, citeVi: cite.vi }
}

/** The instruments that an answer rests on, each once, with the days on which its rules are in force for a class. */
function instrumentsUsed(of: string, rules: readonly Rule[]): (Days & { instrument: Instrument })[] {
  const found = new Map<string, Days & { instrument: Instrument }>()
  for (const { instrument, inForce } of rules) {
    const own = inForce.get(of)!
    const known = found.get(instrument.id)
    found.set(instrument.id, { instrument, from: own.from, until: known === undefined ? own.until : laterOf(known.until, own.until) })
  }
  return [...found.values()]
}

/** The later of two last days; null is open. */
function laterOf(one: string | null, other: string | null): string | null {
  return one === null || other === null ? null : one > other ? one : other
}

/** The same by number, as the contract of *what is allowed* has it. */
export function lawUsed(of: string, rules: readonly Rule[]): Answer['law'] {
  return instrumentsUsed(of, rules).map(({ instrument, from, until }) => ({
    instrument: instrument.cite.replace(/^\D+ (?=\d+\/)/u, ''),
    from,
    until,
  }))
}

/** The same with its citation in both languages. */
export function lawCited(of: string, rules: readonly Rule[]): { cite: string; citeVi: string; from: string; until: string | null }[] {
  return instrumentsUsed(of, rules).map(({ instrument, from, until }) => ({
    ...citeOf({ cite: citationWords(instrument.cite) }),
    from,
    until,
  }))
}
