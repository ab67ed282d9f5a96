import type { PartyRole } from '../../../../src/cases/schema.ts'
import type { FactKind } from '../../../../src/cases/taken/schema.ts'

/** What is to be taken out of a case; `said`: as the dialog calls it. */
export type TakeOut = { what: 'party'; officer: string; role: PartyRole; said: string } | { what: FactKind; fact: string; said: string }
