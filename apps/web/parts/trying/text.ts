import { catalogue } from '../../i18n/catalogue.ts'

/** Words of a file that is tried before it is taken over. */
export const text = catalogue('trying', {
  dropHere: ['Kéo một tệp vào trang này, hoặc', 'Drop a file on this page, or'],
  dropChoose: ['chọn tệp', 'choose a file'],
  dropNow: ['Thả tệp ở đây để thử', 'Let go to try the file'],
  another: ['Chọn tệp khác', 'Choose another file'],
  checking: ['Đang thử {{name}}…', 'Trying {{name}}…'],
  sent: ['{{percent}} đã gửi', '{{percent}} sent'],
  checkFailed: ['Chưa thử được {{name}}.', '{{name}} could not be tried.'],
  file: ['Tệp', 'File'],
  mistakes: ['Lỗi trong tệp', 'Mistakes in the file'],
  mistakesNote: [
    '{{n}} lỗi; có lỗi thì không nạp dòng nào',
    '{{n}} mistake; with one nothing is taken over',
    '{{n}} mistakes; with one nothing is taken over',
  ],
  mistakesShown: ['Hiện {{shown}} lỗi đầu tiên trong {{n}}.', 'The first {{shown}} of {{n}} mistakes are shown.'],
  field: ['Cột', 'Column'],
  wrong: ['Lỗi', 'Mistake'],
  offMistakes: ['tệp còn lỗi', 'the file has mistakes'],
  sheet: ['Trang', 'Sheet'],
  row: ['Dòng', 'Row'],
})
