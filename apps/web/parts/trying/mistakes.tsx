import { useMemo } from 'react'
import type { Bilingual } from '../../../../src/base/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { DataTable, type Column, type PhoneRow } from '../data-table.tsx'
import { Section } from '../section.tsx'
import { text } from './text.ts'

/** Something in a file that cannot be used. */
interface Mistake {
  sheet: string
  row: number | null
  field: string | null
  message: Bilingual
}

/** Every mistake by sheet, row and column. */
export function Mistakes({ preview: { mistakes, mistakeCount } }: { preview: { mistakes: readonly Mistake[]; mistakeCount: number } }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const rows = useMemo(() => mistakes.map((mistake, at) => ({ ...mistake, key: String(at) })), [mistakes])
  const columns = useMemo(
    (): readonly Column<Mistake>[] => [
      { id: 'sheet', head: say('sheet'), cell: ({ sheet }) => sheet },
      { id: 'row', head: say('row'), number: true, cell: ({ row }) => (row === null ? '' : format.number(row)) },
      { id: 'field', head: say('field'), cell: ({ field }) => field !== null && <code>{field}</code> },
      { id: 'wrong', head: say('wrong'), names: true, wrap: true, cell: ({ message }) => inWords(message) },
    ],
    [say, format, inWords],
  )
  const phone = ({ sheet, row, field, message }: Mistake): PhoneRow => ({
    title: inWords(message),
    second: [sheet, row !== null && `${say('row')} ${format.number(row)}`, field]
      .filter((part) => part !== false && part !== null)
      .join(' · '),
  })
  return (
    <Section title={say('mistakes')} note={<span className="red">{say('mistakesNote', { n: mistakeCount })}</span>}>
      <DataTable caption={say('mistakes')} columns={columns} rows={rows} keyOf={({ key }) => key} phone={phone} />
      {mistakes.length < mistakeCount && <p className="small text2">{say('mistakesShown', { shown: mistakes.length, n: mistakeCount })}</p>}
    </Section>
  )
}
