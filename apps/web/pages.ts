import type { ComponentType } from 'react'

export interface PageEntry {
  /** As in TanStack Router: `/findings/$id`. */
  path: string
  load: () => Promise<{ Page: ComponentType }>
}

/** The questions to the law share one chunk, which loads the one that is asked. */
const law = () => import('./law/page.tsx')

/** Every page and its address. Each is a chunk of its own, loaded when it is opened. */
export const pages: readonly PageEntry[] = [
  { path: '/', load: () => import('./overview/page.tsx') },
  { path: '/findings', load: () => import('./findings/list/page.tsx') },
  { path: '/findings/$id', load: () => import('./findings/record/page.tsx') },
  { path: '/break-glass', load: () => import('./break-glass/page.tsx') },
  { path: '/mandates', load: () => import('./mandates/page.tsx') },
  { path: '/patterns', load: () => import('./patterns/list/page.tsx') },
  { path: '/patterns/$id', load: () => import('./patterns/one/page.tsx') },
  { path: '/units', load: () => import('./units/list/page.tsx') },
  { path: '/units/$code', load: () => import('./units/one/page.tsx') },
  { path: '/organisation', load: () => import('./organisation/page.tsx') },
  { path: '/organisation/import', load: () => import('./organisation/import/page.tsx') },
  { path: '/people/$number', load: () => import('./people/page.tsx') },
  { path: '/circumstances', load: () => import('./circumstances/list/page.tsx') },
  { path: '/circumstances/new', load: () => import('./circumstances/enter/page.tsx') },
  { path: '/circumstances/$id', load: () => import('./circumstances/one/page.tsx') },
  { path: '/imports', load: () => import('./imports/list/page.tsx') },
  { path: '/imports/$id', load: () => import('./imports/one/page.tsx') },
  { path: '/law/confirm', load: law },
  { path: '/law/day', load: law },
  { path: '/law/allowed', load: law },
  { path: '/law/responsible', load: law },
  { path: '/law/periods', load: law },
  { path: '/log', load: () => import('./log/page.tsx') },
  { path: '/log/$caseId', load: () => import('./log/one/page.tsx') },
  { path: '/rulebooks', load: () => import('./rulebooks/list/page.tsx') },
  { path: '/rulebooks/new', load: () => import('./rulebooks/new/page.tsx') },
  { path: '/rulebooks/$id', load: () => import('./rulebooks/one/page.tsx') },
  { path: '/catalogue', load: () => import('./catalogue/page.tsx') },
  { path: '/catalogue/versions', load: () => import('./catalogue/versions/page.tsx') },
  { path: '/catalogue/import', load: () => import('./catalogue/import/page.tsx') },
  { path: '/catalogue/entries/$code/$version', load: () => import('./catalogue/entry/page.tsx') },
  { path: '/personal-data', load: () => import('./personal-data/page.tsx') },
  { path: '/rulebooks/$id/edit', load: () => import('./rulebooks/edit/page.tsx') },
  { path: '/sign-in', load: () => import('./sign-in/page.tsx') },
  { path: '/sign-in/invitation', load: () => import('./sign-in/invitation/page.tsx') },
  { path: '/sign-in/provider', load: () => import('./sign-in/provider/page.tsx') },
  { path: '/account', load: () => import('./account/page.tsx') },
  { path: '/mine', load: () => import('./account/mine/page.tsx') },
  { path: '/mine/reads', load: () => import('./audit/mine/page.tsx') },
  { path: '/audit', load: () => import('./audit/page.tsx') },
  { path: '/accounts', load: () => import('./access/accounts/page.tsx') },
  { path: '/grants', load: () => import('./access/grants/page.tsx') },
  { path: '/proposals', load: () => import('./access/proposals/page.tsx') },
  { path: '/retention', load: () => import('./retention/page.tsx') },
  { path: '/retention/$id', load: () => import('./retention/one/page.tsx') },
  { path: '/webhooks', load: () => import('./hooks/page.tsx') },
  { path: '/webhooks/$id', load: () => import('./hooks/one/page.tsx') },
  { path: '/interests', load: () => import('./access/interests/page.tsx') },
]
