export { settleClocks, type ClockGround } from './settle.ts'
export { wakeClocks } from './unrecorded.ts'
