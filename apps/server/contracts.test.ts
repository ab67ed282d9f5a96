import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Route } from '../../src/base/schema.ts'
import { finding } from '../../src/findings/schema.ts'
import { openApi, pathFields } from './openapi.ts'
import { ROUTES } from './routes/index.ts'

const SRC = new URL('../../src', import.meta.url).pathname

function isRoute(value: unknown): value is Route {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'input' in value && 'output' in value
}

async function contracts(): Promise<Map<Route, string>> {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => /(^|\/)schema\.ts$/u.test(file))
  const found = new Map<Route, string>()
  for (const file of files) {
    const module = (await import(join(SRC, file))) as Record<string, unknown>
    for (const [name, value] of Object.entries(module)) if (isRoute(value)) found.set(value, `${file}: ${name}`)
  }
  return found
}

test('every contract is answered, and every answer has a contract', async () => {
  const declared = await contracts()
  const mounted = new Set(ROUTES.map(({ route }) => route))
  expect(declared.size).toBeGreaterThan(30)
  expect([...declared].filter(([route]) => !mounted.has(route)).map(([, name]) => name)).toEqual([])
  expect([...mounted].filter((route) => !declared.has(route)).map(({ path }) => path)).toEqual([])
})

test('no two contracts have the same address', () => {
  const addresses = ROUTES.map(({ route }) => `${route.method} ${route.path.replaceAll(/:\w+/gu, ':x')}`)
  expect(new Set(addresses).size).toBe(addresses.length)
})

test('files are taken and given, and no session is needed, where the contract says so', () => {
  for (const { route, kind } of ROUTES)
    expect([route.path, kind]).toEqual([
      route.path,
      route.upload === true ? 'upload' : route.download !== undefined ? 'download' : route.open === true ? 'sign' : 'answer',
    ])
})

test('an answer that is a finding is never kept, but read again', () => {
  const writes = ROUTES.filter(({ route }) => route.method !== 'GET' && route.output === finding)
  expect(writes).toHaveLength(5)
  expect(writes.filter((entry) => entry.kind !== 'answer' || entry.again === undefined).map(({ route }) => route.path)).toEqual([])
})

test('every part of a path is a field of the input', () => {
  for (const { route } of ROUTES) expect(Object.keys(route.input.shape)).toEqual(expect.arrayContaining(pathFields(route)))
})

interface Operation {
  operationId: string
  parameters: { name: string; in: string; required: boolean }[]
  responses: Record<string, { content: Record<string, { schema: object }> }>
  requestBody?: { content: Record<string, unknown> }
}

test('the OpenAPI document has every contract, with its parameters, body and answers', () => {
  const document = JSON.parse(JSON.stringify(openApi(ROUTES, '0.1.0'))) as {
    openapi: string
    paths: Record<string, Record<string, Operation>>
  }
  expect(document.openapi).toBe('3.1.0')
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  expect(operations).toHaveLength(ROUTES.length)
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(ROUTES.length)
  for (const { path, method, operation } of operations) {
    const inPath = operation.parameters.filter((one) => one.in === 'path')
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/gu) ?? [])
    expect(inPath.every(({ required }) => required)).toBe(true)
    expect(operation.responses['200']!.content).not.toEqual({})
    expect(operation.responses['default']!.content['application/problem+json']!.schema).toEqual({ $ref: '#/components/schemas/Problem' })
    expect(method === 'get' ? operation.requestBody : undefined).toBeUndefined()
  }
})
