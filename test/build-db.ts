/** Builders of what stands in the database. */
import { Readable } from 'node:stream'
import type { Db, Home } from '../src/base/index.ts'
import { everything, type Actor, type Scope } from '../src/base/schema.ts'
import { addEvidence } from '../src/cases/evidence/index.ts'
import type { Evidence, EvidenceGiven } from '../src/cases/evidence/schema.ts'
import { openCase } from '../src/cases/index.ts'
import type { CaseShown } from '../src/cases/schema.ts'
import type { Hit, TraceEvent } from '../src/detect/index.ts'
import { raise, type RaisedCounts, type RaiseRun } from '../src/findings/index.ts'
import { readVocabulary, type Rule } from '../src/law/index.ts'
import { loadRulebook, usedRulebooks } from '../src/law/versions/index.ts'
import { importOrganisation } from '../src/organisation/index.ts'

export const MACHINE: Actor = { id: 'worker', name: 'Liêm', kind: 'machine' }
export const ANALYST: Actor = { id: 'local', name: 'Đặng Ngọc Quỳnh', kind: 'person' }
export const EVERYTHING: Scope = everything(ANALYST)

/** Two rules over clearance; `title` and `within` are what tests change. */
export function buildBookText({
  title = 'Luồng đỏ thông quan, chưa thấy kết quả kiểm tra',
  within = '8wh',
  severity = 'very-serious',
} = {}): string {
  return `liem: rulebook/1
title: { en: Clearance, vi: Thông quan }
columns: { timezone: Asia/Ho_Chi_Minh, notAPerson: [SYSTEM, BANK, PORT] }
finished: [Record closed]
calendar: vn-office
rules:
  - id: CLR-012
    title: { en: Red channel cleared without an inspection result, vi: '${title}' }
    basis: [{ cite: Law 54/2014/QH13, from: 2015-01-01, confirmed: no }]
    from: 2015-01-01
    severity: ${severity}
    area: 1
    exceptions: { en: Scanner image used instead, vi: Soi container thay kiểm tra thủ công }
    template: response
    a: Channel assigned
    b: Physical inspection completed
    within: ${within}
  - id: EYE-001
    title: { en: One account inspected and cleared, vi: Một người vừa kiểm tra vừa duyệt }
    basis: [{ cite: House rule, confirmed: yes }]
    severity: serious
    area: 2
    template: fourEyes
    a: Physical inspection completed
    b: Clearance
`
}

const UNITS = `unit,parent,level,kind,vi,en,shortVi,shortEn
CHQ,,department,,Cục Hải quan,Department of Customs,,
R1,CHQ,region,,Chi cục Hải quan khu vực I,Region I,,
R2,CHQ,region,,Chi cục Hải quan khu vực II,Region II,,
01AB,R1,office,seaport,Hải quan cửa khẩu cảng Vân Phượng,Van Phuong Port Customs,CK cảng Vân Phượng,Van Phuong
01CD,R1,office,seaport,Hải quan cửa khẩu cảng Bình Thạch,Binh Thach Port Customs,CK cảng Bình Thạch,Binh Thach
02EF,R2,office,airport,Hải quan sân bay Lạc Giang,Lac Giang Airport Customs,CK sân bay Lạc Giang,Lac Giang
`
const OFFICERS = `officer,name,unit,post
CC-00001,Lê Hữu Phước,01AB,inspection
CC-00002,Đỗ Thị Ánh Tuyết,01AB,control
CC-00003,Trần Quốc Bảo,R1,head
`
const POSTS = `post,vi,en
inspection,Công chức kiểm tra thực tế,"Officer, physical inspection"
control,"Công chức thông quan, giám sát","Officer, release and supervision"
head,Đội trưởng,Head of office
`
const ACCOUNTS = `account,officer,unit,shared
HQVP-0231,CC-00001,01AB,false
HQVP-0118,CC-00002,01AB,false
MAYSOI-02,,01AB,true
`

/** The register of three people in two regions. */
export async function seedRegister(db: Db): Promise<void> {
  await importOrganisation(db, MACHINE, { units: UNITS, posts: POSTS, officers: OFFICERS, accounts: ACCOUNTS })
}

/** Loads a rulebook, or its next version, and gives what a run needs to know. */
export async function seedRules(db: Db, source: string = buildBookText()): Promise<RaiseRun & { rule: (id: string) => Rule }> {
  await loadRulebook(db, MACHINE, { id: 'clearance', source, note: 'test', reason: 'for a test' })
  return usedRules(db)
}

/** A run of the rules that are in use. */
export async function usedRules(db: Db): Promise<RaiseRun & { rule: (id: string) => Rule }> {
  const { rulebook, books, rules } = await usedRulebooks(db)
  return {
    run: '01900000-0000-7000-8000-000000000001',
    rules,
    rulebooks: books.map(({ id }) => id),
    vocabulary: await readVocabulary(),
    timezone: rulebook.columns.timezone,
    today: '2026-11-16',
    rule: (id) => rulebook.rules.find((rule) => rule.id === id)!,
  }
}

export function buildEvent(activity: string, at: string | null, account: string | null, rest: Partial<TraceEvent> = {}): TraceEvent {
  return { at, activity, account, unit: '01AB', values: {}, ...rest }
}

/** A red declaration that is cleared, and no result of an inspection is seen. */
export function buildHit(rule: Rule, overrides: Partial<Hit> = {}): Hit {
  return {
    rule,
    stage: 'physical',
    caseId: '107482915360',
    unit: '01AB',
    broker: 'DL-007',
    month: '2026-05-01',
    stratum: 'red|import|sea',
    witnesses: [0, 2],
    happenedAt: '2026-05-18T08:47:00.000Z',
    why: {
      en: '“Channel assigned” at 09:12⟦1⟧; “Clearance” at 15:47 (account HQVP-0231)⟦2⟧ and no result.',
      vi: '«Phân luồng» lúc 09:12⟦1⟧; «Thông quan» lúc 15:47 (tài khoản HQVP-0231)⟦2⟧ mà chưa thấy kết quả.',
    },
    missing: [{ activity: { en: 'Physical inspection completed', vi: 'Kiểm tra thực tế xong' }, lane: 'officers', after: 1, before: 2 }],
    span: [0, 2],
    doubts: [{ kind: 'missing', text: { en: 'Not seen does not mean not done.', vi: 'Không thấy không có nghĩa là không làm.' } }],
    trace: {
      events: [
        buildEvent('Channel assigned', '2026-05-18T02:12:00.000Z', null, { values: { channel: 'red' } }),
        buildEvent('Payment', '2026-05-18T03:26:00.000Z', null),
        buildEvent('Clearance', '2026-05-18T08:47:00.000Z', 'HQVP-0231'),
      ],
      facts: { regime: 'import', broker: 'DL-007' },
      finished: true,
    },
    ...overrides,
  }
}

/** Raises hits as the worker does. */
export function raiseHits(db: Db, run: RaiseRun, hits: Iterable<Hit>): Promise<RaisedCounts> {
  return raise(db, MACHINE, hits, run)
}

/** A case from the finding on a declaration, as somebody opens it. */
export async function buildCase(db: Db, caseId: string, scope: Scope = EVERYTHING): Promise<CaseShown> {
  const { id } = await db.selectFrom('findings.finding').select('id').where('case_id', '=', caseId).executeTakeFirstOrThrow()
  return openCase(db, scope, scope, { title: 'Thông quan khi chưa ghi kết quả kiểm tra', findings: [id], reason: 'theo phát hiện' })
}

/** The same, from a finding that is raised for it on that declaration. */
export async function buildNewCase(
  db: Db,
  run: RaiseRun & { rule: (id: string) => Rule },
  caseId: string,
  by: Scope = EVERYTHING,
): Promise<CaseShown> {
  await raiseHits(db, run, [buildHit(run.rule('CLR-012'), { caseId })])
  return buildCase(db, caseId, by)
}

/** Puts a text into a case as a file of its own. */
export function buildEvidence(
  db: Db,
  home: Home,
  by: Scope,
  id: string,
  text: string,
  given: Partial<EvidenceGiven> = {},
): Promise<Evidence> {
  const whole: EvidenceGiven = {
    ...{ id, name: 'sổ trực.txt', kind: 'file', what: 'Sổ trực máy soi, bản quét', from: 'Tổ máy soi', receivedOn: '2026-11-20' },
    ...given,
  }
  return addEvidence(db, home, by, whole, Readable.from([Buffer.from(text)]))
}
