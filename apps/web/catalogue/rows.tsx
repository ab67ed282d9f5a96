import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { z } from 'zod'
import type { EntryRow, listEntries } from '../../../src/law/catalogue/schema.ts'
import { STAGE_NAMES } from '../../../src/law/stages/pure.ts'
import { Nothing, Turn } from '../access/list.tsx'
import { useBilingual, useText } from '../i18n/use.ts'
import { DataTable, type Column, type PhoneRow } from '../parts/data-table.tsx'
import { Handling } from './handling.tsx'
import { DEFAULTS, type Asked, type SetAsked } from './state.ts'
import { text } from './text.ts'

interface RowsProps {
  found: z.output<typeof listEntries.output>
  version: string
  asked: Asked
  set: SetAsked
  busy: boolean
}

/** Entries with how each is handled. */
export function Rows({ found, version, asked, set, busy }: RowsProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const { degrees, forms } = found
  const columns = useMemo((): readonly Column<EntryRow>[] => {
    const second = ({ stage, head }: EntryRow): string =>
      [stage !== null && inWords(STAGE_NAMES[stage]), head && say('headAnswers')].filter((part) => part !== false).join(' · ')
    return [
      { id: 'code', head: say('code'), cell: ({ code }) => <span className="text2">{code}</span> },
      {
        id: 'act',
        head: say('act'),
        names: true,
        wrap: true,
        cell: (row) => (
          <>
            <EntryLink version={version} row={row} />
            <div className="small text2">{second(row)}</div>
          </>
        ),
      },
      { id: 'handling', head: say('handling'), wrap: true, cell: (row) => <Handling of={row.handling} degrees={degrees} forms={forms} /> },
    ]
  }, [say, inWords, version, degrees, forms])
  const phone = (row: EntryRow): PhoneRow => ({
    title: <EntryLink version={version} row={row} />,
    second: <Handling of={row.handling} degrees={degrees} forms={forms} />,
    left: row.stage === null ? '' : inWords(STAGE_NAMES[row.stage]),
    right: row.code,
  })
  if (found.rows.length === 0) {
    const { on, version: chosen } = asked
    return (
      <>
        <Nothing title={say('nothing')} clear={{ name: say('clear'), act: () => set({ ...DEFAULTS, on, version: chosen }) }} />
        <p className="small text2">{say('nothingWhy')}</p>
      </>
    )
  }
  return (
    <>
      <DataTable
        caption={say('title')}
        columns={columns}
        rows={found.rows}
        keyOf={({ code }) => code}
        lines="two"
        phone={phone}
        busy={busy}
      />
      <Turn {...found} shown={found.rows.length} onTurn={(cursor) => set({ cursor }, 'push')} />
    </>
  )
}

function EntryLink({ version, row: { code, act } }: { version: string; row: EntryRow }) {
  const inWords = useBilingual()
  return (
    <Link to="/catalogue/entries/$code/$version" params={{ version, code } as never} className="strong">
      {inWords(act)}
    </Link>
  )
}
