import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { listDestructions, type Destruction } from '../../../src/retention/schema.ts'
import { Nothing, Turn } from '../access/list.tsx'
import { useRoute } from '../api-hooks.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { DataTable, type Column } from '../parts/data-table.tsx'
import { cursorOf, type Asked, type SetAsked } from './state.ts'
import { text } from './text.ts'

/** Lists of destruction, the newest first. */
export function Lists({ asked, set }: { asked: Asked; set: SetAsked }) {
  const say = useText(text)
  const format = useFormat()
  const query = useRoute(listDestructions, { cursor: cursorOf(asked) }, { keep: true })
  const columns = useMemo<readonly Column<Destruction>[]>(
    () => [
      { id: 'number', head: say('number'), names: true, cell: ({ id, number }) => <Link to={`/retention/${id}`}>{number}</Link> },
      { id: 'kind', head: say('kind'), wrap: true, cell: ({ kind }) => say(kind) },
      { id: 'state', head: say('state'), cell: ({ state }) => say(state) },
      { id: 'items', head: say('items'), number: true, cell: ({ items }) => format.number(sumOf(items)) },
      { id: 'drawn', head: say('drawnBy'), cell: ({ drawn }) => say('placedBy', { who: drawn.name, when: format.instant(drawn.at) }) },
      { id: 'approved', head: say('approvedBy'), cell: ({ approved }) => approved?.name ?? '–' },
    ],
    [say, format],
  )
  return (
    <Answer query={query} what={say('listsWhat')} rows={8} height={35}>
      {(page) =>
        page.rows.length === 0 ? (
          <Nothing title={say('listsNone')} />
        ) : (
          <>
            <DataTable
              caption={say('lists')}
              columns={columns}
              rows={page.rows}
              keyOf={({ id }) => id}
              phone={({ id, number, kind, state, items }) => ({
                title: <Link to={`/retention/${id}`}>{number}</Link>,
                second: say(kind),
                left: say(state),
                right: format.number(sumOf(items)),
              })}
              busy={query.isPlaceholderData}
            />
            <Turn {...page} shown={page.rows.length} onTurn={(cursor) => set({ cursor }, 'push')} />
          </>
        )
      }
    </Answer>
  )
}

function sumOf(items: Destruction['items']): number {
  return items.listed + items.left + items.destroyed
}
