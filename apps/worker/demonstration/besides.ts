import { Readable } from 'node:stream'
import { admitComplaint, draftRuling, enterComplaint, serveDecision, signRuling } from '../../../src/cases/after/index.ts'
import type { CaseAfter } from '../../../src/cases/after/schema.ts'
import { addGoods, addMoney, checkReply, draftReply, sendReply } from '../../../src/cases/along/index.ts'
import { callSitting, formCouncil } from '../../../src/cases/council/index.ts'
import { checkDocument, issueDocument, prepareDocument } from '../../../src/cases/documents/index.ts'
import { addEvidence } from '../../../src/cases/evidence/index.ts'
import { addStep, openOutside } from '../../../src/cases/index.ts'
import { orderMeasure, signMeasure } from '../../../src/cases/measures/index.ts'
import { refer } from '../../../src/cases/proceedings/index.ts'
import { checkRelease, doRelease, draftRelease } from '../../../src/cases/releases/index.ts'
import { addPlanTask, endPlanTask, showPlan } from '../../../src/cases/plan/index.ts'
import {
  adviseReview,
  checkConclusion,
  draftConclusion,
  hearReview,
  noticeReview,
  signConclusion,
} from '../../../src/cases/reviews/index.ts'
import type { CaseShown } from '../../../src/cases/schema.ts'
import { draftSubmission, submitSubmission } from '../../../src/cases/submissions/index.ts'
import type { Db, Home } from '../../../src/base/index.ts'
import { termsOf, type LawPack } from '../../../src/law/allowed/index.ts'
import { daysAgo, daysAhead, headOfUnit, today, type People } from './people.ts'

/** What is done in a made-up case beside the way to its decision. */
export interface Doing {
  db: Db
  home: Home
  pack: LawPack
  people: People
  file: CaseShown
  reason: string
}
type Does = (doing: Doing) => Promise<unknown>

const whoOf = ({ parties }: CaseShown): string => parties[0]!.id
const decisionOf = ({ decisions }: CaseShown): string => decisions.find(({ state }) => state === 'signed')!.id

const evidence: Does = ({ db, home, people: { handler }, file: { id, number } }) => {
  const text = `Sổ giao ca, ${number}\n08:00 Nhận ca.\n09:12 Tờ khai được thông quan; chưa có kết quả kiểm tra thực tế hàng hóa.\n`
  const bytes = Buffer.from(text)
  const given = { id, name: 'so-giao-ca.txt', bytes: bytes.length, kind: 'file', what: 'Sổ giao ca của đội thủ tục' } as const
  return addEvidence(db, home, handler, { ...given, from: 'Đội thủ tục hàng hóa', receivedOn: daysAgo(3) }, Readable.from([bytes]))
}

const TASKS = [
  { what: 'Đối chiếu sổ giao ca với giờ thông quan trên hệ thống.', way: 'records', ahead: 4 },
  { what: 'Hỏi công chức cùng ca về việc kiểm tra thực tế.', way: 'interview', ahead: 9 },
] as const

/** The first was found out today. */
const planned: Does = async ({ db, people: { handler }, file: { id } }) => {
  for (const { ahead, ...task } of TASKS)
    await addPlanTask(db, handler, { id, ...task, act: null, about: null, officer: null, due: daysAhead(ahead) })
  const { tasks } = await showPlan(db, handler, { id })
  const words = 'Sổ giao ca ghi nhận ca 08:00; không có dòng nào về kiểm tra thực tế.'
  await endPlanTask(db, handler, { id, task: tasks[0]!.id, outcome: 'borne-out', words, day: today(), evidence: [] })
}

const selfReview: Does = ({ db, people: { handler }, file }) =>
  addStep(db, handler, {
    ...{ id: file.id, kind: 'self-review', officer: whoOf(file), day: today(), heard: 'given', proposes: null },
    words: 'Tôi nhận thiếu sót, đã bổ sung kết quả kiểm tra và tự đề nghị hình thức khiển trách.',
  })

const released: Does = async ({ db, people: { handler, checker }, file: { id, acts, ...file }, reason }) => {
  const given = { id, officer: whoOf({ id, acts, ...file }), recipient: null, title: 'Tài liệu cho người liên quan' }
  const { id: release, stamp } = await draftRelease(db, handler, { ...given, acts: acts.map((act) => act.id), evidence: [] })
  await checkRelease(db, checker, { id, release, stamp, identity: true, wording: true, timing: true })
  await doRelease(db, handler, { id, release, reason })
}

const measured: Does = async ({ db, pack, people: { handler, head }, file, reason }) => {
  const { id, number } = file
  const given = {
    id,
    officer: whoOf(file),
    kind: 'suspension',
    ground: 'Có thể gây khó khăn cho việc xác minh.',
    from: today(),
    until: daysAhead(14),
  }
  const { measures } = await orderMeasure(db, handler, pack, { ...given, pay: 50, extends: null, reason })
  await signMeasure(db, head, pack, { id, measure: measures[0]!.id, number: `${number.split('-').at(-1)!}/QĐ-TĐC`, reason })
}

const referred: Does = ({ db, pack, people: { handler }, file, reason }) =>
  refer(db, handler, pack, {
    ...{ id: file.id, officer: whoOf(file), origin: 'sent', body: 'Cơ quan Cảnh sát điều tra', day: daysAgo(6) },
    ...{ document: '118/CV-CHQ', reason },
  })

/** Two heads of other units and three officers, none of whom has a part in it. */
const council: Does = async ({ db, pack, people: { handler, council: seats }, file, reason }) => {
  const { id } = file
  const given = { id, officer: whoOf(file), document: '45/QĐ-HĐKL', day: daysAgo(2), members: seats, reason }
  const { councils } = await formCouncil(db, handler, pack, given)
  const sitting = {
    id,
    council: councils[0]!.id,
    day: daysAhead(5),
    place: 'Phòng họp 2',
    summonedOn: today(),
    document: '46/GM-HĐKL',
    invited: [],
  }
  await callSitting(db, handler, pack, sitting)
}

const served: Does = ({ db, pack, people: { handler }, file, reason }) =>
  serveDecision(db, handler, pack, {
    ...{ id: file.id, decision: decisionOf(file), ruling: null, day: today(), how: 'handed', effective: null, recipients: [], reason },
  })

const complained = async ({ db, pack, people: { handler }, file, reason }: Doing): Promise<CaseAfter> => {
  const given = { id: file.id, decision: decisionOf(file), received: today(), number: `${file.number.slice(-4)}/ĐKN` }
  const words = 'Đề nghị xem xét lại: tôi đã báo cáo sự cố hệ thống trước khi thông quan.'
  return enterComplaint(db, handler, pack, { ...given, words, reason })
}

/** Taken up and settled by two of the superior unit, who had no part in the decision. */
const quashed: Does = async (doing) => {
  const { db, pack, people, file, reason } = doing
  const { id } = file
  const { decisions } = await complained(doing)
  const complaint = decisions.flatMap(({ complaints }) => complaints)[0]!.id
  const taken = 'Đơn trong thời hạn, đúng thẩm quyền.'
  await admitComplaint(db, people.aside, pack, { id, complaint, admitted: true, day: today(), complex: false, reason: taken })
  const given = { id, decision: decisionOf(file), complaint, kind: 'quashed', day: today(), wording: null } as const
  const drafted = await draftRuling(db, people.aside, pack, {
    ...given,
    grounds: 'Chưa làm rõ sự cố hệ thống vào giờ đó; xử lý lại từ bước giải trình.',
  })
  const ruling = drafted.decisions.flatMap(({ rulings }) => rulings).find(({ state }) => state === 'draft')!.id
  await signRuling(db, people.superior, pack, { id, ruling, number: `${file.number.slice(-4)}/QĐ-GQKN`, reason })
}

/** By the head of the unit of the case; where it has none today, it stays a draft. */
const submitted: Does = async ({ db, people: { handler }, file, reason }) => {
  const given = { kind: 'person', case: file.id, review: null, officer: whoOf(file), unit: null } as const
  const asks = 'Đề nghị cấp trên cho ý kiến về việc bố trí lại vị trí công tác.'
  const { id } = await draftSubmission(db, handler, { ...given, asks, grounds: 'Theo quyết định đã ký.', reason })
  const head = await headOfUnit(db, file.unit.code)
  if (head !== undefined) await submitSubmission(db, head, { id, due: daysAhead(10), reason })
}

const owed: Does = async ({ db, people: { handler }, file, reason }) => {
  const { id, unit } = file
  await addMoney(db, handler, {
    ...{
      id,
      kind: 'damage',
      officer: whoOf(file),
      payee: 'Ngân sách nhà nước',
      amount: '12500000',
      due: daysAhead(30),
      document: '77/BB-TT',
      reason,
    },
  })
  await addGoods(db, handler, {
    ...{ id, kind: 'post-clearance', what: 'Kiểm tra sau thông quan tờ khai', unit: unit.code, owner: null, due: daysAhead(20), reason },
  })
}

const replied: Does = async ({ db, people: { handler, checker }, file: { id } }) => {
  const words =
    'Phản ánh của Quý Công ty đã được xác minh. Thủ tục của lô hàng đã hoàn tất; đơn vị đã chấn chỉnh việc ghi nhận kết quả kiểm tra.'
  const { replies } = await draftReply(db, handler, { id, trader: 'Công ty minh họa An Phú', words })
  const reply = replies[0]!.id
  await checkReply(db, checker, { id, reply, lawful: null })
  await sendReply(db, handler, { id, reply, sentOn: today(), letter: '210/CV-CHQ' })
}

const printed: Does = async ({ db, home, pack, people: { handler, checker, head }, file, reason }) => {
  const { id } = file
  const making = { home: home.path, terms: termsOf(pack) }
  const body = { 'issuer.symbol': 'MH', 'issuer.place': 'Vân Phượng', 'issuer.superior': 'CỤC HẢI QUAN' }
  const filled = { ...body, 'signer.position': 'THỦ TRƯỞNG ĐƠN VỊ', proposer: 'Thanh tra Chi cục' }
  const given = { id, template: 'discipline-decision', of: decisionOf(file), replaces: null, issuer: null, filled }
  const { id: document, missing } = await prepareDocument(db, handler, making, given)
  if (missing.length > 0) return
  await checkDocument(db, checker, making, { id, document })
  await issueDocument(db, head, making, { id, document, number: null, day: today(), reason })
}

const ASKED = 'Đã kiểm tra, đôn đốc việc ghi kết quả kiểm tra thực tế thế nào?'

/** The first of those who were in charge has notice of what is asked of him. */
const asked: Does = async ({ db, people: { handler }, file: { id, reviews }, reason }) => {
  const review = reviews[0]?.id
  return review === undefined ? undefined : noticeReview(db, handler, { id, review, day: today(), asks: ASKED, reason })
}

/** The same, heard and concluded: drafted by one, checked by another, signed by the superior. */
const concluded: Does = async (doing) => {
  const { db, pack, people, file, reason } = doing
  const { handler, checker, head, aside } = people
  const review = file.reviews[0]?.id
  if (review === undefined) return
  await asked(doing)
  const one = { id: file.id, review, day: today() }
  await hearReview(db, handler, { ...one, heard: 'given', words: 'Đã giao ban hằng ngày; chưa phát hiện kịp thời.' })
  const proposed = { ...one, outcome: 'liable', form: 'reprimand' } as const
  const { opinions } = await adviseReview(db, aside, pack, { ...proposed, words: 'Hình thức này phù hợp với trách nhiệm liên đới.' })
  const given = { ...proposed, grounds: 'Thiếu kiểm tra, đôn đốc trong thời gian phụ trách.', opinion: opinions[0]!.id }
  const conclusion = (await draftConclusion(db, handler, pack, given)).conclusions[0]!.id
  await checkConclusion(db, checker, { id: file.id, conclusion })
  await signConclusion(db, head, pack, { id: file.id, conclusion, reason })
}

export const BESIDES = {
  ...{ planned, evidence, 'self-review': selfReview, released, measured, referred, council },
  ...{ served, complained, quashed, submitted, owed, replied, printed, asked, concluded },
} satisfies Record<string, Does>
export type Besides = keyof typeof BESIDES

/** A case that an inspection leads to, about whom one of the accounts is: from notice on he sees what of it is for him. */
export async function makeOutside({ db, pack, people: { handler, official }, reason }: Omit<Doing, 'file' | 'home'>): Promise<void> {
  if (official === null) return
  const { officer, unit } = official
  const origin = { kind: 'inspection', number: '12/BB-KTCV', day: daysAgo(20) }
  const act = { officer, what: 'Không ghi sổ giao ca', from: daysAgo(24), until: daysAgo(24), detected: daysAgo(20) }
  const given = { origin, unit, day: daysAgo(18), title: 'Kiểm tra công vụ: không ghi sổ giao ca', acts: [act], reason }
  const { id } = await openOutside(db, handler, pack, given)
  const step = { id, words: '', heard: null, proposes: null }
  await addStep(db, handler, { ...step, kind: 'verification', officer: null, day: daysAgo(15) })
  await addStep(db, handler, { ...step, kind: 'notice', officer, day: daysAgo(4) })
}
