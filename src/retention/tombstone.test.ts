import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { EVERYTHING } from '../../test/build-db.ts'
import { HOLD, ONE, retentionWorld } from '../../test/retention.ts'
import { uncountedHits } from '../findings/destroy/index.ts'
import { listFindings, showFinding } from '../findings/index.ts'
import { destroyAgain, endHold, keepTombstone, placeHold, showDestruction } from './index.ts'

test('after a restore what was destroyed since is destroyed again, from the file beside the database; what is held is left', async () => {
  const world = await retentionWorld()
  const folder = mkdtempSync(join(tmpdir(), 'liem-destroyed-'))
  const ids = await world.raiseCases(['1', '2'])
  for (const id of ids) await world.dismissLongAgo(id)
  const list = await world.propose()
  await world.approve(list)
  await world.destroy(list.id, { written: (id) => keepTombstone(world.db, folder, id) })
  const place = join(folder, 'destructions')
  expect(readdirSync(place)).toEqual([`${list.number}.json`])
  expect(await destroyAgain(world.db, folder, place)).toEqual({ known: 1, again: 0, destroyed: 0, held: 0 })
  // Another database, in which nothing of that has happened yet: of one the note was not written, the other was not even dismissed.
  const [restored, anew] = [await retentionWorld(), join(folder, 'new')]
  const old = await restored.raiseCases(['1', '2', '3'])
  const file = join(place, `${list.number}.json`)
  const asThere = ids.reduce((text, id, at) => text.replaceAll(id, old[at]!), readFileSync(file, 'utf8'))
  writeFileSync(file, asThere)
  const held = await placeHold(restored.db, ONE, {
    ...HOLD,
    what: 'finding',
    finding: (await showFinding(restored.db, EVERYTHING, old[1]!)).number,
  })
  expect(await destroyAgain(restored.db, anew, place)).toEqual({ known: 0, again: 1, destroyed: 1, held: 1 })
  const left = async () =>
    (await listFindings(restored.db, EVERYTHING, { sort: 'due', direction: 'asc', limit: 50 })).rows.map(({ caseId }) => caseId).toSorted()
  expect(await left()).toEqual(['2', '3'])
  // It was open there; that nobody is held responsible by it is known all the same.
  const uncounted = await uncountedHits(restored.db)
  expect(['1', '2'].map((caseId) => uncounted.has(`CLR-012|${caseId}`))).toEqual([true, false])
  expect(await showDestruction(restored.db, ONE, list.id)).toMatchObject({
    number: list.number,
    state: 'done',
    approved: { id: 'CC-00003' },
  })
  await endHold(restored.db, ONE, { id: held.id, reason: 'Xong' })
  expect(await destroyAgain(restored.db, anew, place)).toEqual({ known: 1, again: 0, destroyed: 0, held: 0 })
  expect(readdirSync(join(anew, 'destructions'))).toEqual([`${list.number}.json`])
  await expect(destroyAgain(restored.db, anew, join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'input' })
  writeFileSync(join(place, 'z.json'), '{"liem":"destruction/1"')
  await expect(destroyAgain(restored.db, anew, place)).rejects.toMatchObject({ code: 'input' })
  await Promise.all([world.database.close(), restored.database.close()])
  rmSync(folder, { recursive: true, force: true })
})
