export { emptyAccounts } from './empty.ts'
