import { TIERS } from '../../../../src/base/schema.ts'
import { findingFilter, OPEN, SORTS, STATES, type FindingFilter } from '../../../../src/findings/schema.ts'
import { SEVERITIES } from '../../../../src/law/schema.ts'
import type { UrlValues } from '../../address.ts'
import { NONE, readPicked, writePicked, type Picked } from './picked.ts'

export type Sort = (typeof SORTS)[number]
export type Direction = 'asc' | 'desc'
type Field = keyof FindingFilter

/** What the list shows, as its address says it. */
export interface ListState {
  filter: FindingFilter
  sort: Sort
  direction: Direction
  cursor: string | undefined
  /** Columns that the address names; undefined: those that were chosen last. */
  columns: readonly string[] | undefined
  picked: Picked
}

const FIELDS = Object.keys(findingFilter) as Field[]
const LISTS = new Set<Field>(['state', 'severity', 'rule', 'unit', 'broker', 'area', 'stage', 'tier', 'assignee'])
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

const oneOf = (allowed: readonly string[]) => (text: string) => (allowed.includes(text) ? text : undefined)
const shorterThan = (most: number) => (text: string) => (text !== '' && text.length <= most ? text : undefined)
const aDay = (text: string) => (DAY.test(text) && new Date(text).toISOString().startsWith(text) ? text : undefined)

/** What the contract allows in a field, for the browser, which has no zod; held to the contract in `state.test.ts`. */
const READERS: Readonly<Record<Field, (text: string) => string | number | undefined>> = {
  state: oneOf(STATES),
  severity: oneOf(SEVERITIES),
  rule: shorterThan(60),
  unit: shorterThan(60),
  broker: shorterThan(60),
  area: (text) => (/^\d{1,4}$/.test(text) ? Number(text) : undefined),
  stage: shorterThan(60),
  tier: oneOf(TIERS),
  assignee: shorterThan(100),
  raisedFrom: aDay,
  raisedUntil: aDay,
  happenedFrom: aDay,
  happenedUntil: aDay,
  overdue: oneOf(['yes', 'no']),
  attribution: oneOf(['all', 'some', 'none']),
  heard: oneOf(['yes', 'no']),
  caseId: shorterThan(200),
  withheldBy: (text) => (ID.test(text) ? text : undefined),
  circumstance: (text) => (ID.test(text) ? text : undefined),
  text: (text) => shorterThan(200)(text.trim()),
}
/** In the address, where no other filter is on: findings in every state. A bare address means the open ones. */
const EVERY = 'all'
/** The shortest list that the contract allows at most. */
const MOST_VALUES = 50

/** The direction that a column is sorted in first. */
export const FIRST_DIRECTION: Readonly<Record<Sort, Direction>> = {
  due: 'asc',
  raised: 'desc',
  happened: 'desc',
  severity: 'desc',
  rule: 'asc',
  unit: 'asc',
  state: 'asc',
}

const listOf = (value: string | readonly string[]): readonly string[] => (typeof value === 'string' ? [value] : value)

/** The filter that an address means. What the contract does not allow is left out. */
export function readFilter(search: UrlValues): FindingFilter {
  const given = FIELDS.flatMap((field) => {
    const value = search[field]
    if (value === undefined) return []
    const read = listOf(value).flatMap((text) => READERS[field](text) ?? [])
    if (read.length === 0) return []
    return [[field, LISTS.has(field) ? read.slice(0, MOST_VALUES) : read[0]] as const]
  })
  if (given.length > 0) return Object.fromEntries(given) as FindingFilter
  return search.state === EVERY ? {} : { state: [...OPEN] }
}

export function readList(search: UrlValues): ListState {
  const sort = SORTS.find((one) => one === search.sort) ?? 'due'
  return {
    filter: readFilter(search),
    sort,
    direction: search.direction === 'asc' || search.direction === 'desc' ? search.direction : FIRST_DIRECTION[sort],
    cursor: typeof search.cursor === 'string' ? search.cursor : undefined,
    columns: search.columns === undefined ? undefined : listOf(search.columns),
    picked: readPicked(search.picked),
  }
}

/** The address of a list, without what goes without saying. `readList` reads it back. */
export function writeList({ filter, sort, direction, cursor, columns, picked }: ListState): UrlValues {
  const values: Record<string, string | readonly string[]> = { ...writeOrder({ filter, sort, direction }) }
  const selection = writePicked(picked)
  if (selection !== undefined) values.picked = selection
  if (cursor !== undefined) values.cursor = cursor
  if (columns !== undefined) values.columns = columns
  return values
}

/** Filter and order alone: what the address of a finding carries, so that it knows the ones before and after it. */
export function writeOrder({
  filter,
  sort,
  direction,
}: Pick<ListState, 'filter' | 'sort' | 'direction'>): Record<string, string | readonly string[]> {
  return {
    ...writeFilter(filter),
    ...(sort === 'due' ? {} : { sort }),
    ...(direction === FIRST_DIRECTION[sort] ? {} : { direction }),
  }
}

/** The same list from its beginning, with nothing selected. */
export function afresh(list: ListState): ListState {
  return { ...list, cursor: undefined, picked: NONE }
}

/** The list that a saved view means. There, no filter at all means findings in every state. */
export function stateOfView(query: Readonly<Record<string, unknown>>): ListState {
  const values = Object.entries(query).flatMap(([name, value]): [string, string | readonly string[]][] => {
    if (Array.isArray(value)) return value.length === 0 ? [] : [[name, value.map(String)]]
    return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : []
  })
  const address = Object.fromEntries(values)
  const bare = FIELDS.every((field) => address[field] === undefined)
  return readList(bare ? { ...address, state: EVERY } : address)
}

/** Only the filter, as parameters of an address. */
export function writeFilter(filter: FindingFilter): Record<string, string | readonly string[]> {
  const on = onFields(filter)
  if (on.length === 0) return { state: EVERY }
  if (sameFilter(filter, { state: [...OPEN] })) return {}
  return Object.fromEntries(on.map((field) => [field, textOf(filter[field])]))
}

const textOf = (value: FindingFilter[Field]): string | readonly string[] => (Array.isArray(value) ? value.map(String) : String(value))

/** Fields that narrow the list, in the order of the contract. */
export function onFields(filter: FindingFilter): Field[] {
  return FIELDS.filter((field) => {
    const value = filter[field]
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== ''
  })
}

/** The filter with some fields set; empty lists and undefined take a field away. */
export function withFilter(filter: FindingFilter, patch: { [F in Field]?: FindingFilter[F] | undefined }): FindingFilter {
  const next = { ...filter, ...patch } as FindingFilter
  return Object.fromEntries(onFields(next).map((field) => [field, next[field]])) as FindingFilter
}

/** Whether two filters find the same; the order within a list does not matter. */
export function sameFilter(a: FindingFilter, b: FindingFilter): boolean {
  return keyOf(a) === keyOf(b)
}

function keyOf(filter: FindingFilter): string {
  return JSON.stringify(onFields(filter).map((field) => [field, ([] as unknown[]).concat(filter[field]).map(String).toSorted()]))
}

export const isOpen = (states: readonly string[] | undefined): boolean =>
  states !== undefined && states.length === OPEN.length && OPEN.every((state) => states.includes(state))
