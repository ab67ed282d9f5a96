import { catalogue } from '../../i18n/catalogue.ts'

/** Words for what is taken out of a case, and for whom it is handed over to. */
export const text = catalogue('case-taken', {
  takeOut: ['Đưa ra…', 'Take out…'],
  takeOutOf: ['Đưa ra khỏi vụ việc: {{what}}…', 'Take out of the case: {{what}}…'],
  column: ['Đưa ra khỏi vụ việc', 'Take out of the case'],
  takeOutDo: ['Đưa ra khỏi vụ việc', 'Take out of the case'],
  failed: ['Chưa ghi được.', 'It was not entered.'],
  'effect-concerned': [
    'Hành vi, tình tiết và quyết định trước của người này ra khỏi vụ việc cùng người đó. Tất cả vẫn đọc được, không còn được tính ở đâu. Nếu đã được thông báo, người đó được báo là không còn là người liên quan.',
    'Acts, circumstances and earlier decisions of this person go with him. All of it can still be read, and counts nowhere. If he had notice, he is told that he is concerned no more.',
  ],
  'effect-role': ['Vai trò này không còn giữ vụ việc kín đối với người đó.', 'The case is no longer kept from this person for that role.'],
  'effect-fact': [
    'Điều này vẫn đọc được, không còn được tính ở đâu. Pháp luật được hỏi lại.',
    'It can still be read, and counts nowhere. The law is asked again.',
  ],
  roleOf: ['{{name}}, {{role}}', '{{name}}, {{role}}'],
  act: ['hành vi {{n}}', 'act {{n}}'],
  earlier: ['đã bị kỷ luật: {{form}}', 'disciplined before: {{form}}'],
  ofWhom: ['{{what}} ({{name}})', '{{what}} ({{name}})'],
  under: ['Đã đưa ra khỏi vụ việc', 'Taken out of the case'],
  why: ['{{name}}, {{at}}: {{reason}}', '{{name}}, {{at}}: {{reason}}'],
  lineOut: ['Đưa ra khỏi vụ việc: {{what}}', 'Taken out of the case: {{what}}'],
  lineHanded: ['Giao lại vụ việc cho {{name}}', 'Handed over to {{name}}'],
  lineHandedFrom: ['{{from}} giao lại vụ việc cho {{name}}', 'Handed over from {{from}} to {{name}}'],
  handOver: ['Giao lại vụ việc…', 'Hand the case over…'],
  handOverDo: ['Giao lại vụ việc', 'Hand the case over'],
  handOverEffect: [
    'Việc của vụ việc chuyển sang người nhận. Người nhận phải có thẩm quyền đối với vụ việc của đơn vị, không là người liên quan, người làm chứng hay người có quan hệ với họ.',
    'The work of the case goes to this person: somebody who may work on cases of the unit, and is neither concerned, nor a witness, nor related to one.',
  ],
  to: ['Người nhận', 'To whom'],
  toMissing: ['chưa chọn người nhận', 'nobody is chosen'],
  ownTitle: ['Bạn không còn là người liên quan', 'You are concerned no more'],
  own: [
    'Vụ việc {{number}}: từ ngày {{since}} bạn không còn là người liên quan. Bạn đã được thông báo ngày {{notified}}.',
    'Case {{number}}: since {{since}} you are concerned in it no more. You had notice on {{notified}}.',
  ],
})
