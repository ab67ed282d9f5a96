import {
  IconAffiliate,
  IconArchive,
  IconBooks,
  IconBuildings,
  IconCalendarEvent,
  IconClipboardCheck,
  IconDatabaseImport,
  IconEqual,
  IconEyeCheck,
  IconFlag,
  IconFolders,
  IconHistory,
  IconLayoutDashboard,
  IconReportAnalytics,
  IconRoute,
  IconRuler,
  IconScale,
  IconSend,
  IconUserCheck,
  IconKey,
  IconLink,
  IconListCheck,
  IconListSearch,
  IconRosetteDiscountCheck,
  IconLock,
  IconSitemap,
  IconUsers,
  IconWebhook,
  type TablerIcon,
} from '@tabler/icons-react'
import type { Action } from '../../../src/base/schema.ts'
import type { AppState } from '../../../src/desk/overview/schema.ts'

export interface Place {
  path: string
  name:
    | 'overview'
    | 'work'
    | 'findings'
    | 'cases'
    | 'ratings'
    | 'results'
    | 'rereading'
    | 'treatment'
    | 'patterns'
    | 'units'
    | 'breakGlass'
    | 'mandates'
    | 'people'
    | 'circumstances'
    | 'imports'
    | 'log'
    | 'rulebooks'
    | 'allowed'
    | 'lawDay'
    | 'confirm'
    | 'catalogue'
    | 'webhooks'
    | 'interests'
    | 'retention'
    | 'accounts'
    | 'grants'
    | 'proposals'
    | 'audit'
    | 'heads'
    | 'submissions'
  icon: TablerIcon
  /** After `g`. */
  key: string
  /** What somebody must be allowed to do, or the place is not shown to him. */
  needs: Action
  waiting?: keyof AppState['counts']
  /** Of what waits, that which runs out soon. */
  soon?: keyof AppState['counts']
}

export interface PlaceGroup {
  name?: 'supervision' | 'handling' | 'law' | 'organisation' | 'data' | 'administration'
  places: readonly Place[]
}

/** The groups of the main menu. */
export const GROUPS: readonly PlaceGroup[] = [
  {
    places: [
      { path: '/', name: 'overview', icon: IconLayoutDashboard, key: 't', needs: 'overview.read' },
      { path: '/work', name: 'work', icon: IconClipboardCheck, key: 'v', needs: 'state.read', waiting: 'work', soon: 'workSoon' },
    ],
  },
  {
    name: 'supervision',
    places: [
      { path: '/findings', name: 'findings', icon: IconFlag, key: 'p', needs: 'finding.read', waiting: 'findings' },
      { path: '/patterns', name: 'patterns', icon: IconAffiliate, key: 'd', needs: 'pattern.read', waiting: 'patterns' },
      { path: '/units', name: 'units', icon: IconBuildings, key: 'u', needs: 'overview.read' },
      { path: '/break-glass', name: 'breakGlass', icon: IconKey, key: 'e', needs: 'break-glass.read', waiting: 'breakGlass' },
      { path: '/mandates', name: 'mandates', icon: IconLock, key: 'm', needs: 'mandate.read' },
      { path: '/retention', name: 'retention', icon: IconArchive, key: 'l', needs: 'retention.read' },
    ],
  },
  {
    name: 'handling',
    places: [
      { path: '/cases', name: 'cases', icon: IconFolders, key: 'i', needs: 'case.read', waiting: 'cases' },
      { path: '/rereading', name: 'rereading', icon: IconEyeCheck, key: '1', needs: 'case.read' },
      { path: '/treatment', name: 'treatment', icon: IconEqual, key: '3', needs: 'treatment.read' },
      { path: '/heads', name: 'heads', icon: IconUserCheck, key: 'g', needs: 'case.read', waiting: 'reviews' },
      { path: '/submissions', name: 'submissions', icon: IconSend, key: 'z', needs: 'case.read' },
      { path: '/ratings', name: 'ratings', icon: IconListCheck, key: '2', needs: 'rating.read' },
      { path: '/results', name: 'results', icon: IconReportAnalytics, key: '4', needs: 'scorecard.read' },
    ],
  },
  {
    name: 'law',
    places: [
      { path: '/law/allowed', name: 'allowed', icon: IconScale, key: 'x', needs: 'state.read' },
      { path: '/law/day', name: 'lawDay', icon: IconBooks, key: 'c', needs: 'state.read' },
      { path: '/catalogue', name: 'catalogue', icon: IconListSearch, key: 's', needs: 'catalogue.read' },
      { path: '/law/confirm', name: 'confirm', icon: IconRosetteDiscountCheck, key: 'f', needs: 'rulebook.read' },
    ],
  },
  {
    name: 'organisation',
    places: [
      { path: '/organisation', name: 'people', icon: IconSitemap, key: 'o', needs: 'unit.read' },
      { path: '/interests', name: 'interests', icon: IconLink, key: 'q', needs: 'interest.read' },
      {
        path: '/circumstances',
        name: 'circumstances',
        icon: IconCalendarEvent,
        key: 'h',
        needs: 'circumstance.read',
        waiting: 'circumstances',
      },
    ],
  },
  {
    name: 'data',
    places: [
      { path: '/imports', name: 'imports', icon: IconDatabaseImport, key: 'n', needs: 'import.read' },
      { path: '/log', name: 'log', icon: IconRoute, key: 'k', needs: 'log.read' },
      { path: '/rulebooks', name: 'rulebooks', icon: IconRuler, key: 'b', needs: 'rulebook.read' },
      { path: '/webhooks', name: 'webhooks', icon: IconWebhook, key: 'w', needs: 'webhook.read', waiting: 'webhooks' },
    ],
  },
  {
    name: 'administration',
    places: [
      { path: '/accounts', name: 'accounts', icon: IconUsers, key: 'a', needs: 'account.read' },
      { path: '/grants', name: 'grants', icon: IconKey, key: 'r', needs: 'grant.read' },
      { path: '/proposals', name: 'proposals', icon: IconUserCheck, key: 'j', needs: 'proposal.read', waiting: 'proposals' },
      { path: '/audit', name: 'audit', icon: IconHistory, key: 'y', needs: 'event.read' },
    ],
  },
]
