import type { Place } from '../base/index.ts'
import type { Bilingual } from '../base/schema.ts'
import type { Calendar, ColumnNames, Finished, Rule } from './schema.ts'

/** A rule whose version is not known yet: it depends on columns, calendar and the end of cases. */
export interface RuleDraft {
  rule: Omit<Rule, 'version'>
  idPlace: Place
  withinPlace: Place
}

/** A part of a rulebook, and where it stands. */
export interface Placed<T> {
  value: T
  place: Place
}

/** One rulebook file as it was read. A calendar is given whole, or by its id. */
export interface BookDraft {
  file: string
  title?: Bilingual
  columns?: Placed<ColumnNames>
  finished?: Placed<Finished>
  calendar?: Placed<Calendar | string>
  rules: readonly RuleDraft[]
}
