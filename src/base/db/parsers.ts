import pg from 'pg'
import { LiemError } from '../errors.ts'

type Parse = (text: string) => unknown
const { builtins } = pg.types
// Its declarations lean on a package whose types do not resolve.
const arrays = pg.types.arrayParser as unknown as { create: (text: string, parse: Parse) => { parse: () => unknown } }

/** A count or an id; one beyond 2^53 cannot be a number of JavaScript and is not quietly another one. */
function parseInt8(text: string): number {
  const value = Number(text)
  if (Number.isSafeInteger(value)) return value
  throw new LiemError('internal', `a whole number of the database is too large: ${text}`)
}

/** `2026-11-27 10:00:00.5+00` → `2026-11-27T10:00:00.5Z`, every digit kept. Sessions are in UTC. */
function parseInstant(text: string): string {
  return text.replace(' ', 'T').replace(/\+00$/, 'Z')
}

const asIs: Parse = (text) => text
const SCALARS: readonly [scalar: number, array: number, parse: Parse][] = [
  [builtins.INT8, 1016, parseInt8],
  [builtins.NUMERIC, 1231, Number],
  [builtins.DATE, 1182, asIs],
  [builtins.TIMESTAMP, 1115, (text) => text.replace(' ', 'T')],
  [builtins.TIMESTAMPTZ, 1185, parseInstant],
  [builtins.INTERVAL, 1187, asIs],
]

const parsers = new Map<number, Parse>(
  SCALARS.flatMap(([scalar, array, parse]): [number, Parse][] => [
    [scalar, parse],
    [array, (text) => arrays.create(text, parse).parse()],
  ]),
)

/** How values of the database come: plain data that JSON keeps (README.md of base has the table). */
export const types: pg.CustomTypesConfig = { getTypeParser: parserOf as typeof pg.types.getTypeParser }

function parserOf(oid: number, format: 'text' | 'binary' = 'text'): Parse {
  return (format === 'text' ? parsers.get(oid) : undefined) ?? (pg.types.getTypeParser(oid, format as 'text') as Parse)
}
