/** Acts of councils, interim measures and proceedings beside a case, for the machine of random acts: each looks at the case and does what comes next there. */
import { expect } from 'vitest'
import type { Db } from '../src/base/index.ts'
import type { Scope } from '../src/base/schema.ts'
import { callSitting, formCouncil, holdSitting, putOffSitting, replaceMember, showCouncils } from '../src/cases/council/index.ts'
import type { CaseCouncils, Council } from '../src/cases/council/schema.ts'
import { showCaseFile } from '../src/cases/index.ts'
import { endMeasure, orderMeasure, showMeasures, signMeasure, withdrawMeasure } from '../src/cases/measures/index.ts'
import type { CaseMeasures, Measure } from '../src/cases/measures/schema.ts'
import { announceParty, proceed, refer, showProceedings, takeBack } from '../src/cases/proceedings/index.ts'
import type { CaseShown } from '../src/cases/schema.ts'
import { after } from '../src/law/allowed/days.ts'
import type { LawPack } from '../src/law/allowed/index.ts'
import { COUNCIL, RESERVE } from './build-sitting.ts'

const reason = 'thử ngẫu nhiên'
type Act = (shown: CaseShown, by: Scope, at: number) => Promise<CaseShown>

/** What must hold of councils where every rule is confirmed: none that breaks the law, no sitting with other votes than members present. */
function expectLawful({ councils }: CaseCouncils): void {
  const points = councils.flatMap(({ law, sittings }) => [law, ...sittings.flatMap((one) => [one.law, one.end?.law ?? []])].flat())
  expect(points.filter(({ kept }) => kept === 'broken')).toEqual([])
  for (const { end } of councils.flatMap(({ sittings }) => sittings))
    if (end?.held === true) expect(end.votes.reduce((all, { n }) => all + n, end.blank)).toBe(end.present.length)
}

/** The same of measures: nothing signed that breaks the law, nothing in force by one person alone. */
export function expectLawfulMeasures({ measures }: CaseMeasures): void {
  for (const { law, orderedBy, signedBy } of measures) {
    expect(law.filter(({ kept }) => kept === 'broken')).toEqual([])
    expect(orderedBy.id).not.toBe(signedBy?.id)
  }
}

/** Acts on a database by a law of which every rule is confirmed. */
export function actsOfProceedings(
  db: Db,
  pack: LawPack,
): {
  council: (given: { officer: string; day: string; form: string; attended: boolean; members: number }) => Act
  measure: (given: { officer: string; day: string; days: number; pay: number }) => Act
  away: (given: { officer: string; day: string }) => Act
  /** How often a council sat and a measure was signed. */
  reached: { sat: number; signed: number }
} {
  const reached = { sat: 0, signed: 0 }
  return {
    reached,
    council: (given) => async (shown, by, at) => {
      await councilStep(db, pack, { ...given, id: shown.id, by, at })
      const all = await showCouncils(db, by, pack, { id: shown.id })
      expectLawful(all)
      reached.sat += all.councils.flatMap(({ sittings }) => sittings).filter(({ end }) => end?.held === true).length
      return showCaseFile(db, by, { id: shown.id })
    },
    measure: (given) => async (shown, by, at) => {
      await measureStep(db, pack, { ...given, id: shown.id, by, at })
      const all = await showMeasures(db, by, pack, { id: shown.id })
      expectLawfulMeasures(all)
      reached.signed += all.measures.filter(({ signedBy }) => signedBy !== null).length
      return showCaseFile(db, by, { id: shown.id })
    },
    away: (given) => async (shown, by, at) => {
      await awayStep(db, pack, { ...given, id: shown.id, by, at })
      return showCaseFile(db, by, { id: shown.id })
    },
  }
}

interface Base {
  id: string
  officer: string
  day: string
  by: Scope
  at: number
}

interface CouncilStep extends Base {
  form: string
  attended: boolean
  members: number
}

async function councilStep(db: Db, pack: LawPack, step: CouncilStep): Promise<void> {
  const { id, officer, day, by, members, at } = step
  const council = (await showCouncils(db, by, pack, { id })).councils.find((one) => one.officer.id === officer)
  if (council === undefined) {
    const those = members < 4 ? COUNCIL.slice(0, members) : [...COUNCIL]
    await formCouncil(db, by, pack, { id, officer, document: 'x', day, members: those, reason })
  } else if (at % 5 === 4) {
    const member = council.members[at % council.members.length]!
    await replaceMember(db, by, pack, { id, council: council.id, member: member.id, officer: RESERVE, reason })
  } else if (council.sittings.find(({ end }) => end === null) === undefined) {
    const called = { day: after(day, { days: at }), place: 'x', summonedOn: day, document: '', invited: [] }
    await callSitting(db, by, pack, { id, council: council.id, ...called })
  } else await endSitting(db, pack, council, step)
}

async function endSitting(db: Db, pack: LawPack, { id: council, members, sittings }: Council, step: CouncilStep): Promise<void> {
  const { id, by, attended, form, at } = step
  const sitting = sittings.find(({ end }) => end === null)!.id
  if (at % 4 === 3) await putOffSitting(db, by, pack, { id, council, sitting, attended, reason })
  else {
    const present = members.slice(0, step.members).map((one) => one.id)
    const votes = [{ form, n: at % 3 === 0 ? present.length : Math.max(1, present.length - 1) }]
    await holdSitting(db, by, pack, { id, council, sitting, attended, present, votes, blank: at % 2, proposes: form, minutes: 'x' })
  }
}

interface MeasureStep extends Base {
  days: number
  pay: number
}

async function measureStep(db: Db, pack: LawPack, { id, officer, day, days, pay, by, at }: MeasureStep): Promise<void> {
  const { measures } = await showMeasures(db, by, pack, { id })
  const own = measures.filter((one) => one.officer.id === officer)
  const of = (state: Measure['state']): Measure | undefined => own.find((one) => one.state === state)
  const waits = of('ordered')
  const runs = own.find((one) => one.state === 'signed' && one.extends === null)
  const kind = at % 3 === 0 ? 'temporary-transfer' : 'suspension'
  const given = { id, officer, ground: 'x', pay, reason }
  if (waits !== undefined && at % 6 === 5) await withdrawMeasure(db, by, pack, { id, measure: waits.id, reason })
  else if (waits !== undefined) await signMeasure(db, by, pack, { id, measure: waits.id, number: 'x', reason })
  else if (runs === undefined) await orderMeasure(db, by, pack, { ...given, kind, from: day, until: after(day, { days }), extends: null })
  else if (at % 2 === 0) await endMeasure(db, by, pack, { id, measure: runs.id, day: '2026-11-27', cause: 'no-need', owed: 'x', reason })
  else {
    const until = after(runs.until, { days })
    await orderMeasure(db, by, pack, { ...given, kind: runs.kind, from: runs.until, until, extends: runs.id })
  }
}

async function awayStep(db: Db, pack: LawPack, { id, officer, day, by, at }: Base): Promise<void> {
  const { referrals } = await showProceedings(db, by, pack, { id })
  const away = referrals.find((one) => one.officer.id === officer && one.returnedOn === null)
  const told = { id, day, document: 'x', reason }
  if (at % 7 === 6) await announceParty(db, by, pack, { id, officer, form: 'x', announced: day, document: 'x', reason })
  else if (away === undefined) await refer(db, by, pack, { ...told, officer, origin: at % 2 === 0 ? 'sent' : 'taken', body: 'x' })
  else if (at % 4 === 0) await proceed(db, by, pack, { ...told, referral: away.id })
  else await takeBack(db, by, pack, { ...told, referral: away.id, kind: 'returned' })
}
