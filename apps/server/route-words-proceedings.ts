import type { Said } from '../../src/base/said/pure.ts'

/** Summaries of the routes on councils, interim measures and proceedings beside a case. */
export const PROCEEDING_SUMMARIES: readonly Said[] = [
  [
    'Các Hội đồng kỷ luật của vụ việc: thành viên, triệu tập, phiên họp, phiếu',
    'The disciplinary councils of a case: who sits, summons, sittings and votes',
  ],
  ['Lập Hội đồng kỷ luật đối với một người liên quan', 'Set up a disciplinary council for a person concerned'],
  ['Thay thành viên Hội đồng không tham gia được', 'Put somebody else into the seat of a member who cannot sit'],
  ['Ghi giấy triệu tập phiên họp Hội đồng', 'Enter the summons to a sitting of the council'],
  [
    'Ghi phiên họp bị hoãn, người bị xem xét có vắng hay không',
    'Enter that a sitting was not held, and whether whoever it is about was absent',
  ],
  [
    'Ghi kết quả phiên họp: người có mặt, số phiếu kín, biên bản, kiến nghị',
    'Enter how a sitting went: who was present, the secret votes as counts, minutes, proposal',
  ],
  [
    'Biện pháp tạm thời của vụ việc: lý do, thời gian, lương, chấm dứt, và pháp luật nói gì',
    'Interim measures of a case: ground, days, pay, end, and what the law says of them',
  ],
  [
    'Đề xuất biện pháp tạm thời, hoặc gia hạn; chưa có hiệu lực khi chưa có người thứ hai ký',
    'Order an interim measure, or lengthen one; it has no force before a second person signs it',
  ],
  ['Rút biện pháp chưa ký', 'Withdraw a measure that is not signed'],
  ['Ký biện pháp tạm thời do người khác đề xuất', 'Sign an interim measure that somebody else has ordered'],
  ['Chấm dứt biện pháp tạm thời, nêu phần được hoàn trả', 'End an interim measure, with what is paid back'],
  ['Tố tụng hình sự và kỷ luật đảng bên cạnh vụ việc', 'Criminal proceedings and discipline by the Party beside a case'],
  [
    'Ghi hồ sơ đã chuyển cơ quan điều tra, hoặc cơ quan đó đã thụ lý',
    'Enter that a file went to an investigating body, or that one took the matter up',
  ],
  [
    'Ghi diễn biến tố tụng: khởi tố, tạm giữ, tạm giam, trả tự do, xét xử',
    'Enter what is heard of criminal proceedings: charged, detained, released, judged',
  ],
  ['Quyết định vẫn xem xét kỷ luật khi đang có tố tụng', 'Decide to go on with discipline while criminal proceedings run'],
  ['Ghi hồ sơ được trả lại, kèm kết quả', 'Enter that the file came back, with what came of it'],
  ['Ghi kỷ luật đảng đã công bố: hình thức, ngày, văn bản', 'Enter that discipline by the Party was announced: form, day, document'],
  [
    'Biện pháp tạm thời đối với mình và phiên họp mình được triệu tập, trong vụ việc mình đã được thông báo',
    'Interim measures on oneself, and sittings to which one is summoned, in cases of which one has notice',
  ],
]
