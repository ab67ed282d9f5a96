import type { Said } from '../../../base/said/pure.ts'

/** Why what was taken over by mistake is not withdrawn. */
export const WITHDRAWALS: readonly Said[] = [
  ['việc rút đã được đề nghị', 'its withdrawal is proposed already'],
  ['nhờ người thứ hai xác nhận', 'have a second person confirm it'],
  ['người đề nghị rút không tự xác nhận', 'whoever proposed a withdrawal does not confirm it'],
  ['mục này đã được rút', 'this was withdrawn already'],
  ['chưa ai đề nghị rút mục này', 'nobody has proposed to withdraw this'],
  ['trước hết đề nghị rút', 'propose it first'],
]
