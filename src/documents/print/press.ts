import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { LiemError } from '../../base/index.ts'
import type { Delivery, Order } from './press-process.ts'
import type { Paper } from './typeset.ts'

const PROGRAM = fileURLToPath(new URL('press-process.ts', import.meta.url))
/** A layout of an administration's own may never end. */
const PATIENCE = 20_000

interface Waiting {
  resolve: (done: NonNullable<Delivery['done']>) => void
  reject: (error: Error) => void
  timer: NodeJS.Timeout
}

interface Running {
  child: ChildProcess
  waiting: Map<number, Waiting>
}

let running: Running | undefined
let last = 0

/**
 * Prints in a process of its own, so that the server goes on meanwhile and a layout that does not end is ended. The process is started by the first paper, ends
 * with this one, and does not keep it. Throws `rulebook` for a mistake in the layout, with its place.
 */
async function order(kind: Order['kind'], paper: Paper): Promise<NonNullable<Delivery['done']>> {
  running ??= start()
  const { child, waiting } = running
  const id = ++last
  child.ref()
  child.channel?.ref()
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      waiting.delete(id)
      reject(
        new LiemError('rulebook', 'the layout did not come to an end', {
          place: { file: paper.layout.path },
          hint: 'look for a loop in it',
        }),
      )
      child.kill('SIGKILL')
    }, PATIENCE)
    waiting.set(id, { resolve, reject, timer })
    child.send({ id, kind, paper } satisfies Order)
  })
}

function start(): Running {
  const child = fork(PROGRAM, [], { execArgv: [], serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const waiting = new Map<number, Waiting>()
  const started = { child, waiting }
  const rest = (): void => {
    if (waiting.size > 0) return
    child.unref()
    child.channel?.unref()
  }
  child.on('message', (delivery: Delivery) => {
    const one = waiting.get(delivery.id)
    waiting.delete(delivery.id)
    if (one !== undefined) settle(one, delivery)
    rest()
  })
  child.on('exit', () => {
    if (running === started) running = undefined
    for (const one of waiting.values()) settle(one, { id: 0, failed: 'the process that prints has ended' })
    waiting.clear()
  })
  child.on('error', () => child.kill('SIGKILL'))
  return started
}

function settle({ resolve, reject, timer }: Waiting, { done, refused, failed }: Delivery): void {
  clearTimeout(timer)
  if (done !== undefined) return resolve(done)
  if (refused === undefined) return reject(new LiemError('internal', `printing failed: ${failed ?? ''}`))
  const { code, message, place, hint } = refused
  reject(new LiemError(code, message, { ...(place === undefined ? {} : { place }), ...(hint === undefined ? {} : { hint }) }))
}

export const printPdf = async (paper: Paper): Promise<Buffer> => Buffer.from((await order('pdf', paper)).bytes)
export const printDocx = async (paper: Paper): Promise<Buffer> => Buffer.from((await order('docx', paper)).bytes)
