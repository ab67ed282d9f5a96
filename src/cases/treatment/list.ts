import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import { countOf, readPage, type Stretch } from '../../base/paging/index.ts'
import { LIMITS } from '../../detect/behaviour/index.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { inForceOf } from '../../law/practice/pure.ts'
import { peopleNames, unitNames } from '../../organisation/index.ts'
import { today } from '../law.ts'
import { compareAll, countPeers } from './compare.ts'
import { overseenBy } from './overseen.ts'
import type { Held, listTreated as contract } from './schema.ts'
import { countOutcomes, sumTreated, type Overseer, type PersonSums } from './sums.ts'

type Answer = z.input<typeof contract.output>
type Row = Omit<Answer['rows'][number], 'outcomes' | 'unit'> & { unit: string | null; who: string }

/**
 * How like matters were treated by each whom whoever asks oversees, against how all others treated the same kinds. All is counted that he may see; himself,
 * his equals and superiors are among those held against, and are not shown. By unit and name, never by how they differ.
 */
export async function listTreated(db: Db, overseer: Overseer, pack: LawPack, asked: z.output<typeof contract.input>): Promise<Answer> {
  const { of, from, until, cursor, limit } = asked
  const span = { of, from, until: Math.max(from, until) }
  const set = inForceOf(pack.practice.precedents, today())
  const shown = set?.shown ?? null
  const sums = await sumTreated(db, overseer, pack, span)
  const rows = await rowsOf(db, overseer, sums, { shown, withDays: of !== 'concluded' })
  const page = await readPage<Row>({
    order: `treatment ${of} ${span.from} ${span.until}`,
    cursor,
    limit,
    keyOf: ({ key }) => [key],
    fetch: (stretch) => Promise.resolve(stretchOf(rows, stretch)),
    count: () => Promise.resolve(countOf(rows.length)),
  })
  const people = page.rows.map(({ who }) => who)
  const [outcomes, units] = await Promise.all([
    countOutcomes(db, overseer, pack, { ...span, people }),
    unitNames(
      db,
      page.rows.flatMap(({ unit }) => unit ?? []),
    ),
  ])
  const order = of === 'concluded' ? ['confirmed', 'dismissed'] : pack.terms.forms.map(({ id }) => id)
  const outcomesOf = (who: string) =>
    outcomes
      .filter((one) => one.who === who)
      .toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome))
      .map(({ outcome, n }) => ({ outcome, n: visible(n, shown) }))
  return {
    ...page,
    rows: page.rows.map(({ who, unit, ...row }) => ({ ...row, unit: unit === null ? null : units.get(unit)!, outcomes: outcomesOf(who) })),
    people: countPeers(sums),
    least: { matters: LIMITS.leastCases, people: LIMITS.leastPeers },
    shown,
    basis: set?.basis ?? null,
  }
}

/** Null where it is so small that it says nothing of anybody but tells of a matter; nothing is shown where no practice is set. */
const visible = (n: number, shown: number | null): number | null => (shown === null || n < shown ? null : n)

async function rowsOf(
  db: Db,
  { scope }: Overseer,
  sums: readonly PersonSums[],
  { shown, withDays }: { shown: number | null; withDays: boolean },
): Promise<Row[]> {
  const overseen = await overseenBy(
    db,
    scope,
    sums.map(({ who }) => who),
  )
  const names = await peopleNames(db, overseen.keys())
  const held = compareAll(sums, withDays ? ['mild', 'days'] : ['mild'])
  const rows = sums.flatMap(({ who, n, compared }): Row[] => {
    if (!overseen.has(who)) return []
    const unit = overseen.get(who)!
    const { mild, days } = held.get(who)!
    const name = names.get(who) ?? who
    const key = [unit ?? '~', name, who].join('\n')
    return [
      {
        ...{ key, who, unit, officer: { id: who, name }, n: visible(n, shown), compared: visible(compared, shown) },
        ...{ mild: withoutSmall(mild, shown), days: withDays ? days : null },
      },
    ]
  })
  return rows.toSorted((one, other) => (one.key < other.key ? -1 : 1))
}

/** A small number of those that ended mildly is not shown, nor what it could be worked out from; what is said of it is. */
function withoutSmall(held: Held, shown: number | null): Held {
  if (held.observed === null || visible(held.observed, shown) !== null) return held
  return { ...held, observed: null, ratio: null, low: null }
}

function stretchOf(rows: readonly Row[], { key, forward, limit }: Stretch): Row[] {
  const after = forward ? rows : rows.toReversed()
  const at = key === null ? 0 : after.findIndex((row) => (forward ? row.key > String(key[0]) : row.key < String(key[0])))
  return at === -1 ? [] : after.slice(at, at + limit)
}
