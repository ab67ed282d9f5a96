import { isoDay, dayNumber } from '../base/index.ts'
import { DEPARTMENT, FAMILY_NAMES, GIVEN_NAMES, MIDDLE_NAMES, OFFICES, REGIONS } from './names.ts'
import type { Officer } from './organisation.ts'
import { between, newRandom, pickOne, type Random } from './random.ts'
import { BEFORE, BRANCHES, DECISION, PROVINCIAL, RESTRUCTURED, type FormerUnit } from './restructuring.ts'
import type { World } from './world.ts'

/** Fields of work of an office; each has a deputy in charge. */
export const FIELDS = ['thủ tục, trị giá', 'kiểm tra thực tế hàng hóa', 'giám sát, cổng cảng'] as const

/** Somebody of the register; those without an account are not in the log. */
interface Member {
  number: string
  name: string
  class: string
  from: string
  until: string
  ended: string
  specialised: string
}

interface Held {
  officer: string
  unit: string
  role: 'head' | 'acting' | 'deputy' | 'officer'
  post: string
  fields: string
  from: string
  until: string
  delegatedBy?: string
  /** Where the register was told later than on the first day. */
  entered?: string
}

export interface Register {
  people: Member[]
  tenures: Held[]
}

/** What does not go smoothly, so that there is something to see; all of it before the log begins, but for the weekend. */
const ACTING = { office: 'HQDM', from: '2025-09-01' }
const HEADLESS = { office: 'HQSL', until: '2025-06-30', from: '2025-07-21' }
const LATE = { office: 'HQTC', from: '2025-04-22', entered: '2025-06-02' }
const FIELDLESS = 'HQPH'
const WEEKEND = { office: 'HQCS', from: '2026-03-07', until: '2026-03-08' }

export const codeOf = (officer: Officer): string => `CC-${String(officer.index + 1).padStart(5, '0')}`

/** Everybody with what he was over the days, before and after the restructuring. */
export function registerOf(world: World): Register {
  const random = newRandom(world.seed, 5)
  const naming = newRandom(world.seed, 4)
  const register: Register = { people: [], tenures: [] }
  for (const officer of world.organisation.officers) register.people.push(member(random, codeOf(officer), nameOf(naming), officer))
  const extra = (ended?: { until: string; how: string }): string => {
    const number = `CC-9${String(register.people.length).padStart(4, '0')}`
    const { until = '', how = '' } = ended ?? {}
    register.people.push({ ...member(random, number, nameOf(naming)), class: 'civil-servant', until, ended: how })
    return number
  }
  const upper = leadAbove(register, extra)
  for (const [office, { code }] of OFFICES.entries()) {
    const staff = world.organisation.officers.filter((officer) => officer.office === office)
    const branches = BRANCHES.filter(({ successor }) => successor === code)
    leadOffice(register, { staff, branches, code, above: upper.get(OFFICES[office]!.region)!, extra })
    for (const officer of staff) if (officer.desk !== 'head' && officer.desk !== 'deputy') serve(register, officer, code, branches)
  }
  return register
}

function nameOf(random: Random): string {
  return `${pickOne(random, FAMILY_NAMES)} ${pickOne(random, MIDDLE_NAMES)} ${pickOne(random, GIVEN_NAMES)}`
}

function member(random: Random, number: string, name: string, officer?: Officer): Member {
  const from = isoDay(dayNumber('2006-01-01') + between(random, 0, 4_500))
  const isContract = officer?.desk === 'scan' && officer.index % 3 === 0
  const kind = isContract ? 'contract-worker' : officer?.desk === 'laboratory' ? 'public-employee' : 'civil-servant'
  const specialised = officer?.declared === true ? [...officer.chapters].join(' ') : ''
  return { number, name, class: kind, from, until: '', ended: '', specialised }
}

type Extra = (ended?: { until: string; how: string }) => string

/** Heads of the department, of provinces and of regions. Gives who heads each region now. */
function leadAbove({ tenures }: Register, extra: Extra): Map<string, string> {
  const head = (officer: string, unit: string, from: string, until: string): void => {
    tenures.push({ officer, unit, role: 'head', post: 'director', fields: '', from, until })
  }
  head(extra(), DEPARTMENT.code, '2023-05-15', '')
  const heads = new Map<string, string>()
  for (const { code, successor } of PROVINCIAL) {
    const stays = !heads.has(successor)
    const officer = stays ? extra() : extra({ until: BEFORE, how: 'retired' })
    head(officer, code, '2021-09-01', BEFORE)
    if (stays) heads.set(successor, officer)
  }
  for (const { code } of REGIONS) head(heads.get(code)!, code, RESTRUCTURED, '')
  return heads
}

interface Office {
  staff: readonly Officer[]
  branches: readonly FormerUnit[]
  code: string
  above: string
  extra: Extra
}

/** Head and deputies of an office and of the branches that it comes from. */
function leadOffice(register: Register, office: Office): void {
  const { staff, branches, code } = office
  const [first, ...others] = branches
  const head = codeOf(staff.find(({ desk }) => desk === 'head')!)
  const lead = (officer: string, unit: string, from: string, until: string, more: Partial<Held> = {}): void => {
    register.tenures.push({ officer, unit, role: 'head', post: 'head', fields: '', from, until, ...more })
  }
  leadToday(office, head, lead)
  for (const other of others) lead(office.extra({ until: BEFORE, how: 'retired' }), other.code, '2020-07-01', BEFORE)
  for (const [seat, deputy] of staff.filter(({ desk }) => desk === 'deputy').entries()) {
    const officer = codeOf(deputy)
    const fields: string = code === FIELDLESS && seat === 2 ? '' : FIELDS[seat % FIELDS.length]!
    const isLate = code === LATE.office && seat === 2
    const post = { role: 'deputy', post: 'deputy', fields } as const
    lead(officer, first!.code, '2022-06-01', BEFORE, post)
    lead(officer, code, isLate ? LATE.from : RESTRUCTURED, '', { ...post, ...(isLate ? { entered: LATE.entered } : {}) })
    if (code === WEEKEND.office && seat === 0)
      lead(officer, code, WEEKEND.from, WEEKEND.until, { role: 'acting', post: 'deputy', delegatedBy: head })
  }
}

function leadToday(
  { branches, code, above, extra }: Office,
  head: string,
  lead: (...of: [string, string, string, string, Partial<Held>?]) => void,
) {
  const branch = branches[0]!.code
  if (code === ACTING.office) {
    const before = extra({ until: isoDay(dayNumber(ACTING.from) - 1), how: 'retired' })
    lead(before, branch, '2021-04-01', BEFORE)
    lead(before, code, RESTRUCTURED, isoDay(dayNumber(ACTING.from) - 1))
    lead(head, branch, '2022-06-01', BEFORE, { role: 'officer', post: 'control' })
    lead(head, code, ACTING.from, '', { role: 'acting', delegatedBy: above })
  } else if (code === HEADLESS.office) {
    const before = extra({ until: HEADLESS.until, how: 'left' })
    lead(before, branch, '2021-04-01', BEFORE)
    lead(before, code, RESTRUCTURED, HEADLESS.until)
    lead(head, code, HEADLESS.from, '')
  } else {
    lead(head, branch, '2022-06-01', BEFORE)
    lead(head, code, RESTRUCTURED, '')
  }
}

/** An officer at a desk: before the restructuring in one of the branches. */
function serve({ tenures }: Register, officer: Officer, code: string, branches: readonly FormerUnit[]): void {
  const own = { officer: codeOf(officer), role: 'officer', post: officer.desk, fields: '' } as const
  tenures.push({ ...own, unit: branches[officer.index % branches.length]!.code, from: '2021-01-04', until: BEFORE })
  tenures.push({ ...own, unit: code, from: RESTRUCTURED, until: '' })
}

export function* peopleRows({ people }: Register): Generator<string[]> {
  for (const one of people) yield [one.number, one.name, one.class, one.from, one.until, one.ended, one.specialised]
}

export function* tenureRows({ tenures }: Register): Generator<string[]> {
  for (const { officer, unit, role, post, fields, from, until, delegatedBy = '', entered = from } of tenures)
    yield [officer, unit, role, post, fields, from, until, delegatedBy, from === RESTRUCTURED ? DECISION : '', entered]
}

export function* successionRows(): Generator<string[]> {
  for (const { code, successor } of [...PROVINCIAL, ...BRANCHES]) yield [code, successor, RESTRUCTURED, DECISION]
}
