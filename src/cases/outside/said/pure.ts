import type { Said } from '../../../base/said/pure.ts'

/** Why no case is opened without a finding. */
export const OUTSIDE: readonly Said[] = [
  ['ngày đó không lập vụ việc từ nguồn này', 'no case is opened from there on that day'],
  ['đối với tin báo chỉ ghi số tin báo', 'of a report its number alone is entered'],
  ['ví dụ BC-2026-00012', 'such as BC-2026-00012'],
  ['văn bản làm nguồn phải có số và ngày', 'the paper from which it comes has a number and a day'],
  ['nguồn này không có văn bản', 'what comes from there has no paper'],
  ['bạn không được lập vụ việc của đơn vị này', 'of this unit you may open no case'],
  ['không ai lập vụ việc về mình hoặc người có quan hệ với mình', 'nobody opens a case on himself or on somebody related to him'],
  ['báo cho người không có quan hệ', 'tell somebody who is not'],
]
