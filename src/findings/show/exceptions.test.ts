import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Bilingual } from '../../base/schema.ts'
import { readRulebooks, readVocabulary } from '../../law/index.ts'
import type { ExceptionHere } from '../schema.ts'
import { signsIn } from './exception-signs.ts'
import { clausesOf, exceptionsHere } from './exceptions.ts'
import type { Whole } from './read.ts'

const words = await readVocabulary()

type Found = Parameters<typeof exceptionsHere>[1]

function buildCase({
  facts = {},
  steps = [],
  finished = true,
  applied = [],
}: {
  facts?: Record<string, string>
  steps?: readonly (readonly [activity: string, values?: Record<string, string>])[]
  finished?: boolean
  applied?: readonly Pick<Whole['applied'][number], 'kind' | 'state' | 'title'>[]
}): Found {
  const events = steps.map(([activity, values = {}]) => ({ at: null, activity, account: 'HQVP-0231', unit: null, values }))
  return { trace: { events, facts, finished }, applied: applied as Whole['applied'] }
}

const one = (text: Bilingual, found: Found): ExceptionHere => exceptionsHere(words, found, text)[0]!

const OUTAGE = { en: 'System outage (Circular 38/2015/TT-BTC, art. 52).', vi: 'Sự cố hệ thống (Thông tư 38/2015/TT-BTC, đ. 52).' }
const ON_PAPER = { en: 'System outage, when the head signs on paper.', vi: 'Sự cố hệ thống, người đứng đầu ký trên giấy.' }
const CANCELLED = { en: 'Cancellation.', vi: 'Hủy tờ khai.' }

describe('what a fact of the case says', () => {
  test.each([
    ['true', 'applies', 'có'],
    ['false', 'not', 'không'],
  ] as const)('outage %s: %s', (outage, here, said) => {
    const answer = one(OUTAGE, buildCase({ facts: { outage } }))
    expect([answer.here, answer.why.vi]).toEqual([here, `Theo dữ liệu, «Có sự cố hệ thống tại đơn vị và giờ đó»: ${said}.`])
  })
  test('where the data do not say it, nobody knows', () => {
    expect(one(OUTAGE, buildCase({})).here).toBe('unknown')
    expect(one(OUTAGE, buildCase({ facts: { outage: '' } })).here).toBe('unknown')
  })
  test('where the exception asks for more than the fact, people are asked for the rest', () => {
    expect(one(ON_PAPER, buildCase({ facts: { outage: 'true' } })).here).toBe('unknown')
    expect(one(ON_PAPER, buildCase({ facts: { outage: 'false' } })).here).toBe('not')
  })
  test('an outage of the register counts more than what the row says; a revoked one does not', () => {
    const register = (state: 'in-force' | 'revoked'): Found =>
      buildCase({ facts: { outage: 'false' }, applied: [{ kind: 'outage', state, title: 'Sự cố ngày 04/11' }] })
    expect(one(OUTAGE, register('in-force'))).toMatchObject({ here: 'applies', why: { vi: 'Sổ hoàn cảnh: Sự cố ngày 04/11.' } })
    expect(one(OUTAGE, register('revoked')).here).toBe('not')
  })
  test('no duty is due where it is zero', () => {
    const text = { en: 'No duty due', vi: 'Không phát sinh thuế' }
    expect(['0', '184320000'].map((taxDue) => one(text, buildCase({ facts: { taxDue } })).here)).toEqual(['applies', 'not'])
  })
})

describe('what the steps of the case say', () => {
  test('a step that is not there was not seen; one that is there is to be looked at', () => {
    expect(one(CANCELLED, buildCase({ steps: [['Clearance']] }))).toMatchObject({
      here: 'unseen',
      why: { vi: 'Dữ liệu của lô không có «Hủy tờ khai».', en: 'The data of the case have no “Cancelled”.' },
    })
    expect(one(CANCELLED, buildCase({ steps: [['Cancellation requested']] })).here).toBe('unknown')
  })
  test('where data may be missing, what is not seen is unknown', () => {
    expect(one(CANCELLED, buildCase({ finished: false })).here).toBe('unknown')
    expect(one(CANCELLED, buildCase({ applied: [{ kind: 'outage', state: 'in-force', title: 'Mất mạng' }] })).here).toBe('unknown')
  })
  test('the last channel decides, not the first', () => {
    const text = { en: 'The channel ends as green', vi: 'Luồng cuối cùng là xanh' }
    const channels = (...all: string[]): Found => buildCase({ steps: all.map((channel) => ['Channel changed', { channel }] as const) })
    expect([channels('red', 'green'), channels('green', 'red'), channels()].map((found) => one(text, found).here)).toEqual([
      'applies',
      'not',
      'unknown',
    ])
  })
})

test('what no data tell is asked of people, and a text in which the languages differ is one exception', () => {
  const odd = { en: 'Order on signs; a second inspection.', vi: 'Có quyết định.' }
  expect(exceptionsHere(words, buildCase({}), odd).map(({ here }) => here)).toEqual(['unknown'])
  expect(exceptionsHere(words, buildCase({}), null)).toEqual([])
})

test('the texts of the rulebooks that come with the program fall apart alike in both languages, and most are known', async () => {
  const { rules } = await readRulebooks([join(import.meta.dirname, '../../../law/rulebooks/clearance.yaml')])
  const clauses = rules.flatMap(({ exceptions }) => (exceptions === undefined ? [] : clausesOf(exceptions)))
  const semicolons = ({ en, vi }: Bilingual): number => Math.max(en.split('; ').length, vi.split('; ').length)
  expect(clauses.filter((clause) => semicolons(clause) > 1)).toEqual([])
  const known = clauses.filter((clause) => signsIn(clause).length === 1)
  expect(known.length / clauses.length).toBeGreaterThan(0.7)
})
