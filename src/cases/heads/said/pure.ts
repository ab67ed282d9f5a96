import type { Said } from '../../../base/said/pure.ts'

/** Why something is not entered of a head, or no remark is minuted. */
export const HEADS: readonly Said[] = [
  ['pháp luật không hỏi điều này về người đứng đầu', 'the law asks nothing of that name of a head'],
  ['hai tình tiết này không thể cùng có', 'two of these facts cannot be so together'],
  ['nêu đơn vị, là một đơn vị của bạn', 'say of which unit, one of your own'],
]
