import { catalogue } from '../../i18n/catalogue.ts'

/** Words of dialogs with a few fields. */
export const text = catalogue('case-fields', {
  missing: ['còn thiếu: {{what}}', 'still missing: {{what}}'],
  notEntered: ['Chưa ghi được: {{why}}.', 'Not entered: {{why}}.'],
  failed: ['Chưa ghi được.', 'It was not entered.'],
  noUnit: ['Không tìm thấy đơn vị.', 'No such unit.'],
})
