import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { sql } from 'kysely'
import type { Db } from '../../src/base/index.ts'
import { countJobs } from '../../src/jobs/index.ts'

export interface Metrics {
  /** Counts one answer. */
  answered: (route: string, status: number, seconds: number) => void
  text: (db: Db) => Promise<string>
  type: string
}

/** What can be measured from outside: durations by route, jobs, findings by state. Nothing about a person. */
export function openMetrics(): Metrics {
  const registers = [new Registry()]
  collectDefaultMetrics({ register: registers[0]!, prefix: 'liem_' })
  const seconds = new Histogram({
    name: 'liem_http_seconds',
    help: 'Server time of answers, by route',
    labelNames: ['route'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  const answers = new Counter({
    name: 'liem_http_answers_total',
    help: 'Answers, by route and status',
    labelNames: ['route', 'status'],
    registers,
  })
  const jobs = new Gauge({ name: 'liem_jobs', help: 'Long actions, by kind and state', labelNames: ['kind', 'state'], registers })
  const findings = new Gauge({ name: 'liem_findings', help: 'Findings, by state', labelNames: ['state'], registers })
  return {
    answered: (route, status, took) => {
      seconds.observe({ route }, took)
      answers.inc({ route, status })
    },
    text: async (db) => {
      jobs.reset()
      findings.reset()
      for (const { kind, state, n } of await countJobs(db)) jobs.set({ kind, state }, n)
      for (const { state, n } of await findingsByState(db)) findings.set({ state }, n)
      return registers[0]!.metrics()
    },
    type: registers[0]!.contentType,
  }
}

async function findingsByState(db: Db): Promise<{ state: string; n: number }[]> {
  const { rows } = await sql<{ state: string; n: number }>`select state, count(*) as n from findings.finding group by state`.execute(db)
  return rows
}
