import { coverOf, refuseOverlaps } from './days.ts'
import { cell, daysOf, type Mistakes, type Row, type Rows } from './rows.ts'

/** Units: one state a day, a unit above that is there, no circle; successions between units that are there. */
export function checkUnits(all: Rows, given: Rows, mistakes: Mistakes): void {
  const byCode = Map.groupBy(all.units, (row) => cell(row, 'unit'))
  const cover = coverOf(all.units, 'unit')
  for (const row of all.units) {
    const parent = cell(row, 'parent')
    if (parent === '') continue
    if (!byCode.has(parent)) mistakes.add(row, 'parent', 'unknown', parent)
    else if (!cover.covers(parent, row)) mistakes.add(row, 'parent', 'above-days', parent)
    if (row.at !== null && isInCircle(row, byCode)) mistakes.add(row, 'parent', 'circle', cell(row, 'unit'))
  }
  refuseOverlaps(all.units, (row) => cell(row, 'unit'), 'overlap', mistakes)
  for (const row of given.successions) checkSuccession(row, byCode, mistakes)
}

/** Looked at on the first day of each state: in a circle, all hold on the first day of the one that begins last. */
function isInCircle(row: Row, byCode: ReadonlyMap<string, readonly Row[]>): boolean {
  const day = daysOf(row).from
  const seen = new Set<string>()
  for (let at: Row | undefined = row; at !== undefined;) {
    const parent = cell(at, 'parent')
    if (parent === cell(row, 'unit')) return true
    if (parent === '' || seen.has(parent)) return false
    seen.add(parent)
    at = stateOn(byCode.get(parent), day)
  }
  return false
}

function stateOn(states: readonly Row[] | undefined, day: string): Row | undefined {
  return states?.find((row) => daysOf(row).from <= day && day <= daysOf(row).until)
}

function checkSuccession(row: Row, byCode: ReadonlyMap<string, readonly Row[]>, mistakes: Mistakes): void {
  const [predecessor, successor, day] = [cell(row, 'predecessor'), cell(row, 'successor'), cell(row, 'day')]
  if (predecessor === successor) mistakes.add(row, 'successor', 'same-unit')
  for (const field of ['predecessor', 'successor']) if (!byCode.has(cell(row, field))) mistakes.add(row, field, 'unknown', cell(row, field))
  if (byCode.has(successor) && stateOn(byCode.get(successor), day) === undefined) mistakes.add(row, 'day', 'successor-day', successor)
}
