import { stat } from 'node:fs/promises'
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { LiemError } from '../base/index.ts'
import type { OcelAttribute, OcelReference, OcelVisitor } from './ocel-model.ts'

type Row = Record<string, SQLOutputValue>

/** An open log: how its rows are asked for, in either version of the format. */
interface Base {
  all: (sql: string, ...values: string[]) => Row[]
  each: (sql: string, ...values: string[]) => IterableIterator<Row>
  /** Names of tables by their name in lower case. */
  tables: ReadonlyMap<string, string>
  refuse: (message: string, hint?: string) => never
}

/** An event without the objects that it names. */
interface Occurrence {
  row: number
  id: string
  activity: string
  time: string
  attributes: OcelAttribute[]
}

const EVERY = 4096

/**
 * OCEL 2.0 and 1.0 (tables EVENTS, OBJECTS, RELATIONS) in SQLite, in order of the rows of the table of events.
 * Only tables are read, no views. A reference by an event that does not exist is an event without activity.
 */
export async function walkOcelSqlite(file: string, visitor: OcelVisitor): Promise<void> {
  const size = (await stat(file)).size
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file, { readOnly: true })
    const base = baseOf(database, file)
    const has = (...names: string[]): boolean => names.every((name) => base.tables.has(name))
    const old = has('events', 'objects', 'relations') && !has('event')
    if (!old && !has('event', 'object', 'event_object', 'event_map_type', 'object_map_type')) {
      base.refuse(
        'the database is not an object-centric log: tables of OCEL are missing',
        `it has: ${[...base.tables.values()].slice(0, 20).join(', ')}`,
      )
    }
    const walk = old ? walk10(base) : walk20(base)
    if (visitor.object !== undefined) walk.objects(visitor.object)
    if (visitor.objectAttribute !== undefined) walk.attributes(visitor.objectAttribute)
    if (visitor.event !== undefined) events(walk, visitor.event, (share) => visitor.progress?.(Math.round(share * size), size))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_SQLITE_ERROR') throw cause
    throw new LiemError('input', `the database is cut off or damaged: ${(cause as Error).message}`, {
      place: { file },
      hint: 'copy or export the file again',
      cause,
    })
  } finally {
    database?.close()
  }
}

function baseOf(database: DatabaseSync, file: string): Base {
  const prepare = (sql: string): ReturnType<DatabaseSync['prepare']> => {
    const statement = database.prepare(sql)
    statement.setReadBigInts(true)
    return statement
  }
  const all = (sql: string, ...values: string[]): Row[] => prepare(sql).all(...values) as Row[]
  const names = all("select name from sqlite_master where type = 'table'").map(({ name }) => textOf(name))
  return {
    all,
    each: (sql, ...values) => prepare(sql).iterate(...values) as IterableIterator<Row>,
    tables: new Map(names.map((name) => [name.toLowerCase(), name])),
    refuse: (message, hint) => {
      throw new LiemError('input', message, { place: { file }, ...(hint === undefined ? {} : { hint }) })
    },
  }
}

interface Walk {
  objects: (visit: (id: string, type: string) => void) => void
  attributes: (visit: (id: string, name: string, value: string) => void) => void
  /** In order of `row`. */
  occurrences: () => Generator<Occurrence>
  /** `row` of the event, `id` and `qualifier`; in order of `row`. */
  references: () => IterableIterator<Row>
  /** `event`, `id` and `qualifier` where the event does not exist. */
  strays: () => IterableIterator<Row>
  count: number
}

function events(walk: Walk, visit: NonNullable<OcelVisitor['event']>, progress: (share: number) => void): void {
  const references = walk.references()
  let next = references.next()
  let done = 0
  for (const { row, ...event } of walk.occurrences()) {
    const objects: OcelReference[] = []
    for (; next.done !== true && Number(next.value['row']) <= row; next = references.next()) objects.push(referenceOf(next.value))
    visit({ ...event, objects })
    if (++done % EVERY === 0) progress(done / walk.count)
  }
  for (const stray of walk.strays())
    visit({ id: textOf(stray['event']), activity: '', time: '', attributes: [], objects: [referenceOf(stray)] })
}

function referenceOf(row: Row): OcelReference {
  return { id: textOf(row['id']), qualifier: textOf(row['qualifier']) }
}

function walk20(base: Base): Walk {
  const tablesOf = (kind: 'event' | 'object'): { type: string; table: string }[] =>
    base.all(`select ocel_type as type, ocel_type_map as map from ${kind}_map_type`).map(({ type, map }) => {
      const table = base.tables.get(`${kind}_${textOf(map)}`.toLowerCase())
      return { type: textOf(type), table: table ?? base.refuse(`there is no table ${kind}_${textOf(map)} for the type ${textOf(type)}`) }
    })
  return {
    objects: (visit) => {
      for (const row of base.each('select ocel_id as id, ocel_type as type from object order by rowid'))
        visit(textOf(row['id']), textOf(row['type']))
    },
    attributes: (visit) => {
      for (const { table } of tablesOf('object')) {
        for (const row of base.each(`select * from ${quoted(table)} order by rowid`)) {
          for (const { name, value } of attributesOf(row)) visit(textOf(row['ocel_id']), name, value)
        }
      }
    },
    occurrences: () => merged(base, tablesOf('event')),
    references: () =>
      base.each(
        'select e.rowid as row, r.ocel_object_id as id, r.ocel_qualifier as qualifier from event e join event_object r on r.ocel_event_id = e.ocel_id order by e.rowid, r.rowid',
      ),
    strays: () =>
      base.each(
        'select r.ocel_event_id as event, r.ocel_object_id as id, r.ocel_qualifier as qualifier from event_object r left join event e on e.ocel_id = r.ocel_event_id where e.ocel_id is null order by r.rowid',
      ),
    count: Number(base.all('select count(*) as count from event')[0]!['count']),
  }
}

/** Events of all types, each type from its own table, in the order of the table of events. */
function* merged(base: Base, types: readonly { type: string; table: string }[]): Generator<Occurrence> {
  const unknown = base.all(
    'select e.ocel_type as type from event e left join event_map_type m on m.ocel_type = e.ocel_type where m.ocel_type is null limit 1',
  )[0]
  if (unknown !== undefined) base.refuse(`the type of event ${JSON.stringify(textOf(unknown['type']))} is not in event_map_type`)
  const runs = types.map(({ type, table }) => {
    const rows = base.each(
      `select e.rowid as "liem:row", e.ocel_id as "liem:id", x.* from event e left join ${quoted(table)} x on x.ocel_id = e.ocel_id where e.ocel_type = ? order by e.rowid, x.rowid`,
      type,
    )
    return { type, rows, head: step(rows) }
  })
  for (;;) {
    let first: (typeof runs)[number] | undefined
    for (const run of runs) if (run.head !== undefined && (first?.head === undefined || rowOf(run.head) < rowOf(first.head))) first = run
    if (first?.head === undefined) return
    const { head, type, rows } = first
    const occurrence = { row: rowOf(head), id: textOf(head['liem:id']), activity: type, time: timeOf(head), attributes: attributesOf(head) }
    let next = step(rows)
    for (; next !== undefined && rowOf(next) === occurrence.row; next = step(rows)) {
      if (timeOf(next) !== occurrence.time) occurrence.time = `${occurrence.time} or ${timeOf(next)}`
      occurrence.attributes.push(...attributesOf(next))
    }
    first.head = next
    yield occurrence
  }
}

function step(rows: Iterator<Row>): Row | undefined {
  const { done, value } = rows.next() as IteratorResult<Row, null>
  return done === true ? undefined : value
}

function timeOf(row: Row): string {
  return textOf(row['ocel_time'])
}

function rowOf(row: Row): number {
  return Number(row['liem:row'])
}

function walk10(base: Base): Walk {
  const table = (name: string): string => quoted(base.tables.get(name)!)
  const qualified = base
    .all(`select name from pragma_table_info(?)`, base.tables.get('relations')!)
    .some(({ name }) => name === 'ocel:qualifier')
  const qualifier = qualified ? 'r."ocel:qualifier"' : 'null'
  const columns = `r."ocel:oid" as id, ${qualifier} as qualifier`
  const join = `${table('relations')} r left join ${table('events')} e on e."ocel:eid" = r."ocel:eid"`
  return {
    objects: (visit) => {
      for (const row of base.each(`select "ocel:oid" as id, "ocel:type" as type from ${table('objects')} order by rowid`))
        visit(textOf(row['id']), textOf(row['type']))
    },
    attributes: (visit) => {
      for (const row of base.each(`select * from ${table('objects')} order by rowid`)) {
        for (const { name, value } of attributesOf(row)) visit(textOf(row['ocel:oid']), name, value)
      }
    },
    occurrences: function* () {
      for (const row of base.each(`select rowid as "liem:row", * from ${table('events')} order by rowid`)) {
        yield {
          row: rowOf(row),
          id: textOf(row['ocel:eid']),
          activity: textOf(row['ocel:activity']),
          time: textOf(row['ocel:timestamp']),
          attributes: attributesOf(row),
        }
      }
    },
    references: () => base.each(`select e.rowid as row, ${columns} from ${join} where e."ocel:eid" is not null order by e.rowid, r.rowid`),
    strays: () => base.each(`select r."ocel:eid" as event, ${columns} from ${join} where e."ocel:eid" is null order by r.rowid`),
    count: Number(base.all(`select count(*) as count from ${table('events')}`)[0]!['count']),
  }
}

const OWN = /^(?:ocel_id|ocel_time|ocel_changed_field|ocel:eid|ocel:oid|ocel:activity|ocel:timestamp|ocel:type|liem:row|liem:id)$/u

function attributesOf(row: Row): OcelAttribute[] {
  const attributes: OcelAttribute[] = []
  for (const [name, value] of Object.entries(row)) if (value !== null && !OWN.test(name)) attributes.push({ name, value: textOf(value) })
  return attributes
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** The text of a plain value; empty for none and for bytes. */
function textOf(value: SQLOutputValue | undefined): string {
  return value === undefined || value === null || value instanceof Uint8Array ? '' : String(value)
}
