import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { inDays } from '../../../test/days.ts'
import { caseMaker, CONCERNED as WHO, insertOfficer, seedOffice } from '../../../test/build-case.ts'
import { seedCouncil } from '../../../test/build-sitting.ts'
import { testDatabase } from '../../../test/db.ts'
import { everything, type Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw, type LawPack } from '../../law/allowed/index.ts'
import { askCaseLaw, draftDecision, showCaseFile } from '../index.ts'
import { addNews, announceParty, proceed, refer, showProceedings, takeBack } from './index.ts'
import * as contract from './schema.ts'
import type { CaseProceedings } from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
const confirmed: LawPack = {
  ...pack,
  rules: pack.rules.map((rule) => Object.assign({}, rule, { confirmed: { by: 'Luật gia', on: '2026-11-01' } })),
}
const as = (id: string): Scope => everything({ id, name: id, kind: 'person' })
const [HANDLER, HEAD] = [as('CC-90001'), as('CC-90003')]
const reason = 'theo hồ sơ'
const make = caseMaker(db, pack)
const newCase = () => make.heard({ detected: '2026-09-15', heardOn: '2026-10-01' })

beforeAll(async () => {
  await seedOffice(db)
  await seedCouncil(db)
})

const send = (id: string, day = '2026-10-10'): Promise<CaseProceedings> =>
  refer(db, HANDLER, pack, { id, officer: WHO, origin: 'sent', body: 'Cơ quan An ninh điều tra', day, document: '88/CV-CHQ', reason })
const only = ({ referrals }: CaseProceedings) => referrals.at(-1)!
const lawOn = async (id: string, day: string) => {
  const { answer } = await askCaseLaw(db, HANDLER, pack, { id, officer: WHO, day })
  return { standing: answer!.standing.verdict, handling: answer!.clocks.find((clock) => clock.id === 'handling')! }
}
const draft = (id: string) =>
  draftDecision(db, HANDLER, confirmed, { id, officer: WHO, form: 'warning', day: '2026-11-27', grounds: 'x', opinion: null })

test('while a file is with the investigating body the clock of the law stands still; back, it runs on', async () => {
  const { id } = await newCase()
  const before = await lawOn(id, '2026-10-09')
  const sent = contract.caseProceedings.parse(await send(id))
  expect(only(sent)).toMatchObject({ origin: 'sent', returnedOn: null, proceedOn: null, news: [] })
  const away = await lawOn(id, '2026-10-20')
  expect([away.standing, away.handling.ends]).toEqual(['not-yet', null])
  await expect(draft(id)).rejects.toMatchObject({ code: 'conflict' })
  await expect(send(id)).rejects.toMatchObject({ message: 'the matter of this person is with an investigating body already' })
  const { id: referral } = only(sent)
  const hears = (kind: 'charged' | 'detained', day: string) =>
    addNews(db, HANDLER, pack, { id, referral, kind, day, document: '4/QĐ-ANĐT' })
  await expect(hears('charged', '2026-10-09')).rejects.toMatchObject({ code: 'input' })
  await hears('charged', '2026-10-15')
  const back = await takeBack(db, HANDLER, pack, { id, referral, kind: 'not-prosecuted', day: '2026-10-29', document: '9/QĐ-VKS', reason })
  expect(only(back)).toMatchObject({
    returnedOn: '2026-10-29',
    news: [
      { kind: 'charged', ends: false },
      { kind: 'not-prosecuted', ends: true },
    ],
  })
  await expect(hears('detained', '2026-11-02')).rejects.toMatchObject({ message: 'this file is back already' })
  const after = await lawOn(id, '2026-10-30')
  const days = (Date.parse(after.handling.ends!) - Date.parse(before.handling.ends!)) / 86_400_000
  // From the 10th to the 29th, both not counted.
  expect([after.standing, days]).toEqual(['may-proceed', 20])
  expect((await draft(id)).decisions).toHaveLength(1)
  // It can go again.
  expect((await send(id, '2026-11-02')).referrals).toHaveLength(2)
})

test('whether a decision to go on counts, the law of its day says', async () => {
  const { id } = await newCase()
  const { id: referral } = only(await send(id))
  const on = (day: string) => proceed(db, HEAD, pack, { id, referral, day, document: '7/QĐ-CHQ', reason })
  await expect(on(inDays(1))).rejects.toMatchObject({ code: 'input' })
  expect(only(await on('2026-10-20'))).toMatchObject({ proceedOn: '2026-10-20', returnedOn: null })
  expect([(await lawOn(id, '2026-10-19')).standing, (await lawOn(id, '2026-10-21')).standing]).toEqual(['not-yet', 'may-proceed'])
})

test('neither takes the place of the other: the rule stands beside it, as far as it is known', async () => {
  const { id } = await newCase()
  const { asks } = await showProceedings(db, HANDLER, pack, { id })
  expect(asks.map(({ officer, rules, party }) => [officer, rules.map(({ rule }) => rule), party.map(({ rule }) => rule)])).toEqual([
    [WHO, ['d172-neither'], ['d172-party']],
  ])
})

test('from the announcement by the Party thirty days run; its form is kept as it was told', async () => {
  const { id } = await newCase()
  const told = { id, officer: WHO, form: 'Cảnh cáo', announced: '2026-11-02', document: '15-QĐ/UBKT', reason }
  await expect(announceParty(db, HANDLER, pack, { ...told, announced: inDays(1) })).rejects.toMatchObject({ code: 'input' })
  const { party } = contract.caseProceedings.parse(await announceParty(db, HANDLER, pack, told))
  expect(party).toMatchObject([{ form: 'Cảnh cáo', announced: '2026-11-02', document: '15-QĐ/UBKT' }])
  const { answer } = await askCaseLaw(db, HANDLER, pack, { id, officer: WHO, day: '2026-11-28' })
  expect(answer!.clocks.find((clock) => clock.id === 'party-30-days')).toMatchObject({ from: '2026-11-02', ends: '2026-12-02' })
  expect((await showCaseFile(db, HANDLER, { id })).circumstances.map(({ kind }) => kind)).toEqual(['party-discipline'])
})

test('a law without such a circumstance has no such proceeding', async () => {
  const { id } = await newCase()
  const none: LawPack = { ...pack, terms: { ...pack.terms, circumstances: [] } }
  const given = { id, officer: WHO, origin: 'taken', body: 'x', day: '2026-10-10', document: 'x', reason } as const
  await expect(refer(db, HANDLER, none, given)).rejects.toMatchObject({ code: 'conflict' })
})

test('reviews follow when a file is sent and when somebody is charged: whoever the register has by then as in charge on the days of the act', async () => {
  const { id } = await newCase()
  const reviewed = async (): Promise<string[]> =>
    (await showCaseFile(db, HANDLER, { id })).reviews.map(({ officer }) => officer.id).toSorted()
  const serves = (role: 'acting' | 'head', officer: string) =>
    writing(db, async (trx) => {
      await insertOfficer(trx, officer, officer)
      await sql`insert into organisation.tenure (unit, role, officer, during, fields, entered_on)
        values ('01AB', ${role}, ${officer}, '[2026-05-10,2026-05-20)', '{}', '2026-10-09')`.execute(trx)
    })
  const before = await reviewed()
  await serves('acting', 'CC-95001')
  expect(await reviewed()).toEqual(before)
  const { id: referral } = only(await send(id))
  expect(await reviewed()).toEqual([...before, 'CC-95001'].toSorted())
  await serves('head', 'CC-95002')
  await addNews(db, HANDLER, pack, { id, referral, kind: 'charged', day: '2026-10-15', document: '4/QĐ-ANĐT' })
  expect(await reviewed()).toEqual([...before, 'CC-95001', 'CC-95002'].toSorted())
})
