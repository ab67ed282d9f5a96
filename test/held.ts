import type { Running, Task } from '../src/jobs/index.ts'

/** A long action that, while it is held, stands in the middle of its work until somebody stops it. */
export interface Held {
  on: boolean
  holding: (task: Task) => Task
}

export function heldTask(): Held {
  const held: Held = {
    on: false,
    holding: (task) => ({ ...task, run: (job) => (held.on ? untilStopped(job) : task.run(job)) }),
  }
  return held
}

function untilStopped({ signal, tell }: Running): Promise<never> {
  tell({ stage: 'writing', done: 1_500_000, of: 4_000_000 })
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
}
