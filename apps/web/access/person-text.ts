import { catalogue } from '../i18n/catalogue.ts'

export const text = catalogue('access-person', {
  find: ['Tìm tên hoặc số hiệu', 'Find a name or number'],
  clear: ['Bỏ chọn', 'Clear'],
  nobody: ['Không có ai như vậy trong danh bạ.', 'Nobody in the register is like that.'],
})
