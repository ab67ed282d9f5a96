export { dropReads, eraseReads } from './erase.ts'
export { allReads, listReads, numberReads, type Looking } from './list.ts'
export { listOwnReads } from './own.ts'
export { recordRead, type Reading } from './record.ts'
