export { askForDemonstration } from './demonstration/ask.ts'
export { startWorkerProcess, type WorkerEvent, type WorkerProcess } from './process.ts'
