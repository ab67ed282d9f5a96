/** Reads that an act on a submission makes old. */
export const TOUCHED: readonly string[] = ['/api/submissions', '/api/cases', '/api/me/submissions']
