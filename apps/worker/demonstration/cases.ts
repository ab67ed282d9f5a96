import { sql } from 'kysely'
import { localDay, ZONE, type Db } from '../../../src/base/index.ts'
import { everything, type Scope } from '../../../src/base/schema.ts'
import { addStep, checkDecision, draftDecision, openCase, setAct, signDecision } from '../../../src/cases/index.ts'
import type { CaseShown } from '../../../src/cases/schema.ts'
import { WORKER, type Running } from '../../../src/jobs/index.ts'
import { readLaw, type LawPack } from '../../../src/law/allowed/index.ts'
import { subtree } from '../../../src/organisation/index.ts'

const REASON = 'Dữ liệu minh họa / Made-up data'

/** How far a made-up case is. */
const STAGES = ['opened', 'verified', 'notified', 'heard', 'drafted', 'checked', 'signed'] as const
interface Plan {
  until: (typeof STAGES)[number]
  severity: string
  form: string
}

const plan = (until: Plan['until'], severity = 'less-serious', form = 'reprimand'): Plan => ({ until, severity, form })
/** So that every state is there to be looked at, what is decided first. */
const PLANS: readonly Plan[] = [
  ...Array.from({ length: 5 }, () => plan('signed')),
  plan('signed', 'less-serious', 'none'),
  plan('signed', 'serious', 'warning'),
  plan('checked', 'serious', 'warning'),
  ...[plan('drafted'), plan('drafted', 'serious', 'warning')],
  ...[plan('heard'), plan('heard', 'serious'), plan('heard')],
  ...[plan('notified'), plan('notified', 'serious')],
  ...[plan('verified'), plan('verified'), plan('verified', 'very-serious')],
  ...[plan('opened'), plan('opened'), plan('opened')],
]

/**
 * Makes cases from findings of the made-up year as people would, by the same verbs and with the same refusals: opened and drafted by the inspector, opinion and
 * check by the personnel officer, signed by the head. Interrupted it goes on with the next one; one that was under way stays as far as it is.
 */
export async function makeCases(db: Db, job: Running): Promise<Record<string, unknown>> {
  const people = await peopleOf(db)
  const [pack, found] = await Promise.all([readLaw(), findingsOf(db, people.head.actor.id)])
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from cases.case`.execute(db)
  const left = PLANS.slice(rows[0]!.n)
  for (const [at, finding] of found.slice(0, left.length).entries()) {
    job.check()
    job.tell({ stage: 'cases', done: at, of: left.length })
    await makeCase(db, pack, people, left[at]!, finding)
  }
  return { cases: Math.min(left.length, found.length) }
}

interface People {
  handler: Scope
  checker: Scope
  head: Scope
}

async function peopleOf(db: Db): Promise<People> {
  const logins = ['inspectorate', 'personnel', 'head']
  const { rows } = await sql<{
    login: string
    id: string
    name: string
  }>`select login, coalesce(officer, id::text) as id, name from access.account
    where login = any(${logins}::text[])`.execute(db)
  const scopeOf = (wanted: string): Scope => {
    const { id, name } = rows.find(({ login }) => login === wanted) ?? WORKER
    return everything({ id, name, kind: 'person' })
  }
  const [handler, checker, head] = logins.map(scopeOf) as [Scope, Scope, Scope]
  return { handler, checker, head }
}

interface Found {
  id: string
  title: string
}

/** Findings below a head that name one officer each, none of them twice, from all over. */
async function findingsOf(db: Db, head: string): Promise<Found[]> {
  const { rows: own } = await sql<{
    unit: string
  }>`select unit from organisation.tenure where officer = ${head} and during @> organisation.today()`.execute(db)
  const units = await subtree(
    db,
    own.map(({ unit }) => unit),
  )
  const { rows } = await sql<Found>`select id, title from (
      select distinct on (n.officer) f.id, f.number, coalesce(version.title_vi, f.rule) || ', tờ khai ' || f.case_id as title
      from findings.finding f join findings.named n on n.finding = f.id and n.officer is not null
      left join law.rule_version version on version.rulebook = f.rulebook and version.rule = f.rule and version.number = f.rule_number
      where f.state = 'new' and f.withheld_by is null and f.unit = any(${units}::text[]) and not exists (select from cases.source s where s.finding = f.id)
        and not exists (select from findings.named other where other.finding = f.id and other.officer <> n.officer)
        and not exists (select from access.account a where a.officer = n.officer)
      order by n.officer, f.number) as found
    order by md5(number)`.execute(db)
  return rows
}

async function makeCase(db: Db, pack: LawPack, people: People, planned: Plan, { id: finding, title }: Found): Promise<void> {
  const { handler } = people
  const opened = await openCase(db, handler, handler, { title: title.slice(0, 200), findings: [finding], reason: REASON })
  const step = stepsOf(db, opened)
  if (isFar(planned, 'verified')) await step(handler, 'verification', { officer: null })
  if (isFar(planned, 'notified')) await step(handler, 'notice')
  if (!isFar(planned, 'heard')) return
  await step(handler, 'explanation', { heard: 'given', words: 'Tôi đã kiểm tra thực tế nhưng chưa kịp ghi kết quả vào hệ thống.' })
  const { what, from, until, detected, ...act } = opened.acts[0]!
  const graded = { act: act.id, officer: whoOf(opened), what, from, until, detected, severity: planned.severity, disciplinable: true }
  await setAct(db, handler, pack, { id: opened.id, ...graded, kinds: ['public-duty'], entry: null, repeats: null, reason: REASON })
  if (isFar(planned, 'drafted')) await decideOn(db, pack, people, planned, opened)
}

async function decideOn(db: Db, pack: LawPack, { handler, checker, head }: People, planned: Plan, opened: CaseShown): Promise<void> {
  const { id, number } = opened
  const { form } = planned
  const { steps } = await stepsOf(db, opened)(checker, 'opinion', {
    words: 'Hình thức này phù hợp với quy định hiện hành.',
    proposes: form,
  })
  const opinion = steps.find(({ kind }) => kind === 'opinion')!.id
  const said = { grounds: 'Theo biên bản xác minh và bản giải trình.', departure: 'Theo tình tiết của vụ việc.' }
  const given = { id, officer: whoOf(opened), form, day: localDay(ZONE), opinion, ...said }
  const decision = (await draftDecision(db, handler, pack, given)).decisions[0]!.id
  if (isFar(planned, 'checked')) await checkDecision(db, checker, { id, decision })
  if (isFar(planned, 'signed'))
    await signDecision(db, head, pack, { id, decision, number: `${number.split('-').at(-1)!}/QĐ-MH`, reason: REASON })
}

const isFar = ({ until }: Plan, stage: Plan['until']): boolean => STAGES.indexOf(until) >= STAGES.indexOf(stage)
const whoOf = ({ parties }: CaseShown): string => parties[0]!.id

type Step = Parameters<typeof addStep>[2]

/** What enters a step of a case today, about whom it is unless another is said. */
function stepsOf(db: Db, opened: CaseShown) {
  const usual = { id: opened.id, officer: whoOf(opened), day: localDay(ZONE), words: '', heard: null, proposes: null }
  return (by: Scope, kind: Step['kind'], given: Partial<Step> = {}): Promise<CaseShown> => addStep(db, by, { ...usual, kind, ...given })
}
