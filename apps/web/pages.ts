import type { ComponentType } from 'react'

export interface PageEntry {
  /** As in TanStack Router: `/findings/$id`. */
  path: string
  load: () => Promise<{ Page: ComponentType }>
}

/** Every page and its address. Each is a chunk of its own, loaded when it is opened. */
export const pages: readonly PageEntry[] = [
  { path: '/findings', load: () => import('./findings/list/page.tsx') },
  { path: '/findings/$id', load: () => import('./findings/record/page.tsx') },
]
