import { parseRulebooks } from '../rulebook.ts'
import type { Rulebook } from '../schema.ts'

const MOST = 16
const known = new Map<string, Promise<Rulebook>>()

/** A kept text as a rulebook; what was read lately is not read again. A calendar that changes is seen when the program starts anew. */
export function parseVersion(id: string, source: string): Promise<Rulebook> {
  const key = `${id}\n${source}`
  const found = known.get(key) ?? parseRulebooks([{ file: `${id}.yaml`, text: source }])
  known.delete(key)
  known.set(key, found)
  found.catch(() => known.delete(key))
  if (known.size > MOST) known.delete(known.keys().next().value!)
  return found
}
