import type { OcelAttribute, OcelReference, OcelVisitor } from './ocel-model.ts'
import { detached, readXml, type XmlReading } from './xml-read.ts'
import type { XmlAttributes } from './xml-fast.ts'
import type { XmlHandler } from './xml-scan.ts'

/** One `<object>` or `<event>` while it is read. */
interface Item {
  kind: 'object' | 'event'
  id: string
  type: string
  time: string
  attributes: OcelAttribute[]
  objects: OcelReference[]
}

interface Walk {
  readonly visitor: OcelVisitor
  readonly reading: XmlReading
  /** Local names of the open elements. */
  path: string[]
  item: Item | null
  /** Keys of the open attribute elements of OCEL 1.0 inside an item (`omap`, `vmap`, …). */
  keys: string[]
  /** Name of the attribute of OCEL 2.0 whose text is being read. */
  attribute: string | null
  text: string
}

/** OCEL 2.0 and 1.0 in XML; every item tells by its own shape which it is. */
export async function walkOcelXml(file: string, visitor: OcelVisitor): Promise<void> {
  await readXml(
    file,
    (reading) => handlerOf({ visitor, reading, path: [], item: null, keys: [], attribute: null, text: '' }),
    visitor.progress,
  )
}

function handlerOf(walk: Walk): XmlHandler {
  return {
    open: (name, attributes) => {
      const local = name.slice(name.indexOf(':') + 1)
      walk.path.push(local)
      if (walk.path.length <= 2) section(walk, local)
      else if (walk.path.length === 3) beginItem(walk, local, attributes)
      else if (walk.item !== null) inside(walk, walk.item, local, attributes)
    },
    close: () => {
      const depth = walk.path.length
      walk.path.pop()
      if (walk.item === null) return
      if (walk.attribute !== null && depth === 5) endAttribute(walk, walk.item)
      if (depth === 3) endItem(walk, walk.item)
      else walk.keys.length = Math.min(walk.keys.length, depth - 4)
    },
    text: (text) => {
      if (walk.attribute !== null) walk.text += text
    },
  }
}

function section(walk: Walk, local: string): void {
  if (walk.path.length === 1 && local !== 'log')
    walk.reading.refuse(`the file is not an object-centric log: its first element is <${local}>, not <log>`)
  if (local === 'trace') walk.reading.refuse('the file is XES, not an object-centric log (OCEL)', 'give it the ending .xes')
}

function beginItem(walk: Walk, local: string, attributes: XmlAttributes): void {
  const kind = walk.path[1] === 'objects' && local === 'object' ? 'object' : walk.path[1] === 'events' && local === 'event' ? 'event' : null
  if (kind === null) {
    if (walk.path[1] === 'objects' || walk.path[1] === 'events') walk.reading.refuse(`<${local}> in <${walk.path[1]}>`)
    return
  }
  walk.item = { kind, id: get(attributes, 'id'), type: get(attributes, 'type'), time: get(attributes, 'time'), attributes: [], objects: [] }
}

/** What stands inside an object or event: `<attributes>`, `<objects>` of 2.0, keys and values of 1.0. */
function inside(walk: Walk, item: Item, local: string, attributes: XmlAttributes): void {
  const depth = walk.path.length
  const group = walk.path[3]!
  const key = get(attributes, 'key')
  if (key !== '') return keyed(walk, item, depth, key, attributes)
  if (depth !== 5) return
  if (group === 'attributes' && local === 'attribute') {
    walk.attribute = get(attributes, 'name')
    walk.text = ''
    if (walk.attribute === '') walk.reading.refuse('<attribute> without name')
  } else if (group === 'objects') {
    const id = get(attributes, 'object-id')
    if (id === '') walk.reading.refuse(`<${local}> without object-id`)
    if (item.kind === 'event') item.objects.push({ id, qualifier: get(attributes, 'qualifier') })
  }
}

function keyed(walk: Walk, item: Item, depth: number, key: string, attributes: XmlAttributes): void {
  const value = get(attributes, 'value')
  walk.keys[depth - 4] = key
  if (depth === 4) {
    if (key === 'id') item.id = value
    else if (key === 'activity' || key === 'type') item.type = value
    else if (key === 'timestamp') item.time = value
  } else if (walk.keys[0] === 'omap' && depth === 5) item.objects.push({ id: value, qualifier: get(attributes, 'qualifier') })
  else if (walk.keys[0] === 'vmap' || walk.keys[0] === 'ovmap')
    item.attributes.push({ name: walk.keys.slice(1, depth - 3).join('/'), value })
}

function endAttribute(walk: Walk, item: Item): void {
  item.attributes.push({ name: walk.attribute!, value: detached(walk.text.trim()) })
  walk.attribute = null
}

function endItem(walk: Walk, item: Item): void {
  const { visitor, reading } = walk
  walk.item = null
  walk.keys = []
  if (item.kind === 'event')
    return visitor.event?.({ id: item.id, activity: item.type, time: item.time, attributes: item.attributes, objects: item.objects })
  if (item.id === '' || item.type === '') reading.refuse(`an object without ${item.id === '' ? 'id' : 'type'}`)
  visitor.object?.(item.id, item.type)
  if (visitor.objectAttribute !== undefined) for (const { name, value } of item.attributes) visitor.objectAttribute(item.id, name, value)
}

function get(attributes: XmlAttributes, name: string): string {
  for (let index = 0; index < attributes.count; index++) if (attributes.names[index] === name) return detached(attributes.values[index]!)
  return ''
}
