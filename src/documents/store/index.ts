export { listKept, type KeptFile } from './hold.ts'
export { keepStaged, openKept, verifyKept, type Verified } from './keep.ts'
export { withStaged, withStagedText, type Staged } from './stage.ts'
export { sweepFiles } from './sweep.ts'
