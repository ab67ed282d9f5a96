import type { Release } from '../../../../src/cases/releases/schema.ts'

/** What is done with what is shown of a case, in a dialog. */
export type ReleaseAct = { name: 'draft' } | { name: 'adjust' | 'check' | 'release' | 'withdraw' | 'openings'; release: Release }
