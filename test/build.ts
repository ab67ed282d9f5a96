/** Every builder of the tests: temporary folders, logs as text, rulebooks as YAML, and the command itself. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { stringify } from 'yaml'
import { localText } from './reference/clock.ts'
import { cel } from './reference/conditions.ts'
import type { Row, Rule, Rulebook, Side } from './reference/model.ts'

/** A folder of its own; `done` removes it. */
export interface Folder {
  path: string
  write: (name: string, content: string | Uint8Array) => string
  at: (name: string) => string
  names: () => string[]
  done: () => void
}

export function buildFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'liem-test-'))
  const at = (name: string): string => join(path, name)
  return {
    path,
    at,
    write: (name, content) => {
      writeFileSync(at(name), content)
      return at(name)
    },
    names: () => readdirSync(path).sort(),
    done: () => rmSync(path, { recursive: true, force: true }),
  }
}

export interface Outcome {
  code: number | null
  stdout: string
  stderr: string
}

const MAIN = resolve(import.meta.dirname, '../apps/cli/main.ts')

/** What Node has compiled once, so that a hundred short runs of the command do not each begin from nothing. */
const COMPILED = { NODE_COMPILE_CACHE: resolve(import.meta.dirname, '../node_modules/.cache/compiled') }

/** Runs `liem ARGS`, its output in pipes. */
export function liem(args: readonly string[]): Promise<Outcome> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...COMPILED },
    })
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.on('error', failed)
    child.on('close', (code) => done({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }))
  })
}

/** A file of the external test data, or undefined where it is not there. */
export function externalData(name: string): string | undefined {
  const file = resolve(process.env['LIEM_TEST_DATA'] ?? resolve(import.meta.dirname, 'external'), name)
  return existsSync(file) ? file : undefined
}

/** How the same rows may be written down. */
export interface CsvStyle {
  /** Timestamps with Z, or local time without offset. */
  clock: 'Z' | 'local'
  newline: '\n' | '\r\n'
  bom: boolean
}

export const PLAIN_CSV: CsvStyle = { clock: 'Z', newline: '\n', bom: false }
const HEADER = ['case_id', 'activity', 'timestamp', 'resource', 'channel', 'lot', 'amount']

/** The rows as CSV, quoted where needed. */
export function csvOf(rows: readonly Row[], style: CsvStyle = PLAIN_CSV, timezone = 'UTC'): string {
  const lines = rows.map((row) => [
    row.case,
    row.activity,
    clockText(row.time, style.clock === 'Z' ? undefined : timezone),
    row.resource,
    row.channel,
    row.lot,
    row.amount,
  ])
  const body = [HEADER, ...lines].map((cells) => cells.map(cell).join(',') + style.newline).join('')
  return style.bom ? `\u{FEFF}${body}` : body
}

const cell = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** A timestamp as text: with Z, or the wall clock of a zone. */
function clockText(time: Row['time'], timezone?: string): string {
  if (time === null) return ''
  if (time === 'unreadable') return 'no date'
  return timezone === undefined ? `${localText(time, 'UTC')}Z` : localText(time, timezone)
}

/** The rows as XES, one trace per case in the order of the rows; what is empty is left out. */
export function xesOf(rows: readonly Row[]): string {
  const traces = [...new Set(rows.map((row) => row.case))].map((id) => {
    const events = rows.filter((row) => row.case === id).map(xesEvent)
    return `<trace><string key="concept:name" value="${escaped(id)}"/>\n${events.join('')}</trace>\n`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0">\n${traces.join('')}</log>\n`
}

function xesEvent(row: Row): string {
  const texts = { 'concept:name': row.activity, 'org:resource': row.resource, channel: row.channel, lot: row.lot, amount: row.amount }
  const strings = Object.entries(texts).map(([key, value]) => (value === '' ? '' : `<string key="${key}" value="${escaped(value)}"/>`))
  const date = row.time === null ? '' : `<date key="time:timestamp" value="${clockText(row.time)}"/>`
  return `  <event>${strings.join('')}${date}</event>\n`
}

/** The rows as an OCEL 2.0 log in JSON, a case being an object of type `declaration`. */
export function ocelOf(rows: readonly Row[]): string {
  const events = rows.map((row, at) => ({
    id: `e${at}`,
    type: row.activity,
    ...(row.time === null ? {} : { time: clockText(row.time) }),
    attributes: ocelAttributes(row),
    relationships: [{ objectId: row.case, qualifier: 'of' }],
  }))
  const objects = [...new Set(rows.map((row) => row.case))].map((id) => ({ id, type: 'declaration' }))
  const types = [...new Set(rows.map((row) => row.activity))].map((name) => ({ name, attributes: [] }))
  return JSON.stringify({ objectTypes: [{ name: 'declaration', attributes: [] }], eventTypes: types, objects, events })
}

function ocelAttributes(row: Row): { name: string; value: string }[] {
  const texts = { resource: row.resource, channel: row.channel, lot: row.lot, amount: row.amount }
  return Object.entries(texts).flatMap(([name, value]) => (value === '' ? [] : [{ name, value }]))
}

/** Writes the rows as Parquet; the timestamps are instants, or text where one of them is no date. */
export async function writeParquet(file: string, rows: readonly Row[]): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const db = await instance.connect()
  const text = (value: string): string => (value === '' ? 'NULL' : `'${value.replaceAll("'", "''")}'`)
  const lines = rows.map((row) => [row.case, row.activity, clockText(row.time), row.resource, row.channel, row.lot, row.amount].map(text))
  const type = rows.some(({ time }) => time === 'unreadable') ? 'VARCHAR' : 'TIMESTAMPTZ'
  await db.run(`CREATE TABLE log(${HEADER.map((name) => `${name} ${name === 'timestamp' ? type : 'VARCHAR'}`).join(', ')})`)
  await db.run(`INSERT INTO log VALUES ${lines.map((cells) => `(${cells.join(', ')})`).join(', ')}`)
  await db.run(`COPY log TO '${file}' (FORMAT parquet)`)
  db.closeSync()
  instance.closeSync()
}

const escaped = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** The rulebook as YAML, in the words of the contract. */
export function yamlOf(book: Rulebook): string {
  const columns = { timezone: book.timezone, ...(book.notAPerson.length > 0 && { notAPerson: book.notAPerson }) }
  const finished = book.finished === undefined ? {} : { finished: book.finished }
  const rules = book.rules.map(ruleYaml)
  return stringify({ liem: 'rulebook/1', title: bilingual('Test'), columns, ...finished, calendar: book.calendar, rules })
}

const bilingual = (en: string): { en: string; vi: string } => ({ en, vi: en })

function ruleYaml({ id, a, b, when, correlate, ...rest }: Rule): Record<string, unknown> {
  return {
    id,
    title: bilingual(id),
    basis: [{ cite: 'the test', confirmed: false }],
    severity: 'serious',
    ...rest,
    a: sideYaml(a),
    ...(b !== undefined && { b: sideYaml(b) }),
    ...(when !== undefined && { when: cel(when) }),
    ...(correlate !== undefined && { correlate: cel(correlate) }),
  }
}

function sideYaml({ activities, when }: Side): unknown {
  const names = activities.length === 1 ? activities[0] : activities
  return when === undefined ? names : { activity: names, when: cel(when) }
}

/** A small rule, with what a test does not care about filled in. */
export function buildRule(template: string, a: string | string[], b?: string | string[], rest: Partial<Rule> = {}): Rule {
  const side = (names: string | string[]): Side => ({ activities: [names].flat() })
  return { id: 'R1', template, a: side(a), ...(b !== undefined && { b: side(b) }), ...rest }
}

export const OFFICE = {
  timezone: 'Asia/Ho_Chi_Minh',
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  hours: ['08:00-12:00', '13:00-17:00'],
  holidays: [],
}

export function buildRulebook(rules: Rule[], rest: Partial<Rulebook> = {}): Rulebook {
  return { timezone: 'UTC', notAPerson: [], calendar: OFFICE, ...rest, rules }
}

/** Monday 2 February 2026, 00:00 UTC, in microseconds. */
export const MONDAY = 1_769_990_400_000_000

/** A row of case c1 at `minutes` after Monday. */
export function buildRow(activity: string, minutes: number | null | 'unreadable', rest: Partial<Row> = {}): Row {
  const time = typeof minutes === 'number' ? MONDAY + minutes * 60_000_000 : minutes
  return { case: 'c1', activity, time, resource: '', channel: '', lot: '', amount: '', ...rest }
}

/** `"ABB"` as the rows of a case, a minute apart; `"A:x B:y"` with resources. */
export function buildTrace(trace: string, id = 'c1'): Row[] {
  const parts = trace.includes(' ') || trace.includes(':') ? trace.split(' ') : [...trace]
  return parts.map((part, at) => {
    const [activity, resource] = part.split(':')
    return buildRow(activity!, at, { case: id, resource: resource ?? '' })
  })
}
