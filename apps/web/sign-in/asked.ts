import { useSyncExternalStore } from 'react'

/** What the server wants to know before it goes on: who it is, or once more who it is. Codes of its problems. */
export type Asked = 'signed-out' | 'fresh-session' | 'fresh-password' | 'fresh-code'

interface Question {
  asked: Asked
  answered: Promise<boolean>
  answer: (said: boolean) => void
}

let open: Question | null = null
const listeners = new Set<() => void>()

function tell(next: Question | null): void {
  open = next
  for (const listener of listeners) listener()
}

/** Whether a problem is such a question. */
export function isAsked(code: string): code is Asked {
  return code === 'signed-out' || code === 'fresh-session' || code === 'fresh-password' || code === 'fresh-code'
}

/** Puts the question on the screen, once for all who wait for it. True: it was answered, and what was refused can be asked again. */
export function askWho(asked: Asked): Promise<boolean> {
  if (open === null) {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    tell({ asked, answered: promise, answer: resolve })
  } else if (asked === 'signed-out' && open.asked !== asked) tell({ ...open, asked })
  return open!.answered
}

/** Answers the question that is open, if one is; false: nobody said who it is. */
export function sayWho(said: boolean): void {
  const question = open
  tell(null)
  question?.answer(said)
}

/** The question that is open. */
export function useAsked(): Asked | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => open?.asked ?? null,
  )
}
