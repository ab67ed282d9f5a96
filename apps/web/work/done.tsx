import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { listDone, type DoneItem } from '../../../src/desk/work/schema.ts'
import { useRoute } from '../api-hooks.ts'
import access from '../access/access.module.css'
import { Turn } from '../access/list.tsx'
import { useKindWords } from '../audit/kinds/words.ts'
import { useBilingual, useFormat, useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { DataTable, type Column, type PhoneRow } from '../parts/data-table.tsx'
import { Empty } from '../parts/empty.tsx'
import { text } from './text.ts'

/** What one has done, the last first. */
export function Done({ cursor, onTurn }: { cursor: string; onTurn: (cursor: string) => void }) {
  const say = useText(text)
  const query = useRoute(listDone, cursor === '' ? {} : { cursor }, { keep: true })
  const { columns, phone } = useColumns()
  return (
    <Answer query={query} what={say('loadingDone')} rows={8} height={53}>
      {(page) =>
        page.rows.length === 0 ? (
          <Empty title={say('noneDone')} />
        ) : (
          <>
            <DataTable
              caption={say('viewDone')}
              columns={columns}
              rows={page.rows}
              keyOf={({ event }) => String(event)}
              lines="two"
              phone={phone}
              busy={query.isPlaceholderData}
            />
            <Turn {...page} shown={page.rows.length} onTurn={onTurn} />
          </>
        )
      }
    </Answer>
  )
}

function useColumns(): { columns: readonly Column<DoneItem>[]; phone: (row: DoneItem) => PhoneRow } {
  const say = useText(text)
  const format = useFormat()
  const kindOf = useKindWords()
  return useMemo(
    () => ({
      columns: [
        { id: 'kind', head: say('what'), names: true, wrap: true, cell: ({ kind }) => kindOf(kind) },
        { id: 'record', head: say('ofWhat'), wrap: true, cell: (row) => <Record row={row} /> },
        { id: 'at', head: say('when'), cell: ({ at }) => format.instant(at) },
      ],
      phone: (row) => ({ title: kindOf(row.kind), second: <Record row={row} />, left: '', right: format.instant(row.at) }),
    }),
    [say, format, kindOf],
  )
}

function Record({ row: { page, record, number, title } }: { row: DoneItem }) {
  const inWords = useBilingual()
  if (record === null) return <span className="text2">–</span>
  return (
    <>
      <Link to={`/${page}s/${record}`}>{number}</Link>
      {title !== null && <span className={access.second}>{inWords(title)}</span>}
    </>
  )
}
