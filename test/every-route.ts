/** Every route of the table by which something is read, each with whatever it can be asked for: a route that is new is asked, too, or it is said that it cannot be. */
import { ROUTES } from '../apps/server/routes/index.ts'
import type { Route } from '../src/base/schema.ts'
import { textIn } from './file-text.ts'

/** What of a world is asked for: of the noun after `/api/`, and of parameters by their names. */
export interface Asked {
  nouns: Readonly<Record<string, readonly string[]>>
  names: Readonly<Record<string, readonly string[]>>
}

export interface Ask {
  route: string
  method: string
  path: string
  body?: object
}

/** Of which something is asked for that is not there: another test has it. */
export const NOWHERE = '01900000-0000-7000-8000-000000000009'

const shapeOf = ({ input }: Route): Record<string, { safeParse: (value: unknown) => { success: boolean } }> =>
  input.shape as unknown as Record<string, { safeParse: (value: unknown) => { success: boolean } }>

/** Every way to read; `unknown`: parameters for which there is nothing to ask. */
export function everyRead(world: Asked): { asks: Ask[]; unknown: string[] } {
  const unknown: string[] = []
  const asks = ROUTES.filter(({ route, kind }) => route.method === 'GET' || kind === 'download').flatMap(({ route }) => {
    const key = `${route.method} ${route.path}`
    const valuesOf = (name: string): readonly string[] => {
      const noun = /^\/api\/(?:me\/)?([\w-]+(?:\/draws|\/people)?)/u.exec(route.path)![1]!
      const found = name === 'id' ? world.nouns[noun] : (world.names[`${noun}.${name}`] ?? world.names[name])
      if (found === undefined) unknown.push(`${key}: ${name}`)
      return found ?? []
    }
    const inPath = [...route.path.matchAll(/:(\w+)/gu)].map(([, name]) => name!)
    const paths = inPath.reduce<string[]>(
      (all, name) => all.flatMap((path) => valuesOf(name).map((value) => path.replace(`:${name}`, encodeURIComponent(value)))),
      [route.path],
    )
    const queries = queriesOf(route, inPath, valuesOf)
    if (route.method === 'GET') return paths.flatMap((path) => queries.map((query) => ({ route: key, method: 'GET', path: path + query })))
    return paths.map((path) => ({ route: key, method: route.method, path, body: { ids: [NOWHERE] } }))
  })
  return { asks, unknown: [...new Set(unknown)] }
}

/** What must be said, with all of what there is; every form of a file. */
function queriesOf(route: Route, inPath: readonly string[], valuesOf: (name: string) => readonly string[]): string[] {
  const fields = Object.entries(shapeOf(route)).filter(([name]) => !inPath.includes(name))
  const takes = (name: string, value: string): boolean => fields.some(([own, field]) => own === name && field.safeParse(value).success)
  const needed = fields.filter(([, field]) => !field.safeParse(undefined).success).map(([name]) => name)
  const wide = ['state', 'view'].filter((name) => takes(name, 'all')).map((name): [string, string] => [name, 'all'])
  const most: [string, string][] = takes('limit', '200') ? [['limit', '200']] : []
  const forms = ['csv', 'xlsx', 'json'].filter((form) => takes('format', form))
  const base = [
    ...needed.filter((name) => name !== 'format').map((name): [string, string] => [name, valuesOf(name)[0] ?? '']),
    ...wide,
    ...most,
  ]
  const each = forms.length === 0 ? [base] : forms.map((form) => [...base, ['format', form] as [string, string]])
  return each.map((pairs) => (pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`))
}

/** Every list that can be searched, for these words. */
export function everySearch(words: string): { route: string; path: string }[] {
  return ROUTES.filter(({ route }) => route.method === 'GET' && 'text' in shapeOf(route) && !route.path.includes(':')).map(({ route }) => {
    const needs = Object.entries(shapeOf(route)).some(([name, field]) => name === 'year' && !field.safeParse(undefined).success)
    const more = 'state' in shapeOf(route) && shapeOf(route)['state']!.safeParse('all').success ? '&state=all' : ''
    return { route: route.path, path: `${route.path}?text=${encodeURIComponent(words)}${needs ? '&year=2026' : ''}${more}` }
  })
}

/** An answer with all that can be read in it. */
export async function readAnswer(response: Response): Promise<{ status: number; text: string }> {
  const bytes = Buffer.from(await response.arrayBuffer())
  const named = response.headers.get('content-disposition') ?? ''
  return { status: response.status, text: `${textIn(bytes)}\n${named}` }
}

/** Letters and digits alone, without diacritics, whatever they were written in: escapes of addresses and of JSON, composed or not. */
export function folded(text: string): string {
  return text
    .replaceAll(/(?:%[\da-f]{2})+/giu, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'))
    .replaceAll(/\\u([\da-f]{4})/giu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll(/[^a-z\d]/gu, '')
}
