export { destroyFindings, lockFindings } from './destroy.ts'
export { namesIn } from './names.ts'
export { uncountedHits } from './uncounted.ts'
