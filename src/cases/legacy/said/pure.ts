import type { Said } from '../../../base/said/pure.ts'

/** Why a register of old cases is not taken over. Mistakes of single rows are in both languages as they are. */
export const LEGACY: readonly Said[] = [
  ['{0}: hồ sơ cũ giữ nguyên như khi nạp', '{0}: a case from before stays as it was taken over'],
  ['lập vụ việc mới và nối với hồ sơ này', 'open a new case, and link it'],
]
