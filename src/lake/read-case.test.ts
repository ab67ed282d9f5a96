import { expect, test } from 'vitest'
import { buildFolder } from '../../test/build.ts'
import { smallWorld } from '../../test/world.ts'
import { filesWith } from './case-files.ts'
import { connectKept } from './duckdb.ts'
import { importFiles, readCase, readLog } from './index.ts'
import { readKnownLake } from './manifest.ts'

test('a case of the lake has the events that the engine packs, in its order', async () => {
  const { lake } = await smallWorld({ scale: 0.001, noise: 'high' })
  const log = await readLog([lake], {
    columns: { timezone: 'UTC', notAPerson: [] },
    units: true,
    eventAttributes: ['channel'],
    caseAttributes: [],
  })
  const channel = log.eventAttributes.get('channel')!
  for (const index of [0, 57, 120, log.caseCount - 1]) {
    const found = (await readCase(lake, log.caseIds[index]!))!
    const at = (event: number) => ({
      at: Number.isNaN(log.time[event]!) ? null : new Date(log.time[event]! / 1000).toISOString(),
      activity: log.activity.dictionary.texts[log.activity.codes[event]! - 1],
      resource: log.resource.dictionary.texts[log.resource.codes[event]! - 1] ?? null,
      channel: channel.dictionary.texts[channel.codes[event]! - 1],
    })
    const events = Array.from({ length: log.start[index + 1]! - log.start[index]! }, (_, n) => at(log.start[index]! + n))
    expect(
      found.events.map(({ at: when, activity, resource, values }) => ({
        at: when && new Date(when).toISOString(),
        activity,
        resource,
        channel: values['channel'],
      })),
    ).toEqual(events)
  }
  expect(await readCase(lake, 'no such case')).toBeNull()
})

test('attributes of the case itself, quotes in names and ids, undated events in their place', async () => {
  const folder = buildFolder()
  try {
    const xes = `<log><trace><string key="concept:name" value="it's 1"/><string key="a&quot;b" value="x"/>
      <event><string key="concept:name" value="A"/><date key="time:timestamp" value="2026-01-02T00:00:00Z"/></event>
      <event><string key="concept:name" value="B"/></event>
      <event><string key="concept:name" value="C"/><date key="time:timestamp" value="2026-01-01T00:00:00Z"/><string key="own" value="1"/></event>
      </trace></log>`
    await importFiles(folder.at('lake'), [folder.write('log.xes', xes)])
    const found = await readCase(folder.at('lake'), "it's 1")
    expect(found!.attributes).toEqual({ 'a"b': 'x' })
    expect(found!.events.map(({ activity, at, values }) => [activity, at, values])).toEqual([
      ['C', '2026-01-01T00:00:00.000000Z', { own: '1' }],
      ['A', '2026-01-02T00:00:00.000000Z', {}],
      ['B', null, {}],
    ])
  } finally {
    folder.done()
  }
})

test('what a later import brings is there at once, for several who ask together', async () => {
  const folder = buildFolder()
  try {
    const csv = (activity: string, day: number) =>
      `case,activity,ts\nA,${activity},2026-01-0${day} 08:00:00\nB,${activity},2026-01-0${day} 09:00:00\n`
    const activities = async (id: string) => (await readCase(folder.at('lake'), id))?.events.map(({ activity }) => activity)
    await importFiles(folder.at('lake'), [folder.write('one.csv', csv('one', 1))])
    expect(await Promise.all(['A', 'B', 'C'].map(activities))).toEqual([['one'], ['one'], undefined])
    await importFiles(folder.at('lake'), [folder.write('two.csv', csv('two', 2))])
    expect(await Promise.all(['A', 'B', 'C'].map(activities))).toEqual([['one', 'two'], ['one', 'two'], undefined])
  } finally {
    folder.done()
  }
})

test('only files whose ids lie on both sides of it are read, each with the attributes of its import', async () => {
  const folder = buildFolder()
  try {
    const csv = (id: string, extra: string) => `case,activity,ts,${extra}\n${id},A,2026-05-01 08:00:00,x\n`
    for (const [id, extra] of [
      ['100', 'one'],
      ['2é', 'two'],
      ['300', 'three'],
    ] as const)
      await importFiles(folder.at('lake'), [folder.write(`${extra}.csv`, csv(id, extra))])
    const connection = await connectKept()
    const lake = await readKnownLake(folder.at('lake'))
    const part = await filesWith(connection, folder.at('lake'), lake, '2é')
    connection.closeSync()
    expect(part.files).toHaveLength(1)
    expect(part.attributes).toEqual(['two'])
    expect((await readCase(folder.at('lake'), '2é'))!.events.map(({ values }) => values)).toEqual([{ two: 'x' }])
    expect(await readCase(folder.at('lake'), '250')).toBeNull()
  } finally {
    folder.done()
  }
})
