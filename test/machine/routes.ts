/** Every route that writes to cases, ratings, documents or the law they stand on, and the event by which it is seen that the machine has made its move. */

/** A kind of event; of a kind that several routes write, also what in SQL is so of this one alone. */
export type Trace = string | readonly [kind: string, only: string]

const under = (path: string, traces: Readonly<Record<string, Trace>>): Record<string, Trace> =>
  Object.fromEntries(Object.entries(traces).map(([rest, trace]) => [`POST ${path}${rest}`, trace]))

export const MOVES: Readonly<Record<string, Trace>> = {
  ...under('/api/cases', {
    '': ['case.opened', "not body ? 'origin'"],
    '/outside': ['case.opened', "body ? 'origin'"],
    '/legacy/import': 'case.legacy-imported',
  }),
  ...under('/api/cases/:id', {
    '/parties': 'case.party-added',
    '/acts': 'case.act-changed',
    '/circumstances': 'case.circumstance-added',
    '/earlier': 'case.earlier-added',
    '/steps': ['case.explanation', "reason not like 'Người liên quan tự gửi%'"],
    '/decisions': 'case.decision-drafted',
    '/decisions/:decision/check': 'case.decision-checked',
    '/decisions/:decision/withdraw': 'case.decision-withdrawn',
    '/decisions/:decision/sign': 'case.decision-signed',
    '/reviews/:review/notice': 'case.review-notice',
    '/reviews/:review/hearing': ['case.review-heard', "reason not like 'Người đứng đầu tự gửi%'"],
    '/reviews/:review/opinion': 'case.review-opinion',
    '/reviews/:review/conclusions': 'case.review-drafted',
    '/conclusions/:conclusion/check': 'case.review-checked',
    '/conclusions/:conclusion/withdraw': 'case.review-withdrawn',
    '/conclusions/:conclusion/sign': 'case.review-concluded',
    '/reviews/:review/facts': 'case.leader-facts',
    '/collective': 'case.collective-concluded',
    '/parties/take-out': 'case.party-taken-out',
    '/facts/take-out': 'case.fact-taken-out',
    '/handler': 'case.handed-over',
    '/links': 'case.linked',
    '/links/:link/undo': 'case.link-undone',
  }),
  ...under('/api/cases/:id', {
    '/decisions/:decision/serve': 'case.decision-served',
    '/decisions/:decision/expunge': 'case.decision-expunged',
    '/decisions/:decision/complaints': 'case.complaint-entered',
    '/complaints/:complaint/admit': 'case.complaint-admitted',
    '/decisions/:decision/rulings': 'case.ruling-drafted',
    '/rulings/:ruling/withdraw': 'case.ruling-withdrawn',
    '/rulings/:ruling/sign': 'case.ruling-signed',
    '/told/:told': 'case.told',
  }),
  ...under('/api/me', {
    '/cases/:id/complaints': 'case.complained',
    '/cases/:id/explanation': ['case.explanation', "reason like 'Người liên quan tự gửi%'"],
    '/told/:id/seen': 'case.told-seen',
    '/reviews/:id/hear': ['case.review-heard', "reason like 'Người đứng đầu tự gửi%'"],
    '/submissions/:id/hear': ['submission.heard', "reason like 'Người được đề nghị tự trả lời%'"],
  }),
  ...under('/api/cases/:id/documents', {
    '': ['case.document-prepared', "body ? 'template'"],
    '/:document/again': ['case.document-prepared', "body ? 'document'"],
    '/:document/check': 'case.document-checked',
    '/:document/withdraw': 'case.document-withdrawn',
    '/:document/issue': 'case.document-issued',
    '/:document/scan': 'case.document-scanned',
  }),
  ...under('/api/cases/:id/evidence', {
    '': ['case.evidence-added', "body ->> 'kind' <> 'extract'"],
    '/extract': ['case.evidence-added', "body ->> 'kind' = 'extract'"],
    '/:evidence/custody': 'case.custody',
    '/:evidence/withdraw': 'case.evidence-withdrawn',
    '/:evidence/verify': 'case.evidence-verified',
  }),
  ...under('/api/cases/:id/releases', {
    '': 'case.release-drafted',
    '/:release/parts': 'case.release-changed',
    '/:release/check': 'case.release-checked',
    '/:release/release': 'case.released',
    '/:release/withdraw': 'case.release-withdrawn',
  }),
  ...under('/api/cases/:id', {
    '/goods': 'case.goods-entered',
    '/goods/:goods/end': 'case.goods-ended',
    '/money': 'case.money-entered',
    '/money/:money/payments': 'case.money-paid',
    '/replies': 'case.reply-drafted',
    '/replies/:reply/check': 'case.reply-checked',
    '/replies/:reply/send': 'case.reply-sent',
    '/replies/:reply/withdraw': 'case.reply-withdrawn',
    '/reports': 'case.report-entered',
  }),
  ...under('/api/submissions', {
    '': 'submission.drafted',
    '/:id/tasks': 'submission.task-added',
    '/:id/tell': 'submission.told',
    '/:id/hear': ['submission.heard', "reason not like 'Người được đề nghị tự trả lời%'"],
    '/:id/submit': 'submission.submitted',
    '/:id/receive': 'submission.received',
    '/:id/answer': 'submission.answered',
    '/:id/withdraw': 'submission.withdrawn',
  }),
  ...under('/api/cases/:id', {
    '/councils': 'case.council-formed',
    '/councils/:council/members/:member/replace': 'case.council-changed',
    '/councils/:council/sittings': 'case.council-summoned',
    '/councils/:council/sittings/:sitting/put-off': 'case.council-put-off',
    '/councils/:council/sittings/:sitting/hold': 'case.council',
    '/measures': 'case.measure-ordered',
    '/measures/:measure/withdraw': 'case.measure-withdrawn',
    '/measures/:measure/sign': 'case.measure-signed',
    '/measures/:measure/end': 'case.measure-ended',
    '/referrals': 'case.referred',
    '/referrals/:referral/news': 'case.referral-news',
    '/referrals/:referral/proceed': 'case.referral-proceed',
    '/referrals/:referral/return': 'case.referral-back',
    '/party-discipline': 'case.party-discipline',
  }),
  ...under('/api/ratings', {
    '': 'rating.proposed',
    '/:id/conclude': 'rating.concluded',
    '/:id/withdraw': 'rating.withdrawn',
    '/import': 'rating.imported',
  }),
  ...under('/api/rereading/:id', { '/take': 'rereading.taken', '/verdict': 'rereading.read', '/settle': 'rereading.settled' }),
  ...under('/api/law/changes', { '': 'law.change-drafted', '/:id/publish': 'law.change-published' }),
  'POST /api/remarks': 'remark.minuted',
}

/** What no move is made of, and why. */
export const NO_MOVES: Readonly<Record<string, string>> = {
  'POST /api/cases/legacy/check': 'changes nothing',
  'POST /api/ratings/import/check': 'changes nothing',
  ...Object.fromEntries(
    ['', '/confirm', '/drop'].flatMap((rest) => [
      [`POST /api/cases/:id/legacy/withdrawal${rest}`, 'nothing is done with an old case; raced in src/cases/legacy/withdraw.test.ts'],
      [`POST /api/ratings/imported/:id/withdrawal${rest}`, 'raced in src/accountability/ratings/imported/withdraw.test.ts'],
    ]),
  ),
  'POST /api/cases/:id/transfer': 'nobody in the machine changes his unit; src/cases/competence/transfer.test.ts',
  'POST /api/rereading/seeds': 'a row of a quarter, of no case; src/cases/rereading/rereading.test.ts',
  'POST /api/rereading/draws':
    'draws of a quarter that is over, and nothing in the machine is; what it draws the machine reads again; src/cases/rereading/draw.test.ts',
  'POST /api/law/changes/:id/withdraw': 'a draft is no law; raced in src/cases/races.test.ts',
  'POST /api/law/changes/:id/trials': 'tries a draft, and changes nothing',
}
