import type { Bilingual } from '../../base/schema.ts'

interface Words {
  /** An exception is meant where its text in both languages says so. */
  en: RegExp
  vi: RegExp
}

/** By what the data tell of an exception: a fact of the case, a step of it, its channel, or that its record is closed. */
export type Sign = Words &
  (
    | { kind: 'attribute'; attribute: string; holds: (value: string) => boolean; circumstance?: string }
    | { kind: 'activity'; activities: readonly string[] }
    | { kind: 'channel' | 'open' }
  )

const yes = (value: string): boolean => value === 'true'
const no = (value: string): boolean => value === 'false'
const zero = (value: string): boolean => Number(value) === 0

/** Exceptions of clearance as rulebooks word them. What is not here is asked of people. */
const SIGNS: readonly Sign[] = [
  { kind: 'attribute', attribute: 'outage', holds: yes, circumstance: 'outage', en: /\b(?:a )?system outage/iu, vi: /sự cố/iu },
  { kind: 'attribute', attribute: 'priority', holds: yes, en: /\bpriority traders?/iu, vi: /doanh nghiệp ưu tiên/iu },
  {
    kind: 'attribute',
    attribute: 'deferred',
    holds: yes,
    en: /\b(?:payment deferred by law|deferred (?:payment|duty))/iu,
    vi: /được nộp (?:chậm|sau)/iu,
  },
  { kind: 'attribute', attribute: 'exempt', holds: yes, en: /\bexempt goods/iu, vi: /hàng miễn thuế/iu },
  { kind: 'attribute', attribute: 'taxDue', holds: zero, en: /\bno duty due/iu, vi: /không phát sinh thuế/iu },
  { kind: 'attribute', attribute: 'specialised', holds: yes, en: /\bspecialised inspection/iu, vi: /kiểm tra chuyên ngành/iu },
  { kind: 'attribute', attribute: 'outOfHours', holds: yes, en: /\bovertime work registered/iu, vi: /làm ngoài giờ đã đăng ký/iu },
  { kind: 'attribute', attribute: 'sealable', holds: no, en: /\bgoods that cannot be sealed/iu, vi: /không thể niêm phong/iu },
  {
    kind: 'attribute',
    attribute: 'transitExtended',
    holds: yes,
    en: /\bextension by the head of customs/iu,
    vi: /người đứng đầu hải quan gia hạn/iu,
  },
  { kind: 'activity', activities: ['Cancelled', 'Cancellation requested'], en: /\bcancellation/iu, vi: /hủy/iu },
  { kind: 'activity', activities: ['Inspection extended'], en: /\bextension by the head of the office/iu, vi: /gia hạn/iu },
  { kind: 'activity', activities: ['Inspection waived'], en: /\binspection waived/iu, vi: /miễn kiểm tra/iu },
  { kind: 'activity', activities: ['Scan image reviewed', 'Scan completed'], en: /\bscanner/iu, vi: /soi/iu },
  { kind: 'activity', activities: ['Overtime approved'], en: /\bovertime approved/iu, vi: /duyệt làm ngoài giờ/iu },
  { kind: 'activity', activities: ['Officer reassigned'], en: /\breassignment by the head/iu, vi: /phân công lại/iu },
  { kind: 'channel', en: /\bthe channel ends as green/iu, vi: /luồng cuối cùng là xanh/iu },
  { kind: 'open', en: /\brecords still open/iu, vi: /hồ sơ chưa đóng/iu },
]

/** What an exception is known by. More than one: it speaks of several things. */
export function signsIn({ en, vi }: Bilingual): readonly Sign[] {
  return SIGNS.filter((sign) => sign.en.test(en) && sign.vi.test(vi))
}
