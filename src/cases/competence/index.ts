export { showCompetence } from './show.ts'
export { showTransfer, transferCase } from './transfer.ts'
