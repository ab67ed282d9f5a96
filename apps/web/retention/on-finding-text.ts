import { catalogue } from '../i18n/catalogue.ts'

export const text = catalogue('holds-on-finding', {
  held: [
    'Tạm dừng tiêu hủy theo yêu cầu của {{authority}}, {{document}}, từ {{when}}.',
    'Not to be destroyed for the time being: {{authority}}, {{document}}, since {{when}}.',
  ],
})
