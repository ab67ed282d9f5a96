import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { periods, readPeriodFacts, type PeriodClock, type PeriodFacts } from '../../law/periods/index.ts'
import type { Bilingual } from '../../base/schema.ts'
import { today } from '../law.ts'
import { settledClock } from './pure.ts'

const MATTER = 'discipline-complaint'

/** How long the law gives to take up or settle a first complaint of somebody of a class. */
export interface ComplaintDays {
  class: string
  complex: boolean
  clock: 'accept' | 'settle'
  days: number
}

/** Of one law the last day that was asked about. */
const asked = new WeakMap<LawPack, { day: string; days: ComplaintDays[] }>()

/** The same for every class, by the law of a day; only what the law says for certain, in days. */
export function complaintDays(pack: LawPack, day: string): ComplaintDays[] {
  const known = asked.get(pack)
  if (known?.day === day) return known.days
  const days = daysOf(pack, day)
  asked.set(pack, { day, days })
  return days
}

function daysOf(pack: LawPack, day: string): ComplaintDays[] {
  return pack.terms.classes.flatMap(({ id: of }) =>
    [true, false].flatMap((complex) =>
      (['accept', 'settle'] as const).flatMap((id) => {
        const events = { known: day, complained: day, accepted: id === 'accept' ? null : day }
        const clock = clockOf(pack, { matter: MATTER, class: of, events, known: { complex }, day }, id)?.clock
        if (clock?.state !== 'running' || clock.length.of !== 'days') return []
        return [{ class: of, complex, clock: id, days: clock.length.n }]
      }),
    ),
  )
}

function clockOf(pack: LawPack, given: Partial<PeriodFacts>, id: string): { clock: PeriodClock; doubt: Bilingual | null } | undefined {
  const answer = periods(pack, readPeriodFacts(pack, given, 'complaint'))
  const clock = settledClock(answer, id)
  if (clock === undefined) return undefined
  const doubt = answer.questions.find(({ clocks }) => clocks.includes(id))
  return { clock, doubt: clock.state !== 'undetermined' ? null : (doubt ?? clock.why[0] ?? null) }
}

interface Row {
  id: string
  round: number
  received: string
  admittedOn: string | null
  complex: boolean
  known: string | null
  class: string | null
  status: string
}

/** Of complaints the clock that now runs, by the law of today: to take it up, or to settle it. None for a second one, on which the law says nothing. */
export async function complaintClocks(
  db: Db,
  pack: LawPack,
  ids: readonly string[],
): Promise<Map<string, { clock: PeriodClock; doubt: Bilingual | null }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Row>`select k.id, k.round, k.received::text as received, k.admitted_on::text as "admittedOn", k.complex,
      (select s.day::text from cases.served s where s.decision = k.decision and s.ruling is null order by s.at desc limit 1) as known,
      service.class, coalesce(service.status, 'serving') as status
    from cases.complaint k join cases.decision d on d.id = k.decision
    left join lateral (select s.class, case when s.during @> ${today()}::date then 'serving' else s.ended end as status from organisation.service s
      where s.officer = d.officer and lower(s.during) <= ${today()}::date order by s.during desc limit 1) as service on true
    where k.id = any(${ids}::uuid[])`.execute(db)
  return new Map(
    rows.flatMap(({ id, round, received, admittedOn, complex, known, class: of, status }) => {
      if (of === null || round !== 1) return []
      const events = { known, complained: received, accepted: admittedOn }
      const found = clockOf(
        pack,
        { matter: MATTER, class: of, status, events, known: { complex }, day: today() },
        admittedOn === null ? 'accept' : 'settle',
      )
      return found === undefined ? [] : [[id, found] as const]
    }),
  )
}
