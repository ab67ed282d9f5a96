import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { periods, readPeriodFacts } from '../periods/index.ts'
import { readResponsibilityFacts, responsible } from '../responsibility/index.ts'
import { allowed, readFacts, readLaw, type Answer } from './index.ts'

/** A made-up port with classes, degrees, forms and clocks of its own. */
const pack = await readLaw(fileURLToPath(new URL('../../../test/fixtures/other-law/', import.meta.url)))

function answerTo(act: Record<string, unknown>, more: Record<string, unknown> = {}, of = 'warden'): Answer {
  const facts = {
    person: { class: of, leadership: false },
    acts: [{ id: 'A', from: '2030-02-01', to: '2030-02-01', detected: '2030-02-02', severity: 'gross', ...act }],
    day: '2030-02-10',
    ...more,
  }
  return allowed(pack, readFacts(pack.terms, facts))
}
const permitted = ({ outcomes }: Answer): string[] => outcomes.filter(({ verdict }) => verdict === 'permitted').map(({ form }) => form)

test('its forms answer its degrees, by its classes', () => {
  expect(permitted(answerTo({}))).toEqual(['suspension'])
  expect(permitted(answerTo({}, {}, 'clerk'))).toEqual(['fine'])
  expect(permitted(answerTo({ severity: 'slight' }))).toEqual(['mark'])
  expect(permitted(answerTo({ kinds: ['theft'], severity: 'slight' }))).toEqual(['discharge'])
  expect(permitted(answerTo({ disciplinable: false }))).toEqual(['none', 'talk'])
})

test('its clocks run, stop at sea, and end', () => {
  const { clocks, standing } = answerTo({}, { circumstances: [{ kind: 'at-sea', from: '2030-02-05', to: '2030-02-09' }] })
  expect(clocks.find(({ id }) => id === 'answer')).toMatchObject({ ends: '2030-02-27', notCounted: [{ days: 5 }] })
  expect(standing.verdict).toBe('may-proceed')
  expect(answerTo({}, { day: '2030-05-01' }).standing.verdict).toBe('may-proceed')
  expect(answerTo({}, { day: '2030-05-02' }).standing.verdict).toBe('time-barred')
})

test('its circumstances hold and free, unless its own condition says otherwise', () => {
  const atSea = (summonedOn?: string) => ({
    circumstances: [{ kind: 'at-sea', from: '2030-02-08', to: null, ...(summonedOn === undefined ? {} : { summonedOn }) }],
  })
  expect(answerTo({}, atSea()).standing).toMatchObject({ verdict: 'not-yet', until: null })
  expect(answerTo({}, atSea('2030-02-09')).standing.verdict).toBe('may-proceed')
  expect(answerTo({}, atSea('2030-02-11')).standing.verdict).toBe('not-yet')
  expect(answerTo({}, { circumstances: [{ kind: 'storm', from: '2030-01-31', to: '2030-02-01' }] }).standing.verdict).toBe('exempt')
})

test('only what its lawyer has confirmed has force', () => {
  const of = (answer: Answer, form: string) => answer.outcomes.find((one) => one.form === form)!
  expect(of(answerTo({ severity: 'slight' }), 'fine')).toMatchObject({ verdict: 'forbidden', confirmed: true })
  expect(of(answerTo({}), 'mark')).toMatchObject({ verdict: 'forbidden', confirmed: false })
})

test('its boatswain answers for his watch, by its own words', () => {
  const answerOf = (cases: unknown[], known: Record<string, boolean> = { ashore: false }) => {
    const facts = {
      leader: { class: 'warden', tenures: [{ role: 'boatswain', from: '2030-01-01' }] },
      matter: { from: '2030-02-01', to: '2030-02-02', cases },
      ...{ answers: 'direct', known, day: '2030-02-10' },
    }
    const { standing, outcomes, mitigating } = responsible(pack, readResponsibilityFacts(pack.terms, facts))
    const forms = outcomes.filter(({ verdict }) => verdict !== 'forbidden').map(({ form, verdict }) => `${form} ${verdict}`)
    return [standing.verdict, ...forms, ...mitigating.map(({ state }) => state)]
  }
  expect(answerOf([{ id: 'A', grade: 'slight' }])).toEqual(['liable', 'mark permitted', 'not-known'])
  expect(answerOf([{ id: 'A', penalty: { kind: 'plank' } }])).toEqual(['liable', 'suspension permitted', 'not-known'])
  expect(answerOf([{ id: 'A', grade: 'slight' }], { 'lit-the-lamp': true })).toEqual(['liable', 'mark permitted', 'applies'])
  expect(answerOf([{ id: 'A', grade: 'slight' }], { ashore: true })).toEqual(['exempt', 'none permitted', 'does-not'])
})

test('its petitions are read in time, fog left aside, and its grounds are told', () => {
  const facts = {
    ...{ matter: 'petition', class: 'clerk', events: { nailed: '2030-02-01' }, known: { signed: true }, day: '2030-02-11' },
    pauses: [{ kind: 'fog', from: '2030-02-04', to: '2030-02-04' }],
  }
  // Friday; Saturday is worked, Sunday is not, Monday is fog.
  expect(periods(pack, readPeriodFacts(pack, facts)).clocks.map(({ state, ends }) => [state, ends])).toEqual([
    ['extended', '2030-02-09'],
    ['running', '2030-02-11'],
  ])
  expect(answerTo({}).grounds.map(({ rule }) => rule)).toEqual(['ground-calm'])
})

test('before its first day there is no law', () => {
  const { standing, outcomes } = answerTo({ from: '2029-12-01', to: '2029-12-01', detected: null }, { day: '2029-12-31' })
  expect(standing.verdict).toBe('no-law-loaded')
  expect(outcomes.every(({ verdict }) => verdict === 'undetermined')).toBe(true)
})
