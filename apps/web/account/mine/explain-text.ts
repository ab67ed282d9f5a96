import { catalogue } from '../../i18n/catalogue.ts'

/** Words of an explanation that whoever is concerned sends himself. */
export const text = catalogue('mine-explain', {
  explain: ['Gửi giải trình…', 'Send an explanation…'],
  explainDo: ['Gửi giải trình', 'Send an explanation'],
  explainLead: [
    'Giải trình gửi một lần và được giữ nguyên như bạn viết. Người xử lý vụ việc thấy ngay. Bản nháp không được lưu trên máy chủ.',
    'An explanation is sent once and kept as you write it. Whoever handles the case sees it at once. No draft is kept on the server.',
  ],
  words: ['Nội dung giải trình', 'Your explanation'],
  wordsMissing: ['Chưa có nội dung.', 'Its words are missing.'],
  failed: ['Chưa gửi được giải trình.', 'Your explanation was not sent.'],
  own: ['bạn tự gửi', 'sent by yourself'],
})
