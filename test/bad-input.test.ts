/** Input that cannot be used: one clear error with file, place and reason, exit code 2, nothing written. */
import { mkdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildFolder, buildRule, buildRulebook, buildTrace, csvOf, liem, xesOf, yamlOf } from './build.ts'
import type { Folder } from './build.ts'

let folder: Folder
const good = { log: '', rules: '' }
beforeAll(() => {
  folder = buildFolder()
  good.log = folder.write('good.csv', csvOf(buildTrace('AB')))
  good.rules = folder.write('good.yaml', yamlOf(buildRulebook([buildRule('response', 'A', 'B')])))
})
afterAll(() => folder.done())

/** Refused in at most twelve lines that name the file and say `reason`; nothing on standard output, nothing written. */
async function refused(args: string[], name: string, reason: RegExp): Promise<void> {
  const [out, violations] = [`${name}.out`, `${name}.violations`]
  const options = [
    '--format',
    'json',
    '--out',
    folder.at(out),
    '--violations',
    folder.at(violations),
    '--rejected',
    folder.at(`${name}.rejected`),
  ]
  const { code, stdout, stderr } = await liem(['check', ...args, ...options])
  expect({ code, stdout }, stderr).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(name)
  expect(stderr).toMatch(reason)
  expect(stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(12)
  expect(stderr).not.toMatch(/\n\s+at |node:internal|Error:/)
  expect(folder.names().filter((found) => found.startsWith(name) && found !== name)).toEqual([])
}

const many = csvOf(Array.from({ length: 3000 }, (_, at) => buildTrace('AB', `c${at}`)).flat())
const xes = xesOf(buildTrace('AB'))
const laughs = `<?xml version="1.0"?><!DOCTYPE log [<!ENTITY a "ha">${Array.from('bcdefghij', (name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`).join('')}]>
<log><trace><string key="concept:name" value="&j;"/></trace></log>`
const row = 'c1,A,2026-02-02T00:00:00Z'
const cut = (content: Uint8Array): Uint8Array => content.slice(0, Math.floor(content.length / 2))
const deep = (open: string, close: string): string => open.repeat(100_000) + close.repeat(100_000)

const logs: [what: string, name: string, content: string | Uint8Array, reason: RegExp][] = [
  ['a truncated gzip of a table', 'cut.csv.gz', cut(gzipSync(many)), /gzip|cut|truncated|end/i],
  [
    'a truncated gzip of XES',
    'cut.xes.gz',
    cut(gzipSync(xesOf(Array.from({ length: 500 }, (_, at) => buildTrace('AB', `c${at}`)).flat()))),
    /gzip|cut|truncated|end/i,
  ],
  ['a gzip that is none', 'none.csv.gz', many, /gzip|unpacked/i],
  ['a row with too many cells', 'wide.csv', `case_id,activity,timestamp\n${row}\n${row},more\n${row}\n`, /:3\b|line 3\b|row 2\b/],
  ['a row with too few cells', 'narrow.csv', `case_id,activity,timestamp\n${row}\nc1,A\n${row}\n`, /:3\b|line 3\b|row 2\b/],
  [
    'a quote that never closes',
    'quote.csv',
    `case_id,activity,timestamp\n${row}\nc1,"A,2026-02-02T00:00:00Z\n${`${row}\n`.repeat(5)}`,
    /quot/i,
  ],
  ['a header twice', 'twice.csv', `case_id,activity,timestamp,activity\n${row},B\n`, /activity/],
  ['no column for the case', 'caseless.csv', 'who,what,when\nx,y,2026-02-02\n', /case/],
  ['bytes that are no text', 'binary.csv', new Uint8Array(4096).map((_, at) => (at * 7919) % 256), /text|binary/i],
  ['an empty table', 'empty.csv', '', /empty/i],
  ['an empty XES', 'empty.xes', '', /empty/i],
  ['an empty Parquet', 'empty.parquet', '', /empty/i],
  ['an empty OCEL', 'empty.jsonocel', '', /empty/i],
  ['an empty SQLite', 'empty.sqlite', '', /empty/i],
  ['a broken entity in XES', 'entity.xes', xes.replace('value="A"', 'value="A &broken; B"'), /entity.*broken|broken.*entity/i],
  ['an ampersand alone in XES', 'ampersand.xes', xes.replace('value="A"', 'value="A & B"'), /:\d+|line \d+/],
  ['billion laughs in XES', 'laughs.xes', laughs, /entit|DOCTYPE|DTD/i],
  ['billion laughs in OCEL', 'laughs.xmlocel', laughs, /entit|DOCTYPE|DTD/i],
  ['an XES that stops', 'stops.xes', xes.slice(0, xes.length - 20), /end|clos|cut/i],
  ['elements of XES that do not match', 'crossed.xes', xes.replace('</trace>', '</tracer>'), /:\d+|line \d+/],
  ['XML that is no XES', 'other.xes', '<?xml version="1.0"?><html><body/></html>', /log|html|XES/],
  ['text that is no Parquet', 'text.parquet', many, /parquet/i],
  ['text that is no SQLite', 'text.sqlite', many, /sqlite/i],
  ['an array 100,000 deep', 'deep.json', deep('[', ']'), /deep|nest|OCEL/i],
  ['an object 100,000 deep', 'deeper.jsonocel', `{"events":${deep('{"a":', '}').replace(':}', ':1}')}}`, /deep|nest|OCEL|JSON/i],
  ['JSON that is no OCEL', 'other.json', '{"hello": [1, 2]}', /OCEL|events/i],
  [
    'attributes of XES 100,000 deep',
    'deep.xes',
    xes.replace('<event>', `<event>${'<list key="a">'.repeat(1e5)}${'</list>'.repeat(1e5)}`),
    /deep/,
  ],
  ['rubbish behind a gzip', 'tail.csv.gz', Buffer.concat([gzipSync(csvOf(buildTrace('AB'))), Buffer.from('rubbish')]), /gzip/],
  ['JSON that stops', 'stops.jsonocel', '{"ocel:events": {"e1": {"ocel:activity": "A"', /JSON|end|cut/i],
  ['a kind of file that nobody knows', 'log.docx', 'x', /docx|format|kind|\.csv/i],
]

describe('logs', () => {
  test.concurrent.each(logs)('%s', async (_what, name, content, reason) => {
    await refused([folder.write(name, content), '--rules', good.rules], name, reason)
  })

  test.concurrent('a file that is missing', () =>
    refused([folder.at('missing.csv'), '--rules', good.rules], 'missing.csv', /no such|not.*(found|exist)|missing|there is no/i))

  test.concurrent('a folder', async () => {
    mkdirSync(folder.at('folder.csv'))
    await refused([folder.at('folder.csv'), '--rules', good.rules], 'folder.csv', /folder|directory/i)
  })

  test.concurrent('a Parquet of another schema', async () => {
    const db = await (await DuckDBInstance.create(':memory:')).connect()
    await db.run(`COPY (SELECT 1 AS foo, 'x' AS bar) TO '${folder.at('schema.parquet')}' (FORMAT parquet)`)
    db.closeSync()
    await refused([folder.at('schema.parquet'), '--rules', good.rules], 'schema.parquet', /case[^]*(foo|bar)/)
  })

  test.concurrent('a Parquet that is cut', async () => {
    const db = await (await DuckDBInstance.create(':memory:')).connect()
    await db.run(
      `COPY (SELECT 'c' || range AS "case", 'A' AS activity, TIMESTAMP '2026-02-02' AS ts FROM range(1000)) TO '${folder.at('whole.parquet')}' (FORMAT parquet)`,
    )
    db.closeSync()
    const { readFileSync } = await import('node:fs')
    await refused(
      [folder.write('half.parquet', cut(readFileSync(folder.at('whole.parquet')))), '--rules', good.rules],
      'half.parquet',
      /parquet/i,
    )
  })
})

const book = yamlOf(
  buildRulebook([buildRule('response', 'A', 'B', { when: { op: 'compare', left: { name: 'amount' }, is: '>', right: { number: 0 } } })]),
)
const ruleLine = (key: string): number => book.split('\n').findIndex((line) => line.trim().startsWith(key)) + 1
const at = (key: string): string => `:${ruleLine(key)}:\\d+`

/** A list of lists of lists … of ten times as many, by aliases. */
function multiplied(name: string): string {
  const letters = [...'bcdefghij']
  return `[&a [${name}], ${letters.map((letter, at) => `&${letter} [${`*${'abcdefghi'[at]}, `.repeat(10)}]`).join(', ')}]`
}

const rulebooks: [what: string, name: string, content: string, reason: RegExp][] = [
  ['an unknown key of a rule', 'key.yaml', book.replace('severity:', 'severty:'), new RegExp(`${at('severity')}[^]*severty`)],
  ['an unknown key of a rulebook', 'top.yaml', book.replace('calendar:', 'calender:'), new RegExp(`${at('calendar')}[^]*calender`)],
  [
    'an unknown template',
    'template.yaml',
    book.replace('template: response', 'template: respons'),
    new RegExp(`${at('template')}[^]*respons`),
  ],
  ['a condition that cannot be read', 'condition.yaml', book.replace('amount > 0', 'amount > > 0'), new RegExp(at('when'))],
  ['a condition with what is not allowed', 'macro.yaml', book.replace('amount > 0', '[1].all(x, x > 0)'), new RegExp(at('when'))],
  ['an empty condition', 'nothing.yaml', book.replace('when: amount > 0', 'when: ""'), new RegExp(at('when'))],
  ['b where the template has none', 'unary.yaml', book.replace('template: response', 'template: absence'), /absence/],
  ['no b where the template needs one', 'binary.yaml', book.replace('    b: B\n', ''), /\bb\b/],
  [
    'within on a template of one side',
    'within.yaml',
    yamlOf(buildRulebook([buildRule('absence', 'A', undefined, { within: '8h' })])),
    /within/,
  ],
  [
    'working hours without a calendar',
    'hours.yaml',
    yamlOf(buildRulebook([buildRule('response', 'A', 'B', { within: '8wh' })])).replace(/calendar:[^]*(?=rules:)/, ''),
    /calendar/,
  ],
  [
    'a time nobody knows',
    'time.yaml',
    yamlOf(buildRulebook([buildRule('response', 'A', 'B', { within: '8 fortnights' })])),
    /within|fortnights/,
  ],
  ['a rule id twice', 'ids.yaml', yamlOf(buildRulebook([buildRule('absence', 'A'), buildRule('absence', 'B')])), /R1/],
  ['another version of the format', 'version.yaml', book.replace('rulebook/1', 'rulebook/7'), /:1:\d+[^]*rulebook\/7/],
  ['YAML that is none', 'yaml.yaml', 'liem: rulebook/1\nrules: [{', /:\d+:\d+/],
  ['a key twice', 'double.yaml', `${book}    template: response\n`, /template/],
  ['a calendar nobody has', 'calendar.yaml', book.replace(/calendar:[^]*(?=rules:)/, 'calendar: atlantis\n'), /atlantis/],
  [
    'a day that does not exist',
    'day.yaml',
    yamlOf(buildRulebook([buildRule('absence', 'A', undefined, { from: '2026-02-30' })])),
    /2026-02-30/,
  ],
  ['a line of .decl that has no equivalent', 'lines.decl', 'activity A\nactivity B\nNonsense[A, B] | | |\n', /:3|line 3/],
  ['lists 100,000 deep', 'deep.yaml', deep('[', ']'), /deep/],
  ['keys 20,000 deep', 'deeper.yaml', `liem: rulebook/1\ntitle: ${deep('{a: ', '}').slice(0, 80_000)}1${'}'.repeat(20_000)}\n`, /:2/],
  ['aliases that multiply', 'aliases.yaml', book.replace('a: A', `a: ${multiplied('A')}`), /:\d+:\d+/],
  [
    'brackets 100,000 deep in a condition',
    'brackets.yaml',
    book.replace('amount > 0', `${'('.repeat(1e5)}amount > 0${')'.repeat(1e5)}`),
    new RegExp(at('when')),
  ],
  ['an empty rulebook', 'empty.yaml', '', /empty|liem/i],
]

describe('rulebooks', () => {
  test.concurrent.each(rulebooks)('%s', async (_what, name, content, reason) => {
    await refused([good.log, '--rules', folder.write(name, content)], name, reason)
  })

  test.concurrent('a rulebook that is missing', () =>
    refused([good.log, '--rules', folder.at('missing.yaml')], 'missing.yaml', /no such|not.*(found|exist)|missing|there is no/i))

  test.concurrent('rulebooks that disagree on the columns', async () => {
    const other = folder.write(
      'columns.yaml',
      yamlOf(buildRulebook([buildRule('absence', 'A', undefined, { id: 'R2' })], { timezone: 'Asia/Ho_Chi_Minh' })),
    )
    await refused([good.log, '--rules', good.rules, other], 'columns.yaml', /columns|timezone/)
  })
})

test('a gzip of several members is one file', async () => {
  const [head, ...rows] = csvOf(buildTrace('AB')).split(/(?<=\n)/)
  const file = folder.write('members.csv.gz', Buffer.concat([gzipSync(head! + rows[0]!), gzipSync(rows[1]!)]))
  const { code, stdout } = await liem(['check', file, '--rules', good.rules, '--format', 'json'])
  expect({ code, log: (JSON.parse(stdout) as { log: object }).log }).toMatchObject({ code: 0, log: { cases: 1, events: 2 } })
})

test('a list of mistakes ends after a dozen lines', async () => {
  const broken = yamlOf(buildRulebook(Array.from({ length: 40 }, (_, at) => buildRule('respons', 'A', 'B', { id: `R${at}` }))))
  await refused([good.log, '--rules', folder.write('broken.yaml', broken)], 'broken.yaml', /respons/)
})
