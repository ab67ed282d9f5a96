import { useState } from 'react'
import { NONE } from './picked.ts'
import type { List } from './use-list.ts'

/** Whether rows can be selected now: on a phone only while somebody asks for it, so that a touch opens a row otherwise. */
export interface Choosing {
  on: boolean
  start: () => void
  /** Ends it, with nothing selected. */
  leave: () => void
}

export function useChoosing({ picked, select }: List, phone: boolean): Choosing {
  const [asked, setAsked] = useState(false)
  return {
    on: !phone || asked || picked === 'all' || picked.size > 0,
    start: () => setAsked(true),
    leave: () => {
      setAsked(false)
      select(() => NONE)
    },
  }
}
