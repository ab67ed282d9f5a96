import type { Dot, Item, Placed } from './shape.ts'

const LAST_ROW = 5
const APART = 10

/** Where a label may stand, in the order in which places are tried: to the left beneath only at last, it blocks what stands there. */
const WAYS: readonly { row: number; anchor: 'start' | 'end' }[] = [
  { row: 0, anchor: 'start' },
  { row: 0, anchor: 'end' },
  ...(['start', 'end'] as const).flatMap((anchor) => Array.from({ length: LAST_ROW }, (_, index) => ({ row: index + 1, anchor }))),
]
/** Inside its own day if it can be. */
const PLACES = [true, false].flatMap((ownDay) => WAYS.map((way) => ({ ...way, ownDay })))

interface Taken {
  from: number
  to: number
}

/**
 * Sets the labels of one lane so that none covers another or a dot; one that finds no place is left to the table.
 * From right to left, so that a label beneath hangs from a line that passes left of the labels to its right; where that
 * leaves out too much, witnesses and missing steps choose first.
 */
export function placeLabels(dots: readonly Dot[], left: number, right: number): Placed[] {
  const plain = placeInOrder(dots, left, right, (a, b) => b.x - a.x)
  if (lost(plain) === 0) return plain
  const gravest = placeInOrder(dots, left, right, (a, b) => rank(a.item) - rank(b.item) || b.x - a.x)
  return lost(gravest) < lost(plain) ? gravest : plain
}

function lost(placed: readonly Placed[]): number {
  return placed.reduce((sum, { item, row }) => sum + (row >= 0 ? 0 : rank(item) === 1 ? 1 : 10), 0)
}

function placeInOrder(dots: readonly Dot[], left: number, right: number, order: (a: Dot, b: Dot) => number): Placed[] {
  const rows: Taken[][] = Array.from({ length: LAST_ROW + 1 }, () => [])
  const leaders: { x: number; row: number }[] = []
  return dots.toSorted(order).map(({ item, x, from: start, ...day }) => {
    const others = dots.filter((dot) => dot.item !== item)
    for (const { row, anchor, ownDay } of PLACES) {
      const offset = row === 0 ? radius(item) + 6 : -4
      const from = anchor === 'start' ? x + offset : Math.min(x, start) - offset - item.width
      const place = { from: from - APART / 2, to: from + item.width + APART / 2 }
      if (place.to > right || place.from < left || (ownDay && (place.to > day.right || place.from < day.left))) continue
      const clearOfDots = row > 0 || others.every((other) => other.x < place.from - 6 || other.from > place.to + 6)
      const clearOfLeaders = leaders.every((leader) => leader.row <= row || leader.x < place.from || leader.x > place.to)
      const clearLeader = rows.slice(1, row).every((taken) => taken.every((one) => x < one.from || x > one.to))
      const free = rows[row].every((one) => place.to < one.from || place.from > one.to)
      if (!clearOfDots || !clearOfLeaders || !clearLeader || !free) continue
      rows[row].push(place)
      leaders.push({ x, row })
      return { item, x, from: start, row, anchor }
    }
    return { item, x, from: start, row: -1, anchor: 'start' as const }
  })
}

/** Witnesses, missing steps and times without data choose first. */
function rank(item: Item): number {
  return item.kind === 'event' || item.kind === 'group' ? 1 : 0
}

export function radius({ kind }: Item): number {
  return { witness: 12, missing: 9, event: 5, group: 7, dark: 0 }[kind]
}
