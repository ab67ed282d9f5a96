/** Views of the page; the first is what waits. */
export const VIEWS = [
  { key: 'waiting', name: 'viewWaiting' },
  { key: 'following', name: 'viewFollowing' },
  { key: 'done', name: 'viewDone' },
] as const
export type View = (typeof VIEWS)[number]['key']

export const DEFAULTS = { view: 'waiting', cursor: '' }
export type Asked = typeof DEFAULTS

export const viewOf = (given: string): View => VIEWS.find(({ key }) => key === given)?.key ?? 'waiting'
