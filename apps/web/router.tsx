import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import type { PageEntry } from './pages.ts'
import { Frame } from './shell/frame.tsx'
import { NotFound } from './shell/not-found.tsx'
import { PageFailed } from './shell/page-failed.tsx'
import { parseSearch, stringifySearch, type UrlValues } from './address.ts'

/** The router over a list of pages. */
export function makeRouter(entries: readonly PageEntry[]) {
  const root = createRootRoute({
    component: Frame,
    notFoundComponent: NotFound,
    validateSearch: (search: Record<string, unknown>) => search as UrlValues,
  })
  const children = entries.map(({ path, load }) =>
    createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, 'Page') }),
  )
  return createRouter({
    routeTree: root.addChildren(children),
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: NotFound,
  })
}
