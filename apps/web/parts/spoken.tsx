import type { ReactNode } from 'react'

/** Words for a screen reader, where the eye has a picture. */
export function Spoken({ children }: { children: ReactNode }) {
  return <span className="spoken">{children}</span>
}
