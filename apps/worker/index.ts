export { addAccountsOfRoles, prepareDemonstration } from './demonstration/accounts.ts'
export { askForDemonstration } from './demonstration/ask.ts'
export { startWorkerProcess, type WorkerEvent, type WorkerProcess } from './process.ts'
