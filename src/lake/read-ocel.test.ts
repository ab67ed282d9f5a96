import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { buildFolder, externalData } from '../../test/build.ts'
import { collectRows, countRows, requestFor, type Rows } from '../../test/rows.ts'
import { readOcel } from './read-ocel.ts'

const folder = buildFolder()
afterAll(() => folder.done())

let files = 0
async function read(content: string | Uint8Array, type?: string, name = `log${++files}.json`): Promise<Rows> {
  const rows = collectRows()
  await readOcel(folder.write(name, content), requestFor({}, type), rows.sink)
  return rows
}

const json = (objects: unknown[], events: unknown[]): string =>
  JSON.stringify({ objectTypes: [{ name: 'x', attributes: [] }], eventTypes: [], objects, events })
const object = (id: string, type: string, ...attributes: [string, string | number][]) => ({
  id,
  type,
  attributes: attributes.map(([name, value]) => ({ name, time: '1970-01-01T00:00:00Z', value })),
  relationships: [],
})
const event = (id: string, type: string, time: string, objects: string[], attributes: Record<string, unknown> = {}) => ({
  id,
  type,
  time,
  attributes: Object.entries(attributes).map(([name, value]) => ({ name, value })),
  relationships: objects.map((objectId) => ({ objectId, qualifier: `q-${objectId}` })),
})
const at = '2026-02-14T08:30:00Z'
const micros = Date.UTC(2026, 1, 14, 8, 30) * 1000

/** The same small log in every form: two orders, an item without events, one event of both orders. */
function filled(version: '2.0' | '1.0'): string {
  const file = folder.at(`small${++files}.sqlite`)
  const base = new DatabaseSync(file)
  base.exec(
    version === '2.0'
      ? `create table event (ocel_id text primary key, ocel_type text); create table object (ocel_id text primary key, ocel_type text);
         create table event_object (ocel_event_id text, ocel_object_id text, ocel_qualifier text);
         create table event_map_type (ocel_type text primary key, ocel_type_map text); create table object_map_type (ocel_type text primary key, ocel_type_map text);
         create table event_Place (ocel_id text, ocel_time text, org_resource text, "org:resource" text); create table event_ShipIt (ocel_id text, ocel_time text, lot integer);
         create table object_Order (ocel_id text, ocel_time text, ocel_changed_field text, state text, price real); create table object_Item (ocel_id text, ocel_time text, ocel_changed_field text);
         insert into event_map_type values ('Place', 'Place'), ('Ship "it"', 'ShipIt'); insert into object_map_type values ('order', 'Order'), ('item', 'Item');
         insert into event values ('e2', 'Ship "it"'), ('e1', 'Place'); insert into event_Place values ('e1', '2026-02-14 08:30:00', null, 'An'); insert into event_ShipIt values ('e2', '2026-02-14 08:30:00', 9007199254740993);
         insert into object values ('o1', 'order'), ('o2', 'order'), ('i1', 'item'); insert into event_object values ('e1', 'o1', 'main'), ('e2', 'o1', ''), ('e2', 'o2', null), ('e2', 'o1', 'again');
         insert into object_Order values ('o1', '1970-01-01 00:00:00', null, 'new', 12.5), ('o1', '2026-02-14 08:30:00', 'state', 'sent', null), ('o2', '1970-01-01', null, null, 3);`
      : `create table EVENTS ("ocel:eid" text, "ocel:activity" text, "ocel:timestamp" text, "org:resource" text, lot integer);
         create table OBJECTS ("ocel:oid" text, "ocel:type" text, state text, price real); create table RELATIONS ("ocel:eid" text, "ocel:oid" text, "ocel:qualifier" text);
         insert into EVENTS values ('e2', 'Ship "it"', '2026-02-14 08:30:00+00:00', null, 9007199254740993), ('e1', 'Place', '2026-02-14 08:30:00+00:00', 'An', null);
         insert into OBJECTS values ('o1', 'order', 'new', 12.5), ('o1', 'order', 'sent', null), ('o2', 'order', null, 3), ('i1', 'item', null, null);
         insert into RELATIONS values ('e1', 'o1', 'main'), ('e2', 'o1', ''), ('e2', 'o2', null), ('e2', 'o1', 'again');`,
  )
  base.close()
  return file
}

const lot = '9007199254740993'
const forms: [string, () => string][] = [
  [
    'JSON 2.0',
    () =>
      folder.write(
        'small.jsonocel',
        JSON.stringify({
          events: [
            {
              id: 'e2',
              type: 'Ship "it"',
              time: at,
              attributes: [{ name: 'lot', value: lot }],
              relationships: [{ objectId: 'o1', qualifier: '' }, { objectId: 'o2' }, { objectId: 'o1', qualifier: 'again' }],
            },
            {
              id: 'e1',
              type: 'Place',
              time: at,
              attributes: [{ name: 'org:resource', value: 'An' }],
              relationships: [{ objectId: 'o1', qualifier: 'main' }],
            },
          ],
          objects: [
            {
              id: 'o1',
              type: 'order',
              attributes: [
                { name: 'state', value: 'new' },
                { name: 'price', value: 12.5 },
                { name: 'state', value: 'sent', time: at },
              ],
            },
            object('o2', 'order', ['price', 3]),
            object('i1', 'item'),
          ],
        }),
      ),
  ],
  [
    'JSON 1.0',
    () =>
      folder.write(
        'small.json',
        JSON.stringify({
          'ocel:global-log': {},
          'ocel:events': {
            e2: {
              'ocel:activity': 'Ship "it"',
              'ocel:timestamp': at,
              'ocel:typedOmap': [
                { 'ocel:oid': 'o1', 'ocel:qualifier': '' },
                { 'ocel:oid': 'o2' },
                { 'ocel:oid': 'o1', 'ocel:qualifier': 'again' },
              ],
              'ocel:omap': ['o1', 'o2'],
              'ocel:vmap': { lot },
            },
            e1: {
              'ocel:activity': 'Place',
              'ocel:timestamp': at,
              'ocel:typedOmap': [{ 'ocel:oid': 'o1', 'ocel:qualifier': 'main' }],
              'ocel:vmap': { 'org:resource': 'An', none: null },
            },
          },
          'ocel:objects': {
            o1: { 'ocel:type': 'order', 'ocel:ovmap': { state: 'new', price: 12.5 } },
            o2: { 'ocel:type': 'order', 'ocel:ovmap': { price: 3 } },
            i1: { 'ocel:type': 'item' },
          },
        }).replace('"i1":', '"o1":{"ocel:type":"order","ocel:ovmap":{"state":"sent"}},"i1":'),
      ),
  ],
  [
    'XML 2.0',
    () =>
      folder.write(
        'small.xmlocel',
        `<?xml version="1.0"?><log><object-types><object-type name="order"><attributes><attribute name="state" type="string"/></attributes></object-type></object-types>
        <events><event id="e2" type="Ship &quot;it&quot;" time="${at}"><attributes><attribute name="lot">${lot}</attribute></attributes><objects><relationship object-id="o1" qualifier=""/><object object-id="o2"/><relationship object-id="o1" qualifier="again"/></objects></event>
        <event id="e1" type="Place" time="${at}"><attributes><attribute name="org:resource"> A<![CDATA[n]]> </attribute></attributes><objects><relationship object-id="o1" qualifier="main"/></objects></event></events>
        <objects><object id="o1" type="order"><attributes><attribute name="state" time="0">new</attribute><attribute name="price" time="0">12.5</attribute><attribute name="state" time="${at}">sent</attribute></attributes><objects><relationship object-id="i1" qualifier="x"/></objects></object>
        <object id="o2" type="order"><attributes><attribute name="price">3</attribute></attributes></object><object id="i1" type="item"/></objects></log>`,
      ),
  ],
  [
    'XML 1.0',
    () =>
      folder.write(
        'small.xml',
        `<?xml version="1.0"?><log><global scope="event"><string key="id" value="__INVALID__"/></global><events>
        <event><string key="id" value="e2"/><string key="activity" value='Ship "it"'/><date key="timestamp" value="${at}"/><list key="omap"><string key="object-id" value="o1"/><string key="object-id" value="o2"/><string key="object-id" value="o1" qualifier="again"/></list><list key="vmap"><int key="lot" value="${lot}"/></list></event>
        <event><string key="id" value="e1"/><string key="activity" value="Place"/><date key="timestamp" value="${at}"/><list key="omap"><string key="object-id" value="o1" qualifier="main"/></list><list key="vmap"><string key="org:resource" value="An"/></list></event></events>
        <objects><object><string key="id" value="o1"/><string key="type" value="order"/><list key="ovmap"><string key="state" value="new"/><float key="price" value="12.5"/><string key="state" value="sent"/></list></object>
        <object><string key="id" value="o2"/><string key="type" value="order"/><list key="ovmap"><float key="price" value="3"/></list></object><object><string key="id" value="i1"/><string key="type" value="item"/><list key="ovmap"/></object></objects></log>`,
      ),
  ],
  ['SQLite 2.0', () => filled('2.0')],
  ['SQLite 1.0', () => filled('1.0')],
]

test.each(forms)(
  '%s gives the same cases, in the order of its events, with qualifiers and every value of attributes',
  async (_form, write) => {
    const rows = collectRows()
    await readOcel(write(), requestFor({}, 'order'), rows.sink)
    const common = { time: micros, unit: null, lifecycle: null }
    expect(rows.events).toEqual([
      {
        ...common,
        caseId: 'o1',
        activity: 'Ship "it"',
        resource: null,
        attributes: { lot, 'ocel:eid': 'e2', 'ocel:qualifier': 'again' },
        row: 1,
      },
      { ...common, caseId: 'o2', activity: 'Ship "it"', resource: null, attributes: { lot, 'ocel:eid': 'e2' }, row: 1 },
      {
        ...common,
        caseId: 'o1',
        activity: 'Place',
        resource: 'An',
        attributes: { 'org:resource': 'An', 'ocel:eid': 'e1', 'ocel:qualifier': 'main' },
        row: 2,
      },
    ])
    expect(rows.rejected).toEqual([])
    expect([...new Set(rows.caseAttributes)].toSorted()).toEqual(['o1 price=12.5', 'o1 state=new', 'o1 state=sent', 'o2 price=3'])
  },
)

describe('the type of object that is the case', () => {
  const two = json([object('o1', 'order'), object('i1', 'item'), object('i2', 'item')], [event('e1', 'A', at, ['o1', 'i1', 'i2'])])

  test('must be chosen among several; they are listed with their counts', async () => {
    await expect(read(two)).rejects.toMatchObject({ code: 'usage', hint: expect.stringContaining('order (1), item (2)') as unknown })
    await expect(read(two, 'truck')).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('"truck"') as unknown,
      hint: expect.stringContaining('order (1), item (2)') as unknown,
    })
  })

  test('is taken where there is only one', async () => {
    expect((await read(json([object('o1', 'order')], [event('e1', 'A', at, ['o1'])]))).events).toMatchObject([
      { caseId: 'o1', activity: 'A' },
    ])
  })

  test('an object without events is no case, an event without such an object is in none', async () => {
    const rows = await read(json([object('o1', 'order', ['x', 1]), object('i1', 'item')], [event('e1', 'A', at, ['i1'])]), 'order')
    expect([rows.events, rows.rejected, rows.caseAttributes]).toEqual([[], [], []])
  })
})

test('resource and unit come from attributes of usual names or of the names that the request gives', async () => {
  const log = folder.write(
    'who.json',
    json(
      [object('o1', 'order')],
      [
        event('e1', 'A', at, ['o1'], { resource: 'An', unit: 'HP' }),
        event('e2', 'B', at, ['o1'], { officer: 'Ba', post: 'HN', nested: { deep: [1, 2] } }),
      ],
    ),
  )
  const rows = collectRows()
  await readOcel(log, requestFor({ resource: 'officer', unit: 'post' }), rows.sink)
  expect(rows.events).toMatchObject([
    { resource: 'An', unit: 'HP' },
    { resource: 'Ba', unit: 'HN', attributes: { 'nested/deep': '1, 2' } },
  ])
})

test('events that cannot be used are rejected for each of their cases, and references to nothing by themselves', async () => {
  const objects = [object('o1', 'order'), object('o2', 'order')]
  const events = [
    event('e1', 'A', at, ['o1']),
    event('e1', 'B', at, ['o1', 'o2']),
    event('e2', '', at, ['o1']),
    event('', 'C', at, ['o2']),
    event('e3', 'D', 'yesterday', ['o1']),
    event('e4', 'E', at, ['o1', 'ghost']),
    event('e5', 'F', '', ['o2']),
  ]
  const rows = await read(json(objects, events))
  expect(rows.events.map(({ caseId, activity, time }) => [caseId, activity, time])).toEqual([
    ['o1', 'A', micros],
    ['o1', 'E', micros],
    ['o2', 'F', Number.NaN],
  ])
  expect(rows.rejected.map(({ row, field, value, caseId, activity }) => [row, field, value, caseId, activity])).toEqual([
    [2, 'event id', 'e1', 'o1', 'B'],
    [2, 'event id', 'e1', 'o2', 'B'],
    [3, 'activity', '', 'o1', null],
    [4, 'event id', '', 'o2', 'C'],
    [5, 'timestamp', 'yesterday', 'o1', 'D'],
    [6, 'object', 'ghost', null, 'E'],
  ])
})

test('in SQLite, references of events that do not exist and events that two rows describe are rejected', async () => {
  const file = filled('2.0')
  const base = new DatabaseSync(file)
  base.exec(`insert into event_object values ('ghost', 'o2', ''); insert into event_Place values ('e1', '2027-01-01 00:00:00', null, null)`)
  base.close()
  const rows = collectRows()
  await readOcel(file, requestFor({}, 'order'), rows.sink)
  expect(rows.rejected.map(({ field, caseId, value }) => [field, caseId, value])).toEqual([
    ['timestamp', 'o1', '2026-02-14 08:30:00 or 2027-01-01 00:00:00'],
    ['activity', 'o2', ''],
  ])
})

test('ids that JavaScript gives a meaning of their own', async () => {
  const log =
    '{"ocel:events":{"__proto__":{"ocel:activity":"A","ocel:timestamp":"2026-02-14T08:30:00Z","ocel:omap":["constructor"],"ocel:vmap":{"__proto__":"x"}}},"ocel:objects":{"constructor":{"ocel:type":"t"}}}'
  const { events } = await read(log)
  expect(events).toMatchObject([{ caseId: 'constructor', activity: 'A' }])
  expect(Object.entries(events[0]!.attributes)).toContainEqual(['__proto__', 'x'])
})

test('gzip and a byte order mark do no harm', async () => {
  const log = json([object('o1', 'order')], [event('e1', 'A', at, ['o1'])])
  expect((await read(gzipSync(log), undefined, 'log.json.gz')).events).toHaveLength(1)
  expect((await read(`\uFEFF${log}`)).events).toHaveLength(1)
})

const deep = (open: string, close: string): string => open.repeat(100_000) + close.repeat(100_000)
const refusals: [string, string | Uint8Array, { line?: number; column?: number; part?: string }, RegExp][] = [
  ['an empty file', '', {}, /empty/],
  ['no known form', 'case,activity', { line: 1 }, /neither JSON nor XML nor SQLite/],
  ['a list at the top', '[]', { line: 1, column: 1 }, /not an object/],
  ['no events', '{"objects": []}', {}, /neither "events".*nor "ocel:events"/],
  ['no objects', '{"events": []}', {}, /no objects/],
  ['events that are a number', '{"events": 5}', { line: 1, column: 12, part: 'events' }, /events is neither a list nor an object/],
  ['an event that is a number', '{"events": [\n5]}', { line: 2, column: 1, part: 'events' }, /events\[0\] is not an object/],
  [
    'relationships that are a text',
    '{"events": [{"id": "e", "relationships": "o"}]}',
    { line: 1, part: 'events' },
    /relationships is not a list of objects/,
  ],
  ['an object without type', '{"objects": [{"id": "o"}], "events": []}', { line: 1, part: 'objects' }, /an object without type/],
  ['an object of two types', json([object('o', 'a'), object('o', 'b')], []), {}, /"o" has two types, a and b/],
  [
    'a missing comma',
    '{"objects": [\n{"id": "a" "type": "b"}]}',
    { line: 2, column: 12, part: 'objects' },
    /a comma or a closing bracket expected, not "type"/,
  ],
  ['a half word', '{"events": [tru]}', { line: 1, column: 16, part: 'events' }, /unexpected "]"/],
  ['a file that ends in the middle', '{"events": [\n{"id": "e', { line: 2, part: 'events' }, /ends in the middle/],
  ['more after the end', '{"events": [], "objects": []} {}', { line: 1, column: 31 }, /nothing expected|follows/],
  ['lists nested 100,000 deep', deep('[', ']'), { line: 1 }, /not an object/],
  ['lists nested 100,000 deep in events', `{"events": ${deep('[', ']')}}`, { line: 1, part: 'events' }, /deeper than 256/],
  ['objects nested 100,000 deep', deep('{"a":', '}').replace(':}', ':1}'), { line: 1 }, /deeper than 256/],
  ['bytes that are not UTF-8', Buffer.from('{"events": [{"id": "\u00E9"}]}', 'latin1'), {}, /not in UTF-8|not JSON/],
  ['XES', '<log>\n<trace/></log>', { line: 2, part: '<trace>' }, /is XES/],
  ['other XML', '<html/>', { line: 1, part: '<html>' }, /first element is <html>/],
  ['an event of another name in XML', '<log><events><trace/></events></log>', { part: '<trace>' }, /<trace> in <events>/],
  ['billion laughs', '<!DOCTYPE log [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><log>&b;</log>', { line: 1 }, /declares entities/],
  ['an XML that ends in the middle', '<log><events>\n<event id="e"', { part: '<events>' }, /ends in the middle/],
]

describe('what cannot be told is refused, with its place', () => {
  test.each(refusals)('%s', async (_what, content, place, reason) => {
    const name = `bad${++files}.json`
    await expect(read(content, undefined, name)).rejects.toMatchObject({
      code: 'input',
      message: expect.stringMatching(reason) as unknown,
      place: { file: folder.at(name), ...place },
    })
  })

  test('a database of something else, and one that is cut off', async () => {
    const other = new DatabaseSync(folder.at('other.sqlite'))
    other.exec(`create table book (title text); insert into book values ('${'x'.repeat(50_000)}')`)
    other.close()
    await expect(readOcel(folder.at('other.sqlite'), requestFor(), collectRows().sink)).rejects.toMatchObject({
      code: 'input',
      message: expect.stringMatching(/tables of OCEL are missing/) as unknown,
      hint: 'it has: book',
    })
    const cut = folder.write('cut.sqlite', readFileSync(filled('1.0')).subarray(0, 6000))
    await expect(readOcel(cut, requestFor({}, 'order'), collectRows().sink)).rejects.toMatchObject({
      code: 'input',
      message: expect.stringMatching(/cut off or damaged/) as unknown,
      place: { file: cut },
    })
  })
})

/**
 * Expected numbers: events in cases (pairs of an event and an object of the type), cases, activities and references
 * to objects that are missing, by Python's json and sqlite3. The XML has the same log as its JSON and SQLite sisters.
 */
describe.each([
  ['example_log.jsonocel', 'order', { events: 12, cases: 3, activities: 8, rejected: 0 }],
  ['example_log.jsonocel', 'element', { events: 19, cases: 9, activities: 6, rejected: 0 }],
  ['order_process.jsonocel', 'order', { events: 795, cases: 199, activities: 4, rejected: 0 }],
  ['order_process.jsonocel', 'item', { events: 2790, cases: 398, activities: 8, rejected: 0 }],
  ['order_process.jsonocel', 'delivery', { events: 796, cases: 199, activities: 4, rejected: 0 }],
  ['ocel20_example.jsonocel', 'Invoice', { events: 9, cases: 3, activities: 5, rejected: 0 }],
  ['ocel20_example.xmlocel', 'Invoice', { events: 9, cases: 3, activities: 5, rejected: 0 }],
  ['ocel20_example.sqlite', 'Invoice', { events: 9, cases: 3, activities: 5, rejected: 0 }],
  ['ocel20_example.jsonocel', 'Purchase Order', { events: 5, cases: 2, activities: 3, rejected: 0 }],
  ['ocel20_example.xmlocel', 'Purchase Order', { events: 5, cases: 2, activities: 3, rejected: 0 }],
  ['ocel20_example.sqlite', 'Purchase Order', { events: 5, cases: 2, activities: 3, rejected: 0 }],
  ['logistics.sqlite', 'Container', { events: 5336, cases: 510, activities: 7, rejected: 5080 }],
  ['logistics.sqlite', 'Truck', { events: 3050, cases: 6, activities: 2, rejected: 5080 }],
])('sample log %s, by %s', (name, type, counts) => {
  const file = externalData(`ocel/${name}`)
  test.skipIf(file === undefined)('has the counts that were taken without Liem (needs LIEM_TEST_DATA)', async () => {
    const rows = collectRows()
    await readOcel(file!, requestFor({}, type), rows.sink)
    expect(countRows(rows)).toEqual(counts)
  })
})
