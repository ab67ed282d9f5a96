import { LiemError, type Db } from '../base/index.ts'
import { writing } from '../base/write/index.ts'

const EVERY = 250
/** A row that says nothing new is touched this often all the same, so that one can see that the process lives. */
const HEARTBEAT = 5_000

/** How far a job is: `done` of `of`, in the unit of the stage. */
export interface Stage {
  stage: string
  done?: number
  of?: number
}

/** Keeps the row of a job up to date while it runs, four times a second, and hears there whether it is to stop. */
export interface Watch {
  /** Cheap; may be called for every row. */
  tell: (stage: Stage) => void
  /** Aborted when somebody asks for the job to be cancelled. */
  signal: AbortSignal
  /** Throws `cancelled` where the job is to stop. */
  check: () => void
  /**
   * For work that holds the process for long: where a turn is due, it waits until what was told is written and what was asked is heard. Throws `cancelled`
   * where the job is to stop.
   */
  pause: () => Promise<void>
  /** Nothing is written afterwards. */
  close: () => Promise<void>
}

export function watchJob(db: Db, id: string): Watch {
  const cancel = new AbortController()
  let latest: Stage | null = null
  let [written, turned] = [0, 0]
  let pace: Pace = { stage: '', at: 0, done: 0, rate: null }
  let flying: Promise<void> | null = null
  const flush = async (): Promise<void> => {
    const stage = latest
    if (stage === null && Date.now() - written < HEARTBEAT) return hear(await asked(db, id))
    latest = null
    if (stage !== null) pace = nextPace(pace, stage)
    written = Date.now()
    hear(await write(db, id, stage, pace.rate))
  }
  const hear = (asks: boolean): void => {
    if (asks && !cancel.signal.aborted) cancel.abort(cancelled())
  }
  // What cannot be written now is written at the next turn; a lost database ends the process elsewhere.
  const turn = (): void => {
    turned = Date.now()
    flying ??= flush()
      .catch(() => undefined)
      .finally(() => (flying = null))
  }
  const timer = setInterval(turn, EVERY)
  return {
    tell: (stage) => void (latest = stage),
    signal: cancel.signal,
    check: () => cancel.signal.throwIfAborted(),
    pause: async () => {
      if (Date.now() - turned >= EVERY) turn()
      await flying
      cancel.signal.throwIfAborted()
    },
    close: async () => {
      clearInterval(timer)
      await flying
    },
  }
}

export function cancelled(): LiemError {
  return new LiemError('cancelled', 'was cancelled')
}

interface Pace {
  stage: string
  at: number
  done: number
  rate: number | null
}

/** Units a second, smoothed over some seconds; unknown at the beginning of a stage. */
function nextPace(before: Pace, { stage, done = 0 }: Stage): Pace {
  const at = performance.now()
  if (before.stage !== stage || done < before.done) return { stage, at, done, rate: null }
  const seconds = (at - before.at) / 1000
  if (seconds < 0.2) return before
  const now = (done - before.done) / seconds
  const weight = Math.min(1, seconds / 3)
  return { stage, at, done, rate: before.rate === null ? now : before.rate * (1 - weight) + now * weight }
}

async function asked(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('jobs.job').select('cancel_asked').where('id', '=', id).executeTakeFirst()
  return row?.cancel_asked ?? false
}

async function write(db: Db, id: string, stage: Stage | null, rate: number | null): Promise<boolean> {
  const news = stage === null ? {} : { stage: stage.stage, done: whole(stage.done), of: whole(stage.of), rate }
  const row = await writing(db, (trx) =>
    trx
      .updateTable('jobs.job')
      .set((e) => ({ ...news, heartbeat_at: e.fn<Date>('clock_timestamp') }))
      .where('id', '=', id)
      .where('state', '=', 'running')
      .returning('cancel_asked')
      .executeTakeFirst(),
  )
  return row?.cancel_asked ?? false
}

function whole(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : Math.round(value)
}
