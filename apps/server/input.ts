import { z } from 'zod'
import { LiemError } from '../../src/base/index.ts'
import type { Route } from '../../src/base/schema.ts'

export type Language = 'vi' | 'en'

/** What came with a request, before anybody looked at it. */
export interface Raw {
  params: Readonly<Record<string, string>>
  query: Readonly<Record<string, string | string[]>>
  body: unknown
}

const WORDS = { vi: z.locales.vi().localeError, en: z.locales.en().localeError }

/**
 * The parsed input of a route: parts of the path, then the query (GET, DELETE, uploads) or the JSON body. A field that the contract does not have is
 * refused: a filter with a slip of the pen would find everything. Throws `input` with one entry in `more` for each wrong field.
 */
export function parseInput(route: Route, raw: Raw, language: Language): Record<string, unknown> {
  const fromBody = (route.method === 'POST' || route.method === 'PUT') && route.upload !== true
  const given = fromBody ? bodyObject(raw.body) : flatQuery(route.input, raw.query)
  const parsed = strictly(route.input).safeParse({ ...given, ...raw.params }, { error: WORDS[language] })
  if (parsed.success) return parsed.data
  throw wrongFields(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })))
}

export function wrongFields(fields: readonly { path: string; message: string }[]): LiemError {
  const more = fields.map(({ path, message }) => new LiemError('input', message, { place: { file: path } }))
  return new LiemError('input', 'the input is not as it should be', { more })
}

const strict = new WeakMap<z.ZodObject, z.ZodObject>()

function strictly(input: z.ZodObject): z.ZodObject {
  const known = strict.get(input) ?? input.strict()
  strict.set(input, known)
  return known
}

function bodyObject(body: unknown): Record<string, unknown> {
  if (body === undefined || body === null) return {}
  if (typeof body !== 'object' || Array.isArray(body)) throw new LiemError('input', 'the body must be a JSON object')
  return body as Record<string, unknown>
}

/** One value of a query stays a value; a field that takes a list gets a list, also of one. */
function flatQuery(input: z.ZodObject, query: Raw['query']): Record<string, unknown> {
  const lists = listFields(input)
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, lists.has(name) && typeof value === 'string' ? [value] : value]),
  )
}

const listed = new WeakMap<z.ZodObject, ReadonlySet<string>>()

function listFields(input: z.ZodObject): ReadonlySet<string> {
  const known = listed.get(input) ?? new Set(Object.keys(input.shape).filter((name) => isList(input.shape[name] as z.ZodType)))
  listed.set(input, known)
  return known
}

function isList(type: z.ZodType): boolean {
  if (type instanceof z.ZodArray) return true
  const wrapped = type instanceof z.ZodOptional || type instanceof z.ZodDefault || type instanceof z.ZodNullable
  return wrapped && isList(type.unwrap() as z.ZodType)
}

/** The language of messages that nobody else puts into words. */
export function languageOf(header: string | undefined): Language {
  const first = header?.match(/\b(?:vi|en)\b/iu)?.[0].toLowerCase()
  return first === 'en' ? 'en' : 'vi'
}
