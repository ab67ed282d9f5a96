import type { z } from 'zod'
import { clean } from '../../base/index.ts'
import type { CaseEvent, LakeCase } from '../../lake/index.ts'
import type { Vocabulary } from '../../law/index.ts'
import type { showCase } from './schema.ts'

type Shown = z.infer<typeof showCase.output>

/** A case as it is drawn: what is the same on every event stands once, as a fact; lanes as the vocabulary has them, else by whether somebody acted. */
export function timelineOf(
  { events, attributes }: LakeCase,
  { names, lanes, attributes: words }: Vocabulary,
): Pick<Shown, 'events' | 'facts'> {
  const constant = constantOf(events)
  const facts = [...Object.entries(attributes), ...constant].map(([name, value]) => {
    const label = words.get(name)?.label ?? { en: clean(name), vi: clean(name) }
    return { name: clean(name), label, value: clean(value) }
  })
  return {
    facts,
    events: events.map(({ at, activity, resource, unit, values }) => ({
      at,
      activity: { en: clean(activity), vi: clean(names.get(activity) ?? activity) },
      lane: lanes.get(activity) ?? (resource === null ? 'system' : 'officers'),
      account: resource === null ? null : clean(resource),
      unit: unit === null ? null : clean(unit),
      values: Object.fromEntries(
        Object.entries(values)
          .filter(([name]) => !constant.has(name))
          .map(([name, value]) => [clean(name), clean(value)]),
      ),
    })),
  }
}

/** Attributes that stand on more than half of the events, always with one value. */
function constantOf(events: readonly CaseEvent[]): Map<string, string> {
  const seen = new Map<string, { value: string; n: number; same: boolean }>()
  for (const { values } of events) {
    for (const [name, value] of Object.entries(values)) {
      const known = seen.get(name)
      if (known === undefined) seen.set(name, { value, n: 1, same: true })
      else seen.set(name, { ...known, n: known.n + 1, same: known.same && known.value === value })
    }
  }
  return new Map([...seen].filter(([, { n, same }]) => same && n * 2 > events.length).map(([name, { value }]) => [name, value]))
}
