import { catalogue } from '../../i18n/catalogue.ts'

/** Words on what was taken over by mistake: it is withdrawn by two persons. */
export const text = catalogue('withdrawals', {
  propose: ['Rút vì nạp nhầm…', 'Withdraw, taken over by mistake…'],
  confirm: ['Xác nhận rút…', 'Confirm the withdrawal…'],
  drop: ['Giữ lại…', 'Keep it…'],
  proposeEffect: [
    'Người thứ hai phải xác nhận; cho đến khi ấy vẫn tính như trước.',
    'A second person has to confirm it; until then it counts as before.',
  ],
  confirmEffect: [
    'Không tính vào đâu nữa, nhưng vẫn đọc được và có dấu đã rút. Nạp lại cho đúng được.',
    'It counts nowhere any more, but stays to be read, marked as withdrawn. It can be taken over again rightly.',
  ],
  dropEffect: ['Giữ nguyên như đã nạp; đề nghị rút được đóng lại.', 'It stays as it was taken over; the proposal is closed.'],
  failed: ['Chưa ghi được.', 'It was not recorded.'],
  withdrawn: ['Đã rút ngày {{day}}', 'Withdrawn on {{day}}'],
  withdrawnWhy: ['Nạp nhầm: không tính vào đâu, từ khi rút.', 'Taken over by mistake: since it was withdrawn it counts nowhere.'],
  open: ['Có đề nghị rút', 'Withdrawal proposed'],
  openWhy: ['Vẫn tính như trước, cho đến khi người thứ hai xác nhận.', 'It counts as before, until a second person confirms it.'],
  notProposer: ['Bạn đã đề nghị; người khác xác nhận.', 'You proposed it; somebody else confirms it.'],
  proposedBy: ['{{name}} đề nghị ngày {{day}}: {{reason}}', '{{name}} proposed it on {{day}}: {{reason}}'],
  confirmedBy: ['{{name}} xác nhận ngày {{day}}.', '{{name}} confirmed it on {{day}}.'],
  droppedBy: ['{{name}} giữ lại ngày {{day}}: {{reason}}', '{{name}} kept it on {{day}}: {{reason}}'],
})
