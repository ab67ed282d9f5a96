export { listUnmatchedAccounts } from './list.ts'
