import { catalogue } from '../../i18n/catalogue.ts'

/** Words of who is competent to decide, and of the transfer of a case. */
export const text = catalogue('competence', {
  title: ['Thẩm quyền quyết định', 'Who decides'],
  loading: ['thẩm quyền', 'who is competent'],
  unit: ['Người đứng đầu {{unit}}', 'The head of {{unit}}'],
  as: ['với tư cách {{as}}', 'as the {{as}}'],
  outside: ['Cấp trên ngoài hệ thống hải quan', 'Somebody above the administration'],
  unknown: ['Chưa biết ai có thẩm quyền', 'Not known who is competent'],
  head: ['người đứng đầu', 'head'],
  acting: ['phụ trách', 'acting head'],
  deputy: ['cấp phó được ủy quyền', 'deputy with a delegation'],
  signer: ['{{name}} ({{role}})', '{{name}} ({{role}})'],
  open: ['chưa được xác nhận: chỉ lưu ý, không chặn', 'not confirmed: points out, refuses nothing'],
  other: [
    'Người khác ký; theo quy định chưa được xác nhận thì thẩm quyền thuộc nơi nêu ở trên.',
    'Signed by somebody else; by rules that are not confirmed, the one above is competent.',
  ],
  notTold: ['Khi ký chưa biết người ký có thẩm quyền hay không.', 'When it was signed it was not known whether the signer is competent.'],
  competent: ['Người ký có thẩm quyền.', 'The signer is competent.'],
  former: ['Đã chuyển công tác từ {{units}}: đơn vị đó cung cấp hồ sơ.', 'Transferred from {{units}}, which supplies the file.'],
  elsewhere: ['Đơn vị khác có thẩm quyền: {{units}}.', 'Another unit is competent: {{units}}.'],
  transfer: ['Chuyển vụ việc…', 'Transfer the case…'],
  transferDo: ['Chuyển vụ việc', 'Transfer the case'],
  transferEffect: [
    'Đơn vị nhận tiếp tục xử lý; ban đầu chưa có người xử lý. Người đang xử lý và lãnh đạo đơn vị cũ vẫn đọc được đến khi có quyết định.',
    'The other unit goes on with it; at first nobody handles it there. Whoever handles it now, and whoever leads the former unit, reads it until it is decided.',
  ],
  to: ['Đơn vị nhận', 'To which unit'],
  toMissing: ['Chọn đơn vị nhận', 'Choose the unit'],
  failed: ['Chưa chuyển được', 'Not transferred'],
  went: ['{{from}} → {{to}}, {{name}}, {{at}}: {{reason}}', '{{from}} → {{to}}, {{name}}, {{at}}: {{reason}}'],
  flagged: ['người ký khác người có thẩm quyền', 'signed by somebody else than who is competent'],
  row: ['bảng phân cấp, dòng {{row}}', 'table of delegation, row {{row}}'],
})
