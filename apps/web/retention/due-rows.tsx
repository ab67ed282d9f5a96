import { useMemo } from 'react'
import { listDue, type DueRow, type KindId } from '../../../src/retention/schema.ts'
import { useRoute } from '../api-hooks.ts'
import { Nothing, Turn } from '../access/list.tsx'
import { useFormat, useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { DataTable, type Column } from '../parts/data-table.tsx'
import { Section } from '../parts/section.tsx'
import { phoneOf, RecordCell, UnitShort } from './cells.tsx'
import { cursorOf, dayOf, type Asked, type SetAsked } from './state.ts'
import { text } from './text.ts'

/** Rows of one kind that are due, the longest due first. */
export function DueRows({ kind, asked, set }: { kind: KindId; asked: Asked; set: SetAsked }) {
  const say = useText(text)
  const format = useFormat()
  const query = useRoute(listDue, { kind, on: dayOf(asked), cursor: cursorOf(asked) }, { keep: true })
  const columns = useMemo<readonly Column<DueRow>[]>(
    () => [
      { id: 'record', head: say('record'), names: true, cell: (row) => <RecordCell row={row} link /> },
      { id: 'unit', head: say('unit'), wrap: true, cell: ({ unit }) => <UnitShort unit={unit} /> },
      { id: 'since', head: say('since'), cell: ({ since }) => format.day(since) },
      { id: 'due', head: say('dueFrom'), cell: ({ due }) => format.day(due) },
    ],
    [say, format],
  )
  const title = say('rowsOf', { kind: say(kind) })
  return (
    <Section title={title}>
      <Answer query={query} what={say('what')} rows={8} height={35}>
        {(page) =>
          page.rows.length === 0 ? (
            <Nothing title={say('nothingDue')} />
          ) : (
            <>
              <DataTable
                caption={title}
                columns={columns}
                rows={page.rows}
                keyOf={({ subject }) => subject}
                phone={(row) => phoneOf(row, format.day(row.due))}
                busy={query.isPlaceholderData}
              />
              <Turn {...page} shown={page.rows.length} onTurn={(cursor) => set({ cursor }, 'push')} />
            </>
          )
        }
      </Answer>
    </Section>
  )
}
