import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { LiemError } from '../../base/index.ts'
import type { Delivery, Order } from './press-process.ts'
import type { Paper } from './typeset.ts'

const PROGRAM = fileURLToPath(new URL('press-process.ts', import.meta.url))
/** A layout of an administration's own may never end. A document takes some milliseconds; a machine may have much else to do. */
const PATIENCE = 60_000

type Done = NonNullable<Delivery['done']>
interface Running {
  child: ChildProcess
  /** Once it has loaded what it needs. */
  ready: Promise<void>
  /** Whoever waits for the one paper that is being printed. */
  settle: ((delivery: Delivery) => void) | undefined
}

let running: Running | undefined
let last: Promise<unknown> = Promise.resolve()

/**
 * Prints in a process of its own, so that the server goes on meanwhile and a layout that does not end is ended; one paper after the other. The process is
 * started by the first paper, ends with this one, and does not keep it. Throws `rulebook` for a mistake in the layout, with its place.
 */
function order(kind: Order['kind'], paper: Paper): Promise<Done> {
  const mine = last.then(() => printNow(kind, paper))
  last = mine.catch(() => undefined)
  return mine
}

async function printNow(kind: Order['kind'], paper: Paper): Promise<Done> {
  const press = (running ??= start())
  const { child } = press
  hold(child)
  try {
    await press.ready
    return doneOf(await delivered(press, { kind, paper }))
  } finally {
    letGo(child)
  }
}

function delivered(press: Running, wanted: Order): Promise<Delivery> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      const place = { file: wanted.paper.layout.path }
      reject(new LiemError('rulebook', 'the layout did not come to an end', { place, hint: 'look for a loop in it' }))
      press.settle = undefined
      running = undefined
      press.child.kill('SIGKILL')
    }, PATIENCE)
    press.settle = (delivery) => {
      press.settle = undefined
      clearTimeout(timer)
      resolve(delivery)
    }
    press.child.send(wanted)
  })
}

function start(): Running {
  const child = fork(PROGRAM, [], { execArgv: [], serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const loaded = Promise.withResolvers<void>()
  const started: Running = { child, ready: loaded.promise, settle: undefined }
  // Nobody may be waiting for it when it ends.
  loaded.promise.catch(() => undefined)
  child.on('message', (message: Delivery | 'ready') => (message === 'ready' ? loaded.resolve() : started.settle?.(message)))
  child.on('exit', () => {
    if (running === started) running = undefined
    loaded.reject(ended())
    started.settle?.({ failed: 'the process that prints has ended' })
  })
  child.on('error', () => child.kill('SIGKILL'))
  return started
}

const ended = (): LiemError => new LiemError('internal', 'the process that prints has ended')

/** This process waits for the other only while something is being printed. */
function hold(child: ChildProcess): void {
  child.ref()
  child.channel?.ref()
}
function letGo(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
}

function doneOf({ done, refused, failed }: Delivery): Done {
  if (done !== undefined) return done
  if (refused === undefined) throw new LiemError('internal', `printing failed: ${failed ?? ''}`)
  const { code, message, place, hint } = refused
  throw new LiemError(code, message, { ...(place === undefined ? {} : { place }), ...(hint === undefined ? {} : { hint }) })
}

export const printPdf = async (paper: Paper): Promise<Buffer> => Buffer.from((await order('pdf', paper)).bytes)
export const printDocx = async (paper: Paper): Promise<Buffer> => Buffer.from((await order('docx', paper)).bytes)
