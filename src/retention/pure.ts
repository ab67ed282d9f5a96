import type { DestructionState, Fate } from './schema.ts'

/** What may become of a list, and by what act; whatever is not here does not happen. */
export const MOVES: Readonly<Record<DestructionState, Readonly<Record<string, DestructionState>>>> = {
  draft: { propose: 'proposed', withdraw: 'withdrawn' },
  proposed: { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn' },
  approved: { finish: 'done' },
  done: {},
  refused: {},
  withdrawn: {},
}

const swept = (vi: string, en: string): Fate => ({ how: 'swept', why: { vi, en } })
const destroyed = (vi: string, en: string): Fate => ({ how: 'destroyed', why: { vi, en } })
const withIt = (vi: string, en: string): Fate => ({ how: 'with', why: { vi, en } })
const renewed = (vi: string, en: string): Fate => ({ how: 'renewed', why: { vi, en } })
const waits = (vi: string, en: string): Fate => ({ how: 'waits', why: { vi, en } })

const FINDING = withIt('hủy cùng phát hiện', 'goes with the finding')
const ACCOUNT = withIt('hủy cùng tài khoản', 'goes with the account')
const REGISTER = waits(
  'Liêm chưa tự hủy được: danh bạ do cơ quan quản lý và nạp lại cả tệp',
  'Liêm cannot destroy it yet: the register is the organisation’s own, and comes whole from its files',
)
const PROOF = waits(
  'Liêm chưa hủy được: là chứng cứ ai đã làm gì; lời trong đó bị xóa cùng hồ sơ mà nó nói tới',
  'Liêm cannot destroy it yet: it proves who did what; its words go with the file that it speaks of',
)
const RULES = waits('Liêm chưa hủy được: lưu cùng bộ quy tắc', 'Liêm cannot destroy it yet: kept with the rulebook')

/** By table with personal data: how it comes to its end, or that Liêm cannot bring it there yet. */
export const FATES: Readonly<Record<string, Fate>> = {
  'access.account': destroyed('tài khoản đã khóa hết thời hạn; còn lại tên', 'closed accounts whose period has ended; the name remains'),
  'access.break_glass': PROOF,
  'access.mandate': PROOF,
  'access.proposal': PROOF,
  'access.failure': swept('xóa sau mười lăm phút', 'gone after a quarter of an hour'),
  'access.grant': PROOF,
  'access.interest': waits('Liêm chưa hủy được: hết hạn cùng quá trình công tác', 'Liêm cannot destroy it yet: it ends with the service'),
  'access.invitation': swept('xóa khi liên kết hết hạn', 'gone when the link ends'),
  'access.passkey': ACCOUNT,
  'access.read': destroyed('từng tháng hết thời hạn', 'months whose period has ended'),
  'access.recovery_code': ACCOUNT,
  'access.session': swept('xóa khi phiên kết thúc', 'gone when the session ends'),
  'access.ticket': swept('xóa sau mười phút', 'gone after ten minutes'),
  'access.token': ACCOUNT,
  'detect.pattern': renewed('thay mới sau mỗi lần đối chiếu', 'made anew by each run'),
  'detect.trial': RULES,
  'findings.circumstance': waits('Liêm chưa hủy được: hồ sơ hoàn cảnh', 'Liêm cannot destroy it yet: records of circumstances'),
  'findings.finding': destroyed('phát hiện đã kết thúc, hết thời hạn', 'concluded findings whose period has ended'),
  'findings.hearing': FINDING,
  'findings.mentioned': FINDING,
  'findings.named': FINDING,
  'findings.note': FINDING,
  'findings.saved_view': ACCOUNT,
  'findings.trace': FINDING,
  'http.answer': swept('xóa sau một tuần', 'gone after a week'),
  'jobs.job': PROOF,
  'lake.upload': swept('phần xem trước xóa khi hết hạn; tên người nạp lưu cùng nhật ký', 'previews go; who sent it stays with the record'),
  'law.rulebook_version': RULES,
  'ledger.event': PROOF,
  'ledger.veil': FINDING,
  'organisation.account_holder': REGISTER,
  'organisation.officer': REGISTER,
  'organisation.service': REGISTER,
  'organisation.tenure': REGISTER,
  'retention.hold': PROOF,
  'retention.destruction': waits('là hồ sơ tiêu hủy, phải giữ', 'it is the file of the destruction and stays'),
}

/** What the database does not hold, and Liêm does not destroy yet. */
export const OUTSIDE: readonly Fate['why'][] = [
  {
    vi: 'Tệp đã nạp, dòng bị trả lại và dữ liệu gốc trong kho: Liêm chưa hủy được. Dấu vết của lô hàng còn ở đó sau khi phát hiện đã hủy.',
    en: 'Files that were sent in, their refused rows and the data of the lake: Liêm cannot destroy them yet. The trace of a shipment is still there after its finding was destroyed.',
  },
  {
    vi: 'Bản sao lưu còn giữ những gì đã hủy sau khi sao lưu, cho đến khi bản ấy bị xóa.',
    en: 'Backups still hold what was destroyed after they were made, until they are deleted.',
  },
]
