export { enterConfirmation, publishConfirmation, withdrawConfirmation } from './confirm.ts'
export { confirmedLaw, listConfirmations, waitingConfirmations } from './list.ts'
