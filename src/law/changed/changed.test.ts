import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/db.ts'
import type { Actor } from '../../base/schema.ts'
import { WORKER } from '../../jobs/index.ts'
import { allowed, lawIn, readFacts, type Answer } from '../allowed/index.ts'
import { loadCatalogue } from '../catalogue/index.ts'
import { enterConfirmation, publishConfirmation } from '../confirmed/index.ts'
import {
  compareText,
  currentLaw,
  draftChange,
  listChanges,
  listFiles,
  publishChange,
  showChange,
  showFile,
  withdrawChange,
} from './index.ts'

const { db } = await testDatabase()
/** Without a folder of its own: the law that comes with the program. */
const home = 'a-home-that-has-no-law'
const [ONE, OTHER]: [Actor, Actor] = [
  { id: 'CC-1', name: 'Trần Thị Một', kind: 'person' },
  { id: 'CC-2', name: 'Lê Văn Hai', kind: 'person' },
]
const FILE = 'd-172-2025'
const answer = async (day: string): Promise<Answer> => {
  const { pack } = await currentLaw(db, home)
  const law = await pack()
  const facts = {
    person: { class: 'civil-servant', leadership: false },
    acts: [{ id: 'A', from: '2025-06-01', to: '2025-06-01', severity: 'serious' }],
    day,
  }
  return allowed(law, readFacts(law.terms, facts))
}
const usedOn = async (day: string): Promise<string[]> => (await answer(day)).law.map(({ instrument }) => instrument)
/** A draft that begins from the file as it is. */
const draft = async (file: string, change: (source: string) => string | null, by = ONE) => {
  const { source, sha256 } = await showFile(db, home, { file })
  return draftChange(db, by, home, { file, source: change(source), base: sha256, note: 'đổi thử', reason: 'theo văn bản mới' })
}
const later = (source: string): string => source.replaceAll('from: 2025-07-01', 'from: 2025-07-02')
const publish = (id: string, by = OTHER) => publishChange(db, by, home, { id, reason: 'đã đối chiếu' })

test('a change that a second person publishes is the law from then on, and what it changes was told before', async () => {
  expect(await usedOn('2025-07-01')).toContain('172/2025/ND-CP')
  const { source } = await showFile(db, home, { file: FILE })
  const told = await compareText(db, home, { file: FILE, source: later(source) })
  expect(new Set(told.rules.map(({ kind }) => kind))).toEqual(new Set(['days']))
  const lines = told.lines.filter(({ sign }) => sign !== 'same' && sign !== 'gap').map(({ sign, text }) => `${sign} ${text.trim()}`)
  expect(new Set(lines)).toEqual(new Set(['removed from: 2025-07-01', 'added from: 2025-07-02']))
  const { id } = await draft(FILE, later)
  expect(await usedOn('2025-07-01')).toContain('172/2025/ND-CP')
  await expect(publish(id, ONE)).rejects.toMatchObject({ code: 'denied' })
  expect((await publish(id)).state).toBe('published')
  expect(await usedOn('2025-07-01')).not.toContain('172/2025/ND-CP')
  expect(await usedOn('2025-07-02')).toContain('172/2025/ND-CP')
  await expect(publish(id)).rejects.toMatchObject({ code: 'conflict' })
  // What it changed can be seen afterwards.
  expect((await showChange(db, OTHER, home, { id })).rules).toEqual(told.rules)
  const { rows } = await listFiles(db, home)
  expect(rows.find(({ file }) => file === FILE)).toMatchObject({ published: { id }, drafts: 0 })
})

test('mistakes are told with their line, and nothing is kept', async () => {
  const { source, sha256 } = await showFile(db, home, { file: FILE })
  const wrong = source.replace('says: decided-once', 'says: decided-twice')
  const line = wrong.slice(0, wrong.indexOf('decided-twice')).split('\n').length
  const before = (await listChanges(db, ONE, { state: 'all', limit: 50 })).rows.length
  const given = { file: FILE, source: wrong, base: sha256, note: 'x', reason: 'thử sai' }
  await expect(draftChange(db, ONE, home, given)).rejects.toMatchObject({ code: 'rulebook', place: { file: `${FILE}.yaml`, line } })
  await expect(draftChange(db, ONE, home, { ...given, source })).rejects.toMatchObject({ code: 'conflict', message: 'nothing is changed' })
  expect((await listChanges(db, ONE, { state: 'all', limit: 50 })).rows).toHaveLength(before)
})

test('of two drafts of a file the second to be published would undo the first, and is refused; another file is not touched by it', async () => {
  const [first, second, beside] = [
    await draft('ratings', (source) => `# một\n${source}`),
    await draft('ratings', (source) => `# hai\n${source}`),
    await draft('law-52-2019', (source) => `# ba\n${source}`),
  ]
  await publish(first.id)
  await expect(publish(second.id)).rejects.toMatchObject({ code: 'conflict' })
  expect((await showChange(db, ONE, home, { id: second.id })).stale).toBe(true)
  await publish(beside.id)
  expect((await showFile(db, home, { file: 'ratings' })).source).toMatch(/^# một\n/u)
  expect((await withdrawChange(db, ONE, { id: second.id, reason: 'làm lại' })).state).toBe('withdrawn')
  await expect(publish(second.id)).rejects.toMatchObject({ code: 'conflict' })
})

test('a file comes and goes again; what other files or the catalogue stand on does not', async () => {
  await loadCatalogue(db, WORKER, lawIn())
  const source = `liem: instruments/1
instruments:
  - id: own-order
    cite: Order 1/2026
    title: { en: 'Own order', vi: 'Quy định riêng' }
    issuer: { en: 'We', vi: 'Đơn vị' }
    issued: 2026-01-01
    from: 2026-01-01
    for: { class: [civil-servant] }
    rules:
      - { id: own-note, says: notes, topic: effects, sure: text-read, en: 'A note.', vi: 'Một ghi chú.' }
`
  const made = await draftChange(db, ONE, home, { file: 'own', source, base: null, note: 'thêm', reason: 'quy định riêng' })
  await publish(made.id)
  expect((await answer('2026-02-01')).effects.map(({ rule }) => rule)).toContain('own-note')
  const gone = await draft('own', () => null)
  expect(gone.removes).toBe(true)
  await publish(gone.id)
  expect((await answer('2026-02-01')).effects.map(({ rule }) => rule)).not.toContain('own-note')
  // Others take the place of its rules; the catalogue stands on its instruments.
  await expect(draft('d-112-2020', () => null)).rejects.toMatchObject({ code: 'rulebook' })
  const { id } = await draft('customs-handling', () => null)
  await expect(publish(id)).rejects.toMatchObject({ code: 'input' })
})

test('days of the catalogue follow a publication, and a confirmed rule that is changed loses its confirmation', async () => {
  const law = await (await currentLaw(db, home)).pack()
  const entered = await enterConfirmation(db, ONE, law, {
    rule: 'd172-once',
    lawyer: 'Luật gia Ba',
    comparedOn: '2026-11-01',
    reason: 'đã so',
    today: '2026-11-28',
  })
  await publishConfirmation(db, OTHER, law, { id: entered.id, reason: 'đã xem' })
  const { source } = await showFile(db, home, { file: FILE })
  const changed = source.replace('cannot be disciplined again', 'is not disciplined again')
  const { rules } = await compareText(db, home, { file: FILE, source: changed })
  expect(rules.map(({ rule, kind, losesConfirmation }) => [rule, kind, losesConfirmation])).toEqual([['d172-once', 'changed', true]])
  const { rows: before } = await sql<{
    from_day: string
  }>`select from_day::text from law.catalogue_version where id = 'illustrative-2023'`.execute(db)
  const moved = await draft('customs-handling', (text) => text.replace('from: 2023-04-12', 'from: 2023-04-15'))
  await publish(moved.id)
  const { rows: after } = await sql<{
    from_day: string
  }>`select from_day::text from law.catalogue_version where id = 'illustrative-2023'`.execute(db)
  expect([before[0]!.from_day, after[0]!.from_day]).toEqual(['2023-04-12', '2023-04-15'])
})

test('what was published or withdrawn cannot be written over', async () => {
  const write = sql`update law.instrument_version set source = 'x' where published_by is not null`
  await expect(
    db
      .transaction()
      .setAccessMode('read write')
      .execute((trx) => write.execute(trx)),
  ).rejects.toThrow('what was decided stays')
})

test('the list comes in pages that leave nothing out', async () => {
  const seen: string[] = []
  for (let cursor: string | undefined, more = true; more;) {
    const { rows, next } = await listChanges(db, ONE, { state: 'all', limit: 2, cursor })
    seen.push(...rows.map(({ id }) => id))
    ;[cursor, more] = [next ?? undefined, next !== null]
  }
  const { counts } = await listChanges(db, ONE, { state: 'all', limit: 1 })
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toHaveLength(counts.draft + counts.published + counts.withdrawn)
})
