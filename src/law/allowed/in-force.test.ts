import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { after } from './days.ts'
import { allowed, readFacts, readLaw, type LawPack } from './index.ts'
import { BUNDLED_LAW } from './read.ts'

const folder = mkdtempSync(join(tmpdir(), 'liem-law-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const pack = await readLaw()
const FIRST_DAYS = [...new Set(pack.instruments.map(({ from }) => from))].filter((from) => from > '2018-01-01').toSorted()

/** The law in a copy where what begins on a day begins a day later. */
async function movedLaw(from: string): Promise<LawPack> {
  const copy = join(folder, from)
  for (const part of ['terms.yaml', 'instruments', 'calendars']) cpSync(join(BUNDLED_LAW, part), join(copy, part), { recursive: true })
  for (const name of readdirSync(join(copy, 'instruments'))) {
    const file = join(copy, 'instruments', name)
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(`\n    from: ${from}\n`, `\n    from: ${after(from, { days: 1 })}\n`))
  }
  return readLaw(copy)
}

/** Every class, post and degree, for an act that goes on and is decided on a day: what each may have to answer. */
function verdicts(law: LawPack, on: string, detected: string): string[] {
  return law.terms.classes.flatMap(({ id }) =>
    [true, false].flatMap((leadership) =>
      [...law.terms.severities.map((one) => one.id), 'below'].map((degree) => {
        const act = { id: 'A', from: '2017-05-02', ongoing: true, detected, disciplinable: degree !== 'below' }
        const facts = {
          person: { class: id, leadership },
          acts: [{ ...act, severity: degree === 'below' ? 'less-serious' : degree }],
          circumstances: [{ kind: 'annual-leave', from: '2026-06-30', to: '2026-07-02' }],
          history: [{ form: 'reprimand', effective: '2017-01-10' }],
          day: on,
        }
        const { standing, outcomes, rating, clocks } = allowed(law, readFacts(law.terms, facts))
        const forms = outcomes.filter(({ verdict }) => verdict !== 'forbidden').map(({ form, verdict }) => `${form} ${verdict}`)
        const notes = [...rating.map(({ rule }) => rule), ...clocks.map(({ rule }) => rule)]
        return `${id} ${leadership} ${degree}: ${standing.verdict}; ${forms.join(', ')}; ${notes.join(', ')}`
      }),
    ),
  )
}

test.each(FIRST_DAYS)('what changes on %s changes a day later, all of it, when its instruments begin a day later', async (from) => {
  const [before, next, detected] = [after(from, { days: -1 }), after(from, { days: 1 }), after(from, { days: -40 })]
  expect(verdicts(pack, from, detected), 'nothing changes on this day').not.toEqual(verdicts(pack, before, detected))
  const moved = await movedLaw(from)
  expect(verdicts(moved, from, detected)).toEqual(verdicts(pack, before, detected))
  expect(verdicts(moved, next, detected)).toEqual(verdicts(pack, from, detected))
})
