import { encodings, type Encoding } from '../../base/encoding/index.ts'
import { LiemError, ZONE } from '../../base/index.ts'
import type { ImportOptions } from '../import-source.ts'
import type { Mapping } from './schema.ts'

/** Columns that Liêm itself puts in front of rejected rows; they are left out when the mended file comes back. */
export const REJECTED_COLUMNS = ['liem_row', 'liem_field', 'liem_reason', 'liem_value'] as const

/** How a file is to be read, as somebody decided; timestamps without an offset are of our zone where nobody says another. Throws `input` for an encoding that is not known. */
export function optionsOf({ columns, timezone = ZONE, encoding, dateForm, objectType, ignored = [] }: Mapping): ImportOptions {
  const named = Object.entries(columns ?? {}).filter(([, name]) => name !== undefined && name !== '')
  return {
    columns: Object.fromEntries(named) as NonNullable<ImportOptions['columns']>,
    timezone,
    ignored: [...ignored, ...REJECTED_COLUMNS],
    ...(encoding === undefined ? {} : { encoding: knownEncoding(encoding) }),
    ...(dateForm === undefined ? {} : { dateForm }),
    ...(objectType === undefined ? {} : { objectType }),
  }
}

function knownEncoding(name: string): Encoding {
  const found = encodings.find((known) => known === name)
  if (found === undefined)
    throw new LiemError('input', `the encoding ${JSON.stringify(name)} is not known`, { hint: `known are ${encodings.join(', ')}` })
  return found
}
