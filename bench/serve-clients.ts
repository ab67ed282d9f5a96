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
const SORTS = ['due', 'raised', 'happened', 'severity', 'rule', 'unit', 'state']

/** So many clients that look at lists and findings, thinking a second in between, for so long. */
export async function runClients(url: string, clients: number, seconds: number): Promise<Measured[]> {
  const until = performance.now() + seconds * 1000
  const samples: Sample[] = []
  await Promise.all(Array.from({ length: clients }, (_, at) => client(url, at, until, samples)))
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
  unit: { code: string } | null
  rule: string
}
interface List {
  rows: Row[]
  next: string | null
}

async function client(url: string, at: number, until: number, samples: Sample[]): Promise<void> {
  await pause((THINK * at) / 20)
  let list: List = { rows: [], next: null }
  for (let turn = at; performance.now() < until; turn++) {
    const [kind, path] = nextRequest(turn, list)
    const answer = await ask<List>(url + path, kind, samples)
    if (answer !== null && 'rows' in answer && answer.rows.length > 0) list = answer
    await pause(THINK * (0.5 + Math.random()))
  }
}

/** A morning's mix: lists, filters, searches, the next page, and most of all findings. */
function nextRequest(turn: number, { rows, next }: List): [kind: string, path: string] {
  const pick = <T>(of: readonly T[]): T => of[Math.floor(Math.random() * of.length)]!
  const row = rows.length === 0 ? undefined : pick(rows)
  const choice = turn % 8
  if (choice === 0) return ['list', '/api/findings?state=new&state=review']
  if (choice === 1) return ['list', `/api/findings?sort=${pick(SORTS)}&direction=${pick(['asc', 'desc'])}`]
  if (choice === 2 || row === undefined)
    return ['filter', `/api/findings?unit=R${1 + Math.floor(Math.random() * 20)}&state=new&severity=very-serious`]
  if (choice === 3) return ['filter', `/api/findings?rule=${row.rule}&unit=${row.unit?.code ?? 'U1'}&state=new&state=review`]
  if (choice === 4) return ['search', `/api/findings?text=${encodeURIComponent(pick(WORDS))}`]
  if (choice === 5 && next !== null) return ['next page', `/api/findings?cursor=${encodeURIComponent(next)}`]
  return ['finding', `/api/findings/${row.id}`]
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
