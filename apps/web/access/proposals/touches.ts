/** Reads that change with a proposal, by the beginning of their paths. */
export const TOUCHES: readonly string[] = ['/api/proposals', '/api/accounts', '/api/grants', '/api/state']
