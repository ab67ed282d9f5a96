import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { openEngine } from '../src/lake/index.ts'

/** Bumped when the SQL below changes, so that logs made by another version are not used. */
const VERSION = 1

export type Kind = 'clean' | 'messy'

/** A made-up log: the same bytes of meaning for the same kind and count, whatever machine makes it. */
export interface BenchLog {
  kind: Kind
  cases: number
  /** Cases made before this one's, so that several files make one log. */
  from: number
}

/** Uniform numbers 0 … n − 1 that depend on the case and a salt alone. */
const roll = (salt: string, n: number): string => `(hash(c, ${salt}) % ${n})::int`
/** An activity that is there under a condition. */
const some = (condition: string, ...activities: string[]): string =>
  `case when ${condition} then [${activities.map((name) => `'${name}'`).join(', ')}] else [] end`
const always = (...activities: string[]): string => `[${activities.map((name) => `'${name}'`).join(', ')}]`

/** Channel and, once in a while, one thing that is not as it should be (d, of a thousand). */
const CASES = (log: BenchLog): string => `
  select c, d, start, late,
    case when k < 6 then 'green' when k < 9 then 'yellow' else 'red' end as channel, t
  from (
    select c, ${roll('1', 1000)} as d, ${roll('2', 10)} as k, ${roll('3', 20000)} as u, ${roll('4', 100)} as late,
      (u * u // 20000)::int as t, timestamp '2026-01-05 07:00:00' + to_seconds(c * 15) as start
    from (select range as c from range(${log.from}, ${log.from + log.cases}))
  )`

const SLIPS = {
  paidAfter: 'd < 2',
  unpaid: 'd = 2',
  uncleared: 'd = 3',
  amendedAfterClose: 'd in (4, 5)',
  registeredTwice: 'd = 6',
  notInspected: "d in (7, 8) and channel = 'red'",
  inspectedGreen: "d = 9 and channel = 'green'",
  orderLater: 'd in (10, 11)',
  startsOtherwise: 'd = 12',
  releasedAtOnce: 'd = 13',
}

const INSPECTION = `${some(`(channel = 'red' and not (${SLIPS.notInspected})) or ${SLIPS.inspectedGreen}`, 'Order', 'Inspect')}`

/** Fourteen activities and some 250 variants, 14 events a case. */
const CLEAN_TRACE = [
  some(SLIPS.startsOtherwise, 'Notice'),
  always('Register', 'Channel'),
  some(SLIPS.registeredTwice, 'Register'),
  always('Documents', 'Check'),
  some("channel <> 'green'", 'Documents', 'Check'),
  some(`${roll('8', 25)} = 0`, 'Notice'),
  some(SLIPS.orderLater, 'Order', 'Notice', 'Inspect'),
  INSPECTION,
  some(`${roll('5', 10)} = 0`, 'Amend'),
  always('Tax'),
  `case when ${SLIPS.releasedAtOnce} then ['Release'] else [] end`,
  some(`not (${SLIPS.unpaid}) and not (${SLIPS.paidAfter})`, 'Payment'),
  `list_resize(['Notice', 'Notice', 'Notice'], 1 + ${roll('6', 3)})`,
  always('Release'),
  some(SLIPS.paidAfter, 'Payment'),
  some(`not (${SLIPS.uncleared})`, 'Clear'),
  always('Gate', 'Notice', 'Close'),
  some(SLIPS.amendedAfterClose, 'Amend'),
]

/** One of 286 further activities, chosen by the template t of the case (20,000 of them, the first far more often). */
const filler = (place: number): string => `['Step ' || lpad((hash(t, ${place}) % 286)::varchar, 3, '0')]`
const sometimes = (place: number): string => `case when hash(t, ${place + 100}) % 4 < 3 then ${filler(place)} else [] end`

/** Three hundred activities and more than ten thousand variants. */
const MESSY_TRACE = [
  some(SLIPS.startsOtherwise, 'Notice'),
  always('Register', 'Channel'),
  some(SLIPS.registeredTwice, 'Register'),
  sometimes(1),
  always('Documents', 'Check'),
  sometimes(2),
  some(SLIPS.orderLater, 'Order', 'Notice', 'Inspect'),
  INSPECTION,
  some(`${roll('5', 10)} = 0`, 'Amend'),
  always('Tax'),
  sometimes(3),
  some(`not (${SLIPS.unpaid}) and not (${SLIPS.paidAfter})`, 'Payment'),
  sometimes(4),
  always('Release'),
  some(SLIPS.paidAfter, 'Payment'),
  some(`not (${SLIPS.uncleared})`, 'Clear'),
  sometimes(5),
  always('Gate', 'Close'),
  some(SLIPS.amendedAfterClose, 'Amend'),
]

/** Twenty minutes from step to step, some days' delay late in a few cases; strictly rising, so that no two are equal. */
const timeAt = (k: string): string =>
  `start + to_seconds(${k} * 1200 + (hash(c, ${k}, 7) % 1100)::bigint + case when ${k} > 9 and late < 2 then 90000 else 0 end)`

/** The rows, in the order of their time: the events of a case are not together. */
function rowsOf(log: BenchLog): string {
  const trace = (log.kind === 'clean' ? CLEAN_TRACE : MESSY_TRACE).join(' || ')
  // In the messy log one event in fifty has the time of the one before it, and one resource in fifty is missing.
  const step = log.kind === 'clean' ? 'k' : '(k - (hash(c, k, 11) % 50 = 0)::int)'
  const resource = `'HQ' || lpad((hash(c, k, 9) % 2000)::varchar, 4, '0')`
  return `
    select 'D' || lpad(c::varchar, 11, '0') as case_id, activity, ${timeAt(step)} as ts,
      ${log.kind === 'clean' ? resource : `case when hash(c, k, 13) % 50 > 0 then ${resource} end`} as resource,
      'U' || lpad((c % 60)::varchar, 2, '0') as office, channel
    from (
      select c, start, late, channel, unnest(trace) as activity, generate_subscripts(trace, 1) as k
      from (select c, start, late, channel, ${trace} as trace from (${CASES(log)}))
    )
    order by ts, c, k`
}

/** The log as Parquet in the folder; made if it is not there. */
export async function parquetOf(folder: string, log: BenchLog): Promise<string> {
  return make(folder, `${nameOf(log)}.parquet`, (file) => `copy (${rowsOf(log)}) to '${file}' (format parquet, compression zstd)`)
}

/** The same rows as CSV; made from the Parquet. */
export async function csvOf(folder: string, log: BenchLog): Promise<string> {
  const parquet = await parquetOf(folder, log)
  return make(
    folder,
    `${nameOf(log)}.csv`,
    (file) => `copy (from '${parquet}') to '${file}' (format csv, header, timestampformat '%Y-%m-%d %H:%M:%S')`,
  )
}

const nameOf = ({ kind, cases, from }: BenchLog): string => `${kind}-${cases}${from === 0 ? '' : `-from-${from}`}-v${VERSION}`

async function make(folder: string, name: string, sql: (file: string) => string): Promise<string> {
  const file = join(folder, name)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  process.stderr.write(`making ${name} …\n`)
  const engine = await openEngine({ memoryLimit: '6GB' })
  try {
    await engine.connection.run(sql(`${file}.${process.pid}`))
  } finally {
    await engine.close()
  }
  renameSync(`${file}.${process.pid}`, file)
  return file
}
