import type { Said } from '../../../base/said/pure.ts'

/** Why nothing of a case is signed with a passkey. */
export const CASE_PROOFS: readonly Said[] = [
  ['vụ việc không có văn bản nào như vậy để ký', 'there is nothing of that kind to be signed in this case'],
  ['văn bản này đã ký hoặc đã rút', 'this is signed or withdrawn already'],
]
