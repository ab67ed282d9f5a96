import { setImmediate } from 'node:timers/promises'
import { allowed } from '../allowed.ts'
import { MOST_READINGS } from '../merge.ts'
import { deadlinesOf } from '../clocks.ts'
import { after } from '../days.ts'
import { differenceOf, isNoDifference } from '../difference/pure.ts'
import { lastDays } from '../limits.ts'
import { changeDays } from '../look.ts'
import { rulesOn, type LawPack } from '../pack.ts'
import { openPoints } from '../readings.ts'
import type { Facts } from '../schema.ts'
import type { Ahead, Change } from './schema.ts'

/** As many acts in as many readings are judged, a few seconds of work at most; what is left is not looked at. */
const MOST_WORK = 80_000
const MOST_DAYS = 150

/**
 * The days after that of the decision on which the answer to the same facts becomes another, and what differs from the day before. No day is tried that
 * cannot change anything: the law changes, a period ends, or a circumstance begins or ends there. Others are let in between two days.
 */
export async function nextChanges(pack: LawPack, facts: Facts, mostWork = MOST_WORK): Promise<Pick<Ahead, 'changes' | 'through'>> {
  const all = daysToLookAt(pack, facts)
  const readings = openPoints(pack, rulesOn(pack, facts.person, facts.day), facts).reduce((n, { options }) => n * options.length, 1)
  const days = all.slice(0, Math.min(MOST_DAYS, Math.ceil(mostWork / (Math.min(readings, MOST_READINGS) * facts.acts.length))))
  const changes: Change[] = []
  let before = allowed(pack, facts)
  for (const day of days) {
    await setImmediate()
    const answer = allowed(pack, { ...facts, day })
    const difference = { ...differenceOf(before, answer), before: after(day, { days: -1 }) }
    if (!isNoDifference(difference)) changes.push({ day, difference })
    before = answer
  }
  return { changes, through: all.length > days.length ? days.at(-1)! : null }
}

/** Every day on which the answer may become another; on all others it is that of the day before. */
function daysToLookAt(pack: LawPack, facts: Facts): string[] {
  const next = (day: string): string => after(day, { days: 1 })
  const law = changeDays(pack, facts.person.class)
  const ends = [facts.day, ...law.filter((day) => day > facts.day)].flatMap((day) =>
    deadlinesOf(pack, rulesOn(pack, facts.person, day), { ...facts, day }).flatMap(({ clock }) => clock.ends ?? []),
  )
  const limits = facts.acts.flatMap((act) => lastDays(pack, facts, act))
  const told = facts.circumstances.flatMap((one) => Object.values(one).filter((value) => typeof value === 'string' && isDay(value)))
  const named = pack.rules.flatMap((rule) => [rule.when, 'unless' in rule ? rule.unless : undefined].flatMap((source) => daysIn(source)))
  const days = [...law, ...[...ends, ...limits].map(next), ...[...(told as string[]), ...named].flatMap((day) => [day, next(day)])]
  return [...new Set(days)].filter((day) => day > facts.day).toSorted()
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(text)

/** Days that a condition names. */
const daysIn = (source = ''): string[] => source.match(/\b\d{4}-\d{2}-\d{2}\b/gu) ?? []
