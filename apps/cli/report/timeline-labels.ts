import type { Item } from './timeline-layout.ts'

/** An item with its dot, and where its label stands: row 0 beside the dot, further rows beneath, -1 nowhere. */
export interface Placed {
  item: Item
  x: number
  row: number
  anchor: 'start' | 'end'
}

const LAST_ROW = 5
const APART = 10

interface Taken {
  from: number
  to: number
}

/** Sets the labels of one lane so that none covers another or a dot; one that finds no place is left to the table. */
export function placeLabels(dots: readonly { item: Item; x: number }[], right: number): Placed[] {
  const rows: Taken[][] = Array.from({ length: LAST_ROW + 1 }, () => [])
  const ordered = dots.toSorted((a, b) => rank(a.item) - rank(b.item) || a.x - b.x)
  return ordered.map(({ item, x }) => {
    const others = dots.filter((dot) => dot.item !== item).map((dot) => dot.x)
    for (let row = 0; row <= LAST_ROW; row++) {
      for (const anchor of ['start', 'end'] as const) {
        const offset = row === 0 ? radius(item) + 6 : 0
        const from = anchor === 'start' ? x + offset : x - offset - item.width
        const place = { from: from - APART / 2, to: from + item.width + APART / 2 }
        if (place.to > right || place.from < 112) continue
        const clearOfDots = row > 0 || others.every((other) => other < place.from - 6 || other > place.to + 6)
        const leader = rows.slice(1, row).every((taken) => taken.every((one) => x < one.from || x > one.to))
        const free = (rows[row] ?? []).every((one) => place.to < one.from || place.from > one.to)
        if (!clearOfDots || !leader || !free) continue
        rows[row]?.push(place)
        return { item, x, row, anchor }
      }
    }
    return { item, x, row: -1, anchor: 'start' as const }
  })
}

/** Witnesses and missing steps choose first. */
function rank(item: Item): number {
  return item.kind === 'event' ? 1 : 0
}

export function radius(item: Item): number {
  return item.kind === 'witness' ? 12 : item.kind === 'missing' ? 9 : 5
}
