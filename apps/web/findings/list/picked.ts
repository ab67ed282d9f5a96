/** What is selected: findings by id, or everything that the filter finds. */
export type Picked = ReadonlySet<string> | 'all'

/** More are not picked by hand: an address must stay short enough for a server. `all` reaches further. */
export const MOST_PICKED = 300

export const NONE: Picked = new Set<string>()

export function isPicked(picked: Picked, id: string): boolean {
  return picked === 'all' || picked.has(id)
}

/** The selection with some findings in or out. Taking one out of `all` leaves the rest of the page (`page`). */
export function pick(picked: Picked, ids: readonly string[], wanted: boolean, page: readonly string[]): Picked {
  const next = new Set(picked === 'all' ? page : picked)
  for (const id of ids) {
    if (!wanted) next.delete(id)
    else if (next.size < MOST_PICKED) next.add(id)
  }
  return next
}

/** Ids between the row that was picked last and this one, both included; only this one where there is no last. */
export function rangeTo(page: readonly string[], last: string | undefined, id: string): readonly string[] {
  const from = last === undefined ? -1 : page.indexOf(last)
  const to = page.indexOf(id)
  if (from < 0 || to < 0) return [id]
  return page.slice(Math.min(from, to), Math.max(from, to) + 1)
}

/** For the box in the header: whether all, some or none of the page is selected. */
export function pageState(picked: Picked, page: readonly string[]): 'all' | 'some' | 'none' {
  const n = page.filter((id) => isPicked(picked, id)).length
  if (n > 0 && n === page.length) return 'all'
  return picked !== 'all' && picked.size > 0 ? 'some' : 'none'
}

const HEX = /^[0-9a-f]{12}[1-8][0-9a-f]{3}[89ab][0-9a-f]{15}$/

/** The selection as text for the address: 22 characters for each id. */
export function writePicked(picked: Picked): string | undefined {
  if (picked === 'all') return 'all'
  return picked.size === 0 ? undefined : [...picked].map(shorten).join('.')
}

export function readPicked(text: unknown): Picked {
  if (text === 'all') return 'all'
  if (typeof text !== 'string') return NONE
  return new Set(
    text
      .split('.')
      .slice(0, MOST_PICKED)
      .map(lengthen)
      .filter((id) => id !== undefined),
  )
}

function shorten(id: string): string {
  const bytes =
    id
      .replaceAll('-', '')
      .match(/../g)
      ?.map((pair) => Number.parseInt(pair, 16)) ?? []
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function lengthen(text: string): string | undefined {
  if (!/^[\w-]{22}$/.test(text)) return undefined
  const hex = [...atob(text.replaceAll('-', '+').replaceAll('_', '/'))]
    .map((one) => one.charCodeAt(0).toString(16).padStart(2, '0'))
    .join('')
  return HEX.test(hex) ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : undefined
}
