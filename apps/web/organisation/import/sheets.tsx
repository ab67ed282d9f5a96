import { useMemo } from 'react'
import type { SheetCount } from '../../../../src/organisation/register/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { text } from './text.ts'

export const COUNTS = ['add', 'change', 'end', 'remove'] as const

/** How many rows of all sheets are added, changed, ended, removed. */
export function sumOf(sheets: readonly SheetCount[]): Record<(typeof COUNTS)[number], number> {
  const of = (kind: (typeof COUNTS)[number]): number => sheets.reduce((all, sheet) => all + sheet[kind], 0)
  return { add: of('add'), change: of('change'), end: of('end'), remove: of('remove') }
}

/** What the file would change, sheet by sheet, in numbers; sheets that it does not have are left out. */
export function Sheets({ sheets }: { sheets: readonly SheetCount[] }) {
  const say = useText(text)
  const format = useFormat()
  const shown = sheets.filter((sheet) => sheet.rows > 0 || COUNTS.some((kind) => sheet[kind] > 0))
  const columns = useMemo(
    (): readonly Column<SheetCount>[] => [
      { id: 'sheet', head: say('sheet'), names: true, cell: ({ sheet }) => say(`sheet_${sheet}`) },
      ...(['rows', ...COUNTS, 'same'] as const).map((kind) => ({
        id: kind,
        head: say(kind),
        number: true,
        cell: (row: SheetCount) => (row[kind] === 0 ? <span className="text3">0</span> : format.number(row[kind])),
      })),
    ],
    [say, format],
  )
  if (shown.length === 0) return null
  return <DataTable caption={say('summary')} columns={columns} rows={shown} keyOf={({ sheet }) => sheet} />
}
