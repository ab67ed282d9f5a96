import { z } from 'zod'
import { id, instant, reason, route } from '../base/schema.ts'

export const JOB_KINDS = ['check', 'import', 'detect', 'patterns', 'trial', 'law-trial', 'demo', 'destroy'] as const
export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export type JobKind = (typeof JOB_KINDS)[number]
export type JobState = (typeof JOB_STATES)[number]

/** What did not go well, in the words of LiemError; kept with the job and shown as it is. */
export const jobError = z.object({ code: z.string(), message: z.string(), place: z.string().optional(), hint: z.string().optional() })
export type JobError = z.infer<typeof jobError>

/** A long action. `done` of `of`, in the unit of its stage (rows, cases, rules); null while unknown. */
export const job = z.object({
  id,
  kind: z.enum(JOB_KINDS),
  subject: z.string().nullable(),
  state: z.enum(JOB_STATES),
  stage: z.string().nullable(),
  done: z.number().nullable(),
  of: z.number().nullable(),
  /** Units a second. */
  rate: z.number().nullable(),
  cancelAsked: z.boolean(),
  error: jobError.nullable(),
  result: z.record(z.string(), z.unknown()).nullable(),
  createdAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
})
export type Job = z.infer<typeof job>

export const listJobs = route({
  method: 'GET',
  path: '/api/jobs',
  summary: 'Long actions that wait or run, and the last ones that ended',
  action: 'job.read',
  facts: [],
  input: z.object({ subject: z.string().max(100).optional(), limit: z.coerce.number().int().min(1).max(100).default(20) }),
  output: z.object({ rows: z.array(job) }),
})

export const showJob = route({
  method: 'GET',
  path: '/api/jobs/:id',
  summary: 'One long action',
  action: 'job.read',
  facts: [],
  input: z.object({ id }),
  output: job,
})

export const cancelJob = route({
  method: 'POST',
  path: '/api/jobs/:id/cancel',
  summary: 'Ask a long action to stop; nothing half-done stays',
  action: 'job.operate',
  facts: [],
  input: z.object({ id, reason: reason.default('Cancelled on the screen') }),
  output: job,
})

export const startDetect = route({
  method: 'POST',
  path: '/api/detect',
  summary: 'Compare all data with the rulebooks in use, raise findings and look for patterns',
  action: 'detect.operate',
  facts: [],
  input: z.object({ reason: reason.default('Run again on the screen') }),
  output: job,
})
