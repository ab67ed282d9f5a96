import { useMemo } from 'react'
import { listUnmatchedAccounts, type UnmatchedAccount } from '../../../../src/findings/accounts/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { FilterSearch } from '../../parts/filters.tsx'
import { Pager } from '../../parts/list-tools.tsx'
import { UnitLink } from '../links.tsx'
import type { Asked, SetAsked } from '../state.ts'
import { text } from '../text.ts'
import { useDays } from '../words.ts'
import styles from './work.module.css'

/** The kind of work that comes from the traces, not from the register. */
export const TRACES = 'traces'

/** Accounts in the traces of findings that can be attributed to nobody, and why. */
export function TraceAccounts({ asked, set }: { asked: Asked; set: SetAsked }) {
  const say = useText(text)
  const query = useRoute(
    listUnmatchedAccounts,
    { ...(asked.text === '' ? {} : { text: asked.text }), ...(asked.cursor === '' ? {} : { cursor: asked.cursor }) },
    { keep: true },
  )
  const columns = useColumns(asked.on)
  return (
    <>
      <p className={styles.remark}>{say('tracesNote')}</p>
      <FilterSearch value={asked.text} placeholder={say('findAccount')} onChange={(typed) => set({ text: typed, cursor: '' })} />
      <Answer query={query} what={say('loadingWork')} rows={10} height={35}>
        {({ rows, counts: _, ...page }) =>
          rows.length === 0 ? (
            <Empty title={say('workNone')} why={say('workHereNoneWhy')} />
          ) : (
            <>
              <DataTable
                caption={say('kind_traces')}
                columns={columns}
                rows={rows}
                keyOf={({ account, why }) => `${account} ${why}`}
                busy={query.isPlaceholderData}
              />
              <Pager {...page} shown={rows.length} onTurn={(cursor) => set({ cursor }, 'push')} />
            </>
          )
        }
      </Answer>
    </>
  )
}

function useColumns(on: string): readonly Column<UnmatchedAccount>[] {
  const say = useText(text)
  const days = useDays()
  return useMemo(
    () => [
      { id: 'account', head: say('account'), names: true, cell: ({ account }) => <code>{account}</code> },
      { id: 'why', head: say('why'), wrap: true, cell: ({ why }) => say(`why_${why}`) },
      { id: 'unit', head: say('lastUnit'), cell: ({ unit }) => unit !== null && <UnitLink unit={unit} on={on} /> },
      { id: 'days', head: say('days'), cell: days },
    ],
    [say, days, on],
  )
}
