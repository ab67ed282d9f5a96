import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { buildFolder, externalData } from '../../test/build.ts'
import { collectRows, countRows, requestFor, type Rows } from '../../test/rows.ts'
import type { LogRequest } from './schema.ts'
import { readXes } from './read-xes.ts'

const folder = buildFolder()
afterAll(() => folder.done())

let files = 0
async function read(
  content: string | Uint8Array,
  columns: Partial<LogRequest['columns']> = {},
  wanted: { event?: string[]; case?: string[] } = {},
  name = `log${++files}.xes`,
): Promise<Rows> {
  const rows = collectRows(wanted)
  await readXes(folder.write(name, content), requestFor(columns), rows.sink)
  return rows
}

const log = (content: string, attributes = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1849.2016"${attributes}>\n${content}\n</log>`
const trace = (name: string, events: string, more = ''): string =>
  `<trace><string key="concept:name" value="${name}"/>${more}${events}</trace>`
const event = (name: string, more = ''): string => `<event><string key="concept:name" value="${name}"/>${more}</event>`
const at = (text: string): string => `<date key="time:timestamp" value="${text}"/>`
const text = (key: string, value: string): string => `<string key="${key}" value="${value}"/>`

describe('an event', () => {
  test('has activity, time, resource, unit, lifecycle and its further attributes', async () => {
    const more =
      at('2026-02-14T08:30:00.250+07:00') +
      text('org:resource', 'An') +
      text('org:group', 'HP') +
      text('lifecycle:transition', 'complete') +
      '<int key="cost" value="50"/><boolean key="urgent" value="1"/><id key="ref" value="x-1"/>'
    const { events, rejected } = await read(log(trace('c1', event('Release', more))))
    expect(rejected).toEqual([])
    expect(events).toEqual([
      {
        caseId: 'c1',
        activity: 'Release',
        time: Date.UTC(2026, 1, 14, 1, 30, 0, 250) * 1000,
        resource: 'An',
        unit: 'HP',
        lifecycle: 'complete',
        attributes: { cost: '50', urgent: 'true', ref: 'x-1' },
        row: 1,
      },
    ])
  })

  test('gives the wanted attributes only, nested ones as outer/inner, those of the engine too', async () => {
    const more =
      text('org:resource', 'An') +
      '<string key="a" value="1"><string key="b" value="2"><int key="c" value="3"/></string></string>' +
      text('d', '4')
    const { events } = await read(log(trace('c1', event('Release', more))), {}, { event: ['a/b', 'a/b/c', 'org:resource'] })
    expect(events[0]!.attributes).toEqual({ 'a/b': '2', 'a/b/c': '3', 'org:resource': 'An' })
  })

  test('gives the values of lists and containers, repeated keys of a list joined', async () => {
    const list =
      '<list key="tags"><string key="why" value="late"/><values><string key="tag" value="x"/><string key="tag" value="y"/><list key="in"><values><int key="n" value="1"/></values></list></values></list>'
    const { events } = await read(log(trace('c1', event('A', list + '<container key="box"><string key="id" value="9"/></container>'))))
    expect(events[0]!.attributes).toEqual({ 'tags/why': 'late', 'tags/tag': 'x, y', 'tags/in/n': '1', 'box/id': '9' })
  })
})

describe('an event, further,', () => {
  test('lacks what is empty, has no value or is only declared as global', async () => {
    const globals = `<global scope="event">${text('org:resource', 'UNKNOWN')}${text('concept:name', '__INVALID__')}${at('1970-01-01T00:00:00Z')}</global><global scope="trace">${text('channel', 'UNKNOWN')}</global>`
    const { events, caseAttributes } = await read(
      log(globals + trace('c1', event('A', `${text('org:group', '')}<string key="x"/>${at('')}`))),
    )
    expect(events).toMatchObject([{ activity: 'A', time: Number.NaN, resource: null, unit: null, lifecycle: null, attributes: {} }])
    expect(caseAttributes).toEqual([])
  })

  test('keeps names that JavaScript gives a meaning of its own', async () => {
    const { events } = await read(log(trace('__proto__', event('constructor', text('__proto__', 'p') + text('toString', 't')))))
    expect(events[0]).toMatchObject({ caseId: '__proto__', activity: 'constructor' })
    expect(Object.entries(events[0]!.attributes)).toEqual([
      ['__proto__', 'p'],
      ['toString', 't'],
    ])
  })

  test('given twice the same value is as once; two values of a further attribute are none', async () => {
    const { events, rejected } = await read(
      log(
        trace(
          'c1',
          event('A', text('concept:name', 'A') + text('x', '1') + text('x', '2') + text('x', '2') + text('y', '1') + text('y', '1')),
        ),
      ),
    )
    expect(rejected).toEqual([])
    expect(events[0]!.attributes).toEqual({ y: '1' })
  })
})

describe('an event that cannot be used is rejected with number, field and reason', () => {
  test('and the others stay', async () => {
    const { events, rejected } = await read(
      log(
        trace(
          'c1',
          event('A', at('2026-02-30T00:00:00Z')) +
            '<event/>' +
            event('B') +
            event('C', text('org:resource', 'An') + text('org:resource', 'Ba')),
        ) +
          `<event>${text('concept:name', 'D')}</event>` +
          trace('c2', event('E')),
      ),
    )
    expect(events.map(({ caseId, activity, row }) => [caseId, activity, row])).toEqual([
      ['c1', 'B', 3],
      ['c2', 'E', 6],
    ])
    expect(rejected.map(({ row, field, value, caseId, activity }) => [row, field, value, caseId, activity])).toEqual([
      [1, 'timestamp', '2026-02-30T00:00:00Z', 'c1', 'A'],
      [2, 'activity', '', 'c1', null],
      [4, 'resource', 'Ba', 'c1', 'C'],
      [5, 'case', '', null, null],
    ])
  })
})

describe('a case', () => {
  test('has the attributes of its trace, whether they come before or after the events', async () => {
    const { events, caseAttributes } = await read(
      log(
        `<trace>${event('A')}${text('channel', 'red')}${text('concept:name', 'c1')}<string key="o" value="1"><string key="i" value="2"/></string></trace>`,
      ),
    )
    expect(events.map(({ caseId }) => caseId)).toEqual(['c1'])
    expect(caseAttributes).toEqual(['c1 channel=red', 'c1 o=1', 'c1 o/i=2'])
  })

  test('without a name is called by file and number of its trace; without events it is none', async () => {
    const { events, caseAttributes } = await read(
      log(`${trace('empty', '', text('x', '1'))}<trace>${event('A')}${event('B')}</trace>`),
      {},
      {},
      'nameless.xes',
    )
    expect(events.map(({ caseId }) => caseId)).toEqual(['nameless.xes#2', 'nameless.xes#2'])
    expect(caseAttributes).toEqual([])
  })
})

describe('keys that the request names', () => {
  const columns = { case: 'nr', activity: 'step', timestamp: 'when', resource: 'who', unit: 'where' }

  test('come before those of XES', async () => {
    const more =
      text('step', 'S') +
      text('when', '2026-01-01T00:00:00Z') +
      text('who', 'W') +
      text('where', 'U') +
      at('2025-01-01T00:00:00Z') +
      text('org:resource', 'R')
    const { events } = await read(
      log(`<trace>${text('concept:name', 'c1')}${text('nr', '7')}${event('A', more)}${event('B', text('step', 'T'))}</trace>`),
      columns,
    )
    expect(events).toMatchObject([
      { caseId: '7', activity: 'S', time: Date.UTC(2026, 0) * 1000, resource: 'W', unit: 'U' },
      { caseId: '7', activity: 'T', resource: null, unit: null },
    ])
  })

  test('leave those of XES where the log does not have them', async () => {
    const { events } = await read(log(trace('c1', event('A', at('2025-01-01T00:00:00Z') + text('org:resource', 'R')))), columns)
    expect(events).toMatchObject([{ caseId: 'c1', activity: 'A', time: Date.UTC(2025, 0) * 1000, resource: 'R' }])
  })

  test('time zone: a time without offset is of that zone', async () => {
    const { events } = await read(log(trace('c1', event('A', at('2026-02-14T08:30:00')))), { timezone: 'Asia/Ho_Chi_Minh' })
    expect(events[0]!.time).toBe(Date.UTC(2026, 1, 14, 1, 30) * 1000)
  })
})

describe('the file', () => {
  const vietnamese = log(trace('tờ khai 1', event('Thông quan', text('note', 'a &amp; b &#273;&#x1EC7;'))))
  const expected = [{ caseId: 'tờ khai 1', activity: 'Thông quan', attributes: { note: 'a & b đệ' } }]

  test('may be gzip, whatever its name, and have a byte order mark', async () => {
    expect((await read(gzipSync(vietnamese), {}, {}, 'a.xes.gz')).events).toMatchObject(expected)
    expect((await read(gzipSync(vietnamese), {}, {}, 'b.xes')).events).toMatchObject(expected)
    expect((await read(`\uFEFF${vietnamese}`)).events).toMatchObject(expected)
  })

  test('is read in its encoding: UTF-16 with and without mark, ISO-8859-1', async () => {
    const utf16 = vietnamese.replace('UTF-8', 'UTF-16')
    expect((await read(Buffer.from(`\uFEFF${utf16}`, 'utf16le'))).events).toMatchObject(expected)
    expect((await read(Buffer.from(utf16, 'utf16le'))).events).toMatchObject(expected)
    expect((await read(Buffer.from(`\uFEFF${utf16}`, 'utf16le').swap16())).events).toMatchObject(expected)
    const latin = log(trace('été', event('Garçon'))).replace('UTF-8', 'ISO-8859-1')
    expect((await read(Buffer.from(latin, 'latin1'))).events).toMatchObject([{ caseId: 'été', activity: 'Garçon' }])
  })

  test('may have a namespace with prefix, elements of others, comments, instructions, CDATA and line breaks in tags', async () => {
    const prefixed = `<?xml version="1.0"?><!-- x:event --><x:log xmlns:x="http://www.xes-standard.org/" xmlns:y="urn:y"><y:trace><y:event/></y:trace><x:trace><!-- <event/> --><?note?>
      <x:string
        key='concept:name'
        value='c1' ></x:string>some text<![CDATA[<event/>]]>
      <x:event><y:string key="concept:name" value="Z"/><x:string key="concept:name" value="A &gt; B"/></x:event><x:unknown><x:string key="k" value="v"/></x:unknown></x:trace></x:log>`
    const { events, caseAttributes } = await read(prefixed)
    expect(events.map(({ caseId, activity }) => [caseId, activity])).toEqual([['c1', 'A > B']])
    expect(caseAttributes).toEqual([])
  })

  test('is reported on while it is read', async () => {
    const file = folder.write('progress.xes', log(Array.from({ length: 9000 }, (_, index) => trace(`c${index}`, event('A'))).join('\n')))
    const seen: { rows: number; bytes?: number; ofBytes?: number }[] = []
    await readXes(file, requestFor(), collectRows().sink, (state) => seen.push({ ...state }))
    expect(seen.length).toBeGreaterThan(1)
    expect(seen.at(-1)).toMatchObject({ file, rows: 9000, bytes: seen.at(-1)!.ofBytes })
  })
})

/** After pm4py's old_tests/xes_importer_tests, in our own words. */
describe('what is out of order but can be told is read', () => {
  test.each([
    ['attributes of the log after a trace', log(trace('c1', event('A')) + text('concept:name', 'log')), 1, 0],
    [
      'extensions after attributes, classifiers with unknown keys, globals of unknown scope',
      log(
        `${text('concept:name', 'log')}<extension/><classifier name="n" keys="no such"/><global scope="nothing">${text('a', 'b')}</global>${trace('c1', event('A'))}`,
      ),
      1,
      0,
    ],
    ['attributes of a trace after its events', log(`<trace>${event('A')}${text('concept:name', 'c1')}</trace>`), 1, 0],
    [
      'elements with attributes that XES does not know',
      log(
        `<trace more="1"><string key="concept:name" value="c1" extra="x"/><event more="2"><string extra="x" value="A" key="concept:name"/></event></trace>`,
      ),
      1,
      0,
    ],
    [
      'elements that XES does not know',
      log(`<trace><text key="instance" value="name"/>${text('concept:name', 'c1')}${event('A')}</trace>`),
      1,
      0,
    ],
    ['events outside traces', log(`${event('B')}${trace('c1', event('A'))}${event('B')}`), 1, 2],
    ['a log of nothing', log(''), 0, 0],
  ])('%s', async (_what, content, events, rejected) => {
    expect(countRows(await read(content))).toMatchObject({ events, rejected })
  })
})

const laughs = `<?xml version="1.0"?>\n<!DOCTYPE log [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>\n<log><trace/></log>`
const refusals: [string, string | Uint8Array, { line?: number; part?: string }, RegExp][] = [
  ['an empty file', '', {}, /empty/],
  ['a gzip of nothing', gzipSync(''), {}, /empty/],
  ['no XML', 'case,activity\n1,A\n', { line: 1 }, /not XML/],
  ['JSON', '{"events": []}', { line: 1 }, /not XML/],
  ['bytes that are no text', new Uint8Array(5000).map((_, index) => (index * 7919) % 256), { line: 1 }, /not in utf-8|not XML/],
  ['another root', '<?xml version="1.0"?>\n<html/>', { line: 2, part: '<html>' }, /first element is <html>/],
  ['an object-centric log', '<log>\n<objects/></log>', { line: 2, part: '<objects>' }, /object-centric/],
  ['a broken entity', log(trace('c1', event('A & B'))), { line: 3, part: '<event>' }, /broken entity/],
  ['an entity that is not defined', log(trace('c1', event('&nbsp;'))), { line: 3, part: '<event>' }, /&nbsp; is not defined/],
  ['billion laughs', laughs, { line: 2 }, /declares entities/],
  ['an entity from outside', '<!DOCTYPE log [<!ENTITY x SYSTEM "file:///etc/hostname">]><log>&x;</log>', { line: 1 }, /declares entities/],
  ['elements that cross', log(`<trace>\n<event>\n</trace></event>`), { line: 5, part: '<event>' }, /<\/trace> where <\/event> is expected/],
  [
    'a file that ends in the middle',
    log(trace('c1', event('A'))).slice(0, -10),
    { part: '<trace>' },
    /ends in the middle: <trace> is not closed/,
  ],
  ['a log inside a log', log('<log/>'), { line: 3, part: '<log>' }, /<log> may not stand inside <log>/],
  ['a trace inside a trace', log('<trace><trace/></trace>'), { line: 3, part: '<trace>' }, /<trace> may not stand inside <trace>/],
  [
    'an event inside an event',
    log('<trace><event><event/></event></trace>'),
    { line: 3, part: '<event>' },
    /<event> may not stand inside <event>/,
  ],
  [
    'an event inside an attribute',
    log('<trace><string key="a" value="b"><event/></string></trace>'),
    { line: 3, part: '<event>' },
    /inside an attribute/,
  ],
  ['traces inside an element that is not known', log('<traces>\n<trace/></traces>'), { line: 4, part: '<trace>' }, /may not stand here/],
  ['an attribute without key', log('<trace>\n<string value="x"/></trace>'), { line: 4, part: '<string>' }, /<string> without key/],
  [
    'attributes nested 100,000 deep',
    `<log>${'<string key="a" value="b">'.repeat(100_000)}`,
    { line: 1, part: '<string>' },
    /deeper than 256/,
  ],
  ['an encoding that is not known', '<?xml version="1.0" encoding="KLINGON"?><log/>', { line: 1 }, /"KLINGON" is not known/],
  [
    'bytes that are not of the encoding',
    Buffer.concat([Buffer.from('<log>\n'), Buffer.from([0xe9, 0x20]), Buffer.from('</log>')]),
    { line: 2 },
    /not in utf-8/,
  ],
  [
    'a gzip that is cut off',
    gzipSync(log(Array.from({ length: 999 }, (_, index) => trace(`c${index}`, event('A'))).join('\n'))).subarray(0, -40),
    {},
    /gzip file ends in the middle/,
  ],
  [
    'a gzip that is damaged',
    gzipSync(log(trace('c1', event('A')))).map((byte, index) => (index === 60 ? byte ^ 0xff : byte)),
    {},
    /gzip|XML|expected|closed/,
  ],
]

describe('what cannot be told is refused with line and element', () => {
  test.each(refusals)('%s', async (_what, content, place, reason) => {
    const name = `bad${++files}.xes`
    await expect(read(content, {}, {}, name)).rejects.toMatchObject({
      code: 'input',
      message: expect.stringMatching(reason) as unknown,
      place: { file: folder.at(name), ...place },
    })
  })

  test('a file that is not there, and a folder', async () => {
    await expect(readXes(folder.at('none.xes'), requestFor(), collectRows().sink)).rejects.toMatchObject({
      code: 'input',
      message: expect.stringMatching(/no such file/) as unknown,
    })
    await expect(readXes(folder.path, requestFor(), collectRows().sink)).rejects.toMatchObject({
      code: 'input',
      message: expect.stringMatching(/folder/) as unknown,
    })
  })
})

/**
 * Expected numbers: traces and events by `grep -c '<trace>'` and `grep -c '<event>'`; activities, resources,
 * events without resource, sum of the times (ms since 1970 UTC) and channels by Python's xml.etree and datetime.
 */
describe.each([
  ['receipt.xes.gz', { cases: 1434, events: 8577, activities: 27 }, { resources: 48, without: 0, millis: 11_202_765_606_624_687n }],
  [
    'InternationalDeclarations.xes.gz',
    { cases: 6449, events: 72_151, activities: 34 },
    { resources: 2, without: 0, millis: 110_051_601_740_758_000n },
  ],
  ['02_teleclaims.xes.gz', { cases: 3512, events: 46_138, activities: 11 }, { resources: 4, without: 0, millis: 1_042_741_171_000n }],
  ['roadtraffic100traces.xes', { cases: 100, events: 390, activities: 10 }, { resources: 54, without: 290, millis: 446_992_131_600_000n }],
  ['running-example.xes', { cases: 6, events: 42, activities: 8 }, { resources: 6, without: 0, millis: 54_370_397_700_000n }],
])('real log %s', (name, counts, more) => {
  const file = externalData(`logs/${name}`)
  test.skipIf(file === undefined)('has the counts that were taken without Liem (needs LIEM_TEST_DATA)', async () => {
    const rows = collectRows({ event: [], case: ['channel'] })
    await readXes(file!, requestFor(), rows.sink)
    expect(countRows(rows)).toEqual({ ...counts, rejected: 0 })
    const resources = new Set(rows.events.flatMap(({ resource }) => resource ?? []))
    const without = rows.events.filter(({ resource }) => resource === null).length
    const millis = rows.events.reduce((sum, { time }) => sum + BigInt(time / 1000), 0n)
    expect({ resources: resources.size, without, millis }).toEqual(more)
    expect(rows.caseAttributes.filter((line) => line.endsWith('channel=Internet'))).toHaveLength(name === 'receipt.xes.gz' ? 1250 : 0)
  })
})
