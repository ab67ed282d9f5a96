import { catalogue } from '../i18n/catalogue.ts'

export const text = catalogue('account-digest', {
  languageVi: ['Tiếng Việt', 'Tiếng Việt'],
  languageEn: ['English', 'English'],
  title: ['Nhắc việc qua thư điện tử', 'Reminders by mail'],
  what: ['lựa chọn nhắc việc', 'the choice of reminders'],
  note: [
    'Thư chỉ nói có bao nhiêu việc đang chờ, bao nhiêu việc hết hạn trong 7 ngày, và đường dẫn đến Việc của tôi. Không có tên, số, đơn vị hay loại việc nào. Không có việc thì không có thư. Mỗi ngày nhiều nhất một thư.',
    'The letter says how many things wait, how many run out within 7 days, and where My work is. No name, number, unit or kind of thing stands in it. Where nothing waits there is no letter, and never more than one a day.',
  ],
  noServer: [
    'Hệ thống này chưa cấu hình máy chủ thư: không có thư nào được gửi. Mọi việc vẫn có ở Việc của tôi. Lựa chọn được giữ lại cho đến khi có máy chủ.',
    'No mail server is configured for this installation: nothing is sent. Everything is in My work all the same. What you choose is kept until there is one.',
  ],
  every: ['Nhận thư', 'Letters'],
  none: ['Không nhận', 'None'],
  daily: ['Mỗi ngày làm việc', 'Every working day'],
  weekly: ['Mỗi tuần, ngày làm việc đầu tuần', 'Every week, on its first working day'],
  address: ['Địa chỉ thư', 'Address'],
  addressMissing: ['Nhập địa chỉ thư.', 'Enter an address.'],
  domains: ['Chỉ gửi đến địa chỉ của: {{domains}}', 'Letters go to addresses of: {{domains}}'],
  language: ['Ngôn ngữ của thư', 'Language of the letter'],
  save: ['Lưu lựa chọn', 'Save the choice'],
  failed: ['Chưa lưu được.', 'It was not saved.'],
  sentOn: ['Thư gần nhất: {{day}}', 'Last letter: {{day}}'],
  'failed-unreached': [
    'Ngày {{day}} không gửi được: không nối được máy chủ thư.',
    'On {{day}} nothing could be sent: the mail server was not reached.',
  ],
  'failed-refused': [
    'Ngày {{day}} không gửi được: máy chủ thư không nhận.',
    'On {{day}} nothing could be sent: the mail server did not take it.',
  ],
  'failed-unknown': [
    'Ngày {{day}} không rõ thư có đến không: mất kết nối khi đang gửi. Thư của ngày đó không gửi lại.',
    'On {{day}} it is not known whether the letter arrived: the connection broke while it was sent. That of the day is not sent again.',
  ],
})
