import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { periods, readPeriodFacts } from '../periods/index.ts'
import { readResponsibilityFacts, responsible } from '../responsibility/index.ts'
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

/** Every class, as a head of what goes on, and with every matter in which everything has happened: what each answer says and rests on. */
function answers(law: LawPack, on: string, happened: string): string[] {
  return law.terms.classes.flatMap(({ id }) => {
    const leader = { class: id, tenures: [{ role: 'head', from: '2017-01-01' }] }
    const matter = { from: '2017-05-02', to: null, kinds: ['corruption'], cases: [{ id: 'A' }] }
    const facts = readResponsibilityFacts(law.terms, { leader, matter, answers: 'direct', day: on })
    const { standing, outcomes, questions, notes } = responsible(law, facts)
    const forms = outcomes.map(({ form, verdict, because }) => `${form} ${verdict} ${because.map(({ rule }) => rule).join(' ')}`)
    const asked = [...questions.map((one) => one.id), ...notes.map(({ rule }) => rule)]
    return [
      `${id}: ${standing.verdict}; ${forms.join(', ')}; ${asked.join(', ')}`,
      ...law.terms.matters.map(({ id: of, events }) => {
        const told = Object.fromEntries(events.map((event) => [event.id, happened]))
        const found = periods(law, readPeriodFacts(law, { matter: of, class: id, events: told, day: on }))
        const clocks = found.clocks.map(({ rule, state, ends }) => `${rule} ${state} ${ends}`)
        const more = [...found.questions.map((one) => one.id), ...found.notes.map(({ rule }) => rule)]
        return `${id} ${of}: ${found.standing}; ${clocks.join(', ')}; ${more.join(', ')}`
      }),
    ]
  })
}

test.each(FIRST_DAYS)('what changes on %s changes a day later, all of it, when its instruments begin a day later', async (from) => {
  const [before, next, detected] = [after(from, { days: -1 }), after(from, { days: 1 }), after(from, { days: -40 })]
  const all = (law: LawPack, on: string): string[] => [...verdicts(law, on, detected), ...answers(law, on, detected)]
  expect(all(pack, from), 'nothing changes on this day').not.toEqual(all(pack, before))
  const moved = await movedLaw(from)
  expect(all(moved, from)).toEqual(all(pack, before))
  expect(all(moved, next)).toEqual(all(pack, from))
})
