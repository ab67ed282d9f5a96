import { OFFICES, type OfficeName } from './names.ts'
import { below, between, chance, newRandom, normal, type Random } from './random.ts'
import { isWorkingDay, type WorkClock } from './work-clock.ts'

/** Desks of an office. Different desks are different persons. */
export const DESKS = ['head', 'deputy', 'documents', 'inspection', 'scan', 'laboratory', 'control'] as const
export type Desk = (typeof DESKS)[number]

/** Position of a desk in `DESKS`. */
export const DESK = Object.fromEntries(DESKS.map((desk, index) => [desk, index])) as Record<Desk, number>

export type Temper = 'ordinary' | 'strict' | 'lenient' | 'slow' | 'trainee'

export interface Officer {
  /** Position in the organisation's list. */
  index: number
  office: number
  desk: Desk
  account: string
  temper: Temper
  /** Factor on the time that a task takes. */
  pace: number
  /** Factor on the odds of ordering, sampling and consulting. */
  strictness: number
  /** HS chapters that the officer alone handles at his desk, where the desk is specialised; declared or not. */
  chapters: ReadonlySet<string>
  declared: boolean
  /** Leave: pairs of first and last day. */
  leave: { from: number; until: number }[]
}

/** Officers of a desk who may be given work on a day: on duty then and for some days after. */
export interface Pool {
  office: number
  desk: Desk
  members: readonly Officer[]
  /** Per day of the clock: positions in `members`. */
  onDuty: readonly Uint16Array[]
}

export interface Organisation {
  offices: readonly OfficeName[]
  officers: readonly Officer[]
  /** By office, then desk. */
  pools: readonly (readonly Pool[])[]
  firstDay: number
}

/** A task must not be interrupted by leave: so many days ahead must be free when it is given out. */
const AHEAD = 12

/** Share of an office's declarations that reach a desk, and how many of them one officer carries in a year. */
const LOAD: Record<Desk, { share: number; perOfficer: number; least: number }> = {
  head: { share: 0, perOfficer: 1, least: 1 },
  deputy: { share: 0, perOfficer: 1, least: 3 },
  documents: { share: 0.43, perOfficer: 2500, least: 4 },
  inspection: { share: 0.08, perOfficer: 500, least: 4 },
  scan: { share: 0.1, perOfficer: 3000, least: 3 },
  laboratory: { share: 0.02, perOfficer: 1500, least: 3 },
  control: { share: 0.45, perOfficer: 5000, least: 4 },
}

function temperOf(random: Random, seat: number): Temper {
  if (seat === 0) return 'strict'
  if (seat === 1) return 'lenient'
  return chance(random, 0.1) ? 'slow' : chance(random, 0.08) ? 'trainee' : 'ordinary'
}

const PACE: Record<Temper, number> = { ordinary: 1, strict: 1.15, lenient: 0.85, slow: 1.5, trainee: 1.6 }
const STRICTNESS: Record<Temper, number> = { ordinary: 1, strict: 2, lenient: 0.5, slow: 1, trainee: 1.2 }

/** Chapters of the four specialised desks: machines, textiles, plastics and chemicals, food. */
const SPECIALITIES = [
  ['84', '85', '90'],
  ['61', '62', '63'],
  ['38', '39', '29'],
  ['07', '03', '20'],
] as const

function newOfficer(random: Random, index: number, office: number, desk: Desk, seat: number, account: string): Officer {
  const temper = temperOf(random, seat)
  const specialised = desk === 'documents' && office % 2 === 0 && seat >= 2 && seat % 3 === 2
  return {
    index,
    office,
    desk,
    account,
    temper,
    pace: PACE[temper] * (1 + 0.08 * normal(random)),
    strictness: STRICTNESS[temper] * (1 + 0.08 * normal(random)),
    chapters: new Set(specialised ? SPECIALITIES[Math.floor(seat / 3) % SPECIALITIES.length] : []),
    declared: specialised && !chance(random, 0.1),
    leave: [],
  }
}

/** Grants leave of one or two weeks, up to five times in two years, as long as two of the desk (one of a desk of one) stay. */
function grantLeave(random: Random, members: readonly Officer[], days: number, firstDay: number): Uint8Array[] {
  const away = members.map(() => new Uint8Array(days + AHEAD + 1))
  const spare = new Int16Array(days + AHEAD + 1).fill(members.length - 2)
  members.forEach((officer, position) => {
    for (let trial = 0; trial < 5; trial++) {
      const from = below(random, days)
      const until = Math.min(days - 1, from + between(random, 3, 9))
      const blocked = Math.max(0, from - AHEAD)
      if (spare.subarray(blocked, until + 1).some((left, at) => left <= 0 && away[position][blocked + at] === 0)) continue
      for (let day = blocked; day <= until; day++) {
        if (away[position][day] === 0) spare[day]--
        away[position][day] = Math.max(away[position][day], day >= from ? 2 : 1)
      }
      officer.leave.push({ from: firstDay + from, until: firstDay + until })
    }
  })
  return away
}

/** On working days all who are not on leave; on other days every third of them, by turns. */
function rosterOf(members: readonly Officer[], away: readonly Uint8Array[], clock: WorkClock, days: number): Uint16Array[] {
  const onDuty: Uint16Array[] = []
  for (let at = 0; at < days; at++) {
    const day = clock.firstDay + at
    const here = members.map((_, position) => position).filter((position) => away[position][at] === 0)
    const turn = isWorkingDay(clock, day) ? here : here.filter((_, position) => (position + day) % 3 === 0)
    onDuty.push(Uint16Array.from(turn.length > 0 ? turn : here.slice(0, 1)))
  }
  return onDuty
}

/**
 * Builds offices, officers with temper and leave, and the pools on duty per day.
 * Desks are staffed by `declarations` in a year and each office's share of them.
 */
export function buildOrganisation(seed: number, declarations: number, shares: readonly number[], clock: WorkClock): Organisation {
  const random = newRandom(seed, 1)
  const officers: Officer[] = []
  const days = clock.lastDay - clock.firstDay + 1
  const pools = OFFICES.map((name, office) => {
    let number = 100
    return DESKS.map((desk): Pool => {
      const load = LOAD[desk]
      const size = Math.max(load.least, Math.ceil((declarations * shares[office] * load.share) / load.perOfficer))
      const members: Officer[] = []
      for (let seat = 0; seat < size; seat++) {
        number += between(random, 1, 4)
        members.push(newOfficer(random, officers.length + seat, office, desk, seat, `${name.code}-${String(number).padStart(4, '0')}`))
      }
      officers.push(...members)
      const away = grantLeave(random, members, days, clock.firstDay)
      return { office, desk, members, onDuty: rosterOf(members, away, clock, days) }
    })
  })
  return { offices: OFFICES, officers, pools, firstDay: clock.firstDay }
}

/** An officer of a desk who is on duty that day, drawn evenly, never `except`; where the desk is specialised, of the chapter's specialists. */
export function officerOf(
  random: Random,
  organisation: Organisation,
  office: number,
  desk: number,
  day: number,
  chapter = '',
  except = -1,
): Officer {
  const pool = organisation.pools[office][desk]
  const onDuty = pool.onDuty[day - organisation.firstDay]
  const start = below(random, onDuty.length)
  let found = pool.members[onDuty[start]]
  for (let step = 0; step < onDuty.length; step++) {
    const candidate = pool.members[onDuty[(start + step) % onDuty.length]]
    if (candidate.index === except) continue
    found = candidate
    if (chapter === '' || candidate.chapters.size === 0 || candidate.chapters.has(chapter)) break
  }
  return found
}
