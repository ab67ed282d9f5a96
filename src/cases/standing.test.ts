import { expect, test } from 'vitest'
import { asPerson, buildStep, caseMaker, CHECKER, HANDLER, HEAD, insertOfficer, seedOffice, whoOf } from '../../test/build-case.ts'
import { testDatabase } from '../../test/db.ts'
import { localDay, ZONE } from '../base/index.ts'
import { writing } from '../base/write/index.ts'
import { readLaw } from '../law/allowed/index.ts'
import { formCouncil } from './council/index.ts'
import { orderMeasure, signMeasure } from './measures/index.ts'
import { announceParty, refer } from './proceedings/index.ts'
import { addCircumstance, addEarlier, addParty, checkDecision, draftDecision, setAct, showCaseFile, signDecision } from './index.ts'

const { db } = await testDatabase()
const pack = await readLaw()
const world = caseMaker(db, pack)
await seedOffice(db)
const reason = 'theo kết quả xác minh'
const OTHER = 'NV-OTHER'
await writing(db, (trx) => insertOfficer(trx, OTHER, 'Người còn lại'))

const act = { what: 'x', from: '2026-05-18', until: '2026-05-18', detected: '2026-05-18', disciplinable: true, kinds: [], repeats: null }

test('while a case is open for another, nothing changes of what a signed decision stands on', async () => {
  const heard = await world.heard()
  const [id, officer] = [heard.id, whoOf(heard)]
  await addParty(db, HANDLER, { id, officer: OTHER, role: 'concerned', reason })
  const days = { kind: 'suspension', ground: 'x', from: '2026-11-20', until: '2026-11-30', pay: 50, extends: null, reason }
  const { measures } = await orderMeasure(db, HANDLER, pack, { id, officer, ...days })
  const decided = await world.sign(await world.draft(heard))
  expect([decided.state, decided.decisions.map(({ state }) => state)]).toEqual(['explained', ['signed']])
  const away = { id, officer, day: '2026-11-25', document: 'x', reason }
  const tries: [string, (who: string) => Promise<unknown>][] = [
    ['act', (who) => setAct(db, HANDLER, pack, { id, act: null, officer: who, ...act, severity: 'less-serious', entry: null, reason })],
    [
      'circumstance',
      (who) =>
        addCircumstance(db, HANDLER, pack, {
          ...{ id, officer: who, kind: 'grave-illness', from: '2026-11-01', until: null, document: 'x', given: {}, reason },
        }),
    ],
    ['earlier', (who) => addEarlier(db, HANDLER, pack, { id, officer: who, form: 'warning', effective: '2026-01-05', document: 'x' })],
    ['measure', (who) => orderMeasure(db, HANDLER, pack, { id, ...days, officer: who, kind: 'temporary-transfer' })],
    ['party', (who) => announceParty(db, HANDLER, pack, { ...away, officer: who, form: 'x', announced: '2026-11-20' })],
    ['referral', (who) => refer(db, HANDLER, pack, { ...away, officer: who, origin: 'sent', body: 'x' })],
    ['council', (who) => formCouncil(db, HANDLER, pack, { id, officer: who, document: 'x', day: '2026-11-20', members: [], reason })],
  ]
  for (const [what, does] of tries) {
    await expect(does(officer), what).rejects.toMatchObject({ code: 'conflict', message: 'a decision on this person stands' })
    // Of the other one it is entered as before.
    if (what !== 'council') await does(OTHER)
  }
  await expect(
    setAct(db, HANDLER, pack, { id, act: decided.acts[0]!.id, officer, ...act, severity: 'less-serious', entry: null, reason }),
  ).rejects.toMatchObject({ message: 'a decision on this person stands' })
  await expect(signMeasure(db, HEAD, pack, { id, measure: measures[0]!.id, number: 'x', reason })).rejects.toMatchObject({
    message: 'a decision on this person stands',
  })
  const after = await showCaseFile(db, HANDLER, { id })
  const of = (who: string) => [after.acts, after.circumstances, after.earlier].map((all) => all.filter((row) => row.officer === who).length)
  expect([of(officer), of(OTHER)]).toEqual([
    [1, 0, 0],
    [1, 3, 1],
  ])
})

test('a decision has neither a day before whoever is concerned was heard, nor, when it is signed, one to come', async () => {
  const heard = await world.heard()
  const [id, officer] = [heard.id, whoOf(heard)]
  const given = { id, officer, form: 'warning', grounds: 'x', opinion: null }
  await expect(draftDecision(db, HANDLER, pack, { ...given, day: '2026-11-04' })).rejects.toMatchObject({
    code: 'conflict',
    message: 'nobody is decided upon before he was heard',
  })
  const { decisions } = await draftDecision(db, HANDLER, pack, { ...given, day: localDay(ZONE, Date.now() + 86_400_000) })
  const decision = decisions[0]!.id
  await checkDecision(db, CHECKER, { id, decision })
  await expect(signDecision(db, HEAD, pack, { id, decision, number: '1', reason })).rejects.toMatchObject({ code: 'conflict' })
  expect((await showCaseFile(db, asPerson('CC-90005'), { id })).decisions[0]!.state).toBe('checked')
})

test('somebody who was heard once more is decided upon from the first time on', async () => {
  const heard = await world.heard({ heardOn: '2026-10-01' })
  const officer = whoOf(heard)
  await buildStep(db, heard.id, 'explanation', { officer, day: '2026-11-20', heard: 'declined' })
  expect((await world.sign(await world.draft(heard, { day: '2026-10-02' }))).state).toBe('decided')
})
