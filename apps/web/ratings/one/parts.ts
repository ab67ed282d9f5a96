import type { Ledger } from '../../../../src/accountability/ratings/schema.ts'

export type LedgerYear = Ledger['years'][number]

/** Reads that an act on a rating makes old. */
export const TOUCHED: readonly string[] = ['/api/ratings', '/api/me/ratings']
