import type { Said } from '../../../base/said/pure.ts'

/** Why something is not done with the verification plan of a case. */
export const PLAN: readonly Said[] = [
  ['kế hoạch của vụ việc không có việc này', 'there is no such task in the plan of this case'],
  ['việc này đã có kết quả', 'this task has its result already'],
  ['muốn xác minh lại thì lập việc mới', 'what is to be found out again is a new task'],
  ['việc này đã bỏ', 'this task was dropped'],
  ['người xử lý vụ việc lập kế hoạch xác minh', 'whoever handles the case plans what has to be found out'],
  ['một việc nói về một hành vi hoặc một người, không cả hai', 'a task is about an act or about a person, not both'],
  ['vụ việc không có hành vi này', 'there is no such act in this case'],
  ['không ai mang số hiệu này có phần trong vụ việc', 'nobody of that number has a part in this case'],
  ['người này không nhận được việc của vụ việc', 'this person cannot be given a task of the case'],
  ['việc này đã đang như vậy', 'this task stands so already'],
  ['kết quả do người được giao việc hoặc người xử lý vụ việc ghi', 'the result is given by whoever has the task, or handles the case'],
]
