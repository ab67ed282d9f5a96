import type { Bilingual } from '../../base/schema.ts'
import type { ProvedAct } from '../../law/practice/schema.ts'
import type { Wrong } from './schema.ts'

/** Kinds of acts that are signed with a passkey: the form of the text that is signed, and what such an act is called. */
export const PROVED: Readonly<Record<ProvedAct, { form: `${string}/${number}`; name: Bilingual }>> = {
  'case.decision-signed': { form: 'decision/1', name: { vi: 'quyết định', en: 'decision' } },
  'case.ruling-signed': { form: 'ruling/1', name: { vi: 'văn bản giải quyết', en: 'ruling' } },
}

/** What is wrong with a kept signature, in words. */
export const WRONG_WORDS: Readonly<Record<Wrong, Bilingual>> = {
  shape: { vi: 'dữ liệu không đọc được', en: 'its data cannot be read' },
  text: { vi: 'văn bản không phải của việc này', en: 'the text is not one of this act' },
  digest: { vi: 'mã băm không phải của văn bản', en: 'the hash is not that of the text' },
  challenge: { vi: 'thiết bị đã trả lời câu hỏi về điều khác', en: 'the device answered a question about something else' },
  client: { vi: 'trình duyệt không ký bằng khóa truy cập', en: 'the browser did not sign with a passkey' },
  origin: { vi: 'khóa dùng cho địa chỉ khác', en: 'the key is one for another address' },
  person: { vi: 'thiết bị chưa xác nhận người dùng', en: 'the device did not verify the person' },
  counter: { vi: 'bộ đếm không phải của thiết bị', en: 'the counter is not the one that the device gave' },
  key: { vi: 'khóa không thuộc thuật toán đã ghi', en: 'the key is none of the algorithm that is named' },
  signature: { vi: 'chữ ký không khớp', en: 'the signature does not fit' },
  record: { vi: 'hồ sơ nay ghi khác với điều đã ký', en: 'the record now says something else than what was signed' },
}
