import { recordRead } from '../../src/access/reads/index.ts'
import type { Route } from '../../src/base/schema.ts'
import type { Context, Download } from './table.ts'

type Fields = Readonly<Record<string, unknown>>

/** What says of a list where it goes on, or says once more what stands elsewhere on the record of the read. */
const NOT_ASKED = new Set(['cursor', 'limit', 'ids', 'language'])

/** Puts an answer on record that speaks of people, as the contract says. It must be done before the answer leaves. Throws `unavailable`. */
export async function recordAnswer(context: Context, route: Route, input: Fields, answer: unknown): Promise<void> {
  if (route.records === undefined) return
  const { rows } = (answer ?? {}) as { rows?: unknown }
  await recordRead(context.db, {
    ...commonOf(context, route, input),
    n: Array.isArray(rows) ? rows.length : 1,
    people: [...new Set((route.records.people ?? []).flatMap((path) => textsAt(answer, path.split('.'))))].toSorted(),
    breakGlass: route.records.grant === undefined ? null : (textsAt(answer, route.records.grant.split('.'))[0] ?? null),
  })
}

/** The same of a file. Where it cannot be done the file is let go of. */
export async function recordFile(context: Context, route: Route, input: Fields, { body, rows, findings }: Download): Promise<void> {
  if (route.records === undefined) return
  await recordRead(context.db, { ...commonOf(context, route, input), n: rows ?? null, people: [], breakGlass: null, findings }).catch(
    (error: unknown) => {
      body.destroy()
      throw error
    },
  )
}

function commonOf({ actor, roles, own }: Context, { method, path, action, download, records }: Route, input: Fields) {
  const [noun, field] = records?.subject ?? []
  const asked = Object.entries(input).filter(([name]) => name !== field && !NOT_ASKED.has(name))
  return {
    account: own.identity.account,
    actor,
    roles,
    kind: download === undefined ? ('read' as const) : ('export' as const),
    action,
    route: `${method} ${path}`,
    subject: noun === undefined || field === undefined ? null : `${noun}:${String(input[field])}`,
    asked: Object.fromEntries(asked),
  }
}

/** The texts at a path of an answer, lists taken one by one. */
function textsAt(value: unknown, [name, ...rest]: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => textsAt(one, name === undefined ? [] : [name, ...rest]))
  if (name === undefined) return typeof value === 'string' ? [value] : []
  return typeof value === 'object' && value !== null ? textsAt((value as Fields)[name], rest) : []
}
