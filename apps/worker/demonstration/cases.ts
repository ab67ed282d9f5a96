import { sql } from 'kysely'
import { LiemError, localDay, ZONE, type Db } from '../../../src/base/index.ts'
import type { Scope } from '../../../src/base/schema.ts'
import { addStep, checkDecision, draftDecision, openCase, setAct, showCaseFile, signDecision } from '../../../src/cases/index.ts'
import type { CaseShown } from '../../../src/cases/schema.ts'
import type { Running } from '../../../src/jobs/index.ts'
import { readLaw, type LawPack } from '../../../src/law/allowed/index.ts'
import type { Ground } from '../ground.ts'
import { dayAfter, daysAgo, peopleOf, scopeOf, type People } from './people.ts'
import { makeOutside, BESIDES, type Besides } from './besides.ts'

const REASON = 'Dữ liệu minh họa / Made-up data'

/** How far a made-up case is. */
const STAGES = ['opened', 'verified', 'notified', 'heard', 'drafted', 'checked', 'signed'] as const
interface Plan {
  until: (typeof STAGES)[number]
  /** So many days ago it was detected. */
  ago: number
  severity: string
  form: string
  /** What is done besides. */
  besides: readonly Besides[]
}

const plan = (
  until: Plan['until'],
  ago: number,
  severity = 'less-serious',
  form = 'reprimand',
  besides: readonly Besides[] = [],
): Plan => ({
  ...{ until, ago, severity, form, besides },
})
const slight = (until: Plan['until'], ago: number, ...besides: readonly Besides[]): Plan =>
  plan(until, ago, 'less-serious', 'reprimand', besides)
const serious = (until: Plan['until'], ago: number, ...besides: readonly Besides[]): Plan => plan(until, ago, 'serious', 'warning', besides)
/** So that every state is there to be looked at, what is decided first; some of the rest runs out soon. */
const PLANS: readonly Plan[] = [
  slight('signed', 62, 'evidence', 'printed', 'served', 'replied', 'concluded'),
  slight('signed', 48, 'evidence', 'served', 'complained'),
  slight('signed', 71, 'served', 'quashed'),
  slight('signed', 55, 'owed'),
  slight('signed', 40),
  plan('signed', 66, 'less-serious', 'none'),
  serious('signed', 59, 'served', 'submitted', 'asked'),
  serious('checked', 88),
  ...[slight('drafted', 79), serious('drafted', 64)],
  ...[slight('heard', 87, 'evidence', 'self-review', 'released'), serious('heard', 83, 'self-review', 'council'), slight('heard', 51)],
  ...[slight('notified', 77, 'planned', 'evidence'), serious('notified', 38)],
  ...[
    slight('verified', 80, 'referred'),
    slight('verified', 26, 'planned'),
    plan('verified', 12, 'very-serious', 'removal-from-post', ['measured']),
  ],
  ...[slight('opened', 9), slight('opened', 4), slight('opened', 0)],
]
/** So many days after it was detected a step is made. */
const AFTER = { opened: 2, verification: 5, notice: 19, explanation: 27, opinion: 33 }

/** The illustrative catalogue, and which of its entries what a rule looks for may be; of other rules no entry is said. */
const CATALOGUE = 'illustrative-2023'
const ENTRIES: Readonly<Record<string, string>> = {
  ...{ 'CLR-002': '1.30', 'CLR-003': '1.30', 'CLR-004': '1.30', 'CLR-007': '2.01', 'CLR-017': '1.16', 'CLR-018': '1.22' },
  ...{ 'CHN-001': '5.01', 'DUT-001': '1.14', 'DUT-002': '1.14', 'INS-001': '1.28', 'OVT-002': '1.57' },
  ...{ 'PAY-001': '2.01', 'PAY-005': '2.09', 'SCN-002': '1.44', 'SCN-003': '1.44', 'SEA-001': '1.65' },
}

/**
 * Makes cases from findings of the made-up year as people would, by the same verbs and with the same refusals: opened and drafted by the inspector, opinion and
 * check by the personnel officer, signed by whoever is competent. Interrupted it goes on with the next one; one that was under way stays as far as it is.
 */
export async function makeCases({ db, home }: Pick<Ground, 'db' | 'home'>, job: Running): Promise<Record<string, unknown>> {
  const people = await peopleOf(db)
  const [pack, found] = await Promise.all([readLaw(), findingsOf(db, people.head)])
  const { rows } = await sql<{ n: number; outside: boolean }>`select count(*) filter (where o.case_id is null)::int as n,
    count(o.case_id) > 0 as outside from cases.case c left join cases.origin o on o.case_id = c.id`.execute(db)
  const left = PLANS.slice(rows[0]!.n)
  const refused: Besides[] = []
  if (!rows[0]!.outside) await makeOutside({ db, pack, people, reason: REASON })
  for (const [at, finding] of found.slice(0, left.length).entries()) {
    job.check()
    job.tell({ stage: 'cases', done: at, of: left.length })
    const file = await makeCase(db, pack, people, left[at]!, finding)
    for (const one of left[at]!.besides)
      if (!(await isDone(BESIDES[one]({ db, home, pack, people, file, reason: REASON })))) refused.push(one)
  }
  return { cases: Math.min(left.length, found.length), refused }
}

/** What the law of a day to come refuses is left out, and said in the result of the job. */
async function isDone(work: Promise<unknown>): Promise<boolean> {
  try {
    await work
    return true
  } catch (error) {
    if (error instanceof LiemError && !['internal', 'unavailable'].includes(error.code)) return false
    throw error
  }
}

interface Found {
  id: string
  title: string
  rule: string
}

/** Findings below a head that name one officer each, none of them twice, from all over; older than any of the cases is. */
async function findingsOf(db: Db, { units }: Scope): Promise<Found[]> {
  const { rows } = await sql<Found>`select id, title, rule from (
      select distinct on (n.officer) f.id, f.number, f.rule, coalesce(version.title_vi, f.rule) || ', tờ khai ' || f.case_id as title
      from findings.finding f join findings.named n on n.finding = f.id and n.officer is not null
      left join law.rule_version version on version.rulebook = f.rulebook and version.rule = f.rule and version.number = f.rule_number
      where f.state = 'new' and f.happened_at < now() - interval '90 days' and f.withheld_by is null and f.unit = any(${units}::text[])
        and not exists (select from cases.source s where s.finding = f.id)
        and not exists (select from findings.named other where other.finding = f.id and other.officer <> n.officer)
        and not exists (select from access.account a where a.officer = n.officer)
      order by n.officer, f.number) as found
    order by md5(number)`.execute(db)
  return rows
}

async function makeCase(db: Db, pack: LawPack, people: People, planned: Plan, { id: finding, title, rule }: Found): Promise<CaseShown> {
  const { handler } = people
  const began = daysAgo(planned.ago)
  const opening = { title: title.slice(0, 200), findings: [finding], day: dayAfter(began, AFTER.opened), reason: REASON }
  const opened = await openCase(db, handler, handler, opening)
  const step = stepsOf(db, opened, began)
  await detectAct(db, pack, handler, { opened, began, rule, severity: null })
  if (isFar(planned, 'verified')) await step(handler, 'verification', { officer: null })
  if (isFar(planned, 'notified')) await step(handler, 'notice')
  if (!isFar(planned, 'heard')) return opened
  await step(handler, 'explanation', { heard: 'given', words: 'Tôi đã kiểm tra thực tế nhưng chưa kịp ghi kết quả vào hệ thống.' })
  await detectAct(db, pack, handler, { opened, began, rule, severity: planned.severity })
  if (isFar(planned, 'drafted')) await decideOn(db, pack, people, planned, { opened, began })
  return showCaseFile(db, handler, { id: opened.id })
}

interface Detected {
  opened: CaseShown
  began: string
  rule: string
  severity: string | null
}

/** The act as it was detected; its degree once the person was heard, with the entry by which that is a matter of discipline. */
async function detectAct(db: Db, pack: LawPack, handler: Scope, { opened, began, rule, severity }: Detected): Promise<void> {
  const { what, from, until, id: act } = opened.acts[0]!
  const whole = { act, officer: whoOf(opened), what, from, until, detected: began, disciplinable: true, repeats: null, reason: REASON }
  const grade =
    severity === null
      ? { severity, kinds: [], entry: null }
      : { severity, kinds: ['public-duty'], entry: await entryOf(db, rule, severity) }
  await setAct(db, handler, pack, { id: opened.id, ...whole, ...grade })
}

async function entryOf(db: Db, rule: string, severity: string): Promise<{ version: string; code: string } | null> {
  const { rows } = await sql<{ version: string; code: string }>`select version, code from law.catalogue_entry
    where version = ${CATALOGUE} and code = ${ENTRIES[rule] ?? null} and handling ->> ${severity} = 'discipline'`.execute(db)
  return rows[0] ?? null
}

interface Begun {
  opened: CaseShown
  began: string
}

async function decideOn(db: Db, pack: LawPack, { handler, checker, head }: People, planned: Plan, { opened, began }: Begun): Promise<void> {
  const { id, number } = opened
  const { form } = planned
  const { steps } = await stepsOf(db, opened, began)(checker, 'opinion', {
    words: 'Hình thức này phù hợp với quy định hiện hành.',
    proposes: form,
  })
  const opinion = steps.find(({ kind }) => kind === 'opinion')!.id
  const said = { grounds: 'Theo biên bản xác minh và bản giải trình.', departure: 'Theo tình tiết của vụ việc.' }
  const given = { id, officer: whoOf(opened), form, day: localDay(ZONE), opinion, ...said }
  const { id: decision, competence } = (await draftDecision(db, handler, pack, given)).decisions[0]!
  const competent = competence?.signers[0]?.officer
  const signer = competent === undefined ? head : scopeOf(competent)
  if (isFar(planned, 'checked')) await checkDecision(db, checker, { id, decision })
  if (isFar(planned, 'signed'))
    await signDecision(db, signer, pack, { id, decision, number: `${number.split('-').at(-1)!}/QĐ-MH`, reason: REASON })
}

const isFar = ({ until }: Plan, stage: Plan['until']): boolean => STAGES.indexOf(until) >= STAGES.indexOf(stage)
const whoOf = ({ parties }: CaseShown): string => parties[0]!.id

type Step = Parameters<typeof addStep>[2]

/** What enters a step of a case on its day, about whom it is unless another is said. */
function stepsOf(db: Db, opened: CaseShown, began: string) {
  const usual = { id: opened.id, officer: whoOf(opened), words: '', heard: null, proposes: null }
  return (by: Scope, kind: keyof typeof AFTER & Step['kind'], given: Partial<Step> = {}): Promise<CaseShown> =>
    addStep(db, by, { ...usual, kind, day: dayAfter(began, AFTER[kind]), ...given })
}
