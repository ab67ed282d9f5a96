import { catalogue } from '../i18n/catalogue.ts'

export const text = catalogue('personal-data', {
  title: ['Dữ liệu cá nhân được lưu', 'Personal data that are kept'],
  what: ['danh mục dữ liệu cá nhân', 'the register of personal data'],
  note: [
    'Liêm lưu gì về con người, để làm gì, theo căn cứ nào và trong bao lâu. Cột nào của cơ sở dữ liệu không có trong danh mục thì chương trình không qua được kiểm thử.',
    'What Liêm keeps about people, what for, on what basis and for how long. A column of the database that is not in this register fails the tests.',
  ],
  unconfirmed: [
    'Chưa có luật sư nào đối chiếu các thời hạn dưới đây với văn bản; thời hạn nào chỉ để minh họa thì ghi chú nói rõ.',
    'No lawyer has compared the periods below with the text of the law; where a period is illustrative, its note says so.',
  ],
  kept: ['Lưu ở đâu', 'Where it is kept'],
  about: ['Về ai', 'About whom'],
  official: ['cán bộ, công chức', 'officials'],
  trader: ['người khai, đại lý', 'declarants and brokers'],
  period: ['Thời hạn', 'Period'],
  years: ['{{n}} năm kể từ {{from}}', '{{n}} year from the day on which {{from}}', '{{n}} years from the day on which {{from}}'],
  forever: ['vĩnh viễn với mức {{grades}}: {{why}}', 'for ever where {{grades}}: {{why}}'],
  untilThen: ['đến {{from}}', 'until the day on which {{from}}'],
  basis: ['Căn cứ', 'Basis'],
  caption: ['Cột có dữ liệu cá nhân, mục đích: {{purpose}}', 'Columns with personal data, purpose: {{purpose}}'],
})
