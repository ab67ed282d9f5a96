import type { DestructionState, Fate } from './schema.ts'

export type Act = 'takeOut' | 'propose' | 'withdraw' | 'approve' | 'refuse' | 'resume'

/** What may become of a list, and by what act; whatever is not here does not happen. The end of the job makes one that is approved `done`. */
export const MOVES: Readonly<Record<DestructionState, Readonly<Partial<Record<Act, DestructionState>>>>> = {
  draft: { takeOut: 'draft', propose: 'proposed', withdraw: 'withdrawn' },
  proposed: { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn' },
  approved: { resume: 'approved' },
  done: {},
  refused: {},
  withdrawn: {},
}

const swept = (why: Fate['why']): Fate => ({ how: 'swept', why })
const destroyed = (why: Fate['why']): Fate => ({ how: 'destroyed', why })
const withIt = (why: Fate['why']): Fate => ({ how: 'with', why })
const renewed = (why: Fate['why']): Fate => ({ how: 'renewed', why })
const waits = (why: Fate['why']): Fate => ({ how: 'waits', why })

const FINDING = withIt({ vi: 'hủy cùng phát hiện', en: 'goes with the finding' })
const ACCOUNT = withIt({ vi: 'hủy cùng tài khoản', en: 'goes with the account' })
const REGISTER = waits({
  vi: 'Liêm chưa tự hủy được: danh bạ do cơ quan quản lý và nạp lại cả tệp',
  en: 'Liêm cannot destroy it yet: the register is the organisation’s own, and comes whole from its files',
})
const CASE = waits({ vi: 'Liêm chưa hủy được: lưu cùng hồ sơ vụ việc', en: 'Liêm cannot destroy it yet: kept with the case' })
const FILES = destroyed({
  vi: 'tệp và lời về tệp của vụ việc đã kết thúc, hết thời hạn; còn lại mã băm, ngày và ai đã nhập',
  en: 'files of closed cases whose period has ended, and what is said of them; hash, days and who entered them stay',
})
const PROOF = waits({
  vi: 'Liêm chưa hủy được: là chứng cứ ai đã làm gì; lời trong đó bị xóa cùng hồ sơ mà nó nói tới',
  en: 'Liêm cannot destroy it yet: it proves who did what; its words go with the file that it speaks of',
})
const RULES = waits({ vi: 'Liêm chưa hủy được: lưu cùng bộ quy tắc', en: 'Liêm cannot destroy it yet: kept with the rulebook' })

/** By table with personal data: how it comes to its end, or that Liêm cannot bring it there yet. */
export const FATES: Readonly<Record<string, Fate>> = {
  'access.account': destroyed({
    vi: 'tài khoản đã khóa hết thời hạn',
    en: 'closed accounts whose period has ended',
  }),
  'accountability.imported_rating': waits({
    vi: 'Liêm chưa hủy được: hết hạn cùng quá trình công tác',
    en: 'Liêm cannot destroy it yet: it ends with the service',
  }),
  'accountability.imported_withdrawal': waits({
    vi: 'Liêm chưa hủy được: hết hạn cùng quá trình công tác',
    en: 'Liêm cannot destroy it yet: it ends with the service',
  }),
  'accountability.rating': waits({
    vi: 'Liêm chưa hủy được: hết hạn cùng quá trình công tác',
    en: 'Liêm cannot destroy it yet: it ends with the service',
  }),
  'access.break_glass': PROOF,
  'access.mandate': PROOF,
  'access.proof': CASE,
  'access.proposal': PROOF,
  'access.failure': swept({ vi: 'xóa sau mười lăm phút', en: 'gone after a quarter of an hour' }),
  'access.grant': PROOF,
  'access.interest': waits({
    vi: 'Liêm chưa hủy được: hết hạn cùng quá trình công tác',
    en: 'Liêm cannot destroy it yet: it ends with the service',
  }),
  'access.invitation': swept({ vi: 'xóa khi liên kết hết hạn', en: 'gone when the link ends' }),
  'access.passkey': ACCOUNT,
  'access.read': destroyed({ vi: 'từng tháng hết thời hạn', en: 'months whose period has ended' }),
  'access.recovery_code': ACCOUNT,
  'access.session': swept({ vi: 'xóa khi phiên kết thúc', en: 'gone when the session ends' }),
  'access.ticket': swept({ vi: 'xóa sau mười phút', en: 'gone after ten minutes' }),
  'access.token': ACCOUNT,
  'cases.act': CASE,
  'cases.case': CASE,
  'cases.circumstance': CASE,
  'cases.clock': CASE,
  'cases.clocked': CASE,
  'cases.complaint': CASE,
  'cases.council': CASE,
  'cases.council_member': CASE,
  'cases.measure': CASE,
  'cases.measure_end': CASE,
  'cases.referral': CASE,
  'cases.referral_news': CASE,
  'cases.sitting': CASE,
  'cases.sitting_end': CASE,
  'cases.custody': FILES,
  'cases.decision': CASE,
  'cases.departure': CASE,
  'cases.regrading': CASE,
  'cases.document': CASE,
  'cases.document_file': CASE,
  'cases.document_revision': CASE,
  'cases.earlier': CASE,
  'cases.evidence': FILES,
  'cases.expunged': CASE,
  'cases.legacy': CASE,
  'cases.legacy_act': CASE,
  'cases.legacy_head': CASE,
  'cases.legacy_person': CASE,
  'cases.legacy_withdrawal': CASE,
  'cases.link': CASE,
  'cases.party': CASE,
  'cases.plan_task': FILES,
  'cases.plan_turn': FILES,
  'cases.precedent': CASE,
  'cases.draw': CASE,
  'cases.rereading': CASE,
  'cases.collective': CASE,
  'cases.goods': CASE,
  'cases.leader_fact': CASE,
  'cases.money': CASE,
  'cases.payment': CASE,
  'cases.remark': CASE,
  'cases.reply': CASE,
  'cases.report': CASE,
  'cases.release': FILES,
  'cases.conclusion': CASE,
  'cases.review': CASE,
  'cases.review_hearing': CASE,
  'cases.review_notice': CASE,
  'cases.review_opinion': CASE,
  'cases.ruling': CASE,
  'cases.served': CASE,
  'cases.step': CASE,
  'cases.told': CASE,
  'cases.taken': CASE,
  'cases.handover': CASE,
  'cases.transfer': CASE,
  'cases.submission': CASE,
  'cases.submission_task': CASE,
  'cases.verification': CASE,
  'desk.digest': ACCOUNT,
  'desk.reader': ACCOUNT,
  'detect.pattern': renewed({ vi: 'thay mới sau mỗi lần đối chiếu', en: 'made anew by each run' }),
  'detect.trial': RULES,
  'findings.circumstance': waits({ vi: 'Liêm chưa hủy được: hồ sơ hoàn cảnh', en: 'Liêm cannot destroy it yet: records of circumstances' }),
  'findings.finding': destroyed({ vi: 'phát hiện đã kết thúc, hết thời hạn', en: 'concluded findings whose period has ended' }),
  'findings.hearing': FINDING,
  'findings.mentioned': FINDING,
  'findings.named': FINDING,
  'findings.note': FINDING,
  'findings.saved_view': ACCOUNT,
  'findings.trace': FINDING,
  'hooks.webhook': ACCOUNT,
  'http.answer': swept({ vi: 'xóa sau một tuần', en: 'gone after a week' }),
  'jobs.job': PROOF,
  'lake.upload': swept({
    vi: 'phần xem trước xóa khi hết hạn; tên người nạp lưu cùng nhật ký',
    en: 'previews go; who sent it stays with the record',
  }),
  'law.confirmation': RULES,
  'law.catalogue_version': waits({
    vi: 'Liêm chưa hủy được: lưu cùng danh mục hành vi vi phạm',
    en: 'Liêm cannot destroy it yet: kept with the catalogue of violations',
  }),
  'law.instrument_version': RULES,
  'law.rulebook_version': RULES,
  'law.trial': RULES,
  'ledger.event': PROOF,
  'ledger.veil': FINDING,
  'organisation.account_holder': REGISTER,
  'organisation.officer': REGISTER,
  'organisation.service': REGISTER,
  'organisation.tenure': REGISTER,
  'organisation.tenure_beside': withIt({ vi: 'tính ra từ nhiệm kỳ, mất cùng nhiệm kỳ đó', en: 'goes with the tenures that it comes from' }),
  'retention.hold': destroyed({
    vi: 'lý do của lệnh tạm dừng đã kết thúc, hết thời hạn; còn lại ai, khi nào, theo văn bản nào',
    en: 'reasons of holds that ended and whose period is over; who, when and by which document stays',
  }),
  'retention.destruction': waits({ vi: 'là hồ sơ tiêu hủy, phải giữ', en: 'it is the file of the destruction and stays' }),
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
