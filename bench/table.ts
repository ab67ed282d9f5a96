import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'

/** A measured row: what, how much, and the target it is held to, if any. */
export interface Row {
  what: string
  measured: string
  value?: number
  atLeast?: number
  atMost?: number
  peakGb?: number
  /** Bound of the peak of memory (RSS), GB. */
  within?: number
}

/** Machine, load and versions, as lines. */
export function headOf(root: string): string[] {
  const version = (name: string) =>
    (JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()
  const changed = execFileSync('git', ['status', '--porcelain', '--', 'src', 'bench'], { cwd: root, encoding: 'utf8' }) !== ''
  return [
    `Machine: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB; load at the time: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
    `Commit ${commit}${changed ? ' with uncommitted changes' : ''}, ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    `Node ${process.versions.node}, DuckDB ${version('@duckdb/node-api')}`,
  ]
}

function isMet(row: Row): boolean | undefined {
  const bounds = [
    row.atLeast === undefined ? undefined : row.value! >= row.atLeast,
    row.atMost === undefined ? undefined : row.value! <= row.atMost,
    row.within === undefined ? undefined : row.peakGb! <= row.within,
  ].filter((bound) => bound !== undefined)
  return bounds.length === 0 ? undefined : bounds.every(Boolean)
}

function targetOf({ atLeast, atMost, within }: Row): string {
  const parts = [
    atLeast === undefined ? '' : `≥ ${atLeast}`,
    atMost === undefined ? '' : `≤ ${atMost}`,
    within === undefined ? '' : `within ${within} GB`,
  ].filter((part) => part !== '')
  return parts.join(', ')
}

const mark = (row: Row): string => ({ true: '✓', false: '✗', undefined: '·' })[String(isMet(row)) as 'true' | 'false' | 'undefined']
const memory = ({ peakGb }: Row): string => (peakGb === undefined ? '' : `${peakGb.toFixed(2)} GB`)

/** One row for the terminal. */
export function rowText(row: Row): string {
  const target = targetOf(row) === '' ? '' : `   target ${targetOf(row)}`
  return `${mark(row)} ${row.what}\n    ${row.measured}${row.peakGb === undefined ? '' : `, peak ${memory(row)}`}${target}`
}

/** All rows as a table of Markdown. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => `| ${mark(row)} | ${row.what} | ${row.measured} | ${memory(row)} | ${targetOf(row)} |`)
  return ['| | what | measured | peak RSS | target |', '|---|---|---|---|---|', ...lines, ''].join('\n')
}
