import { setTimeout as pause } from 'node:timers/promises'

/** What one kind of request took, in milliseconds of server time. */
export interface Measured {
  kind: string
  count: number
  p50: number
  p95: number
  p99: number
  max: number
  failed: number
}

interface Sample {
  kind: string
  ms: number
  ok: boolean
}

const THINK = 1_000
const WORDS = ['quy tac do', 'cua khau so 17', 'BEN-042', '900000', 'số 12', 'number 3', 'ben-001 cua khau']
/** Filters that find nothing. */
const NOTHING = [
  'broker=DL-0',
  'state=duplicate&sort=happened',
  'assignee=nobody',
  'stage=none',
  'unit=U239&raisedFrom=2030-01-01',
  'heard=yes',
]
const SORTS = ['due', 'raised', 'happened', 'severity', 'rule', 'unit', 'state']

/** So many clients that look at lists and findings, thinking a second in between, for so long. */
export async function runClients(url: string, clients: number, seconds: number): Promise<Measured[]> {
  const until = performance.now() + seconds * 1000
  const samples: Sample[] = []
  const listed = (await (await fetch(`${url}/api/log/cases?limit=200`)).json()) as { rows: { caseId: string }[] }
  const cases = listed.rows.map(({ caseId }) => caseId)
  await Promise.all(Array.from({ length: clients }, (_, at) => client(url, at, until, cases, samples)))
  const kinds = [...new Set(samples.map(({ kind }) => kind))].toSorted()
  return [
    ...kinds.map((kind) =>
      measure(
        kind,
        samples.filter((sample) => sample.kind === kind),
      ),
    ),
    measure('all', samples),
  ]
}

interface Row {
  id: string
  caseId: string
  unit: { code: string } | null
  rule: string
}
interface List {
  rows: Row[]
  next: string | null
}

async function client(url: string, at: number, until: number, cases: readonly string[], samples: Sample[]): Promise<void> {
  await pause((THINK * at) / 20)
  let list: List = { rows: [], next: null }
  for (let turn = at; performance.now() < until; turn++) {
    const [kind, path] = nextRequest(turn, list, cases)
    const answer = await ask<List>(url + path, kind, samples)
    if (answer !== null && 'rows' in answer && answer.rows.length > 0) list = answer
    await pause(THINK * (0.5 + Math.random()))
  }
}

/** A morning's mix: lists, filters, searches, the next page, and most of all findings; now and then an overview, and a case from the lake. */
function nextRequest(turn: number, { rows, next }: List, cases: readonly string[]): [kind: string, path: string] {
  const pick = <T>(of: readonly T[]): T => of[Math.floor(Math.random() * of.length)]!
  const row = rows.length === 0 ? undefined : pick(rows)
  const choice = turn % 14
  if (choice === 0) return ['list', '/api/findings?state=new&state=review']
  if (choice === 1) return ['list', `/api/findings?sort=${pick(SORTS)}&direction=${pick(['asc', 'desc'])}`]
  if (choice === 2 || row === undefined)
    return ['filter', `/api/findings?unit=R${1 + Math.floor(Math.random() * 20)}&state=new&severity=very-serious`]
  if (choice === 3) return ['filter', `/api/findings?rule=${row.rule}&unit=${row.unit?.code ?? 'U1'}&state=new&state=review`]
  if (choice === 4) return ['search', `/api/findings?text=${encodeURIComponent(pick(WORDS))}`]
  if (choice === 5 && next !== null) return ['next page', `/api/findings?cursor=${encodeURIComponent(next)}`]
  if (choice === 6) return ['number', `/api/findings?text=${row.caseId.slice(0, 6 + Math.floor(Math.random() * 7))}`]
  if (choice === 7) return ['days', `/api/findings?${days()}`]
  if (choice === 8) return ['nothing', `/api/findings?${pick(NOTHING)}`]
  if (choice === 9) return ['case', `/api/log/cases/${encodeURIComponent(pick(cases))}`]
  if (choice === 10) return ['overview', '/api/overview']
  return ['finding', `/api/findings/${row.id}`]
}

/** From a day to a month in which things happened, sorted by what is due. */
function days(): string {
  const day = (at: number): string => new Date(Date.UTC(2025, 11, 5 + at)).toISOString().slice(0, 10)
  const from = Math.floor(Math.random() * 300)
  return `happenedFrom=${day(from)}&happenedUntil=${day(from + [0, 6, 30][from % 3]!)}`
}

async function ask<T>(url: string, kind: string, samples: Sample[]): Promise<T | null> {
  const answer = await fetch(url)
  const ms = Number(/dur=([\d.]+)/u.exec(answer.headers.get('server-timing') ?? '')?.[1] ?? NaN)
  const isRefusedCursor = kind === 'next page' && answer.status === 400
  samples.push({ kind, ms, ok: answer.ok || isRefusedCursor })
  const body = (await answer.json()) as T
  return answer.ok ? body : null
}

function measure(kind: string, samples: readonly Sample[]): Measured {
  const times = samples.map(({ ms }) => ms).toSorted((one, other) => one - other)
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? NaN
  return {
    kind,
    count: times.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: times.at(-1) ?? NaN,
    failed: samples.filter(({ ok }) => !ok).length,
  }
}
