export { enterConfirmation, publishConfirmation, withdrawConfirmation } from './confirm.ts'
export { confirmedLaw, listConfirmations } from './list.ts'
