import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { ROLES } from '../../../../src/access/roles/pure.ts'
import type { GrantRow, listGrants } from '../../../../src/access/roles/schema.ts'
import type { Output } from '../../api.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { DataTable, type Column, type PhoneRow } from '../../parts/data-table.tsx'
import { useAppState, useMay } from '../../shell/state.ts'
import styles from '../access.module.css'
import { Nothing, Turn } from '../list.tsx'
import { DEFAULTS, stateOf, type Asked, type SetAsked } from './state.ts'
import { text } from './text.ts'

interface RowsProps {
  page: Output<typeof listGrants>
  asked: Asked
  set: SetAsked
  busy: boolean
  onEnd: (grant: GrantRow) => void
}

/** Roles that were given, the latest first, or that there are none. */
export function Rows({ page, asked, set, busy, onEnd }: RowsProps) {
  const say = useText(text)
  const columns = useColumns(onEnd)
  const phone = usePhoneRow(onEnd)
  if (page.rows.length === 0) {
    if (asked.role === '' && asked.account === '') return <Nothing title={say('none')} />
    return <Nothing title={say('noneFilter')} clear={{ name: say('clear'), act: () => set(DEFAULTS, 'push') }} />
  }
  return (
    <>
      <DataTable caption={say('caption')} columns={columns} rows={page.rows} keyOf={({ id }) => id} lines="two" phone={phone} busy={busy} />
      <Turn {...page} shown={page.rows.length} onTurn={(cursor) => set({ cursor }, 'push')} />
    </>
  )
}

function Time({ row: { from, until } }: { row: GrantRow }) {
  const say = useText(text)
  const format = useFormat()
  return until === null ? say('fromOn', { from: format.day(from) }) : say('fromUntil', { from: format.day(from), until: format.day(until) })
}

function State({ row }: { row: GrantRow }) {
  const say = useText(text)
  const today = useAppState()?.today
  return today === undefined ? null : say(stateOf(row, today))
}

/** Takes a role away that is not over; only for whoever may. */
function End({ row, onEnd }: { row: GrantRow; onEnd: (row: GrantRow) => void }) {
  const say = useText(text)
  const inWords = useBilingual()
  const today = useAppState()?.today
  const may = useMay()
  if (!may('grant.change') || today === undefined || stateOf(row, today) === 'over') return null
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={say('endWhat', { role: inWords(ROLES[row.role].name), name: row.name })}
      onClick={() => onEnd(row)}
    >
      {say('end')}
    </Button>
  )
}

function useColumns(onEnd: (row: GrantRow) => void): readonly Column<GrantRow>[] {
  const say = useText(text)
  const inWords = useBilingual()
  return useMemo(
    () => [
      { id: 'account', head: say('account'), names: true, wrap: true, cell: ({ name }) => <span className="strong">{name}</span> },
      {
        id: 'role',
        head: say('role'),
        wrap: true,
        cell: ({ role, unit }) => (
          <>
            {inWords(ROLES[role].name)}
            <span className={styles.second}>{unit === null ? say('everywhere') : inWords(unit.name)}</span>
          </>
        ),
      },
      { id: 'time', head: say('time'), cell: (row) => <Time row={row} /> },
      { id: 'state', head: say('state'), cell: (row) => <State row={row} /> },
      { id: 'act', head: say('act'), headCell: <span />, number: true, cell: (row) => <End row={row} onEnd={onEnd} /> },
    ],
    [say, inWords, onEnd],
  )
}

function usePhoneRow(onEnd: (row: GrantRow) => void): (row: GrantRow) => PhoneRow {
  const say = useText(text)
  const inWords = useBilingual()
  return (row) => ({
    title: row.name,
    second: `${inWords(ROLES[row.role].name)} · ${row.unit === null ? say('everywhere') : inWords(row.unit.name)}`,
    left: <Time row={row} />,
    right: <End row={row} onEnd={onEnd} />,
  })
}
