import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { addEvidence } from '../../../../src/cases/evidence/schema.ts'
import type { Input } from '../../api.ts'
import { sendBody } from '../../upload.ts'

/** A file on its way into a case. */
export interface Going {
  key: number
  file: File
  what: string
  state: 'chosen' | 'waiting' | 'sending' | 'sent' | 'failed'
  sent: number
  error: unknown
}

export type Common = Omit<Input<typeof addEvidence>, 'id' | 'name' | 'bytes' | 'what'>

export interface Sending {
  items: readonly Going[]
  choose: (files: readonly File[]) => void
  name: (key: number, what: string) => void
  leave: (key: number) => void
  /** Sends whatever is not there yet, two at once. */
  go: (common: Common) => Promise<boolean>
}

const AT_ONCE = 2
let last = 0

/** Files that are put into a case together; whatever leaves the dialog stops what is on its way. */
export function useSending(id: string): Sending {
  const [items, setItems] = useState<readonly Going[]>([])
  const client = useQueryClient()
  const running = useRef(new Map<number, () => void>())
  useEffect(() => {
    const open = running.current
    return () => open.forEach((cancel) => cancel())
  }, [])
  const change = (key: number, patch: Partial<Going>): void =>
    setItems((before) => before.map((one) => (one.key === key ? { ...one, ...patch } : one)))
  const leave = (key: number): void => {
    running.current.get(key)?.()
    setItems((before) => before.filter((one) => one.key !== key))
  }
  const sendOne = async ({ key, file, what }: Going, common: Common): Promise<boolean> => {
    change(key, { state: 'sending', sent: 0, error: null })
    const given = { ...common, id, name: file.name, bytes: file.size, what: what.trim() }
    const sending = sendBody(addEvidence, given, file, (sent) => change(key, { sent }))
    running.current.set(key, sending.cancel)
    try {
      await sending.done
      change(key, { state: 'sent' })
      return true
    } catch (error) {
      change(key, { state: 'failed', error })
      return false
    } finally {
      running.current.delete(key)
    }
  }
  const go = async (common: Common): Promise<boolean> => {
    const open = items.filter(({ state }) => state === 'chosen' || state === 'failed')
    for (const { key } of open) change(key, { state: 'waiting' })
    const outcomes: boolean[] = []
    const queue = [...open]
    const next = async (): Promise<void> => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) outcomes.push(await sendOne(item, common))
    }
    await Promise.all(Array.from({ length: AT_ONCE }, next))
    await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/cases') })
    return outcomes.every(Boolean)
  }
  return {
    items,
    choose: (files) =>
      setItems((before) => [
        ...before,
        ...files.map((file): Going => ({ key: ++last, file, what: '', state: 'chosen', sent: 0, error: null })),
      ]),
    name: (key, what) => change(key, { what }),
    leave,
    go,
  }
}
