import { HEAD_FIELDS, type Field, type Vocabulary } from '../../documents/print/index.ts'
import type { About } from './schema.ts'

const fields = (all: Readonly<Record<string, readonly [vi: string, en: string]>>): Field[] =>
  Object.entries(all).map(([id, [vi, en]]) => ({ id, vi, en }))

/** Of every document. */
const COMMON: readonly Field[] = [
  ...HEAD_FIELDS,
  ...fields({
    'case.number': ['số vụ việc', 'number of the case'],
    'case.title': ['tên vụ việc', 'title of the case'],
    'case.opened': ['ngày mở vụ việc', 'day on which the case was opened'],
    'case.state': ['bước của vụ việc', 'step of the case'],
    'origin.document': ['nguồn của vụ việc', 'from where the case comes'],
    'case.decided': ['đã có quyết định', 'decisions'],
    'signer.position': ['quyền hạn, chức vụ của người ký', 'authority and position of whoever signs'],
    'signer.name': ['họ tên người ký', 'name of whoever signs'],
    addressee: ['nơi nhận, kính gửi', 'to whom it is sent'],
    proposer: ['đơn vị đề nghị', 'who proposes it'],
    proposal: ['nội dung đề xuất, kiến nghị', 'what is proposed'],
    'meeting.place': ['địa điểm', 'place of the meeting'],
  }),
]
const PERSON = fields({
  'person.name': ['họ tên', 'name'],
  'person.number': ['số hiệu', 'number'],
  'person.class': ['đối tượng', 'class'],
  'person.unit': ['đơn vị công tác', 'unit'],
  'notice.day': ['ngày thông báo', 'day of notice'],
  'explain.until': ['hạn giải trình', 'until when to explain'],
  'explanation.day': ['ngày giải trình', 'day of the explanation'],
  'explanation.words': ['nội dung giải trình', 'what was said'],
  'explanation.heard': ['việc giải trình', 'whether there was an explanation'],
  'council.day': ['ngày họp Hội đồng', 'day of the council'],
  'council.form': ['hình thức Hội đồng kiến nghị', 'form that the council proposes'],
  'council.votes': ['kết quả bỏ phiếu', 'votes'],
  'council.members': ['số thành viên dự họp', 'members present'],
  'opinion.day': ['ngày có ý kiến pháp lý', 'day of the opinion'],
})
const STEP = fields({
  'step.day': ['ngày', 'day'],
  'step.words': ['nội dung', 'what was said'],
  'meeting.chair': ['người chủ trì', 'chair'],
  'meeting.secretary': ['thư ký', 'secretary'],
  'meeting.begin': ['giờ bắt đầu', 'hour of the beginning'],
  'meeting.end': ['giờ kết thúc', 'hour of the end'],
  'taker.name': ['người ghi biên bản', 'who took it down'],
})
const DECISION = fields({
  'decision.form': ['hình thức', 'form'],
  'decision.day': ['ngày quyết định', 'day of the decision'],
  'decision.number': ['số quyết định', 'number of the decision'],
  'decision.grounds': ['lý do', 'grounds'],
})
const REVIEW = fields({
  'review.role': ['chức trách', 'role'],
  'review.unit': ['đơn vị', 'unit'],
  'review.days': ['thời gian phụ trách', 'days in charge'],
  'review.outcome': ['kết luận', 'conclusion'],
  'review.form': ['hình thức', 'form'],
  'review.grounds': ['lý do', 'grounds'],
})
const SUBMISSION = fields({
  'submission.number': ['số tờ trình trong hệ thống', 'number of the submission'],
  'submission.unit': ['đơn vị trình', 'unit that submits'],
  'submission.asks': ['nội dung trình', 'what is asked'],
  'submission.grounds': ['lý do', 'grounds'],
  'submission.due': ['hạn đề nghị trả lời', 'by when an answer is asked for'],
})

const ACTS = {
  name: { vi: 'hành vi', en: 'acts' },
  as: 'act',
  fields: fields({
    name: ['họ tên', 'name'],
    what: ['hành vi', 'act'],
    days: ['thời gian', 'days'],
    detected: ['ngày phát hiện', 'day of detection'],
    degree: ['mức độ', 'degree'],
    entry: ['mục trong danh mục', 'entry of the catalogue'],
  }),
}
const CONCERNED = {
  name: { vi: 'người liên quan', en: 'who is concerned' },
  as: 'one',
  fields: fields({ name: ['họ tên', 'name'], number: ['số hiệu', 'number'], class: ['đối tượng', 'class'] }),
}
const DECISIONS = {
  name: { vi: 'quyết định', en: 'decisions' },
  as: 'decision',
  fields: fields({ name: ['họ tên', 'name'], form: ['hình thức', 'form'], number: ['số quyết định', 'number'], day: ['ngày', 'day'] }),
}
const TASKS = {
  name: { vi: 'việc được giao', en: 'dated tasks' },
  as: 'task',
  fields: fields({
    what: ['việc', 'task'],
    by: ['người giao', 'asked by'],
    asked: ['ngày giao', 'day on which it was given'],
    due: ['hạn', 'due'],
    happened: ['kết quả', 'what happened'],
    document: ['văn bản', 'document'],
  }),
}
const RULES = {
  name: { vi: 'căn cứ pháp luật', en: 'rules of the law' },
  as: 'rule',
  fields: fields({ cite: ['văn bản, điều khoản', 'citation'], says: ['nội dung', 'what it says'] }),
}
const all = (more: readonly Field[], lists: Vocabulary['lists'] = {}): Vocabulary => ({
  fields: [...COMMON, ...more],
  lists: { acts: ACTS, concerned: CONCERNED, ...lists },
})

/** What a template may name, by what it is about. */
export const VOCABULARIES: Readonly<Record<About, Vocabulary>> = {
  case: all([], { decisions: DECISIONS }),
  person: all(PERSON),
  explanation: all([...PERSON, ...STEP]),
  meeting: all(STEP),
  council: all([...PERSON, ...STEP]),
  decision: all([...PERSON, ...DECISION], { rules: RULES }),
  review: all([...PERSON, ...REVIEW]),
  submission: all([...PERSON, ...REVIEW, ...SUBMISSION], { tasks: TASKS }),
}

/** Whether it is one field of a document, and not of a list. */
export const isField = (about: About, id: string): boolean => VOCABULARIES[about].fields.some((one) => one.id === id)

/** A field as it is called. */
export const fieldOf = (about: About, id: string): Field =>
  VOCABULARIES[about].fields.find((one) => one.id === id) ?? { id, vi: id, en: id }
