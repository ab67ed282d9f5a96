import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  asPerson,
  caseMaker,
  CHECKER,
  DRAFTER,
  HANDLER,
  HEAD,
  insertHead,
  OTHER_HEAD,
  seedOffice,
  whoOf,
  type CaseWish,
} from '../../../test/build-case.ts'
import { inDays } from '../../../test/days.ts'
import { reviewMaker } from '../../../test/build-review.ts'
import { testDatabase } from '../../../test/db.ts'
import { localDay, ZONE } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw } from '../../law/allowed/index.ts'
import { addCircumstance, askCaseLaw, draftDecision, listCases, listOwnCases, setAct, showCaseFile } from '../index.ts'
import * as cases from '../schema.ts'
import type { CaseShown } from '../schema.ts'
import {
  admitComplaint,
  draftRuling,
  enterComplaint,
  expungeDecision,
  fileComplaint,
  giveTold,
  listOwnAfter,
  listOwnTold,
  listTold,
  seeTold,
  serveDecision,
  showAfter,
  signRuling,
  withdrawRuling,
} from './index.ts'
import * as contract from './schema.ts'
import type { CaseAfter, RulingGiven, ServedGiven } from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
await seedOffice(db)
const make = caseMaker(db, pack)
const reason = 'theo hồ sơ'
const own = (shown: CaseShown): Scope => ({ ...asPerson(whoOf(shown)), hidden: [whoOf(shown)] })

/** About somebody of its own, so that no case knows of another’s decision. */
const heard = async (wish: CaseWish = {}): Promise<CaseShown> => make.heard({ who: await make.officer(), ...wish })
/** Decided on, and signed. */
const decidedOn = async (file: CaseShown, day = '2026-11-10'): Promise<CaseShown> => make.sign(await make.draft(file, { day }))
const decided = async (): Promise<CaseShown> => decidedOn(await heard())

const signedOf = ({ decisions }: CaseShown): string => decisions.findLast(({ state }) => state === 'signed')!.id
const served = (id: string, decision: string, more: Partial<ServedGiven> = {}): Promise<CaseAfter> =>
  serveDecision(db, HANDLER, pack, {
    id,
    decision,
    ruling: null,
    day: '2026-11-12',
    how: 'handed',
    effective: null,
    recipients: [],
    reason,
    ...more,
  })
const complained = (id: string, decision: string, received: string): Promise<CaseAfter> =>
  enterComplaint(db, HANDLER, pack, { id, decision, received, number: '88', words: 'Tôi không đồng ý với hình thức này.', reason })
const admitted = (id: string, complaint: string, more: { admitted?: boolean; day?: string; complex?: boolean } = {}): Promise<CaseAfter> =>
  admitComplaint(db, DRAFTER, pack, { id, complaint, admitted: true, day: '2026-11-28', complex: false, reason, ...more })
const ruled = (id: string, decision: string, more: Partial<RulingGiven> = {}, by = DRAFTER): Promise<CaseAfter> =>
  draftRuling(db, by, pack, {
    id,
    decision,
    complaint: null,
    kind: 'quashed',
    day: '2026-11-28',
    grounds: 'Chưa đủ căn cứ.',
    wording: null,
    ...more,
  })
const signRuled = (id: string, ruling: string, by = OTHER_HEAD): Promise<CaseAfter> =>
  signRuling(db, by, pack, { id, ruling, number: '12/QĐ-GQKN', reason })
const draftOf = ({ decisions }: CaseAfter): string => decisions.flatMap(({ rulings }) => rulings).find(({ state }) => state === 'draft')!.id
const first = ({ decisions }: CaseAfter) => decisions[0]!

/** A decision that was signed and handed over. */
async function servedCase(act?: string, day?: string): Promise<{ id: string; decision: string; me: Scope }> {
  const shown = await decidedOn(await heard(act === undefined ? {} : { day: act, heardOn: day ?? '2026-11-05' }), day)
  await served(shown.id, signedOf(shown))
  return { id: shown.id, decision: signedOf(shown), me: own(shown) }
}

/** The same, quashed of its own motion. */
async function quashedCase(
  kind: 'quashed' | 'exonerated' = 'quashed',
): Promise<{ id: string; decision: string; me: Scope; after: CaseAfter }> {
  const { id, decision, me } = await servedCase()
  return { id, decision, me, after: await signRuled(id, draftOf(await ruled(id, decision, { kind }))) }
}

test('a decision runs twelve months from the day on which it takes effect, from the announcement of the Party where that came first', async () => {
  const shown = await decided()
  const [id, decision] = [shown.id, signedOf(shown)]
  expect(first(await showAfter(db, HANDLER, pack, { id }))).toMatchObject({
    stands: 'unserved',
    served: null,
    running: null,
    effects: null,
    periods: null,
  })
  const after = await served(id, decision, { effective: '2026-11-15', recipients: ['CC-00003', 'Đảng ủy Chi cục'] })
  expect(contract.showAfter.output.parse(after).decisions[0]).toMatchObject({
    stands: 'running',
    served: { day: '2026-11-12', how: 'handed', effective: '2026-11-15', recipients: ['Trần Quốc Bảo', 'Đảng ủy Chi cục'] },
    running: { from: '2026-11-15', until: '2027-11-15', rule: 'd172-running', confirmed: false },
    // What this law does to wage rises and appointment was not read, and is said so.
    effects: [
      { of: 'wage-rise', months: null, from: '2026-11-15', until: null, because: { rule: 'l80-wage', sure: 'uncertain' } },
      { of: 'appointment', months: null, until: null, because: { rule: 'l80-appointment' } },
    ],
  })
  // A mistake is undone by another row: what was entered last counts.
  expect(first(await served(id, decision)).running).toMatchObject({ from: '2026-11-10', until: '2027-11-10' })
  expect(first(await served(id, decision, { effective: inDays(30) })).stands).toBe('coming')
  const other = await heard()
  const party = {
    officer: whoOf(other),
    kind: 'party-discipline',
    from: null,
    until: null,
    document: 'QĐ 45-QĐ/UBKT',
    given: { announced: '2026-10-02' },
  }
  await addCircumstance(db, HANDLER, pack, { id: other.id, ...party, reason })
  const both = await decidedOn(other)
  expect(first(await served(both.id, signedOf(both))).running).toMatchObject({ from: '2026-10-02', until: '2027-10-02' })
})

test('what has ended or was struck off says so; days that cannot be are refused', async () => {
  const { id, decision } = await servedCase('2025-01-15', '2025-03-20')
  expect(first(await served(id, decision, { day: '2025-03-21' })).stands).toBe('ended')
  const running = await servedCase()
  const strike = { id: running.id, decision: running.decision, day: '2026-11-27', number: '301/QĐ-CHQ', reason }
  expect(first(await expungeDecision(db, HANDLER, pack, strike))).toMatchObject({ stands: 'expunged', expunged: { number: '301/QĐ-CHQ' } })
  await expect(expungeDecision(db, HANDLER, pack, strike)).rejects.toMatchObject({ code: 'conflict' })
  await expect(served(id, decision, { day: '2025-03-19' })).rejects.toMatchObject({ code: 'input' })
  await expect(served(id, decision, { day: inDays(1) })).rejects.toMatchObject({ code: 'input' })
  await expect(served(id, decision, { effective: '2025-03-19' })).rejects.toMatchObject({ code: 'input', place: { file: 'effective' } })
})

test('the person concerned complains himself from service on; a decision of somebody else, or one not served, does not exist for him', async () => {
  const shown = await decided()
  const [id, decision] = [shown.id, signedOf(shown)]
  const file = (by: Scope) => fileComplaint(db, by, pack, { id, decision, words: 'Tôi không đồng ý.' })
  const me = own(shown)
  await expect(file(me)).rejects.toMatchObject({ code: 'conflict' })
  await served(id, decision)
  await expect(file(asPerson('CC-00002'))).rejects.toMatchObject({ code: 'absent' })
  const mine = (await listOwnAfter(db, me, pack)).rows.find((row) => row.id === id)!
  expect(mine.decisions[0]).toMatchObject({ stands: 'running', mayComplain: 1, served: { day: '2026-11-12', how: 'handed' } })
  const filed = contract.fileComplaint.output.parse(await file(me))
  expect(filed.decisions[0]).toMatchObject({
    mayComplain: null,
    complaints: [{ round: 1, filed: 'own', number: null, received: localDay(ZONE), admitted: null }],
  })
  expect(JSON.stringify(await listOwnAfter(db, me, pack))).not.toMatch(/CC-9/u)
  await expect(file(me)).rejects.toMatchObject({ code: 'conflict' })
})

test('a complaint of the fifteenth day is in time, of the sixteenth late; a person decides whether a late one is taken up', async () => {
  const [intime, late] = [await servedCase(), await servedCase()]
  expect(first(await complained(intime.id, intime.decision, '2026-11-27'))).toMatchObject({ complaints: [{ late: false, number: '88' }] })
  const after = await served(late.id, late.decision, { day: '2026-11-10' })
  expect(first(after).periods!.clocks.find(({ id }) => id === 'complain')).toMatchObject({ from: '2026-11-10', ends: '2026-11-25' })
  const entered = first(await complained(late.id, late.decision, '2026-11-26'))
  expect(entered.complaints).toMatchObject([{ late: true, admitted: null }])
  const refused = first(await admitted(late.id, entered.complaints[0]!.id, { admitted: false }))
  expect(refused.complaints).toMatchObject([{ admitted: false, why: reason, admittedBy: { id: DRAFTER.actor.id } }])
  await expect(admitted(late.id, entered.complaints[0]!.id)).rejects.toMatchObject({ code: 'conflict' })
  await expect(ruled(late.id, late.decision, { complaint: entered.complaints[0]!.id, kind: 'upheld' })).rejects.toMatchObject({
    code: 'conflict',
  })
  // A complaint is not older than what it is about, and service is not entered anew after it.
  await expect(served(late.id, late.decision, { day: '2026-11-27' })).rejects.toMatchObject({ code: 'input' })
  const third = await servedCase()
  await expect(complained(third.id, third.decision, '2026-11-11')).rejects.toMatchObject({ code: 'input', place: { file: 'received' } })
})

test('by the law as far as it was read, a complaint is taken up in 10 days, settled in 30 or, where it is complex, in 45', async () => {
  const { id, decision } = await servedCase()
  const { complaints } = first(await complained(id, decision, '2026-11-20'))
  const whole = first(await admitted(id, complaints[0]!.id, { day: '2026-11-24', complex: true }))
  const ends = Object.fromEntries(
    whole.periods!.clocks.filter(({ state }) => state !== 'not-applicable').map((clock) => [clock.id, clock.ends]),
  )
  expect(ends).toMatchObject({ complain: '2026-11-27', accept: '2026-11-30', settle: '2027-01-08' })
  // Whether these periods stayed is not known: nobody read the law that amends them.
  expect(whole.periods!.clocks.find((clock) => clock.id === 'settle' && clock.state !== 'not-applicable')?.state).toBe('undetermined')
})

test('whoever drafted, checked or signed the decision does not settle what is complained of; nor does one person draft and sign', async () => {
  const { id, decision, me } = await servedCase()
  const { complaints } = first(await complained(id, decision, '2026-11-20'))
  const complaint = complaints[0]!.id
  for (const by of [HANDLER, CHECKER, HEAD]) {
    await expect(
      admitComplaint(db, by, pack, { id, complaint, admitted: true, day: '2026-11-28', complex: false, reason }),
    ).rejects.toMatchObject({ code: 'denied' })
    await expect(ruled(id, decision, {}, by)).rejects.toMatchObject({ code: 'denied' })
    expect(first(await showAfter(db, by, pack, { id })).partOf).toBe(true)
  }
  await admitted(id, complaint)
  const drafted = await ruled(id, decision, { complaint, kind: 'upheld' })
  await expect(ruled(id, decision)).rejects.toMatchObject({ code: 'conflict' })
  for (const by of [DRAFTER, HEAD, CHECKER]) await expect(signRuled(id, draftOf(drafted), by)).rejects.toMatchObject({ code: 'denied' })
  const sign = sql`update cases.ruling set signed_by = ${HEAD.actor.id}, signed_at = now(), number = '1' where id = ${draftOf(drafted)}`
  await expect(writing(db, (trx) => sign.execute(trx))).rejects.toThrow('nobody rules on his own work')
  const upheld = await signRuled(id, draftOf(drafted))
  expect(first(upheld)).toMatchObject({
    stands: 'running',
    reversedOn: null,
    rulings: [{ kind: 'upheld', state: 'signed', number: '12/QĐ-GQKN' }],
  })
  await expect(writing(db, (trx) => sql`update cases.ruling set grounds = 'x' where signed_by is not null`.execute(trx))).rejects.toThrow(
    'what was ruled stays',
  )
  // The second complaint comes once the first result was handed over; whoever settled the first does not settle it.
  await expect(complained(id, decision, '2026-11-28')).rejects.toMatchObject({ code: 'conflict' })
  await served(id, decision, { ruling: first(upheld).rulings[0]!.id, day: '2026-11-28' })
  expect((await listOwnAfter(db, me, pack)).rows.find((row) => row.id === id)!.decisions[0]!.mayComplain).toBe(2)
  const again = first(await complained(id, decision, '2026-11-28')).complaints[1]!
  expect(again).toMatchObject({ round: 2, late: false })
  await expect(admitted(id, again.id)).rejects.toMatchObject({ code: 'denied' })
  const stranger = asPerson('CC-90021')
  await admitComplaint(db, stranger, pack, { id, complaint: again.id, admitted: true, day: '2026-11-28', complex: false, reason })
  const second = await ruled(id, decision, { complaint: again.id, kind: 'changed' }, stranger)
  await expect(signRuled(id, draftOf(second), OTHER_HEAD)).rejects.toMatchObject({ code: 'denied' })
  const changed = await signRuled(id, draftOf(second), asPerson('CC-90022'))
  expect(first(changed)).toMatchObject({ stands: 'reversed', reversedOn: '2026-11-28' })
  expect((await showCaseFile(db, HANDLER, { id })).state).toBe('explained')
})

test('what a quashed decision counted for counts no more: an act after it is a first one, not a repetition', async () => {
  const shown = await decided()
  const [id, decision] = [shown.id, signedOf(shown)]
  await served(id, decision)
  const later = await heard({ day: '2026-11-20', who: whoOf(shown) })
  const { what, detected } = later.acts[0]!
  const act = { id: later.id, act: later.acts[0]!.id, officer: whoOf(shown), what, from: '2026-11-20', until: '2026-11-20', detected }
  await setAct(db, HANDLER, pack, { ...act, severity: 'serious', disciplinable: true, kinds: [], repeats: true, entry: null, reason })
  const because = async (): Promise<string[]> => {
    const { answer } = await askCaseLaw(db, HANDLER, pack, { id: later.id, officer: whoOf(shown), day: '2026-11-27' })
    return answer!.outcomes.flatMap((outcome) => outcome.because.map(({ rule }) => rule))
  }
  expect(await because()).toEqual(expect.arrayContaining([expect.stringMatching(/running/u)]))
  await signRuled(id, draftOf(await ruled(id, decision)))
  const rules = await because()
  expect(rules.filter((rule) => /running|repeat|recidivism/u.test(rule))).toEqual([])
})

test('after a quash the case is decided anew; the first decision stays, reversed, in file and history', async () => {
  const { id, decision, me, after } = await quashedCase()
  expect(first(after)).toMatchObject({ stands: 'reversed', effects: [], rulings: [{ kind: 'quashed', state: 'signed' }] })
  const opened = await showCaseFile(db, HANDLER, { id })
  expect([opened.state, opened.decided, opened.decisions.map(({ state }) => state)]).toEqual(['explained', 0, ['reversed']])
  for (const again of [
    () => ruled(id, decision),
    () => complained(id, decision, '2026-11-28'),
    () => expungeDecision(db, HANDLER, pack, { id, decision, day: '2026-11-28', number: '1', reason }),
  ])
    await expect(again()).rejects.toMatchObject({ code: 'conflict', message: 'this decision stands no more' })
  const anew = await decidedOn(opened, '2026-11-28')
  expect([anew.state, anew.decisions.map(({ state }) => state)]).toEqual(['decided', ['reversed', 'signed']])
  const mine = (await listOwnCases(db, me)).rows.find((row) => row.id === id)!
  expect(cases.listOwnCases.output.parse({ rows: [mine] }).rows[0]!.decision).toMatchObject({ state: 'signed', day: '2026-11-28' })
})

test('whoever is exonerated is decided upon no more, and what was concluded of heads for his acts is reversed', async () => {
  await writing(db, (trx) => insertHead(trx, '01AB', 'H-1', 'Trưởng đơn vị'))
  const shown = await decided()
  const [id, decision] = [shown.id, signedOf(shown)]
  const review = shown.reviews.find(({ officer }) => officer.id === 'H-1')!
  await reviewMaker(db, pack).concluded({ id, review: review.id, outcome: 'none' })
  await served(id, decision)
  await signRuled(id, draftOf(await ruled(id, decision, { kind: 'exonerated' })))
  const exonerated = await showCaseFile(db, HANDLER, { id })
  expect([exonerated.state, exonerated.decided]).toEqual(['decided', 1])
  expect(exonerated.reviews.map(({ officer, outcome, reversedOn }) => [officer.id, outcome, reversedOn])).toEqual([
    ['H-1', 'none', '2026-11-28'],
  ])
  const more = { id, officer: whoOf(shown), form: 'warning', day: '2026-11-28', grounds: 'x', opinion: null }
  await expect(draftDecision(db, HANDLER, pack, more)).rejects.toMatchObject({ code: 'conflict' })
  const { rows } = await listCases(db, HANDLER, cases.listCases.input.parse({ state: 'decided', text: exonerated.number }))
  expect(rows.map((row) => [row.decided, row.concerned])).toEqual([[1, 1]])
})

test('a slip of the pen is corrected by a numbered row of two persons, who may be of the decision; it stands as it was', async () => {
  const { id, decision } = await servedCase()
  const slip = { kind: 'corrected', wording: 'Lê Hữu Phước, sinh năm 1984' } as const
  await expect(ruled(id, decision, { kind: 'corrected' })).rejects.toMatchObject({ code: 'input', place: { file: 'wording' } })
  const drafted = await ruled(id, decision, slip, HANDLER)
  await withdrawRuling(db, HANDLER, pack, { id, ruling: draftOf(drafted), reason })
  const corrected = await signRuled(id, draftOf(await ruled(id, decision, slip, HANDLER)), HEAD)
  expect(first(corrected)).toMatchObject({
    stands: 'running',
    reversedOn: null,
    rulings: [{ state: 'withdrawn' }, { ...slip, state: 'signed', number: '12/QĐ-GQKN' }],
  })
  expect((await showCaseFile(db, HANDLER, { id })).state).toBe('decided')
})

test('everybody who had been told is on the list and is told: each sees his own notice and nobody else’s', async () => {
  const shown = await decided()
  const [id, decision] = [shown.id, signedOf(shown)]
  const read = (actor: string, name: string, subject: string | null, findings: string[] | null = null) =>
    writing(db, (trx) =>
      sql`insert into access.read (account, actor, actor_name, roles, kind, action, route, subject, findings) values
      (${actor}, ${actor}, ${name}, '{}', ${findings === null ? 'read' : 'export'}, 'case.read', 'GET /api/cases/:id', ${subject}, ${findings}::uuid[])`.execute(
        trx,
      ),
    )
  await read('CC-00002', 'Đỗ Thị Ánh Tuyết', `case:${id}`)
  await read('CC-00002', 'Đỗ Thị Ánh Tuyết', `case:${id}`)
  await read('CC-90031', 'Ai đó', 'case:01900000-0000-7000-8000-000000000009')
  await read('CC-90032', 'Người xuất tệp', null, [shown.sources[0]!.id])
  await served(id, decision, { recipients: ['CC-00003', 'Đảng ủy Chi cục'] })
  await signRuled(id, draftOf(await ruled(id, decision)))
  const { rows } = contract.listTold.output.parse(await listTold(db, HANDLER, { id }))
  expect(rows.map(({ way, who, inside }) => [way, who.name, inside])).toEqual([
    ['concerned', shown.parties[0]!.name, true],
    ['recipient', 'Trần Quốc Bảo', true],
    ['recipient', 'Đảng ủy Chi cục', false],
    ['read', 'Đỗ Thị Ánh Tuyết', true],
    ['export', 'Người xuất tệp', true],
  ])
  const reader = asPerson('CC-00002')
  const notice = (await listOwnTold(db, reader)).rows.find((row) => row.case === shown.number)!
  expect(contract.listOwnTold.output.parse({ rows: [notice] }).rows[0]).toMatchObject({
    way: 'read',
    seenAt: null,
    ruling: { kind: 'quashed', number: '12/QĐ-GQKN' },
  })
  expect(JSON.stringify(notice)).not.toMatch(/CC-|NV-|Người/u)
  expect((await listOwnTold(db, asPerson('CC-90031'))).rows).toEqual([])
  await expect(seeTold(db, asPerson('CC-00003'), { id: notice.id })).rejects.toMatchObject({ code: 'absent' })
  expect((await seeTold(db, reader, { id: notice.id })).seenAt).not.toBeNull()
  const office = rows.find(({ inside }) => !inside)!
  await giveTold(db, HANDLER, pack, { id, told: office.id, day: '2026-11-28', how: 'Công văn 77/CHQ-TCCB' })
  const known = (await listTold(db, HANDLER, { id })).rows.map(({ way, seenAt, given }) => [way, seenAt !== null, given?.how ?? null])
  expect(known).toContainEqual(['recipient', false, 'Công văn 77/CHQ-TCCB'])
  expect(known).toContainEqual(['read', true, null])
  // Whoever is concerned does not learn who else was told.
  await expect(listTold(db, own(shown), { id })).rejects.toMatchObject({ code: 'absent' })
})
