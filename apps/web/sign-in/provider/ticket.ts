/** What the tab keeps while somebody is at the organisation's own sign-in: who has not begun here cannot finish here. */
export interface Kept {
  ticket: string
  to: string
}

const KEY = 'liem-provider'

export function keepTicket(kept: Kept): void {
  sessionStorage.setItem(KEY, JSON.stringify(kept))
}

/** Gives what was kept, once. */
export function takeTicket(): Kept | null {
  const text = sessionStorage.getItem(KEY)
  sessionStorage.removeItem(KEY)
  return text === null ? null : (JSON.parse(text) as Kept)
}
