import type { ComponentType } from 'react'

export interface PageEntry {
  /** As in TanStack Router: `/findings/$id`. */
  path: string
  load: () => Promise<{ Page: ComponentType }>
}

/** Every page and its address. Each is a chunk of its own, loaded when it is opened. */
export const pages: readonly PageEntry[] = [
  { path: '/', load: () => import('./overview/page.tsx') },
  { path: '/findings', load: () => import('./findings/list/page.tsx') },
  { path: '/findings/$id', load: () => import('./findings/record/page.tsx') },
  { path: '/patterns', load: () => import('./patterns/list/page.tsx') },
  { path: '/patterns/$id', load: () => import('./patterns/one/page.tsx') },
  { path: '/units', load: () => import('./units/list/page.tsx') },
  { path: '/units/$code', load: () => import('./units/one/page.tsx') },
  { path: '/circumstances', load: () => import('./circumstances/list/page.tsx') },
  { path: '/circumstances/new', load: () => import('./circumstances/enter/page.tsx') },
  { path: '/circumstances/$id', load: () => import('./circumstances/one/page.tsx') },
  { path: '/imports', load: () => import('./imports/list/page.tsx') },
  { path: '/imports/$id', load: () => import('./imports/one/page.tsx') },
  { path: '/log', load: () => import('./log/page.tsx') },
  { path: '/log/$caseId', load: () => import('./log/one/page.tsx') },
  { path: '/rulebooks', load: () => import('./rulebooks/list/page.tsx') },
  { path: '/rulebooks/$id', load: () => import('./rulebooks/one/page.tsx') },
  { path: '/rulebooks/$id/edit', load: () => import('./rulebooks/edit/page.tsx') },
]
