import { setTimeout as pause } from 'node:timers/promises'

const CASES = 2_000
const STEPS = ['Register', 'Assign channel', 'Inspect', 'Pay', 'Clear']

/** Sends files in and has them imported, one after the other, until it is told to stop. Returns how many rows came in. */
export async function importBackToBack(url: string, isOver: () => boolean): Promise<{ files: number; rows: number }> {
  const done = { files: 0, rows: 0 }
  while (!isOver()) {
    const { id } = await json<{ id: string }>(`${url}/api/imports?name=bench-${Date.now()}.csv`, { method: 'POST', body: csv() })
    await until(url, id, 'ready')
    await json(`${url}/api/imports/${id}/start`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
    await until(url, id, 'imported')
    done.files++
    done.rows += CASES * STEPS.length
  }
  return done
}

function csv(): string {
  const batch = Date.now()
  const lines = Array.from({ length: CASES * STEPS.length }, (_, at) => {
    const number = Math.floor(at / STEPS.length)
    const minute = String(number % 60).padStart(2, '0')
    return `${batch}${number},${STEPS[at % STEPS.length]},2026-03-${String(1 + (number % 28)).padStart(2, '0')} ${String(8 + (at % STEPS.length)).padStart(2, '0')}:${minute}:00,acc-${number % 300},U${1 + (number % 240)}\n`
  })
  return `case,activity,ts,resource,unit\n${lines.join('')}`
}

async function until(url: string, id: string, state: string): Promise<void> {
  for (;;) {
    const upload = await json<{ state: string; error: unknown }>(`${url}/api/imports/${id}`)
    if (upload.state === state) return
    if (upload.state === 'failed') throw new Error(JSON.stringify(upload.error))
    await pause(200)
  }
}

async function json<T>(url: string, init?: RequestInit): Promise<T> {
  const answer = await fetch(url, init)
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}
