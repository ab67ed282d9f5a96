import {
  IconAffiliate,
  IconCalendarEvent,
  IconDatabaseImport,
  IconFlag,
  IconLayoutDashboard,
  IconRoute,
  IconRuler,
  IconSitemap,
  type TablerIcon,
} from '@tabler/icons-react'
import type { AppState } from '../../../src/desk/overview/schema.ts'

export interface Place {
  path: string
  name: 'overview' | 'findings' | 'patterns' | 'units' | 'circumstances' | 'imports' | 'log' | 'rulebooks'
  icon: TablerIcon
  /** After `g`. */
  key: string
  waiting?: keyof AppState['counts']
}

export interface PlaceGroup {
  name?: 'supervision' | 'organisation' | 'data'
  places: readonly Place[]
}

/** The groups of the main menu. */
export const GROUPS: readonly PlaceGroup[] = [
  { places: [{ path: '/', name: 'overview', icon: IconLayoutDashboard, key: 't' }] },
  {
    name: 'supervision',
    places: [
      { path: '/findings', name: 'findings', icon: IconFlag, key: 'p', waiting: 'findings' },
      { path: '/patterns', name: 'patterns', icon: IconAffiliate, key: 'd', waiting: 'patterns' },
    ],
  },
  {
    name: 'organisation',
    places: [
      { path: '/units', name: 'units', icon: IconSitemap, key: 'u' },
      { path: '/circumstances', name: 'circumstances', icon: IconCalendarEvent, key: 'h', waiting: 'circumstances' },
    ],
  },
  {
    name: 'data',
    places: [
      { path: '/imports', name: 'imports', icon: IconDatabaseImport, key: 'n' },
      { path: '/log', name: 'log', icon: IconRoute, key: 'k' },
      { path: '/rulebooks', name: 'rulebooks', icon: IconRuler, key: 'b' },
    ],
  },
]
