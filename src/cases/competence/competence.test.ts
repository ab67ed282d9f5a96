import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import {
  asPerson,
  caseMaker,
  CHECKER,
  confirmedAuthority,
  HANDLER,
  HEAD,
  insertHead,
  insertOfficer,
  seedOffice,
  whoOf,
} from '../../../test/build-case.ts'
import { testDatabase } from '../../../test/db.ts'
import { everything, type Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { LOCAL } from '../../jobs/index.ts'
import { readLaw, type LawPack } from '../../law/allowed/index.ts'
import { checkDecision, listHistory, signDecision } from '../index.ts'
import type { CaseShown } from '../schema.ts'
import { competenceFacts } from './facts.ts'
import { showCompetence, transferCase } from './index.ts'

const { db } = await testDatabase()
const pack = await readLaw()
const confirmed = confirmedAuthority(pack)
const make = caseMaker(db, pack)
const reason = 'theo phân cấp'
const [REGION_HEAD, DEPUTY, PLAIN_DEPUTY, OTHER_REGION] = ['CC-60001', 'CC-60002', 'CC-60003', 'CC-60004'] as const

/** Two regions with offices, below the department; the cases are of 01AB in R1. */
beforeAll(async () => {
  await seedOffice(db)
  await writing(db, async (trx) => {
    await insertHead(trx, 'R2', REGION_HEAD, 'Trưởng khu vực')
    await insertHead(trx, 'R1', OTHER_REGION, 'Trưởng khu vực khác')
    for (const [number, by] of [
      [DEPUTY, REGION_HEAD],
      [PLAIN_DEPUTY, null],
    ] as const) {
      await insertOfficer(trx, number, `Phó ${number}`)
      await sql`insert into organisation.tenure (unit, role, officer, during, fields, delegated_by, entered_on)
        values ('R2', 'deputy', ${number}, '[2020-01-01,)', '{}', ${by}, '2020-01-01')`.execute(trx)
    }
  })
})

/** Somebody who was in a unit over days. */
async function person(...posts: [unit: string, during: string, role?: string][]): Promise<string> {
  const who = await make.officer()
  await writing(db, async (trx) => {
    for (const [unit, during, role = 'officer'] of posts)
      await sql`insert into organisation.tenure (unit, role, officer, during, fields, entered_on)
        values (${unit}, ${role}, ${who}, ${during}::daterange, '{}', '2020-01-01')`.execute(trx)
  })
  return who
}

/** A decision that waits for its signature. */
async function checked(
  who: string,
  law: LawPack = pack,
  given: { form?: string; day?: string } = {},
): Promise<{ file: CaseShown; decision: string }> {
  const heard = await make.heard({ who })
  const drafted = await make.draft(heard, given, law)
  const decision = drafted.decisions[0]!.id
  return { file: await checkDecision(db, CHECKER, { id: heard.id, decision }), decision }
}
const signs = (by: Scope, { file: { id }, decision }: Awaited<ReturnType<typeof checked>>, law: LawPack = pack): Promise<CaseShown> =>
  signDecision(db, by, law, { id, decision, number: `${decision.slice(-4)}/QĐ`, reason })

test('a draft is kept with who is competent, and by which rules; until it is signed nobody has signed', async () => {
  const who = await person(['02EF', '[2020-01-01,)'])
  const { file } = await checked(who)
  const { competence } = file.decisions[0]!
  expect(competence).toMatchObject({
    ...{ day: '2026-11-27', state: 'unit', unit: { code: 'R2', name: { en: 'Region II' } }, as: { id: 'managing' } },
    ...{ sure: 'uncertain', confirmed: false, former: [], unknown: [], by: null },
    signers: [
      { role: 'head', officer: { id: REGION_HEAD, name: 'Trưởng khu vực' } },
      { role: 'deputy', officer: { id: DEPUTY } },
    ],
  })
  expect(competence!.because.map(({ rule }) => rule)).toEqual(['d172-authority'])
  expect(competence!.delegation.map(({ row, confirmed: has }) => [row, has])).toEqual([['office-grave', false]])
})

test('by rules that nobody has confirmed a signature of somebody else is kept, and flagged with the decision and in the history', async () => {
  const who = await person(['02EF', '[2020-01-01,)'])
  const [first, second] = [await checked(who), await checked(await person(['02EF', '[2020-01-01,)']))]
  const signed = await signs(HEAD, first)
  expect(signed.decisions[0]).toMatchObject({
    state: 'signed',
    signedBy: { id: HEAD.actor.id },
    competence: { by: 'other', unit: { code: 'R2' } },
  })
  expect((await signs(asPerson(REGION_HEAD), second)).decisions[0]!.competence!.by).toBe('competent')
  const flags = async (id: string): Promise<unknown[]> =>
    (await listHistory(db, HANDLER, { id, limit: 50 })).rows.filter(({ flagged }) => flagged).map(({ kind }) => kind)
  expect(await flags(first.file.id)).toEqual(['case.decision-signed'])
  expect(await flags(second.file.id)).toEqual([])
})

test.each([
  ['the head', REGION_HEAD, true],
  ['a deputy with a delegation', DEPUTY, true],
  ['a deputy without', PLAIN_DEPUTY, false],
  ['the head of another region', OTHER_REGION, false],
  ['somebody who heads nothing', HEAD.actor.id, false],
])('by confirmed rules %s signs or is refused', async (_, by, may) => {
  const waits = await checked(await person(['02EF', '[2020-01-01,)']), confirmed)
  const done = await signs(asPerson(by), waits, confirmed).then(
    ({ decisions: [one] }) => [one!.state, one!.competence!.by],
    (error: { code: string; message: string }) => [error.code, error.message],
  )
  expect(done).toEqual(may ? ['signed', 'competent'] : ['denied', 'somebody else is competent to sign this decision'])
  // One row of the table that nobody has confirmed, and it is a flag again.
  if (!may) await signs(asPerson(by), waits, { ...confirmed, delegation: pack.delegation })
})

test('where it is not known who is competent, or nobody is there to sign, confirmed rules refuse nobody', async () => {
  // Of nobody in the register it is not known where he is; CHQ has no head.
  const lost = await checked(await person(), confirmed)
  const top = await checked(await person(['R2', '[2020-01-01,2020-02-01)'], ['R2', '[2020-02-01,)', 'deputy']), confirmed)
  const [of, above] = [(await signs(HEAD, lost, confirmed)).decisions[0]!, (await signs(HEAD, top, confirmed)).decisions[0]!]
  expect(of.competence).toMatchObject({
    state: 'unknown',
    by: 'unknown',
    unknown: [{ en: expect.stringContaining('no post of this person') as string }],
  })
  expect(above.competence).toMatchObject({ state: 'unit', unit: { code: 'CHQ' }, signers: [], by: 'unknown' })
})

test('the one person of an installation without accounts stands for everybody', async () => {
  const waits = await checked(await person(['02EF', '[2020-01-01,)']), confirmed)
  expect((await signs(everything(LOCAL), waits, confirmed)).decisions[0]!.competence).toMatchObject({ by: 'unknown', confirmed: true })
})

test('what is kept is of the day of the decision, and asked anew when it is signed', async () => {
  const who = await person(['02EF', '[2020-01-01,)'])
  const waits = await checked(who)
  await writing(db, async (trx) => {
    await sql`update organisation.tenure set during = '[2020-01-01,2026-11-20)' where officer = ${who}`.execute(trx)
    await sql`insert into organisation.tenure (unit, role, officer, during, fields, entered_on)
      values ('01CD', 'officer', ${who}, '[2026-11-20,)', '{}', '2026-11-20')`.execute(trx)
  })
  const { competence } = (await signs(asPerson(OTHER_REGION), waits)).decisions[0]!
  // His act was found before he went, so that no rule says which unit decides, and the two differ.
  expect(competence).toMatchObject({ state: 'unknown', former: [{ code: '02EF' }], by: 'unknown' })
})

test('what was drafted, and what was signed, keeps its competence: the database holds it', async () => {
  const waits = await checked(await person(['02EF', '[2020-01-01,)']))
  const change = (): Promise<unknown> =>
    writing(db, (trx) => sql`update cases.decision set competence = '{}' where id = ${waits.decision}`.execute(trx))
  await expect(change()).rejects.toThrow(/what was decided stays/u)
  await signs(HEAD, waits)
  await expect(change()).rejects.toThrow(/what was decided stays/u)
})

test('the register of the day: units left since the acts, found after or before, and a unit that went over into another is not left', async () => {
  const moved = await person(['01CD', '[2020-01-01,2026-06-01)'], ['02EF', '[2026-06-01,)'])
  const { id } = await make.graded({ who: moved, detected: '2026-06-10' })
  const of = (officer: string, day: string) => competenceFacts(db, { id, officer, day })
  expect(await of(moved, '2026-11-27')).toMatchObject({
    ...{ class: 'civil-servant', status: 'serving', foundAfter: true },
    posts: [{ unit: '02EF', role: 'officer', post: null }],
    former: [{ unit: '01CD', role: 'officer', post: null }],
  })
  expect((await of(moved, '2026-11-27')).units.map(({ code }) => code)).toEqual(['01CD', '02EF', 'CHQ', 'R1', 'R2'])
  expect(await of(moved, '2026-05-20')).toMatchObject({ posts: [{ unit: '01CD' }], former: [], foundAfter: null })
  await writing(db, (trx) =>
    sql`insert into organisation.succession (predecessor, successor, day) values ('01CD', '01AB', '2026-06-01'), ('01AB', '02EF', '2026-06-01')`.execute(
      trx,
    ),
  )
  expect(await of(moved, '2026-11-27')).toMatchObject({ posts: [{ unit: '02EF' }], former: [] })
  await writing(db, (trx) => sql`delete from organisation.succession where predecessor in ('01CD', '01AB')`.execute(trx))
})

test('of whoever was transferred the new unit decides; the case goes there, where nobody handles it at first, and only there', async () => {
  const moved = await person(['01AB', '[2020-01-01,2026-06-01)'], ['02EF', '[2026-06-01,)'])
  const file = await make.graded({ who: moved, detected: '2026-06-10' })
  const shown = await showCompetence(db, HANDLER, pack, { id: file.id, day: '2026-11-27' })
  const { competence } = shown.rows[0]!.answers.find(({ forms }) => forms.includes('warning'))!
  expect(competence).toMatchObject({ unit: { code: 'R2' }, former: [{ code: '01AB' }] })
  expect(competence.because.map(({ rule }) => rule)).toEqual(['d172-transfer', 'd172-authority'])
  // The office itself decides on a reprimand.
  expect(shown.elsewhere.map(({ code }) => code)).toEqual(['02EF', 'R2'])
  const nobodys: Scope = { ...HEAD, units: [] }
  const goes = (by: Scope, unit: string) => transferCase(db, by, nobodys, pack, { id: file.id, unit, reason })
  await expect(goes(asPerson('CC-90005'), 'R2')).rejects.toMatchObject({ code: 'denied' })
  for (const unit of ['R1', 'CHQ', '01AB', 'none']) await expect(goes(HANDLER, unit)).rejects.toMatchObject({ code: 'conflict' })
  expect(await goes(HANDLER, 'R2')).toMatchObject({ id: file.id, number: file.number, unit: { code: 'R2' } })
  const after = await showCompetence(db, HANDLER, pack, { id: file.id })
  expect(after).toMatchObject({
    elsewhere: [],
    transfers: [{ from: { code: '01AB' }, to: { code: 'R2' }, reason, by: { id: HANDLER.actor.id } }],
  })
  const { rows } = await sql`select unit, handler from cases.case where id = ${file.id}`.execute(db)
  expect(rows).toEqual([{ unit: 'R2', handler: null }])
  await expect(goes(HANDLER, 'R2')).rejects.toMatchObject({ code: 'conflict' })
  expect(whoOf(file)).toBe(moved)
})

test('two who transfer one case at once: it goes once', async () => {
  const moved = await person(['01AB', '[2020-01-01,2026-06-01)'], ['02EF', '[2026-06-01,)'])
  const { id } = await make.graded({ who: moved, detected: '2026-06-10' })
  const goes = (unit: string) =>
    transferCase(db, HANDLER, HEAD, pack, { id, unit, reason }).then(
      () => 'went',
      ({ code }: { code: string }) => code,
    )
  expect((await Promise.all([goes('R2'), goes('R2'), goes('R2')])).toSorted()).toEqual(['conflict', 'conflict', 'went'])
})
