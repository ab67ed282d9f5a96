import type { Said } from '../../../base/said/pure.ts'

/** What is wrong with rules on who answers for others and on periods, or with facts that are given to them. */
export const MATTERS: readonly Said[] = [
  ['vai trò', 'role'],
  ['hình phạt', 'penalty'],
  ['vụ việc', 'matter'],
  ['thời hạn', 'clock'],
  ['sự kiện', 'event'],
  ['khoảng tạm dừng', 'pause'],
  ['dữ kiện', 'fact'],
  ['vị trí trong Hội đồng', 'seat'],
  ['biện pháp', 'measure'],
  ['quy định về Hội đồng chỉ có một trong seats, quorum, goesOn', 'a rule on a council has one of seats, quorum, goesOn'],
  ['chỉ vị trí (`seats`) mới là vị trí của người đứng đầu (`leads`)', 'only seats can be those of heads'],
  ['chỉ số thành viên tối thiểu (`quorum`) mới cần vị trí (`needs`)', 'only a quorum needs seats'],
  ['phải chịu trách nhiệm thì có hình thức (`forms`), và chỉ khi đó mới có', 'who is liable has forms, and only he'],
  [
    'ghi chú về trình tự phải nêu vụ việc (`matter`), và chỉ khi đó mới nêu',
    'a note on procedure names its matter, and only that one does',
  ],
  ['thời hạn chỉ có một trong days, workingDays, months, years', 'a period has one of days, workingDays, months, years'],
  [
    'thời hạn bắt đầu từ một sự kiện (`after`), hoặc kéo dài một thời hạn khác (`extends`)',
    'a period begins with an event or lengthens another',
  ],
  ['chỉ thời hạn kéo dài mới có quyết định gia hạn (`ordered`)', 'only what lengthens a period is ordered'],
  ['chỉ thời hạn tính bằng ngày mới có ngày không tính (`notCounted`)', 'only days can be left uncounted'],
  ['không quy định nào hỏi đến dữ kiện {0}', 'no rule asks for the fact {0}'],
  ['không quy định nào nói đến vai trò {0}', 'no rule speaks of the role {0}'],
  ['không quy định nào cho biết thời hạn {0}', 'no rule gives the clock {0} its period'],
  ['sau ngày được hỏi', 'it is after the day that is asked about'],
  ['không thể trước {0}', 'it cannot come before {0}'],
  ['vụ việc {0} được nêu hai lần', 'the case {0} is given twice'],
  ['vụ việc nêu mức độ hoặc hình phạt, không nêu cả hai', 'a case has its degree or its penalty, not both'],
  ['không thể đồng thời với {0}', 'it cannot be so together with {0}'],
]
