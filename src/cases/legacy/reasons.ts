import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import { allowed, readFacts, type LawPack } from '../../law/allowed/index.ts'
import type { GivenCase, GivenPerson } from './group.ts'
import { cell } from './parse.ts'
import type { LegacyReason, LegacyReasonCode } from './schema.ts'

/** Somebody in an old case: of which class he was and whether he led, as the file says or else the register of people. Null: neither says it. */
export interface Weighed {
  given: GivenPerson
  class: string | null
  leads: boolean | null
  /** The law has such a form. */
  known: boolean
  reasons: LegacyReason[]
}

/** Why each decision of these cases cannot be verified; of each there is one reason at least. Nothing is refused for it. */
export async function weigh(db: Db | Trx, pack: LawPack, cases: readonly GivenCase[]): Promise<Map<GivenPerson, Weighed>> {
  const people = cases.flatMap((one) => one.people)
  const standings = await standingsOf(
    db,
    people.map(({ row }) => ({ officer: cell(row, 'officer'), day: cell(row, 'day') })),
  )
  const weighed = new Map<GivenPerson, Weighed>()
  for (const [at, given] of people.entries()) {
    weighed.set(given, weighedBy(pack, given, standings[at]!))
    // Others ask the server meanwhile.
    if (at % AT_ONCE === AT_ONCE - 1) await setImmediate()
  }
  return weighed
}

const AT_ONCE = 20

function weighedBy(pack: LawPack, given: GivenPerson, of: Standing): Weighed {
  const told = cell(given.row, 'class') !== ''
  const leads = cell(given.row, 'leads') !== '' ? cell(given.row, 'leads') === 'true' : told && of.class === null ? null : of.leads
  const person = { class: told ? cell(given.row, 'class') : of.class, leads }
  const known = pack.terms.forms.some(({ id }) => id === cell(given.row, 'form'))
  return { given, ...person, known, reasons: reasonsOf(pack, given, { ...person, known }) }
}

interface Standing {
  class: string | null
  leads: boolean | null
}

/** As the register of people had each on the day of his decision. */
async function standingsOf(db: Db | Trx, asked: readonly { officer: string; day: string }[]): Promise<Standing[]> {
  const { rows } =
    await sql<Standing>`select service.class, case when service.class is not null then exists (select from organisation.tenure t
      where t.officer = asked.officer and t.role <> 'officer' and t.during @> asked.day) end as leads
    from unnest(${asked.map(({ officer }) => officer)}::text[], ${asked.map(({ day }) => (day === '' ? null : day))}::date[])
      with ordinality as asked (officer, day, n)
    left join lateral (select s.class from organisation.service s where s.officer = asked.officer and lower(s.during) <= asked.day
      order by s.during desc limit 1) as service on true order by asked.n`.execute(db)
  return rows
}

const plain = (code: LegacyReasonCode): LegacyReason => ({ code, confirmed: false, because: [] })

/** What the register lacks: the column, and what its absence is called. */
const LACKING = [
  ['number', 'no-number'],
  ['day', 'no-day'],
  ['signer', 'no-signer'],
  ['authority', 'no-authority'],
  ['served', 'not-served'],
] as const
/** What has to come before a decision. */
const BEFORE = [
  ['notified', 'no-notice'],
  ['heard', 'not-heard'],
] as const

function reasonsOf(pack: LawPack, given: GivenPerson, person: Pick<Weighed, 'class' | 'leads' | 'known'>): LegacyReason[] {
  const said = (key: string): string => cell(given.row, key)
  const day = said('day')
  const lacks = LACKING.filter(([key]) => said(key) === '').map(([, code]) => plain(code))
  const before = BEFORE.filter(([key]) => said(key) === '' || (day !== '' && said(key) > day)).map(([, code]) => plain(code))
  return [...formReasons(pack, given, person), ...lacks, ...before, plain('unrecorded')]
}

function formReasons(pack: LawPack, given: GivenPerson, person: Pick<Weighed, 'class' | 'leads' | 'known'>): LegacyReason[] {
  const form = cell(given.row, 'form')
  if (form === '') return [plain('no-form')]
  if (!person.known) return [plain('form-unknown')]
  return lawReasons(pack, given, person, form)
}

/** What the law of the day of the decision says of its form, by what the register has; of what it permits there is no reason. */
function lawReasons(pack: LawPack, { row, acts }: GivenPerson, person: Pick<Weighed, 'class' | 'leads'>, form: string): LegacyReason[] {
  const day = cell(row, 'day')
  if (person.class === null || person.leads === null || day === '' || acts.length === 0 || acts.some((act) => cell(act, 'from') === ''))
    return [plain('not-asked')]
  const facts = {
    person: { class: person.class, leadership: person.leads },
    acts: acts.slice(0, 50).map((act, at) => ({
      id: String(at + 1),
      from: cell(act, 'from'),
      to: cell(act, 'until') || cell(act, 'from'),
      detected: cell(act, 'detected') || null,
      severity: cell(act, 'severity') || null,
      kinds: cell(act, 'kinds') === '' ? [] : cell(act, 'kinds').split('; '),
    })),
    day,
  }
  try {
    const outcome = allowed(pack, readFacts(pack.terms, facts, 'case')).outcomes.find((one) => one.form === form)
    if (outcome?.verdict === 'permitted') return []
    const code = outcome?.verdict === 'forbidden' ? 'forbidden' : 'left-open'
    return [{ code, confirmed: outcome?.confirmed ?? false, because: outcome?.because ?? [] }]
  } catch (error) {
    if (error instanceof LiemError && error.code === 'input') return [plain('order')]
    throw error
  }
}
