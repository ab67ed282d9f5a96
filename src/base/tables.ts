// Written by tools/db-types.ts from migrations/; not edited by hand.
import type { ColumnType, Generated } from 'kysely'

interface AccessAccount {
  id: Generated<string>
  login: string
  officer: string | null
  name: string
  password: string | null
  totp: Buffer | null
  totp_step: Generated<number>
  provider_subject: string | null
  demonstration: Generated<boolean>
  disabled: Generated<boolean>
  created_at: ColumnType<string, string | Date | undefined, string | Date>
  signed_in_on: string | null
  seen_event: Generated<number>
  emptied: Generated<boolean>
  enrol_by_link: Generated<boolean>
}

interface AccessBreakGlass {
  id: Generated<string>
  at: ColumnType<string, string | Date | undefined, string | Date>
  account: string
  actor: string
  actor_name: string
  asked: string
  reason: string
  finding: string | null
  until_at: ColumnType<string, string | Date, string | Date>
  review_by: ColumnType<string, string | Date, string | Date>
  outcome: 'justified' | 'not-justified' | null
  words: string | null
  reviewer: string | null
  reviewer_name: string | null
  reviewed_at: ColumnType<string | null, string | Date | null, string | Date | null>
  event: number
}

interface AccessContextKey {
  one: Generated<boolean>
  key: Buffer
  inner_pad: Buffer
  outer_pad: Buffer
}

interface AccessFailure {
  id: Generated<string>
  whose: Buffer
  at: ColumnType<string, string | Date, string | Date>
}

interface AccessGrant {
  id: Generated<string>
  account: string
  role: string
  unit: string | null
  during: string
  event: number
  stands: ColumnType<string, never, never>
}

interface AccessInterest {
  id: Generated<string>
  officer: string
  other: string
  kind: 'kinship' | 'interest'
  during: string
  document: string
  event: number
}

interface AccessInvitation {
  account: string
  sha256: Buffer
  expires_at: ColumnType<string, string | Date, string | Date>
  proposal: string | null
  code_sha256: Buffer | null
}

interface AccessMandate {
  id: Generated<string>
  units: string[]
  officers: string[]
  members: string[]
  reason: string
  sealed_until: ColumnType<string, string | Date, string | Date>
  opened_by: string
  opened_by_name: string
  opened_at: ColumnType<string, string | Date | undefined, string | Date>
  confirmer: string
  confirmed_at: ColumnType<string | null, string | Date | null, string | Date | null>
  revealed_by_name: string | null
  revealed_at: ColumnType<string | null, string | Date | null, string | Date | null>
  reveal_reason: string | null
  event: number
}

interface AccessPasskey {
  id: Generated<string>
  account: string
  credential: string
  public_key: Buffer
  counter: number
  transports: Generated<string[]>
  name: string
  created_at: ColumnType<string, string | Date | undefined, string | Date>
  used_on: string | null
}

interface AccessProof {
  id: Generated<string>
  act: string
  subject: string
  record: string
  account: string
  by: string
  nonce: string
  text: string
  sha256: string
  client_data: Buffer
  authenticator_data: Buffer
  signature: Buffer
  public_key: Buffer
  algorithm: number
  credential: string
  counter: number
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface AccessProposal {
  id: Generated<string>
  kind: 'role-given' | 'account-added' | 'account-reset' | 'account-factor' | 'account-opened' | 'account-officer'
  account: string | null
  holder: string | null
  officer: string | null
  input: ColumnType<unknown, string, string>
  reason: string
  proposer: string | null
  proposed_by: string
  proposed_at: ColumnType<string, string | Date | undefined, string | Date>
  ends_at: ColumnType<string, string | Date | undefined, string | Date>
  state: Generated<'open' | 'approved' | 'refused' | 'withdrawn' | 'lapsed' | 'machine'>
  decider: string | null
  decided_by: string | null
  decided_at: ColumnType<string | null, string | Date | null, string | Date | null>
  answer: string | null
  event: number
}

interface AccessRead {
  id: Generated<string>
  at: ColumnType<string, string | Date | undefined, string | Date>
  account: string
  actor: string
  actor_name: string
  roles: string[]
  kind: 'read' | 'export'
  action: string
  route: string
  subject: string | null
  asked: ColumnType<unknown, string | undefined, string>
  n: number | null
  people: Generated<string[]>
  findings: string[] | null
  break_glass: string | null
}

interface AccessRecoveryCode {
  account: string
  sha256: Buffer
}

interface AccessSession {
  id: Generated<string>
  account: string
  sha256: Buffer
  started_at: ColumnType<string, string | Date, string | Date>
  seen_at: ColumnType<string, string | Date, string | Date>
  ends_at: ColumnType<string, string | Date, string | Date>
  fresh_until: ColumnType<string, string | Date, string | Date>
  address: string | null
  agent: string | null
  password_until: ColumnType<string | null, string | Date | null, string | Date | null>
  factor_until: ColumnType<string | null, string | Date | null, string | Date | null>
}

interface AccessTicket {
  sha256: Buffer
  kind: 'code' | 'enrol' | 'change' | 'provider' | 'passkey' | 'proof'
  account: string | null
  held: ColumnType<unknown, string | undefined, string>
  expires_at: ColumnType<string, string | Date, string | Date>
}

interface AccessToken {
  id: Generated<string>
  account: string
  name: string
  sha256: Buffer
  scopes: string[]
  created_at: ColumnType<string, string | Date | undefined, string | Date>
  expires_at: ColumnType<string, string | Date, string | Date>
  revoked: Generated<boolean>
  used_on: string | null
}

interface AccountabilityCaseFact {
  case_id: string | null
  unit: string | null
  year: number | null
  kind: string | null
  word: string | null
  days: number | null
  n: number | null
}

interface AccountabilityCaseSum {
  unit: string
  year: number
  kind: 'opened' | 'origin' | 'open' | 'decision' | 'kept' | 'violation' | 'area' | 'reversed' | 'complaint' | 'ruling' | 'review' | 'collective' | 'minor' | 'time'
  word: string
  days: Generated<number>
  n: number
}

interface AccountabilityCounted {
  case_id: string
  facts: ColumnType<unknown, string, string>
}

interface AccountabilityImportedRating {
  id: Generated<string>
  officer: string
  year: number
  level: string
  known: boolean
  source: string
  rated_by: string | null
  number: string | null
  day: string | null
  points: number | null
  cases: Generated<string[]>
  file: string
  row: number
  imported_by: string
  imported_on: string
  withdrawn_on: string | null
}

interface AccountabilityImportedWithdrawal {
  id: Generated<string>
  rating: string
  reason: string
  proposed_by: string
  proposed_at: ColumnType<string, string | Date | undefined, string | Date>
  confirmed_by: string | null
  confirmed_at: ColumnType<string | null, string | Date | null, string | Date | null>
  dropped_by: string | null
  dropped_at: ColumnType<string | null, string | Date | null, string | Date | null>
  dropped_why: string | null
}

interface AccountabilityRating {
  id: Generated<string>
  officer: string
  year: number
  unit: string
  by_results: string
  level: string
  scores: ColumnType<unknown, string | null, string | null>
  said: ColumnType<unknown, string, string>
  rests: Generated<string[]>
  cases: Generated<string[]>
  reason: string | null
  corrects: string | null
  proposed_by: string
  proposed_at: ColumnType<string, string | Date | undefined, string | Date>
  concluded_by: string | null
  concluded_at: ColumnType<string | null, string | Date | null, string | Date | null>
  withdrawn_by: string | null
  withdrawn_at: ColumnType<string | null, string | Date | null, string | Date | null>
}

interface BaseMigration {
  name: string
  sha256: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesAct {
  id: Generated<string>
  case_id: string
  officer: string
  role: Generated<string>
  what: string
  from_day: string
  until_day: string | null
  detected: string
  severity: string | null
  graded_by: string | null
  regraded: string | null
  disciplinable: Generated<boolean>
  kinds: Generated<string[]>
  repeats: boolean | null
  version: string | null
  entry: string | null
  what_en: string | null
  minor: ColumnType<unknown, string | null, string | null>
}

interface CasesCase {
  id: Generated<string>
  number: string
  title: string
  search: ColumnType<string, never, never>
  unit: string
  handler: string | null
  state: 'open' | 'verifying' | 'notified' | 'explained' | 'reviewed' | 'council' | 'decided' | 'duplicate' | 'legacy'
  opened_on: string
  opened_by: string
  event: number
}

interface CasesCircumstance {
  id: Generated<string>
  case_id: string
  officer: string
  kind: string
  from_day: string | null
  until_day: string | null
  document: Generated<string>
  facts: ColumnType<unknown, string | undefined, string>
}

interface CasesClock {
  id: ColumnType<number, never, never>
  case_id: string
  officer: string
  clock: string
  act: string | null
  forms: Generated<string[]>
  from_day: string | null
  days: number | null
  months: number | null
  ends: string | null
  not_counted: ColumnType<unknown, string | undefined, string>
  rule: string
  cite_en: string
  cite_vi: string
  is_first: boolean
}

interface CasesClocked {
  case_id: string
  officer: string
  state: Generated<'unknown' | 'unasked' | 'running' | 'still' | 'none' | 'decided'>
  version: Generated<number>
  law: string | null
  until_day: string | null
  due: ColumnType<string, never, never>
  ends: string | null
}

interface CasesCollective {
  id: Generated<string>
  case_id: string
  unit: string
  grounds: string
  document: string
  concluded_by: string
  concluded_on: string
}

interface CasesComplaint {
  id: Generated<string>
  case_id: string
  decision: string
  round: number
  received: string
  number: string | null
  words: string
  filed: 'own' | 'paper'
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
  admitted: boolean | null
  admitted_on: string | null
  admitted_by: string | null
  why: string | null
  complex: Generated<boolean>
}

interface CasesConclusion {
  id: Generated<string>
  case_id: string
  review: string
  officer: string
  from_day: string
  until_day: string
  outcome: 'none' | 'exempt' | 'liable'
  form: string | null
  day: string
  grounds: string
  law: ColumnType<unknown, string, string>
  opinion: string | null
  drafted_by: string
  drafted_at: ColumnType<string, string | Date | undefined, string | Date>
  checked_by: string | null
  checked_at: ColumnType<string | null, string | Date | null, string | Date | null>
  signed_by: string | null
  signed_at: ColumnType<string | null, string | Date | null, string | Date | null>
  withdrawn_by: string | null
  withdrawn_at: ColumnType<string | null, string | Date | null, string | Date | null>
}

interface CasesCouncil {
  id: Generated<string>
  case_id: string
  officer: string
  role: Generated<string>
  document: string
  formed_on: string
  law: ColumnType<unknown, string, string>
  formed_by: string
  formed_at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesCouncilMember {
  id: Generated<string>
  council: string
  case_id: string
  officer: string
  seat: string
  replaces: string | null
  reason: string | null
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesCustody {
  id: Generated<string>
  case_id: string
  evidence: string
  kind: 'received' | 'handed-over' | 'copied' | 'returned'
  day: string
  from_whom: string
  to_whom: string
  reason: string
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesDecision {
  id: Generated<string>
  case_id: string
  officer: string
  role: Generated<string>
  form: string
  day: string
  number: string | null
  grounds: string
  law: ColumnType<unknown, string, string>
  opinion: string | null
  drafted_by: string
  drafted_at: ColumnType<string, string | Date | undefined, string | Date>
  checked_by: string | null
  checked_at: ColumnType<string | null, string | Date | null, string | Date | null>
  signed_by: string | null
  signed_at: ColumnType<string | null, string | Date | null, string | Date | null>
  withdrawn_by: string | null
  withdrawn_at: ColumnType<string | null, string | Date | null, string | Date | null>
  reversed_on: string | null
  competence: ColumnType<unknown, string | null, string | null>
}

interface CasesDeparture {
  decision: string
  case_id: string
  direction: 'lighter' | 'heavier' | 'between'
  n: number
  reason: string
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesDocument {
  id: Generated<string>
  case_id: string
  template: string
  symbol: string
  about: string
  officer: string | null
  step: string | null
  decision: string | null
  review: string | null
  code: string
  state: 'draft' | 'checked' | 'issued' | 'replaced' | 'withdrawn'
  revision: number
  made_by: string
  checked_by: string | null
  checked_at: ColumnType<string | null, string | Date | null, string | Date | null>
  unit: string | null
  year: number | null
  number: string | null
  ordinal: number | null
  day: string | null
  issued_by: string | null
  issued_at: ColumnType<string | null, string | Date | null, string | Date | null>
  replaces: string | null
  addressed: Generated<boolean>
  issuer: string | null
  submission: string | null
}

interface CasesDocumentFile {
  id: Generated<string>
  document: string
  case_id: string
  kind: 'pdf' | 'docx' | 'scan'
  type: string
  sha256: string
  content: Buffer
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesDocumentRegister {
  unit: string
  year: number
  symbol: string
  last: number
}

interface CasesDocumentRevision {
  document: string
  case_id: string
  n: number
  content: ColumnType<unknown, string, string>
  sha256: string
  filled: ColumnType<unknown, string, string>
  missing: ColumnType<unknown, string, string>
  made_by: string
  made_at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesDraw {
  quarter: string
  share: number
  pool: ColumnType<unknown, string, string>
  drawn_by: string
  drawn_at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesEarlier {
  id: Generated<string>
  case_id: string
  officer: string
  form: string
  effective: string
  document: string
}

interface CasesEvidence {
  id: Generated<string>
  case_id: string
  kind: 'file' | 'extract' | 'original' | 'redacted' | 'sealed'
  what: string
  name: string
  from_whom: string
  received_on: string
  sha256: string
  finding: string | null
  extract: ColumnType<unknown, string | null, string | null>
  decision: string | null
  number: string | null
  numbered_on: string | null
  redacts: string | null
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
  withdrawn_by: string | null
  withdrawn_at: ColumnType<string | null, string | Date | null, string | Date | null>
  withdrawn_why: string | null
  emptied: Generated<boolean>
  keeper: string | null
}

interface CasesExpunged {
  decision: string
  case_id: string
  day: string
  number: string
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesGoods {
  id: Generated<string>
  case_id: string
  kind: 'recovery' | 'post-clearance' | 'correction' | 'release' | 'seizure'
  what: string
  unit: string
  owner: string | null
  due: string
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
  result: string | null
  done_on: string | null
  done_by: string | null
}

interface CasesHandover {
  id: Generated<string>
  case_id: string
  from_whom: string | null
  to_whom: string
  reason: string
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesLeaderFact {
  id: Generated<string>
  case_id: string
  officer: string
  unit: string
  role: 'head' | 'acting' | 'deputy'
  answers: 'direct' | 'joint'
  known: ColumnType<unknown, string | undefined, string>
  document: string
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesLegacy {
  case_id: string
  unit: string
  reference: string
  title: string
  opened: string | null
  source: string | null
  file: string
  row: number
  sha256: string
  imported_by: string
  imported_on: string
  withdrawn_on: string | null
}

interface CasesLegacyAct {
  id: Generated<string>
  case_id: string
  officer: string
  what: string
  from_day: string | null
  until_day: string | null
  detected: string | null
  severity: string | null
  kinds: Generated<string[]>
  version: string | null
  entry: string | null
}

interface CasesLegacyHead {
  id: Generated<string>
  case_id: string
  officer: string
  unit: string
  role: 'head' | 'acting' | 'deputy'
  from_day: string | null
  until_day: string | null
  outcome: 'none' | 'exempt' | 'liable' | null
  form: string | null
  day: string | null
  number: string | null
}

interface CasesLegacyPerson {
  id: Generated<string>
  case_id: string
  officer: string
  class: string | null
  leads: boolean | null
  notified: string | null
  heard: string | null
  form: string | null
  known: boolean
  number: string | null
  day: string | null
  signer: string | null
  authority: string | null
  served: string | null
  effective: string | null
  ends: string | null
  expunged: string | null
  expunged_by: string | null
  reversed: string | null
  reasons: ColumnType<unknown, string, string>
}

interface CasesLegacyWithdrawal {
  id: Generated<string>
  case_id: string
  reason: string
  proposed_by: string
  proposed_at: ColumnType<string, string | Date | undefined, string | Date>
  confirmed_by: string | null
  confirmed_at: ColumnType<string | null, string | Date | null, string | Date | null>
  dropped_by: string | null
  dropped_at: ColumnType<string | null, string | Date | null, string | Date | null>
  dropped_why: string | null
}

interface CasesLink {
  id: Generated<string>
  case_id: string
  other: string
  kind: 'same-matter' | 'part-of' | 'follows' | 'duplicate'
  reason: string
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
  state_before: string | null
  undone_by: string | null
  undone_at: ColumnType<string | null, string | Date | null, string | Date | null>
  undone_why: string | null
}

interface CasesMeasure {
  id: Generated<string>
  case_id: string
  officer: string
  role: Generated<string>
  kind: string
  ground: string
  from_day: string
  until_day: string
  pay: number
  extends: string | null
  law: ColumnType<unknown, string, string>
  ordered_by: string
  ordered_at: ColumnType<string, string | Date | undefined, string | Date>
  number: string | null
  signed_by: string | null
  signed_at: ColumnType<string | null, string | Date | null, string | Date | null>
  withdrawn_by: string | null
  withdrawn_at: ColumnType<string | null, string | Date | null, string | Date | null>
}

interface CasesMeasureEnd {
  measure: string
  case_id: string
  day: string
  cause: 'over' | 'no-need' | 'no-discipline' | 'disciplined'
  owed: string
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesMoney {
  id: Generated<string>
  case_id: string
  kind: 'damage' | 'repayment' | 'compensation' | 'state-compensation'
  officer: string | null
  payee: string
  amount: number
  due: string
  document: string
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesOrigin {
  case_id: string
  kind: string
  said: ColumnType<unknown, string, string>
  number: string | null
  day: string | null
}

interface CasesParty {
  case_id: string
  officer: string
  role: 'concerned' | 'witness' | 'verifier'
  notified_on: string | null
}

interface CasesPayment {
  id: Generated<string>
  money: string
  case_id: string
  amount: number
  day: string
  document: string
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesPlanTask {
  id: Generated<string>
  case_id: string
  what: string
  way: 'records' | 'interview' | 'visit' | 'expert' | 'other'
  act: string | null
  officer: string | null
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
  outcome: 'borne-out' | 'not-borne-out' | 'not-found-out' | null
  said: string | null
  done_on: string | null
  done_by: string | null
  done_at: ColumnType<string | null, string | Date | null, string | Date | null>
  evidence: string[] | null
  dropped_why: string | null
  dropped_by: string | null
  dropped_at: ColumnType<string | null, string | Date | null, string | Date | null>
  emptied: Generated<boolean>
}

interface CasesPlanTurn {
  id: Generated<string>
  case_id: string
  task: string
  officer: string | null
  due: string
  reason: string | null
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesPrecedent {
  decision: string
  act: string
  case_id: string
  about: string
  grade: string
  class: string
  leads: boolean
  several: boolean
  form: string
  day: string
  took: number
  unit: string
  handler: string | null
  signer: string
  alike: ColumnType<number | null, never, never>
}

interface CasesReferral {
  id: Generated<string>
  case_id: string
  officer: string
  role: Generated<string>
  origin: 'sent' | 'taken'
  body: string
  day: string
  document: string
  circumstance: string
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesReferralNews {
  id: Generated<string>
  referral: string
  case_id: string
  kind: 'charged' | 'detained' | 'released' | 'proceed' | 'judged' | 'not-prosecuted' | 'returned'
  ends: Generated<boolean>
  day: string
  document: string
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesRegrading {
  id: Generated<string>
  case_id: string
  act: string
  before: string | null
  after: string | null
  reason: string
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
  seen_at: ColumnType<string | null, string | Date | null, string | Date | null>
}

interface CasesRelease {
  id: Generated<string>
  case_id: string
  officer: string | null
  role: Generated<string | null>
  recipient: string | null
  title: string
  parts: ColumnType<unknown, string, string>
  writers: string[]
  drafted_at: ColumnType<string, string | Date | undefined, string | Date>
  checked_by: string | null
  checked_at: ColumnType<string | null, string | Date | null, string | Date | null>
  released_by: string | null
  released_at: ColumnType<string | null, string | Date | null, string | Date | null>
  snapshot: string | null
  sha256: string | null
  withdrawn_by: string | null
  withdrawn_at: ColumnType<string | null, string | Date | null, string | Date | null>
  withdrawn_why: string | null
  emptied: Generated<boolean>
}

interface CasesRemark {
  id: Generated<string>
  unit: string
  kind: 'uniform' | 'entry' | 'posture' | 'workplace'
  day: string
  document: string
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesReply {
  id: Generated<string>
  case_id: string
  trader: string
  words: string
  drafted_by: string
  drafted_at: ColumnType<string, string | Date | undefined, string | Date>
  names: string[] | null
  lawful: string | null
  checked_by: string | null
  checked_at: ColumnType<string | null, string | Date | null, string | Date | null>
  withdrawn_by: string | null
  withdrawn_at: ColumnType<string | null, string | Date | null, string | Date | null>
  sent_by: string | null
  sent_on: string | null
  letter: string | null
}

interface CasesReport {
  case_id: string
  number: string
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesRereading {
  id: Generated<string>
  quarter: string
  kind: 'finding' | 'case'
  finding: string | null
  case_id: string | null
  level: number
  first: ColumnType<unknown, string, string>
  reader: string | null
  taken_at: ColumnType<string | null, string | Date | null, string | Date | null>
  verdict: 'nothing' | 'something' | 'unclear' | null
  words: string | null
  read_at: ColumnType<string | null, string | Date | null, string | Date | null>
  reopened: boolean | null
  settled_by: string | null
  settled_at: ColumnType<string | null, string | Date | null, string | Date | null>
  settled_why: string | null
}

interface CasesReview {
  id: Generated<string>
  case_id: string
  officer: string
  unit: string
  role: 'head' | 'acting' | 'deputy'
  fields: Generated<string[]>
  from_day: string
  until_day: string
  outcome: 'none' | 'exempt' | 'liable' | null
  form: string | null
  grounds: string | null
  concluded_by: string | null
  concluded_on: string | null
  reversed_on: string | null
  ruling: string | null
}

interface CasesReviewHearing {
  id: Generated<string>
  case_id: string
  notice: string
  officer: string
  heard: 'given' | 'declined' | 'absent'
  words: Generated<string>
  day: string
  own: Generated<boolean>
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesReviewNotice {
  id: Generated<string>
  case_id: string
  review: string
  officer: string
  unit: string
  role: 'head' | 'acting' | 'deputy'
  from_day: string
  until_day: string
  asks: string
  day: string
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesReviewOpinion {
  id: Generated<string>
  case_id: string
  review: string
  officer: string
  outcome: 'none' | 'exempt' | 'liable'
  form: string | null
  words: string
  day: string
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesRuling {
  id: Generated<string>
  case_id: string
  decision: string
  complaint: string | null
  kind: 'upheld' | 'changed' | 'quashed' | 'exonerated' | 'corrected'
  day: string
  number: string | null
  grounds: string
  wording: string | null
  drafted_by: string
  drafted_at: ColumnType<string, string | Date | undefined, string | Date>
  signed_by: string | null
  signed_at: ColumnType<string | null, string | Date | null, string | Date | null>
  withdrawn_by: string | null
  withdrawn_at: ColumnType<string | null, string | Date | null, string | Date | null>
}

interface CasesSeed {
  quarter: string
  seed: Buffer
  recorded_at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesServed {
  id: Generated<string>
  case_id: string
  decision: string
  ruling: string | null
  day: string
  how: 'handed' | 'post' | 'posted-up'
  effective: string | null
  recipients: Generated<string[]>
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesSitting {
  id: Generated<string>
  council: string
  case_id: string
  day: string
  place: string
  summoned_on: string
  document: Generated<string>
  invited: Generated<string[]>
  law: ColumnType<unknown, string, string>
  called_by: string
  called_at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesSittingEnd {
  sitting: string
  case_id: string
  held: boolean
  attended: boolean
  reason: string | null
  present: Generated<string[]>
  votes: ColumnType<unknown, string | undefined, string>
  blank: Generated<number>
  step: string | null
  law: ColumnType<unknown, string | undefined, string>
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesSource {
  finding: string
  case_id: string
}

interface CasesStep {
  id: Generated<string>
  case_id: string
  kind: 'verification' | 'notice' | 'explanation' | 'self-review' | 'meeting' | 'council' | 'opinion' | 'note'
  officer: string | null
  day: string
  words: Generated<string>
  body: ColumnType<unknown, string | undefined, string>
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesSubmission {
  id: Generated<string>
  number: string
  case_id: string | null
  review: string | null
  kind: 'person' | 'head' | 'unit' | 'transfer'
  officer: string | null
  unit: string
  asks: string
  grounds: string
  drafted_by: string
  drafted_at: ColumnType<string, string | Date | undefined, string | Date>
  withdrawn_by: string | null
  withdrawn_at: ColumnType<string | null, string | Date | null, string | Date | null>
  to_unit: string | null
  submitted_by: string | null
  submitted_at: ColumnType<string | null, string | Date | null, string | Date | null>
  due: string | null
  received_by: string | null
  received_at: ColumnType<string | null, string | Date | null, string | Date | null>
  told_on: string | null
  heard: 'given' | 'declined' | null
  heard_words: string | null
  heard_by: string | null
  heard_at: ColumnType<string | null, string | Date | null, string | Date | null>
  answer: 'accepted' | 'in-part' | 'refused' | null
  answer_reason: string | null
  answered_by: string | null
  answered_at: ColumnType<string | null, string | Date | null, string | Date | null>
}

interface CasesSubmissionTask {
  id: Generated<string>
  submission: string
  task: string
  asked_by: string
  asked_on: string
  due: string
  happened: string
  document: string
}

interface CasesTaken {
  id: Generated<string>
  case_id: string
  what: 'party' | 'act' | 'circumstance' | 'earlier'
  officer: string
  role: 'concerned' | 'witness' | 'verifier' | null
  notified_on: string | null
  stood: ColumnType<unknown, string, string>
  along: string | null
  reason: string
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesTold {
  id: Generated<string>
  case_id: string
  ruling: string
  way: 'concerned' | 'recipient' | 'reviewed' | 'read' | 'export' | 'webhook'
  actor: string | null
  name: string
  since: string
  seen_at: ColumnType<string | null, string | Date | null, string | Date | null>
  given_on: string | null
  given_how: string | null
  given_by: string | null
}

interface CasesTransfer {
  id: Generated<string>
  case_id: string
  from_unit: string
  to_unit: string
  handler: string | null
  reason: string
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface CasesVerification {
  id: Generated<string>
  case_id: string
  evidence: string
  outcome: 'same' | 'other' | 'missing'
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface DeskDigest {
  account: string
  every: 'daily' | 'weekly'
  address: string
  language: 'vi' | 'en'
  done_on: string | null
  sent_on: string | null
  tried_for: string | null
  tries: Generated<number>
  next_at: ColumnType<string | null, string | Date | null, string | Date | null>
  failed_on: string | null
  failure: 'unreached' | 'refused' | 'unknown' | null
}

interface DeskFindingSum {
  kind: 'month' | 'unit' | 'rule' | 'stage' | 'week' | 'weeks' | 'open' | 'waiting' | 'raised' | 'due' | 'due-unit' | 'due-month'
  unit: string | null
  rule: string | null
  severity: number | null
  stage: string | null
  month: string | null
  week: string | null
  state: string | null
  raised_on: string | null
  due: string | null
  n: number
}

interface DeskReader {
  account: string
  looked_at: ColumnType<string | null, string | Date | null, string | Date | null>
}

interface DetectCase {
  case_id: string
  variant: number
  unit: string | null
  first_at: ColumnType<string | null, string | Date | null, string | Date | null>
  last_at: ColumnType<string | null, string | Date | null, string | Date | null>
  events: number
  violated: number
  unknown: number
  finished: boolean
}

interface DetectPattern {
  id: string
  run: string
  rule: string
  subject_kind: 'unit' | 'broker'
  subject: string
  against: 'peers' | 'past'
  status: 'insufficient' | 'ordinary' | 'amber' | 'red'
  period_from: string
  period_until: string
  q: number | null
  excess: number
  body: ColumnType<unknown, string, string>
}

interface DetectRuleResult {
  run: string
  rulebook: string
  rule: string
  number: number
  version: string
  activated: number
  violated: number
  satisfied: number
  vacuous: number
  unknown: number
}

interface DetectRun {
  id: string
  lake: string
  rulebooks: ColumnType<unknown, string, string>
  engine: string
  cases: number
  events: number
  violating: number
  unfinished: number
  data_from: ColumnType<string | null, string | Date | null, string | Date | null>
  data_until: ColumnType<string | null, string | Date | null, string | Date | null>
  timezone: string
  report: ColumnType<unknown, string, string>
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface DetectTally {
  run: string
  rule: string
  unit: string
  month: string
  exposed: number
  violated: number
  unknown: number
}

interface DetectTrial {
  id: string
  rulebook: string
  source: string
  against: number
  result: ColumnType<unknown, string | null, string | null>
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface DetectUnitMonth {
  run: string
  unit: string
  month: string
  cases: number
  violating: number
  unknown: number
}

interface DocumentsFile {
  sha256: string
  bytes: number
  type: string
  kept_at: ColumnType<string, string | Date | undefined, string | Date>
  gone_at: ColumnType<string | null, string | Date | null, string | Date | null>
}

interface FindingsChange {
  finding: string
  event: number
  kind: string
  body: ColumnType<unknown, string | undefined, string>
}

interface FindingsCircumstance {
  id: Generated<string>
  kind: 'outage' | 'weather' | 'instruction' | 'specialisation' | 'other'
  title: string
  units: string[] | null
  rules: string[] | null
  from_at: ColumnType<string, string | Date, string | Date>
  until_at: ColumnType<string, string | Date, string | Date>
  effect: 'annotate' | 'withhold'
  document: string
  approver: string
  state: Generated<'in-force' | 'revoked'>
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface FindingsDestroyed {
  identity: Buffer
  cleared: Buffer | null
}

interface FindingsDestroyedKey {
  one: Generated<boolean>
  key: Buffer
  inner_pad: Buffer
  outer_pad: Buffer
}

interface FindingsFinding {
  id: Generated<string>
  number: string
  identity: Buffer
  content: Buffer
  rulebook: string
  rule: string
  rule_number: number
  case_id: string
  trace: number
  unit: string | null
  broker: string | null
  month: string | null
  stratum: string | null
  area: number | null
  stage: string | null
  severity: number
  state: Generated<'new' | 'review' | 'confirmed' | 'dismissed' | 'duplicate' | 'withdrawn'>
  standing: ColumnType<number, never, never>
  state_before: 'new' | 'review' | 'confirmed' | null
  happened_at: ColumnType<string | null, string | Date | null, string | Date | null>
  from_at: ColumnType<string | null, string | Date | null, string | Date | null>
  until_at: ColumnType<string | null, string | Date | null, string | Date | null>
  raised_at: ColumnType<string, string | Date | undefined, string | Date>
  raised_on: string
  due: string | null
  assignee: string | null
  witnesses: number[]
  why_en: string
  why_vi: string
  doubts: ColumnType<unknown, string | undefined, string>
  picture: ColumnType<unknown, string | undefined, string>
  attributed: Generated<number>
  unattributed: Generated<number>
  withheld_by: string | null
  duplicate_of: string | null
  conclusion: string | null
  concluded_at: ColumnType<string | null, string | Date | null, string | Date | null>
  concluded_by: string | null
  attribution: ColumnType<number, never, never>
  by_due: ColumnType<string, never, never>
  by_happened: ColumnType<string, never, never>
  by_severity: ColumnType<number, never, never>
  by_unit: ColumnType<string, never, never>
  search: string
  run: string
  event: number
  updated_at: ColumnType<string, string | Date | undefined, string | Date>
  tier: Generated<number>
  touched_by: string | null
}

interface FindingsFindingCircumstance {
  finding: string
  circumstance: string
}

interface FindingsHearing {
  id: Generated<string>
  finding: string
  officer: string
  outcome: 'heard' | 'objected' | 'declined' | 'unreachable'
  said: string
  held_on: string
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface FindingsMentioned {
  account: string
  finding: string
  from_at: ColumnType<string | null, string | Date | null, string | Date | null>
  until_at: ColumnType<string | null, string | Date | null, string | Date | null>
}

interface FindingsNamed {
  finding: string
  account: string
  officer: string | null
  unattributed: 'none' | 'several' | 'shared' | 'unsaid' | null
  events: number[]
}

interface FindingsNote {
  id: Generated<string>
  finding: string
  text: string
  by: string
  by_name: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface FindingsRuleSeen {
  rule: string
  severity: number
  area: number | null
  stage: string | null
}

interface FindingsSavedView {
  id: Generated<string>
  owner: string
  name: string
  query: ColumnType<unknown, string, string>
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface FindingsTrace {
  id: ColumnType<number, never, never>
  case_id: string
  content: Buffer
  events: ColumnType<unknown, string, string>
  facts: ColumnType<unknown, string, string>
  finished: boolean
  run: string
}

interface FindingsUnitSeen {
  unit: string
}

interface HooksMessage {
  id: Generated<string>
  webhook: string
  kind: 'events' | 'ping'
  items: ColumnType<unknown, string | undefined, string>
  n: Generated<number>
  made_at: ColumnType<string, string | Date | undefined, string | Date>
  state: Generated<'waiting' | 'delivered' | 'failed'>
  attempts: Generated<number>
  next_at: ColumnType<string, string | Date | undefined, string | Date>
  tried_at: ColumnType<string | null, string | Date | null, string | Date | null>
  status: number | null
  error: string | null
  took_ms: number | null
}

interface HooksNote {
  id: ColumnType<number, never, never>
  event: number | null
  kind: string
  subject: string | null
  at: ColumnType<string, string | Date, string | Date>
}

interface HooksWebhook {
  id: Generated<string>
  account: string
  account_name: string
  name: string
  url: string
  kinds: string[]
  sources: string[]
  secret: Buffer
  old_secret: Buffer | null
  old_until: ColumnType<string | null, string | Date | null, string | Date | null>
  off_why: 'person' | 'gone' | 'failing' | 'account' | 'sealed' | 'restored' | null
  failing_since: ColumnType<string | null, string | Date | null, string | Date | null>
  made_at: ColumnType<string, string | Date | undefined, string | Date>
  event: number
}

interface HttpAnswer {
  key: string
  actor: string
  route: string
  input: string
  status: number | null
  body: ColumnType<unknown, string | null, string | null>
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface JobsJob {
  id: Generated<string>
  kind: 'check' | 'import' | 'detect' | 'patterns' | 'trial' | 'law-trial' | 'demo' | 'destroy'
  subject: string | null
  payload: ColumnType<unknown, string | undefined, string>
  state: Generated<'queued' | 'running' | 'done' | 'failed' | 'cancelled'>
  stage: string | null
  done: number | null
  of: number | null
  rate: number | null
  cancel_asked: Generated<boolean>
  attempts: Generated<number>
  error: ColumnType<unknown, string | null, string | null>
  result: ColumnType<unknown, string | null, string | null>
  by: string
  created_at: ColumnType<string, string | Date | undefined, string | Date>
  started_at: ColumnType<string | null, string | Date | null, string | Date | null>
  heartbeat_at: ColumnType<string | null, string | Date | null, string | Date | null>
  finished_at: ColumnType<string | null, string | Date | null, string | Date | null>
}

interface LakeUpload {
  id: Generated<string>
  name: string
  bytes: number | null
  received: Generated<number>
  sha256: string | null
  state: Generated<'receiving' | 'received' | 'checking' | 'ready' | 'doubtful' | 'importing' | 'imported' | 'known' | 'failed' | 'cancelled'>
  preview: ColumnType<unknown, string | null, string | null>
  mapping: ColumnType<unknown, string | undefined, string>
  result: ColumnType<unknown, string | null, string | null>
  lake_import: string | null
  error: ColumnType<unknown, string | null, string | null>
  job: string | null
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
  finished_at: ColumnType<string | null, string | Date | null, string | Date | null>
}

interface LawCatalogueEntry {
  version: string
  code: string
  place: number
  area: number
  stage: string | null
  act_en: string
  act_vi: string
  aggravators: ColumnType<unknown, string, string>
  handling: ColumnType<unknown, string, string>
  rating_en: string | null
  rating_vi: string | null
  repeat_en: string | null
  repeat_vi: string | null
  head: boolean
  kinds: string[]
  basis: string[]
  search: string
}

interface LawCatalogueLink {
  version: string
  code: string
  from_code: string
  how: 'same' | 'split' | 'merged'
}

interface LawCatalogueVersion {
  id: string
  title_en: string
  title_vi: string
  instrument: string
  cite: string
  illustrative: boolean
  follows: string | null
  areas: ColumnType<unknown, string, string>
  from_day: string
  until_day: string | null
  open: ColumnType<unknown, string, string>
  law_sha256: string
  entries: number
  sha256: string
  files_sha256: string | null
  state: 'draft' | 'published'
  brought_by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
  published_by: string | null
  published_at: ColumnType<string | null, string | Date | null, string | Date | null>
}

interface LawConfirmation {
  id: Generated<string>
  rule: string
  meaning: string
  lawyer: string
  compared_on: string
  entered_by: string
  entered_at: ColumnType<string, string | Date | undefined, string | Date>
  published_by: string | null
  published_at: ColumnType<string | null, string | Date | null, string | Date | null>
  withdrawn_by: string | null
  withdrawn_at: ColumnType<string | null, string | Date | null, string | Date | null>
}

interface LawInstrumentVersion {
  id: Generated<string>
  file: string
  source: string | null
  base: string | null
  note: string
  drafted_by: string
  drafted_at: ColumnType<string, string | Date | undefined, string | Date>
  published_by: string | null
  published_at: ColumnType<string | null, string | Date | null, string | Date | null>
  place: number | null
  withdrawn_by: string | null
  withdrawn_at: ColumnType<string | null, string | Date | null, string | Date | null>
}

interface LawRuleVersion {
  rulebook: string
  rule: string
  number: number
  version: string
  title_en: string
  title_vi: string
  severity: number
  area: number | null
  body: ColumnType<unknown, string, string>
  first_in: number
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface LawRulebook {
  id: string
  title_en: string
  title_vi: string
  version: number | null
}

interface LawRulebookVersion {
  rulebook: string
  version: number
  source: string
  sha256: string
  rules: number
  unconfirmed: number
  note: string
  state: 'draft' | 'used' | 'replaced' | 'dropped'
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
  used_by: string | null
  used_at: ColumnType<string | null, string | Date | null, string | Date | null>
}

interface LawTrial {
  id: string
  change: string
  day: string
  result: ColumnType<unknown, string | null, string | null>
  by: string
  at: ColumnType<string, string | Date | undefined, string | Date>
}

interface LedgerEvent {
  id: ColumnType<number, never, never>
  at: ColumnType<string, string | Date | undefined, string | Date>
  actor: string
  actor_name: string
  actor_kind: 'person' | 'machine'
  kind: string
  subject: string | null
  reason: string
  body: ColumnType<unknown, string | undefined, string>
}

interface LedgerVeil {
  subject: string
  word: string
}

interface OrganisationAccountHolder {
  account: string
  officer: string | null
  shared: boolean | null
  from_day: string
  until_day: string | null
}

interface OrganisationGap {
  unit: string | null
  field: string | null
  gap: string | null
}

interface OrganisationOfficer {
  number: string
  name: string
}

interface OrganisationPost {
  code: string
  name_en: string
  name_vi: string
  field: string | null
  level: number | null
  sensitive: boolean | null
  competence: string | null
}

interface OrganisationService {
  officer: string
  during: string
  class: 'cadre' | 'civil-servant' | 'public-employee' | 'contract-worker'
  ended: 'left' | 'retired' | null
}

interface OrganisationStaffing {
  unit: string
  day: string
  people: number
}

interface OrganisationSuccession {
  predecessor: string
  successor: string
  day: string
  document: string | null
}

interface OrganisationTenure {
  unit: string
  role: 'head' | 'acting' | 'deputy' | 'officer'
  officer: string
  during: string
  post: string | null
  fields: Generated<string[]>
  delegated_by: string | null
  document: string | null
  entered_on: string
}

interface OrganisationTenureBeside {
  officer: string
  unit: string
  during: string
}

interface OrganisationUnit {
  code: string | null
  name_en: string | null
  name_vi: string | null
  short_vi: string | null
  short_en: string | null
  level: number | null
  parent: string | null
  kind: string | null
  fields: string[] | null
  during: string | null
}

interface OrganisationUnitCode {
  code: string
}

interface OrganisationUnitState {
  code: string
  during: string
  name_en: string
  name_vi: string
  short_vi: string | null
  short_en: string | null
  level: number
  parent: string | null
  kind: string | null
  fields: Generated<string[]>
}

interface RetentionDestruction {
  id: Generated<string>
  number: string
  kind: 'cleared' | 'confirmed' | 'account' | 'reads' | 'hold' | 'evidence'
  state: Generated<'draft' | 'proposed' | 'approved' | 'done' | 'refused' | 'withdrawn'>
  day: string
  basis: ColumnType<unknown, string, string>
  reason: string
  drawn_by: string
  drawn_by_name: string
  drawn_account: string
  drawn_at: ColumnType<string, string | Date | undefined, string | Date>
  proposed_at: ColumnType<string | null, string | Date | null, string | Date | null>
  root: string | null
  n: number | null
  approved_by: string | null
  approved_by_name: string | null
  approved_account: string | null
  approved_at: ColumnType<string | null, string | Date | null, string | Date | null>
  document: string | null
  ended_by_name: string | null
  ended_reason: string | null
  job: string | null
  removed: ColumnType<unknown, string | undefined, string>
  finished_at: ColumnType<string | null, string | Date | null, string | Date | null>
}

interface RetentionHold {
  id: Generated<string>
  what: 'finding' | 'person' | 'unit' | 'everything'
  finding: string | null
  officer: string | null
  unit: string | null
  during: string | null
  authority: string
  document: string
  reason: string
  by: string
  by_name: string
  at: ColumnType<string, string | Date | undefined, string | Date>
  ended_at: ColumnType<string | null, string | Date | null, string | Date | null>
  ended_by: string | null
  ended_by_name: string | null
  ended_reason: string | null
}

interface RetentionItem {
  destruction: string
  subject: string
  finding: string | null
  label: string
  unit: string | null
  since: string
  due: string
  stamp: number
  state: Generated<'listed' | 'out' | 'left' | 'destroyed'>
  why: 'changed' | 'held' | 'case' | 'gone' | 'refused' | 'withdrawn' | null
  at: ColumnType<string | null, string | Date | null, string | Date | null>
}

export interface Tables {
  'access.account': AccessAccount
  'access.break_glass': AccessBreakGlass
  'access.context_key': AccessContextKey
  'access.failure': AccessFailure
  'access.grant': AccessGrant
  'access.interest': AccessInterest
  'access.invitation': AccessInvitation
  'access.mandate': AccessMandate
  'access.passkey': AccessPasskey
  'access.proof': AccessProof
  'access.proposal': AccessProposal
  'access.read': AccessRead
  'access.recovery_code': AccessRecoveryCode
  'access.session': AccessSession
  'access.ticket': AccessTicket
  'access.token': AccessToken
  'accountability.case_fact': AccountabilityCaseFact
  'accountability.case_sum': AccountabilityCaseSum
  'accountability.counted': AccountabilityCounted
  'accountability.imported_rating': AccountabilityImportedRating
  'accountability.imported_withdrawal': AccountabilityImportedWithdrawal
  'accountability.rating': AccountabilityRating
  'base.migration': BaseMigration
  'cases.act': CasesAct
  'cases.case': CasesCase
  'cases.circumstance': CasesCircumstance
  'cases.clock': CasesClock
  'cases.clocked': CasesClocked
  'cases.collective': CasesCollective
  'cases.complaint': CasesComplaint
  'cases.conclusion': CasesConclusion
  'cases.council': CasesCouncil
  'cases.council_member': CasesCouncilMember
  'cases.custody': CasesCustody
  'cases.decision': CasesDecision
  'cases.departure': CasesDeparture
  'cases.document': CasesDocument
  'cases.document_file': CasesDocumentFile
  'cases.document_register': CasesDocumentRegister
  'cases.document_revision': CasesDocumentRevision
  'cases.draw': CasesDraw
  'cases.earlier': CasesEarlier
  'cases.evidence': CasesEvidence
  'cases.expunged': CasesExpunged
  'cases.goods': CasesGoods
  'cases.handover': CasesHandover
  'cases.leader_fact': CasesLeaderFact
  'cases.legacy': CasesLegacy
  'cases.legacy_act': CasesLegacyAct
  'cases.legacy_head': CasesLegacyHead
  'cases.legacy_person': CasesLegacyPerson
  'cases.legacy_withdrawal': CasesLegacyWithdrawal
  'cases.link': CasesLink
  'cases.measure': CasesMeasure
  'cases.measure_end': CasesMeasureEnd
  'cases.money': CasesMoney
  'cases.origin': CasesOrigin
  'cases.party': CasesParty
  'cases.payment': CasesPayment
  'cases.plan_task': CasesPlanTask
  'cases.plan_turn': CasesPlanTurn
  'cases.precedent': CasesPrecedent
  'cases.referral': CasesReferral
  'cases.referral_news': CasesReferralNews
  'cases.regrading': CasesRegrading
  'cases.release': CasesRelease
  'cases.remark': CasesRemark
  'cases.reply': CasesReply
  'cases.report': CasesReport
  'cases.rereading': CasesRereading
  'cases.review': CasesReview
  'cases.review_hearing': CasesReviewHearing
  'cases.review_notice': CasesReviewNotice
  'cases.review_opinion': CasesReviewOpinion
  'cases.ruling': CasesRuling
  'cases.seed': CasesSeed
  'cases.served': CasesServed
  'cases.sitting': CasesSitting
  'cases.sitting_end': CasesSittingEnd
  'cases.source': CasesSource
  'cases.step': CasesStep
  'cases.submission': CasesSubmission
  'cases.submission_task': CasesSubmissionTask
  'cases.taken': CasesTaken
  'cases.told': CasesTold
  'cases.transfer': CasesTransfer
  'cases.verification': CasesVerification
  'desk.digest': DeskDigest
  'desk.finding_sum': DeskFindingSum
  'desk.reader': DeskReader
  'detect.case': DetectCase
  'detect.pattern': DetectPattern
  'detect.rule_result': DetectRuleResult
  'detect.run': DetectRun
  'detect.tally': DetectTally
  'detect.trial': DetectTrial
  'detect.unit_month': DetectUnitMonth
  'documents.file': DocumentsFile
  'findings.change': FindingsChange
  'findings.circumstance': FindingsCircumstance
  'findings.destroyed': FindingsDestroyed
  'findings.destroyed_key': FindingsDestroyedKey
  'findings.finding': FindingsFinding
  'findings.finding_circumstance': FindingsFindingCircumstance
  'findings.hearing': FindingsHearing
  'findings.mentioned': FindingsMentioned
  'findings.named': FindingsNamed
  'findings.note': FindingsNote
  'findings.rule_seen': FindingsRuleSeen
  'findings.saved_view': FindingsSavedView
  'findings.trace': FindingsTrace
  'findings.unit_seen': FindingsUnitSeen
  'hooks.message': HooksMessage
  'hooks.note': HooksNote
  'hooks.webhook': HooksWebhook
  'http.answer': HttpAnswer
  'jobs.job': JobsJob
  'lake.upload': LakeUpload
  'law.catalogue_entry': LawCatalogueEntry
  'law.catalogue_link': LawCatalogueLink
  'law.catalogue_version': LawCatalogueVersion
  'law.confirmation': LawConfirmation
  'law.instrument_version': LawInstrumentVersion
  'law.rule_version': LawRuleVersion
  'law.rulebook': LawRulebook
  'law.rulebook_version': LawRulebookVersion
  'law.trial': LawTrial
  'ledger.event': LedgerEvent
  'ledger.veil': LedgerVeil
  'organisation.account_holder': OrganisationAccountHolder
  'organisation.gap': OrganisationGap
  'organisation.officer': OrganisationOfficer
  'organisation.post': OrganisationPost
  'organisation.service': OrganisationService
  'organisation.staffing': OrganisationStaffing
  'organisation.succession': OrganisationSuccession
  'organisation.tenure': OrganisationTenure
  'organisation.tenure_beside': OrganisationTenureBeside
  'organisation.unit': OrganisationUnit
  'organisation.unit_code': OrganisationUnitCode
  'organisation.unit_state': OrganisationUnitState
  'retention.destruction': RetentionDestruction
  'retention.hold': RetentionHold
  'retention.item': RetentionItem
}
