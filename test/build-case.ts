/** The builder of cases, from a finding to a signed decision, as people would make them. */
import { sql } from 'kysely'
import type { Db, Trx } from '../src/base/index.ts'
import { everything, type Scope } from '../src/base/schema.ts'
import { writing } from '../src/base/write/index.ts'
import { addStep, checkDecision, draftDecision, openCase, setAct, showCaseFile, signDecision } from '../src/cases/index.ts'
import type { CaseShown, DecisionGiven, StepGiven } from '../src/cases/schema.ts'
import type { LawPack } from '../src/law/allowed/index.ts'
import { buildHit, EVERYTHING, raiseHits, seedRegister, seedRules } from './build-db.ts'

export const asPerson = (id: string): Scope => everything({ id, name: id, kind: 'person' })
/** Who drafts, checks and signs in cases that are built. */
export const [HANDLER, CHECKER, HEAD] = ['CC-90001', 'CC-90002', 'CC-90003'].map(asPerson) as [Scope, Scope, Scope]
/** Of another unit, without a part in anything. */
export const [DRAFTER, OTHER_HEAD] = ['CC-90011', 'CC-90012'].map(asPerson) as [Scope, Scope]
/** Named in the findings that cases are built on. */
export const CONCERNED = 'CC-00001'
const reason = 'theo kết quả xác minh'

/** What is special about a case; the rest is a clearance of 18 May 2026 without a result, by a civil servant. */
export interface CaseWish {
  /** A finding that is there already. */
  finding?: string
  /** The declaration of a finding that is raised; a new one where it is left out. */
  declaration?: string
  rule?: string
  /** The day of the act. */
  day?: string
  /** Whom it is about. */
  who?: string
  detected?: string
  severity?: string | null
  disciplinable?: boolean
  kinds?: string[]
  entry?: { version: string; code: string } | null
  handler?: Scope
  title?: string
  /** The day on which verification began, notice was given, and the person was heard. */
  heardOn?: string
}
export type Drafted = Partial<DecisionGiven>

export interface CaseMaker {
  /** A civil servant that nobody else’s case is about. */
  officer: () => Promise<string>
  /** A finding on a declaration. */
  finding: (declaration: string, wish?: Pick<CaseWish, 'day' | 'rule'>) => Promise<string>
  /** A case as it is opened. */
  opened: (wish?: CaseWish) => Promise<CaseShown>
  /** With its act graded. */
  graded: (wish?: CaseWish) => Promise<CaseShown>
  /** The same, after notice, when the person was heard. */
  heard: (wish?: CaseWish) => Promise<CaseShown>
  /** The same, after a meeting and a council. */
  met: (wish?: CaseWish) => Promise<CaseShown>
  draft: (file: CaseShown, given?: Drafted, law?: LawPack) => Promise<CaseShown>
  /** Checked and signed by the other two. */
  sign: (file: CaseShown, law?: LawPack) => Promise<CaseShown>
  /** Heard, drafted, checked and signed. */
  decided: (wish?: CaseWish, given?: Drafted) => Promise<CaseShown>
}

/** Whom a case is about. */
export const whoOf = ({ parties }: CaseShown): string => parties.find(({ role }) => role === 'concerned')!.id

/** The register of a small office, everybody in it a civil servant. */
export async function seedOffice(db: Db): Promise<void> {
  await seedRegister(db)
  await writing(db, async (trx) => {
    await sql`insert into organisation.service (officer, during, class) select number, '[2015-01-01,)', 'civil-servant' from organisation.officer
      where number not in (select officer from organisation.service)`.execute(trx)
  })
}

/** Officers, and findings of which cases are made. */
function sources(db: Db): Pick<CaseMaker, 'officer' | 'finding'> {
  let officers = 0
  let rules: ReturnType<typeof seedRules> | undefined
  return {
    officer: async () => {
      const nth = String(++officers).padStart(4, '0')
      await writing(db, (trx) => insertOfficer(trx, `CC-1${nth}`, `Người ${nth}`))
      return `CC-1${nth}`
    },
    finding: async (declaration, { day = '2026-05-18', rule = 'CLR-012' } = {}) => {
      const run = await (rules ??= seedRules(db))
      await raiseHits(db, run, [buildHit(run.rule(rule), { caseId: declaration, happenedAt: `${day}T08:47:00.000Z` })])
      const { rows } = await sql<{ id: string }>`select id from findings.finding
        where case_id = ${declaration} and rule = ${rule}`.execute(db)
      return rows[0]!.id
    },
  }
}

/** What makes cases in a database that has a register. */
export function caseMaker(db: Db, pack: LawPack): CaseMaker {
  let place = 0
  const { officer, finding } = sources(db)
  const opened: CaseMaker['opened'] = async (wish = {}) => {
    const { declaration = `20748291${String(place++).padStart(4, '0')}`, handler = HANDLER } = wish
    const { title = `Thông quan khi chưa kiểm tra ${declaration}`, who = CONCERNED } = wish
    const raised = wish.finding ?? (await finding(declaration, wish))
    if (who !== CONCERNED)
      await writing(db, (trx) => sql`update findings.named set officer = ${who} where finding = ${raised}`.execute(trx))
    return openCase(db, handler, EVERYTHING, { title, findings: [raised], reason })
  }
  const graded: CaseMaker['graded'] = async (wish = {}) => {
    const file = await opened(wish)
    const { handler = HANDLER, severity = 'serious', disciplinable = true, kinds = [], entry = null } = wish
    const { id: act, what, from, until, detected } = file.acts[0]!
    const given = { id: file.id, act, officer: whoOf(file), what, from, until, detected: wish.detected ?? detected }
    return setAct(db, handler, pack, { ...given, severity, disciplinable, kinds, entry, repeats: null, reason })
  }
  const heard: CaseMaker['heard'] = async (wish = {}) => {
    const file = await graded(wish)
    const { heardOn: day = '2026-11-05', handler: by = HANDLER } = wish
    const concerned = whoOf(file)
    await buildStep(db, file.id, 'verification', { day }, by)
    await buildStep(db, file.id, 'notice', { day, officer: concerned }, by)
    const said = { heard: 'given', words: 'Hàng đã được kiểm tra, chưa kịp ghi.' } as const
    return buildStep(db, file.id, 'explanation', { day, officer: concerned, ...said }, by)
  }
  const met: CaseMaker['met'] = async (wish) => meetUp(db, await heard(wish))
  const draft: CaseMaker['draft'] = (file, given = {}, law = pack) => {
    const usual = { form: 'warning', day: '2026-11-27', grounds: 'Theo biên bản và giải trình.', opinion: null, departure: null }
    return draftDecision(db, HANDLER, law, { id: file.id, officer: whoOf(file), ...usual, ...given })
  }
  const sign: CaseMaker['sign'] = async ({ id, decisions }, law = pack) => {
    const decision = decisions.findLast(({ state }) => state === 'draft')!.id
    await checkDecision(db, CHECKER, { id, decision })
    return signDecision(db, HEAD, law, { id, decision, number: '214/QĐ-CHQ', reason })
  }
  const decided: CaseMaker['decided'] = async (wish, given) => sign(await draft(await heard(wish), given))
  return { officer, finding, opened, graded, heard, met, draft, sign, decided }
}

/** A meeting, and a council that was entered as a plain step, as before councils had sittings. */
async function meetUp(db: Db, file: CaseShown): Promise<CaseShown> {
  const { id } = await buildStep(db, file.id, 'meeting', { words: 'Thống nhất đề nghị xem xét.' })
  await writing(db, async (trx) => {
    await sql`insert into cases.step (case_id, kind, officer, day, body, by) values (${id}, 'council', ${whoOf(file)}, '2026-11-20',
      '{"proposes":"warning","votes":4,"members":5}', ${HANDLER.actor.id})`.execute(trx)
    await sql`update cases.case set state = 'council' where id = ${id}`.execute(trx)
  })
  return showCaseFile(db, HANDLER, { id })
}

/** Enters a step of a case. */
export function buildStep(
  db: Db,
  id: string,
  kind: StepGiven['kind'],
  more: Partial<StepGiven> = {},
  by: Scope = HANDLER,
): Promise<CaseShown> {
  return addStep(db, by, { id, kind, day: '2026-11-20', officer: null, words: '', heard: null, proposes: null, ...more })
}

/** A civil servant of the register. */
export async function insertOfficer(trx: Trx, number: string, name: string): Promise<void> {
  await sql`insert into organisation.officer (number, name) values (${number}, ${name})`.execute(trx)
  await sql`insert into organisation.service (officer, during, class) values (${number}, '[2015-01-01,)', 'civil-servant')`.execute(trx)
}

/** A civil servant who has headed a unit since 2020. */
export async function insertHead(trx: Trx, unit: string, number: string, name: string): Promise<void> {
  await insertOfficer(trx, number, name)
  await sql`insert into organisation.tenure (unit, role, officer, during, fields, entered_on)
    values (${unit}, 'head', ${number}, '[2020-01-01,)', '{}', '2020-01-01')`.execute(trx)
}

/** The same law as if a lawyer had compared every rule with its text. */
export function confirmedLaw(pack: LawPack): LawPack {
  return { ...pack, rules: pack.rules.map((rule) => Object.assign({}, rule, { confirmed: { by: 'Luật gia', on: '2026-11-01' } })) }
}

/** The same with every row of its table of delegation: whoever is not competent is refused. */
export function confirmedAuthority(pack: LawPack): LawPack {
  const { leading, rows } = pack.delegation
  const confirmed = rows.map((row) => ({ ...row, basis: { ...row.basis, confirmed: true } }))
  return { ...confirmedLaw(pack), delegation: { leading, rows: confirmed } }
}

/** A published catalogue of our own, with entries by their codes: how each handles a degree, and what it says of repetition; of these days, or of all since 2015. */
export async function seedEntries(
  db: Db,
  version: string,
  entries: Readonly<Record<string, { handling: Readonly<Record<string, string>>; repeat?: string }>>,
  { from = '2015-01-01', until = null }: { from?: string; until?: string | null } = {},
): Promise<void> {
  const rows = Object.entries(entries).map(([code, { handling, repeat = null }], at) => ({ code, place: at + 1, handling, repeat }))
  await writing(db, async (trx) => {
    await sql`insert into law.catalogue_version (id, title_en, title_vi, instrument, cite, illustrative, areas, from_day, until_day, open, law_sha256, entries, sha256, state,
        brought_by, published_by, published_at)
      values (${version}, 'Own', 'Tự lập', 'x', 'x', true, '[]', ${from}, ${until}, '[]', 'x', ${rows.length}, ${version}, 'published', 'worker', 'worker', now())`.execute(
      trx,
    )
    await sql`insert into law.catalogue_entry (version, code, place, area, act_en, act_vi, aggravators, handling, repeat_en, repeat_vi, head, kinds, basis, search)
      select ${version}, code, place, 1, code, code, '[]', handling, repeat, repeat, false, '{}', '{}', lower(code)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (code text, place int, handling jsonb, repeat text)`.execute(trx)
  })
}
