import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { csvOf, parquetOf, type Kind } from './logs.ts'
import { pmCsv, pmXes, pythonWithPm4py } from './pm4py.ts'
import { check, floor, xes, type Checked } from './run.ts'
import { headOf, rowText, tableOf, type Row } from './table.ts'
import { xesOf } from './xes-log.ts'

const { values: options } = parseArgs({
  options: {
    save: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    'no-pm4py': { type: 'boolean', default: false },
    cases: { type: 'string', default: '1000000' },
    times: { type: 'string', default: '3' },
  },
})
const root = resolve(import.meta.dirname, '..')
const folder = process.env['LIEM_BENCH_DIR'] ?? join(root, '.liem', 'bench')
const cases = Number(options.cases)
const times = Number(options.times)
const rows: Row[] = []

function add(row: Row): void {
  rows.push(row)
  console.log(rowText(row))
}

const million = ({ events, seconds, cpu }: Checked): string =>
  `${(events / seconds / 1e6).toFixed(2)} M events/s  (${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of CPU)`
const log = (kind: Kind, count = cases, from = 0) => ({ kind, cases: count, from })

/** Table → verdicts, and the rules again on the packed cases against DuckDB's floor. Returns what came of the CSV and the Parquet. */
async function tables(kind: Kind): Promise<{ csv: Checked; parquet: Checked }> {
  const files = { csv: await csvOf(folder, log(kind)), parquet: await parquetOf(folder, log(kind)) }
  const csv = await check([files.csv], times)
  const what = `${kind}: ${csv.events.toLocaleString('en')} events, ${csv.variants.toLocaleString('en')} variants`
  add({
    what: `${what}; CSV → verdicts`,
    measured: million(csv),
    value: csv.events / csv.seconds / 1e6,
    atLeast: 1,
    peakGb: csv.peakGb,
    within: 1.5,
  })
  const parquet = await check([files.parquet], times)
  if (csv.verdicts !== parquet.verdicts) throw new Error(`${kind}: the verdicts from CSV and from Parquet differ`)
  add({
    what: `${kind}; Parquet → verdicts`,
    measured: million(parquet),
    value: parquet.events / parquet.seconds / 1e6,
    atLeast: 3,
    peakGb: parquet.peakGb,
  })
  const { seconds, fileOrderSeconds } = await floor([files.parquet])
  const ratio = (of: number) => `${(parquet.againSeconds / of).toFixed(1)} ×`
  add({
    what: `${kind}; 13 rules again on packed cases ÷ DuckDB's scan and group by (sorted by case; in file order ${ratio(fileOrderSeconds)})`,
    measured: `${ratio(seconds)}  (${(parquet.againSeconds * 1000).toFixed(0)} ms ÷ ${(seconds * 1000).toFixed(0)} ms)`,
    value: parquet.againSeconds / seconds,
    atMost: kind === 'clean' ? 2 : 6,
  })
  return { csv, parquet }
}

/** A log of XES, a fortieth of the table, by us and by pm4py. */
async function xesRows(python: string | undefined): Promise<void> {
  const file = await xesOf(await parquetOf(folder, log('clean', Math.ceil(cases / 40))))
  const ours = await xes([file])
  add({
    what: `XES of ${ours.mb.toFixed(0)} MB (XML), ${ours.events.toLocaleString('en')} events → packed cases`,
    measured: `${(ours.mb / ours.seconds).toFixed(0)} MB/s`,
    value: ours.mb / ours.seconds,
    atLeast: 30,
    peakGb: ours.peakGb,
  })
  if (python === undefined) return
  const theirs = await pmXes(python, file)
  add({
    what: `pm4py's default XES reader on the same file ÷ ours`,
    measured: `${(theirs.seconds / ours.seconds).toFixed(1)} ×  (${theirs.seconds.toFixed(1)} s ÷ ${ours.seconds.toFixed(1)} s)`,
    value: theirs.seconds / ours.seconds,
    atLeast: 5,
    peakGb: theirs.peakGb,
  })
}

async function pm4pyRows(python: string, ours: { csv: Checked; parquet: Checked }): Promise<void> {
  const theirs = await pmCsv(python, await csvOf(folder, log('clean')))
  const loaded = theirs.declareSeconds / ours.parquet.againSeconds
  add({
    what: `pm4py ${theirs.version}, declare, 6 rules, data loaded ÷ our 13 rules on packed cases`,
    measured: `${loaded.toFixed(0)} ×  (${theirs.declareSeconds.toFixed(1)} s ÷ ${ours.parquet.againSeconds.toFixed(2)} s)`,
    value: loaded,
    atLeast: 20,
    peakGb: theirs.peakGb,
  })
  const whole = theirs.readSeconds + theirs.declareSeconds + theirs.fourEyesSeconds
  add({
    what: 'pm4py, CSV → 8 of the 13 rules ÷ our CSV → 13 rules',
    measured: `${(whole / ours.csv.seconds).toFixed(1)} ×  (${whole.toFixed(1)} s ÷ ${ours.csv.seconds.toFixed(1)} s)`,
    value: whole / ours.csv.seconds,
    atLeast: 10,
  })
}

/** 1.4 M, 14 M and 70 M events: memory, and seconds for each million. */
async function largeRows(): Promise<void> {
  const perMillion: number[] = []
  for (const count of [cases / 10, cases, cases * 5]) {
    const parts = Array.from({ length: Math.max(1, count / cases) }, (_, i) => log('clean', Math.min(count, cases), i * cases))
    const files: string[] = []
    for (const part of parts) files.push(await parquetOf(folder, part))
    const result = await check(files, 1)
    const cost = (result.readSeconds + result.againSeconds) / (result.events / 1e6)
    perMillion.push(cost)
    add({
      what: `Parquet → verdicts, ${(result.events / 1e6).toFixed(1)} M events`,
      measured: `${cost.toFixed(3)} s for each million, ${result.seconds.toFixed(1)} s`,
      peakGb: result.peakGb,
      within: 5,
    })
  }
  const growth = perMillion.at(-1)! / perMillion[0]!
  add({
    what: 'cost of an event, largest ÷ smallest log (linear: about 1)',
    measured: `${growth.toFixed(2)} ×`,
    value: growth,
    atMost: 1.5,
  })
}

const python = options['no-pm4py'] ? { missing: 'left out by --no-pm4py' } : pythonWithPm4py(folder)
for (const line of headOf(root)) console.log(line)
console.log('')
const clean = await tables('clean')
await tables('messy')
await xesRows('python' in python ? python.python : undefined)
if ('python' in python) await pm4pyRows(python.python, clean)
else add({ what: 'against pm4py', measured: `not run: ${python.missing}` })
if (options.large) await largeRows()
const page = `# What the bench measured\n\nWritten by \`npm run bench -- --save\`; not edited by hand. What is measured, and how: \`bench/README.md\`.\n\n${headOf(
  root,
)
  .map((line) => `- ${line}`)
  .join('\n')}\n\n${tableOf(rows)}`
if (options.save) writeFileSync(join(root, 'docs/operations/bench.md'), page)
const missed = rows.filter((row) => rowText(row).startsWith('✗')).length
console.log(`\n${missed === 0 ? 'Every target is met.' : `${missed} of ${rows.length} rows miss their target.`}`)
