import type { Bilingual } from '../../base/schema.ts'
import type { Rule } from './pack.ts'
import type { Step } from './schema.ts'

export function stepOf({ id, cite, en, vi }: Rule): Step {
  return { rule: id, ...citeOf({ cite }), en, vi }
}

export function citeOf({ cite }: { cite: Bilingual }): Pick<Step, 'cite' | 'citeVi'> {
  return { cite: cite.en, citeVi: cite.vi }
}
