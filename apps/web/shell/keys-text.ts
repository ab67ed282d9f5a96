import { catalogue } from '../i18n/catalogue.ts'

/** Words of the list of keys, which comes when it is asked for. */
export const text = catalogue('keys', {
  keysOn: ['Dùng phím tắt một chữ', 'Use single-key shortcuts'],
  keySearch: ['Đến ô tìm kiếm', 'Go to search'],
  keyRow: ['Dòng dưới, dòng trên', 'Next row, previous row'],
  keySelect: ['Chọn dòng', 'Select the row'],
  keyOpen: ['Mở dòng', 'Open the row'],
  keyNeighbour: ['Phát hiện trước, sau', 'Previous, next finding'],
  keyHelp: ['Bảng phím tắt này', 'This list'],
  keyEscape: ['Đóng hộp thoại hoặc danh mục', 'Close a dialog or menu'],
  keyGo: ['Đến {{page}}', 'Go to {{page}}'],
  keyThen: ['rồi', 'then'],
  key: ['Phím', 'Key'],
  what: ['Việc', 'What it does'],
})
