import { expect, test } from 'vitest'
import { caseMaker, HANDLER, insertHead, seedOffice } from '../../../test/build-case.ts'
import { buildRuling } from '../../../test/build-ruling.ts'
import { reviewMaker } from '../../../test/build-review.ts'
import { testDatabase } from '../../../test/db.ts'
import { writing } from '../../base/write/index.ts'
import { showCaseFile } from '../../cases/index.ts'
import { readLaw } from '../../law/allowed/index.ts'
import { showLedger } from './index.ts'

const { db } = await testDatabase()
const pack = await readLaw()
await seedOffice(db)
await writing(db, (trx) => insertHead(trx, '01AB', 'H-1', 'Trưởng đơn vị'))

test('what a head answered for counts in no rating once the decision is quashed; what he answers for anew does', async () => {
  const make = caseMaker(db, pack)
  const file = await make.decided()
  const given = { outcome: 'liable', form: 'reprimand' } as const
  const conclude = async () => {
    const { reviews } = await showCaseFile(db, HANDLER, { id: file.id })
    const open = reviews.find(({ officer, outcome }) => officer.id === 'H-1' && outcome === null)!
    return reviewMaker(db, pack).concluded({ id: file.id, review: open.id, ...given })
  }
  const ledger = async () => {
    const { facts, years } = await showLedger(db, HANDLER, pack, { officer: 'H-1' })
    return [facts.map(({ word, reversedOn }) => [word, reversedOn]), years.flatMap((year) => year.facts).length]
  }
  const answered = await conclude()
  expect(await ledger()).toEqual([[['reprimand', null]], 1])
  await buildRuling(db, pack, answered)
  expect(await ledger()).toEqual([[['reprimand', '2026-11-28']], 0])
  await conclude()
  expect(await ledger()).toEqual([
    [
      ['reprimand', '2026-11-28'],
      ['reprimand', null],
    ],
    1,
  ])
})
