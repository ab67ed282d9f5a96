export type { Asker } from './asker.ts'
export { listDone } from './done.ts'
export { countDue, listWork } from './list.ts'
export { noteLook } from './unrecorded.ts'
