export { setDigest, showDigest } from './own.ts'
export { sendDigests, type DigestGround } from './send.ts'
export { wakeDigests } from './unrecorded.ts'
