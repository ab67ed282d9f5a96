import type { Said } from '../../../base/said/pure.ts'

/** Why two cases are not linked, or a link is not undone. */
export const LINKS: readonly Said[] = [
  ['hai vụ việc này đã được nối', 'these two cases are linked already'],
  ['bỏ nối trước', 'undo that first'],
  ['không có vụ việc nào khác như vậy', 'there is no such other case'],
  ['số như VV-2026-0147', 'a number such as VV-2026-0147'],
  ['nêu vụ việc đang được xử lý tiếp', 'name the case in which it goes on'],
  ['{0}: vụ việc đã có quyết định thì không phải vụ việc trùng', '{0}: a case that is decided is no duplicate'],
  ['{0}: vụ việc đã có quyết định, dự thảo, hoặc vụ việc trùng với nó', '{0}: it has a decision, a draft or a duplicate of its own'],
  ['rút hoặc bỏ nối trước', 'withdraw or undo it first'],
  ['vụ việc không có chỗ nối này', 'there is no such link of this case'],
  ['việc này đã được bỏ', 'this is undone already'],
]
