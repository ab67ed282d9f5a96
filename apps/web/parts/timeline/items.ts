import { formatTime, isoDayOf } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'
import { cut, textWidth } from '../measure.ts'
import { LANES, type Item, type TimelineData } from './shape.ts'

const LONGEST_NAME = 30
/** More events than this, and quiet stretches of a lane become one mark. */
const MOST = 40
const QUIET = 3

export interface Words {
  language: Language
  notSeen: string
  undated: string
  more: (n: number) => string
}

/** Minutes since local midnight. */
function minuteOf(instant: string): number {
  const [hour, minute] = formatTime(instant).split(':')
  return Number(hour) * 60 + Number(minute)
}

/** Everything that is drawn, in order. Empty where no event has a time. */
export function collectItems(data: TimelineData, words: Words): Item[] {
  const events = eventItems(data, words)
  if (events.length === 0) return []
  const items = [...events, ...missingItems(data, events, words)].toSorted((a, b) => a.position - b.position)
  const shown = events.length > MOST ? collapse(items, words) : items
  return [...shown, ...darkItems(data, shown, words)]
}

function sized(item: Omit<Item, 'width'>): Item {
  const first = textWidth(item.time === '' ? item.name : `${item.time} ${item.name}`, 13)
  return { ...item, width: Math.max(first, textWidth(item.detail, 12)) }
}

function eventItems({ events }: TimelineData, { language, undated }: Words): Item[] {
  let last = events.find(({ at }) => at !== null)?.at
  if (last === null || last === undefined) return []
  const items: Item[] = []
  for (const [position, { at, activity, lane, account, witness = null, detail = '' }] of events.entries()) {
    last = at ?? last
    const minute = minuteOf(last)
    items.push(
      sized({
        kind: witness === null ? 'event' : 'witness',
        position,
        lane: LANES.indexOf(lane),
        day: isoDayOf(last),
        minute,
        fromMinute: minute,
        witness,
        time: at === null ? '--:--' : formatTime(at),
        name: cut(activity[language], LONGEST_NAME),
        detail: at === null ? undated : cut(account ?? detail, LONGEST_NAME),
      }),
    )
  }
  return items
}

/** A ring half-way between the events around the place where the step would stand. */
function missingItems({ missing = [] }: TimelineData, events: readonly Item[], { language, notSeen }: Words): Item[] {
  return missing.flatMap(({ activity, lane, after, before }) => {
    const earlier = after === null ? undefined : events[after]
    const later = before === null ? undefined : events[before]
    const beside = earlier ?? later ?? events.at(-1)
    if (beside === undefined) return []
    const between = earlier !== undefined && later !== undefined && earlier.day === later.day
    const minute = between ? (earlier.minute + later.minute) / 2 : beside.minute + (earlier === undefined && later !== undefined ? -20 : 20)
    const placed = Math.min(1439, Math.max(0, minute))
    return [
      sized({
        kind: 'missing',
        position: earlier === undefined ? beside.position - 0.5 : earlier.position + 0.5,
        lane: LANES.indexOf(lane),
        day: beside.day,
        minute: placed,
        fromMinute: placed,
        witness: null,
        time: '',
        name: cut(activity[language], LONGEST_NAME),
        detail: notSeen,
      }),
    ]
  })
}

/** Runs of plain events of one lane and day become one mark between their first and last. */
function collapse(items: readonly Item[], { more }: Words): Item[] {
  const runs = Map.groupBy(items, (item) => `${item.lane} ${item.day} ${item.kind === 'event' ? '' : item.position}`)
  return [...runs.values()]
    .flatMap((run) => {
      if (run.length <= QUIET) return run
      const middle = run.slice(1, -1)
      const at = middle[Math.floor(middle.length / 2)]
      return [run[0], sized({ ...at, kind: 'group', time: '', name: more(middle.length), detail: '' }), run[run.length - 1]]
    })
    .toSorted((a, b) => a.position - b.position)
}

/** Times without data on the days that are drawn. */
function darkItems({ dark = [] }: TimelineData, items: readonly Item[], { language }: Words): Item[] {
  const days = [...new Set(items.map(({ day }) => day))]
  return dark.flatMap(({ from, until, lane, label }, index) => {
    const lanes = lane === null ? [1] : [LANES.indexOf(lane)]
    return days.flatMap((day) => {
      const [first, last] = [isoDayOf(from), isoDayOf(until)]
      if (day < first || day > last) return []
      const fromMinute = day === first ? minuteOf(from) : 0
      const minute = day === last ? minuteOf(until) : 1440
      const detail = `${formatTime(from)}–${formatTime(until)}`
      return lanes.map((at) =>
        sized({
          kind: 'dark',
          position: 1e6 + index,
          lane: at,
          day,
          minute,
          fromMinute,
          witness: null,
          time: '',
          name: cut(label, LONGEST_NAME + (language === 'vi' ? 4 : 0)),
          detail,
        }),
      )
    })
  })
}
