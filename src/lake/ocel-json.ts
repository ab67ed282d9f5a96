import { LiemError } from '../base/index.ts'
import { scanJson, type Json } from './ocel-json-scan.ts'
import type { OcelAttribute, OcelReference, OcelVisitor } from './ocel-model.ts'

type Members = { [key: string]: Json }
type Refuse = (message: string) => never

const SECTIONS = ['objects', 'events', 'ocel:objects', 'ocel:events']

/** OCEL 2.0 (`objects`, `events`) and 1.0 (`ocel:objects`, `ocel:events`) in JSON. Sections may come in any order. */
export async function walkOcelJson(file: string, visitor: OcelVisitor): Promise<void> {
  const found = await scanJson(file, {
    names: SECTIONS,
    member: (section, key, value, refuse) => {
      if (!isMembers(value)) return refuse(`${section}[${key}] is not an object, { … }`)
      if (section === 'objects') object20(value, visitor, refuse)
      else if (section === 'events') event20(value, visitor, refuse)
      else if (section === 'ocel:objects') object10(String(key), value, visitor, refuse)
      else event10(String(key), value, visitor, refuse)
    },
    ...(visitor.progress === undefined ? {} : { progress: visitor.progress }),
  })
  if (!found.has('events') && !found.has('ocel:events'))
    throw new LiemError('input', 'the file is not an object-centric log: it has neither "events" (OCEL 2.0) nor "ocel:events" (1.0)', {
      place: { file },
    })
}

function object20(object: Members, visitor: OcelVisitor, refuse: Refuse): void {
  const id = scalar(object['id'])
  const type = scalar(object['type'])
  if (id === '' || type === '') refuse(`an object without ${id === '' ? 'id' : 'type'}`)
  visitor.object?.(id, type)
  if (visitor.objectAttribute === undefined) return
  for (const { name, value } of listed(object['attributes'], 'attributes', refuse)) visitor.objectAttribute(id, name, value)
}

function event20(event: Members, visitor: OcelVisitor, refuse: Refuse): void {
  if (visitor.event === undefined) return
  const objects: OcelReference[] = entries(event['relationships'], 'relationships', refuse).map((entry) => ({
    id: scalar(entry['objectId']),
    qualifier: scalar(entry['qualifier']),
  }))
  visitor.event({
    id: scalar(event['id']),
    activity: scalar(event['type']),
    time: scalar(event['time']),
    attributes: listed(event['attributes'], 'attributes', refuse),
    objects,
  })
}

function object10(id: string, object: Members, visitor: OcelVisitor, refuse: Refuse): void {
  const type = scalar(object['ocel:type'])
  if (type === '') refuse(`the object ${JSON.stringify(id)} has no ocel:type`)
  visitor.object?.(id, type)
  if (visitor.objectAttribute === undefined) return
  for (const { name, value } of mapped(object['ocel:ovmap'], 'ocel:ovmap', refuse)) visitor.objectAttribute(id, name, value)
}

function event10(id: string, event: Members, visitor: OcelVisitor, refuse: Refuse): void {
  if (visitor.event === undefined) return
  const typed = event['ocel:typedOmap']
  const map = event['ocel:omap'] ?? []
  if (!Array.isArray(map)) refuse('ocel:omap is not a list')
  const objects: OcelReference[] =
    typed === undefined
      ? (map as Json[]).map((entry) => ({ id: scalar(entry), qualifier: '' }))
      : entries(typed, 'ocel:typedOmap', refuse).map((entry) => ({
          id: scalar(entry['ocel:oid']),
          qualifier: scalar(entry['ocel:qualifier']),
        }))
  visitor.event({
    id,
    activity: scalar(event['ocel:activity']),
    time: scalar(event['ocel:timestamp']),
    attributes: mapped(event['ocel:vmap'], 'ocel:vmap', refuse),
    objects,
  })
}

/** `[{ "name": …, "value": … }, …]` */
function listed(value: Json | undefined, name: string, refuse: Refuse): OcelAttribute[] {
  return entries(value, name, refuse).flatMap((entry) => flat(scalar(entry['name']), entry['value']))
}

/** `{ "name": value, … }` */
function mapped(value: Json | undefined, name: string, refuse: Refuse): OcelAttribute[] {
  if (value === undefined || value === null) return []
  if (!isMembers(value)) return refuse(`${name} is not an object, { … }`)
  return Object.entries(value).flatMap(([key, inner]) => flat(key, inner))
}

/** Nested values as `outer/inner`, a list as its values joined by `, `. */
function flat(name: string, value: Json | undefined): OcelAttribute[] {
  if (Array.isArray(value)) return [{ name, value: value.map(scalar).join(', ') }]
  if (isMembers(value)) return Object.entries(value).flatMap(([key, inner]) => flat(`${name}/${key}`, inner))
  return [{ name, value: scalar(value) }]
}

function entries(value: Json | undefined, name: string, refuse: Refuse): Members[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value) || !value.every(isMembers)) return refuse(`${name} is not a list of objects`)
  return value as Members[]
}

function isMembers(value: Json | undefined): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The text of a plain value; empty for none. */
function scalar(value: Json | undefined): string {
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value)
}
