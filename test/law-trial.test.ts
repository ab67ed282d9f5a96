import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { runLawTrial, showLawTrial, startLawTrial } from '../src/desk/index.ts'
import { showLawTrial as contract, type LawTrialResult } from '../src/desk/law/schema.ts'
import type { Actor } from '../src/base/schema.ts'
import { draftChange, publishChange, showFile } from '../src/law/changed/index.ts'
import { WORKER } from '../src/jobs/index.ts'
import { ANALYST } from './build-db.ts'
import { testDatabase } from './db.ts'
import { openPlatform } from './platform.ts'
import { smallWorld } from './world.ts'

const { db } = await testDatabase()
const home = 'a-home-that-has-no-law'
const DAY = '2026-11-28'
const OTHER: Actor = { id: 'CC-2', name: 'Lê Văn Hai', kind: 'person' }

beforeAll(async () => {
  await openPlatform(db, await smallWorld({ plant: { 'checked-and-cleared-by-one@HQVP': 0.3 }, noise: 'low' }))
})

const draft = async (file: string, change: (source: string) => string): Promise<string> => {
  const { source, sha256 } = await showFile(db, home, { file })
  return (await draftChange(db, ANALYST, home, { file, source: change(source), base: sha256, note: 'thử', reason: 'thử thay đổi' })).id
}
const tried = async (change: string): Promise<{ id: string; result: LawTrialResult }> => {
  const { id } = await startLawTrial(db, ANALYST, { id: change, day: DAY })
  return { id, result: await runLawTrial(db, WORKER, home, id) }
}
const pairs = sql`from findings.finding f join findings.named n on n.finding = f.id
  where n.officer is not null and f.standing in (1, 2, 3) and f.withheld_by is null`

test('a shorter period is told for each open matter that it touches, once, with the days; other words touch none', async () => {
  const { rows } = await sql<{
    n: number
    classed: number
  }>`select count(*)::int as n, count(*) filter (where f.happened_at is not null and exists
    (select from organisation.service s where s.officer = n.officer and s.class = 'civil-servant' and s.during @> organisation.today()))::int as classed
    ${pairs}`.execute(db)
  const { n, classed } = rows[0]!
  expect(classed).toBeGreaterThan(10)
  const days = await draft('d-172-2025', (source) => source.replaceAll('days: 90', 'days: 60'))
  const { id, result } = await tried(days)
  expect(result).toMatchObject({ matters: n, otherOutcome: 0, otherClock: classed })
  expect(result.unknown + result.otherClock).toBeLessThanOrEqual(n)
  for (const { detected, effects } of result.changed) {
    const [{ clocks, severities }] = effects as [(typeof effects)[number]]
    expect(severities.length).toBeGreaterThan(2)
    const handling = clocks.find(({ id: clock }) => clock === 'handling')!
    const length = (end: string | null) => (Date.parse(end!) - Date.parse(detected)) / 86_400_000
    expect([length(handling.before), length(handling.after)]).toEqual([90, 60])
  }
  expect(result.changed.reduce((sum, { matters }) => sum + matters, 0)).toBe(classed)
  const words = await draft('d-172-2025', (source) => source.replace('cannot be disciplined again', 'is not disciplined again'))
  expect((await tried(words)).result).toMatchObject({ matters: n, otherOutcome: 0, otherClock: 0, changed: [] })
  // Pages leave nothing out.
  const shown = async (from: number) => contract.output.parse(await showLawTrial(db, contract.input.parse({ id, from, limit: 1 })))
  const first = await shown(0)
  expect(first.total).toBe(result.changed.length)
  const all = [first, ...(await Promise.all(Array.from({ length: first.total - 1 }, (_, at) => shown(at + 1))))].flatMap(
    ({ rows: page }) => page,
  )
  expect(all).toEqual(result.changed)
})

test('a form that is no more is another outcome, for the degrees that it answers', async () => {
  const change = await draft('d-172-2025', (source) => source.replace('severity == "serious"', 'severity == "very-serious"'))
  const { result } = await tried(change)
  expect(result.otherOutcome).toBeGreaterThan(10)
  const forms = result.changed.flatMap(({ effects }) =>
    effects.flatMap((effect) => effect.forms.map((form) => `${effect.severities.join()} ${form.form}`)),
  )
  expect(forms.some((one) => one === 'serious warning')).toBe(true)
})

test('a change that is decided is not tried; one that is cancelled keeps nothing', async () => {
  const change = await draft('ratings', (source) => `# thử\n${source}`)
  const { id } = await startLawTrial(db, ANALYST, { id: change, day: DAY })
  const stop = new Error('stop')
  await expect(runLawTrial(db, WORKER, home, id, { pause: () => Promise.reject(stop) })).rejects.toBe(stop)
  expect(await showLawTrial(db, contract.input.parse({ id }))).toMatchObject({ state: 'queued', result: null, rows: [] })
  await publishChange(db, OTHER, home, { id: change, reason: 'đã xem' })
  await expect(startLawTrial(db, ANALYST, { id: change, day: DAY })).rejects.toMatchObject({ code: 'conflict' })
})
