import { useSyncExternalStore } from 'react'
import { sendFile, type Upload } from '../../../src/lake/uploads/schema.ts'
import { sendBody, type Sending } from '../upload.ts'

/** A file on its way to the server. `rate`: bytes a second, over the last seconds. */
export interface Sent {
  key: number
  file: File
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'cancelled'
  sent: number
  rate: number | null
  error: unknown
  upload: Upload | null
}

const SPAN = 4_000

let items: readonly Sent[] = []
let running: Sending<Upload> | undefined
let next = 1
const listeners = new Set<() => void>()
const ended = new Set<(upload: Upload, alone: boolean) => void>()

/** Files go one after the other, also while other pages are open. */
export function sendFiles(files: readonly File[]): void {
  const added = files.map((file): Sent => ({ key: next++, file, state: 'waiting', sent: 0, rate: null, error: null, upload: null }))
  tell([...items.filter(({ state }) => state !== 'sent' && state !== 'cancelled'), ...added])
  goOn()
}

/** Stops the one that is sent, or takes one out that waits. */
export function cancelSending(key: number): void {
  const item = items.find((one) => one.key === key)
  if (item?.state === 'sending') running?.cancel()
  else change(key, { state: 'cancelled' })
}

/** Takes a line away that says how sending ended. */
export function dismissSent(key: number): void {
  tell(items.filter((one) => one.key !== key))
}

/** Sends one again that did not arrive. */
export function sendAgain(key: number): void {
  change(key, { state: 'waiting', sent: 0, rate: null, error: null })
  goOn()
}

/** Called when a file has arrived; `alone`: no other one waits or was sent with it. Gives the way to be called no more. */
export function onArrival(listener: (upload: Upload, alone: boolean) => void): () => void {
  ended.add(listener)
  return () => ended.delete(listener)
}

export function useSending(): readonly Sent[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => items,
  )
}

function tell(to: readonly Sent[]): void {
  items = to
  for (const listener of listeners) listener()
}

function change(key: number, patch: Partial<Sent>): void {
  tell(items.map((one) => (one.key === key ? { ...one, ...patch } : one)))
}

function goOn(): void {
  const item = items.find(({ state }) => state === 'waiting')
  if (running !== undefined || item === undefined) return
  const { key, file } = item
  const pace = paceOf()
  change(key, { state: 'sending' })
  addEventListener('beforeunload', holdBack)
  running = sendBody(sendFile, { name: file.name, bytes: file.size }, file, (sent) => change(key, { sent, rate: pace(sent) }))
  void running.done
    .then(
      (upload) => arrived(key, upload),
      (error: unknown) => change(key, isAbort(error) ? { state: 'cancelled' } : { state: 'failed', error }),
    )
    .finally(() => {
      running = undefined
      removeEventListener('beforeunload', holdBack)
      goOn()
    })
}

function arrived(key: number, upload: Upload): void {
  change(key, { state: 'sent', upload })
  for (const listener of ended) listener(upload, items.length === 1)
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}

/** The browser asks before it closes a page that is sending. */
function holdBack(event: BeforeUnloadEvent): void {
  event.preventDefault()
}

function paceOf(): (sent: number) => number | null {
  const seen: { at: number; sent: number }[] = []
  return (sent) => {
    const at = performance.now()
    seen.push({ at, sent })
    while (seen.length > 2 && at - seen[0]!.at > SPAN) seen.shift()
    const first = seen[0]!
    return at - first.at < 500 ? null : ((sent - first.sent) / (at - first.at)) * 1000
  }
}
