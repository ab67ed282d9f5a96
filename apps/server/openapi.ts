import { z } from 'zod'
import { problem, type Route } from '../../src/base/schema.ts'
import { routeInVietnamese } from './route-words.ts'
import type { Entry } from './table.ts'

type Json = Record<string, unknown>

/** The contracts as an OpenAPI 3.1 document. */
export function openApi(routes: readonly Entry[], version: string): Json {
  const paths: Record<string, Json> = {}
  for (const { route } of routes) {
    const path = route.path.replaceAll(/:(\w+)/gu, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Liêm',
      version,
      summary: 'What the pages of Liêm ask its server',
      description:
        'Writes take an `Idempotency-Key`: sent again with the same input, the first answer comes back. Lists have cursors; `total` is exact up to 10,000. Errors are RFC 9457 problems.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ route }) => tagOf(route)))].map((name) => ({ name })),
    paths,
    components: { schemas: { Problem: jsonSchema(problem, 'output') } },
  }
}

/** What a route is about: the noun of its action. */
export function tagOf({ action }: Route): string {
  return action.split('.')[0]!
}

/** Names of the parts of a path. */
export function pathFields({ path }: Route): string[] {
  return [...path.matchAll(/:(\w+)/gu)].map(([, name]) => name!)
}

function operation(route: Route): Json {
  const writes = route.method === 'POST' || route.method === 'PUT'
  const input = jsonSchema(route.input, 'input') as { properties?: Record<string, Json>; required?: string[] }
  const inPath = pathFields(route)
  const others = Object.keys(input.properties ?? {}).filter((name) => !inPath.includes(name))
  const inBody = writes && route.upload !== true
  const parameters = [
    ...inPath.map((name) => parameter(input, name, 'path')),
    ...(inBody ? [] : others.map((name) => parameter(input, name, 'query'))),
  ]
  return {
    operationId: operationId(route),
    summary: route.summary,
    'x-summary-vi': routeInVietnamese(route.summary),
    tags: [tagOf(route)],
    'x-action': route.action,
    parameters: route.method === 'GET' || route.upload === true ? parameters : [...parameters, IDEMPOTENCY],
    ...(inBody ? { requestBody: bodyOf(input, others) } : {}),
    ...(route.upload === true ? { requestBody: { required: true, content: { 'application/octet-stream': {} } } } : {}),
    responses: {
      200: { description: 'Done', content: contentOf(route) },
      default: {
        description: 'It was refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

const IDEMPOTENCY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'One for each act of a person; the same for its repetitions',
  schema: { type: 'string', maxLength: 200 },
}

function parameter(input: { properties?: Record<string, Json>; required?: string[] }, name: string, where: 'path' | 'query'): Json {
  const schema = input.properties![name]!
  const required = where === 'path' || (input.required?.includes(name) ?? false)
  return { name, in: where, required, schema, ...(where === 'query' && schema['type'] === 'array' ? { style: 'form', explode: true } : {}) }
}

function bodyOf(input: { properties?: Record<string, Json>; required?: string[]; $defs?: Json }, names: readonly string[]): Json {
  const required = (input.required ?? []).filter((name) => names.includes(name))
  const properties = Object.fromEntries(names.map((name) => [name, input.properties![name]]))
  const schema = { type: 'object', properties, additionalProperties: false, ...(required.length === 0 ? {} : { required }) }
  return { required: required.length > 0, content: { 'application/json': { schema } } }
}

function contentOf(route: Route): Json {
  if (route.download !== undefined) return { [route.download]: { schema: { type: 'string', format: 'binary' } } }
  return { 'application/json': { schema: jsonSchema(route.output, 'output') } }
}

function jsonSchema(type: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, reused: 'inline', unrepresentable: 'any' }) as Json
  return schema
}

/** `getFindingsId`: unique, since method and path are. */
function operationId({ method, path }: Route): string {
  const words = path.split('/').filter((part) => part !== '' && part !== 'api')
  return method.toLowerCase() + words.map((word) => word.replace(/^:?(\w)/u, (_, letter: string) => letter.toUpperCase())).join('')
}
