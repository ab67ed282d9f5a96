import type { Said } from '../../src/base/said/pure.ts'
import { CASE_AFTER_SUMMARIES } from './route-words-case-after.ts'
import { LEGACY_SUMMARIES } from './route-words-legacy.ts'
import { FOLLOW_SUMMARIES } from './route-words-follow.ts'
import { REREADING_SUMMARIES } from './route-words-rereading.ts'
import { REVIEW_SUMMARIES } from './route-words-reviews.ts'

/** Summaries of the routes on cases. */
export const CASE_SUMMARIES: readonly Said[] = [
  ...CASE_AFTER_SUMMARIES,
  ...LEGACY_SUMMARIES,
  ...FOLLOW_SUMMARIES,
  ...REREADING_SUMMARIES,
  ...REVIEW_SUMMARIES,
  ['Các vụ việc, mới nhất trước', 'Cases, the newest first'],
  ['Một vụ việc, toàn bộ', 'One case, whole'],
  [
    'Mở vụ việc từ các phát hiện: người có tên là người liên quan, kèm hành vi của mình',
    'Open a case from findings: whoever they name is concerned, each with his act',
  ],
  [
    'Mở vụ việc không từ phát hiện: từ kiểm tra, công văn, tin báo chỉ ghi số, chỉ đạo; kèm người liên quan và hành vi',
    'Open a case without a finding: from an inspection, a letter, a report by its number alone, an order; with whom it concerns and his acts',
  ],
  ['Nguồn mà hôm nay có thể mở vụ việc không từ phát hiện', 'From where a case is opened today without a finding'],
  [
    'Phát hiện có thể cùng sự việc với một phát hiện, để mở một vụ việc từ tất cả',
    'Findings that may be of the same matter as one, so that one case is opened from all of them',
  ],
  [
    'Tự gửi giải trình, một lần, từ khi được thông báo và trước quyết định',
    'Send one’s own explanation, once, from notice on and before the decision',
  ],
  ['Đưa một người vào vụ việc: liên quan, làm chứng hay xác minh', 'Put a person into a case, as concerned, witness or verifier'],
  [
    'Thêm hoặc sửa một hành vi: ngày, mức độ, tính chất, mục trong danh mục',
    'Put an act into a case, or change it: days, degree, kinds, entry of the catalogue',
  ],
  [
    'Ghi tình tiết của hành vi hoặc của người liên quan, kèm văn bản',
    'Put what surrounds the acts or a person into a case, with its document',
  ],
  ['Ghi quyết định kỷ luật trước đây theo hồ sơ cán bộ', 'Put an earlier decision on discipline into a case, from the personnel file'],
  [
    'Ghi một bước: bắt đầu xác minh, thông báo, giải trình, bản tự kiểm điểm, họp kiểm điểm, ý kiến pháp lý, ghi chú',
    'Enter a step: verification begun, notice, explanation, self-review, meeting, opinion of a lawyer, note',
  ],
  [
    'Mọi việc đã làm trong một vụ việc, mới nhất trước: việc gì, ai, khi nào',
    'All that was done in a case, the newest first: what, who, when',
  ],
  [
    'Soạn quyết định đối với một người; hình thức mà pháp luật đã xác nhận của ngày đó không cho phép thì bị từ chối',
    'Draft a decision on a person; what the confirmed law of its day forbids is refused',
  ],
  ['Kiểm hồ sơ của một quyết định, người thứ hai', 'Check the file of a decision, as a second person'],
  [
    'Ai có thẩm quyền vào một ngày đối với từng người liên quan, theo từng hình thức, và vụ việc có thể chuyển đến đơn vị nào vì thế',
    'Who is competent on a day to decide on each person concerned, form by form, and to which units the case can go for it',
  ],
  [
    'Chuyển vụ việc đến đơn vị có thẩm quyền đối với một người liên quan; đơn vị cũ vẫn được đọc',
    'Transfer a case to the unit that is competent to decide on somebody concerned; the former unit goes on reading it',
  ],
  ['Rút dự thảo quyết định', 'Withdraw the draft of a decision'],
  ['Ký quyết định đã được người thứ hai kiểm', 'Sign a decision that a second person has checked'],
  [
    'Pháp luật của một ngày cho phép gì đối với một người liên quan, theo dữ kiện của vụ việc',
    'What the law of a day allows for a person concerned, by the facts of the case',
  ],
  ['Vụ việc mà mình đã được thông báo, phần liên quan đến mình', 'Cases of which one has notice, as far as they concern oneself'],
  ['Việc đang chờ người hỏi, đồng hồ hết trước ở đầu', 'What waits for whoever asks, by the clock that runs out first'],
  ['Việc mà người hỏi đã làm, mới nhất trước', 'What whoever asks has done of his work, the last first'],
  ['Ghi là đã xem việc đang chờ: việc đến sau là mới', 'Say that one has looked at what waits: what comes later is new'],
  ['Người hỏi có được nhắc qua thư còn bao nhiêu việc chờ không', 'Whether whoever asks is told by mail how much waits for him'],
  [
    'Chọn được nhắc qua thư hằng ngày, hằng tuần hay không; thư không nêu việc nào',
    'Choose to be told by mail, daily, weekly or not, how much waits; the mail names nothing',
  ],
  ['Điều đã đưa ra khỏi một vụ việc, và vụ việc đã giao lại cho ai', 'What was taken out of a case, and to whom it was handed over'],
  [
    'Đưa khỏi vụ việc một người bị ghi nhầm, cùng những gì đã ghi về người đó',
    'Take a person out of a case in which he is by mistake, with what was entered of him',
  ],
  [
    'Đưa khỏi vụ việc một hành vi, tình tiết hoặc quyết định trước bị ghi nhầm',
    'Take an act, a circumstance or an earlier decision out of a case in which it is by mistake',
  ],
  [
    'Giao lại vụ việc cho người có thẩm quyền và không có liên quan gì trong đó',
    'Hand a case over to somebody who may work on it and has no part in it',
  ],
  [
    'Các vụ việc mà mình đã được thông báo và nay không còn là người liên quan',
    'Cases of which one had notice, and in which one is concerned no more',
  ],
]
