export { handsOf, readWithdrawals, shownWithdrawal, type WithdrawalRow, type Withdrawn } from './read.ts'
export { confirmWithdrawal, dropWithdrawal, proposeWithdrawal } from './settle.ts'
