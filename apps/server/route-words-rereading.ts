import type { Said } from '../../src/base/said/pure.ts'

/** Summaries of the routes on linked cases, precedents, treatment of like matters and reading again blind. */
export const REREADING_SUMMARIES: readonly Said[] = [
  [
    'Mỗi người đã xử lý việc tương tự ra sao, so với cách người khác xử lý việc giống vậy; cho người giám sát họ',
    'How like matters were treated by each who had them, against how the others treated the same; for whoever oversees them',
  ],
  [
    'Phát hiện hoặc vụ việc đứng sau các con số của một người, trong phạm vi người hỏi được xem',
    'The findings or cases behind the numbers of one who had them, as far as whoever asks sees them',
  ],
  [
    'Vụ việc liên quan đến một vụ việc, và vụ việc có thể về cùng hành vi',
    'Cases that a case has to do with, and those that may be about the same act',
  ],
  [
    'Vụ việc có thể về cùng hành vi với một phát hiện, trước khi mở vụ việc từ phát hiện đó',
    'Cases that may be about the same act as a finding, before one is opened from it',
  ],
  [
    'Nêu một vụ việc là gì đối với vụ việc khác; nếu trùng thì vụ việc này đóng lại',
    'Say what a case is to another one; as a duplicate of it, it is closed',
  ],
  [
    'Bỏ điều đã nêu về hai vụ việc; vụ việc trùng tiếp tục từ chỗ cũ',
    'Undo what was said of two cases; a duplicate goes on where it stood',
  ],
  [
    'Tiền lệ về hành vi giống hành vi của một người trong vụ việc: số đếm trên mọi quyết định còn hiệu lực, và các quyết định được xem',
    'What was decided on acts like those of a person in a case: counts over all decisions that stand, and those that may be seen',
  ],
  [
    'Các quý, đã đọc lại đến đâu, và việc chờ đọc hoặc chờ giải quyết',
    'Quarters with how far they were read again, and what waits to be read or settled',
  ],
  [
    'Hồ sơ được đọc lại, không kèm kết quả, lý do và người xử lý; sau kết luận thì cả hai cạnh nhau',
    'What is read again: the record without how it ended, why, and who handled it; after the verdict both beside each other',
  ],
  [
    'Ghi hạt giống cho quý này và quý sau: việc kết thúc từ đó có thể được rút',
    'Record seeds for this quarter and the next: what is ended from then on can be drawn',
  ],
  [
    'Rút hồ sơ của một quý đã qua để đọc lại; ai rút cũng ra như nhau',
    'Draw what of a quarter that is over is read again; whoever does it, it comes out the same',
  ],
  [
    'Mọi thứ để tính lại một lần rút: hạt giống, mã băm, tập để rút và kết quả',
    'Everything that a draw can be worked out from again: seed, its hash, what was drawn from and what was drawn',
  ],
  [
    'Nhận đọc lại một hồ sơ, ở cấp khác, là người không liên quan đến hồ sơ đó',
    'Read something again, at another level, as somebody who had nothing to do with it',
  ],
  ['Nêu kết luận đọc lại; sau đó hiện cả hai kết quả', 'Say what comes of reading it again; then both endings are shown'],
  [
    'Giải quyết chỗ khác nhau: mở lại việc, hoặc nêu vì sao giữ nguyên',
    'Settle another verdict: open the matter again, or say why it stays',
  ],
]
