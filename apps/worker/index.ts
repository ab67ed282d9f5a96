export { startWorkerProcess, type WorkerEvent, type WorkerProcess } from './process.ts'
