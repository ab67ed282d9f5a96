import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { buildFolder } from '../../../../test/build.ts'
import { testDatabase } from '../../../../test/db.ts'
import { LOCAL, WORKER } from '../../../jobs/index.ts'
import { lawIn } from '../../allowed/index.ts'
import { guideToEntries, listEntries, loadCatalogue } from '../index.ts'
import { readQuestions } from './questions.ts'
import { guideToEntries as contract, type Guided } from './schema.ts'

const { db } = await testDatabase()
const law = lawIn()
const folder = buildFolder()
afterAll(folder.done)
await loadCatalogue(db, WORKER, law)

const RUNS = Number(process.env['LIEM_TRIALS'] ?? 1) * 12
const guide = async (given: readonly string[], version = 'illustrative-2023'): Promise<Guided> =>
  contract.output.parse(await guideToEntries(db, law, LOCAL, contract.input.parse({ version, given: given.join(',') })))

test('whatever is answered, as many entries are left as the answer said, and each entry has an answer to each question', async () => {
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat()), async (choices) => {
      const given: string[] = []
      let at = await guide(given)
      while (at.next !== null) {
        const { id, answers } = at.next
        expect(answers.reduce((sum, { n }) => sum + n, 0)).toBeGreaterThanOrEqual(at.total)
        const { value, n } = answers[choices.next().value! % answers.length]!
        given.push(`${id}:${value}`)
        at = await guide(given)
        expect(at.total).toBe(n)
      }
      expect(at.total).toBeGreaterThan(0)
      expect(at.given.map(({ question, answer }) => `${question.id}:${answer.value}`)).toEqual(given)
    }),
    { numRuns: RUNS },
  )
})

test('a question that is passed over narrows nothing; one that tells nothing apart is not asked', async () => {
  const [all, passed] = [await guide([]), await guide(['area:*'])]
  expect([all.next?.id, passed.next?.id, passed.total]).toEqual(['area', 'stage', all.total])
  const inspection = await guide(['area:11'])
  expect(inspection.next?.id).toBe('deed')
  const { total } = await listEntries(db, law, LOCAL, { version: 'illustrative-2023', area: 11, limit: 1, text: '' })
  expect(inspection.total).toBe(total.n)
})

test('a day without a catalogue has no question; an answer that is none is refused with those that are', async () => {
  const none = await guideToEntries(db, law, LOCAL, { on: '2001-01-01', given: '' })
  expect(none).toMatchObject({ version: null, next: null, total: 0 })
  await expect(guide(['area:77'])).rejects.toMatchObject({ code: 'input', place: { file: 'given' } })
  await expect(guide(['colour:red'])).rejects.toThrow('there is no question "colour"')
})

test('a file of questions that cannot be meant is refused with its lines', async () => {
  const path = join(folder.path, 'questions.yaml')
  const head = 'liem: catalogue-questions/1\nquestions:\n'
  await writeFile(path, `${head}  - { id: a, by: area, en: x, vi: x }\n  - { id: a, en: x, vi: x, answers: [{ id: b, en: x, vi: x }] }\n`)
  await expect(readQuestions(path)).rejects.toMatchObject({
    code: 'rulebook',
    place: { line: 4 },
    message: 'the question a is given twice',
  })
  await writeFile(path, `${head}  - { id: a, by: colour, en: x, vi: x }\n`)
  await expect(readQuestions(path)).rejects.toMatchObject({ place: { line: 3 } })
})
