import { ActionIcon, Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconDots } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { Account, listAccounts } from '../../../../src/access/sign-in/accounts/schema.ts'
import type { Output } from '../../api.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { DataTable, type Column, type PhoneRow } from '../../parts/data-table.tsx'
import { useMay } from '../../shell/state.ts'
import styles from '../access.module.css'
import { Nothing, Turn } from '../list.tsx'
import { DEFAULTS, type Asked, type SetAsked } from './state.ts'
import { text } from './text.ts'

export type AccountAct = 'give' | 'reset' | 'factor' | 'close' | 'open' | 'officer'

interface RowsProps {
  page: Output<typeof listAccounts>
  asked: Asked
  set: SetAsked
  busy: boolean
  onAct: (act: AccountAct, account: Account) => void
}

/** The accounts by name, or that there are none. */
export function Rows({ page, asked, set, busy, onAct }: RowsProps) {
  const say = useText(text)
  const columns = useColumns(onAct)
  const phone = usePhoneRow(onAct)
  if (page.rows.length === 0) {
    if (asked.text === '' && asked.state === '') return <Nothing title={say('none')} />
    return <Nothing title={say('noneFilter')} clear={{ name: say('clear'), act: () => set(DEFAULTS, 'push') }} />
  }
  return (
    <>
      <DataTable caption={say('caption')} columns={columns} rows={page.rows} keyOf={({ id }) => id} lines="two" phone={phone} busy={busy} />
      <Turn {...page} shown={page.rows.length} onTurn={(cursor) => set({ cursor }, 'push')} />
    </>
  )
}

function Name({ row: { name, login, officer } }: { row: Account }) {
  return (
    <>
      <span className="strong">{name}</span>
      <span className={styles.second}>{[...new Set([login, officer ?? login])].join(' · ')}</span>
    </>
  )
}

/** What can be done with an account: its roles are seen by all who see accounts. */
function Acts({ row, onAct }: { row: Account; onAct: RowsProps['onAct'] }) {
  const say = useText(text)
  const may = useMay()
  const acts: [AccountAct, string][] = [
    ...(may('grant.change') ? [['give', say('give')] satisfies [AccountAct, string]] : []),
    ...(may('account.change')
      ? [
          ['reset', say('reset')] satisfies [AccountAct, string],
          ...(row.secondFactor || row.state === 'active' ? [['factor', say('factor')] satisfies [AccountAct, string]] : []),
          ['officer', say('bind')] satisfies [AccountAct, string],
        ]
      : []),
    ...(may('account.change')
      ? [(row.state === 'disabled' ? ['open', say('open')] : ['close', say('close')]) satisfies [AccountAct, string]]
      : []),
  ]
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={say('acts', { name: row.name })}>
          <IconDots size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {may('grant.read') && (
          <Menu.Item renderRoot={(props) => <Link to="/grants" search={{ account: row.id } as never} {...props} />}>
            {say('roles')}
          </Menu.Item>
        )}
        {acts.map(([act, verb]) => (
          <Menu.Item key={act} onClick={() => onAct(act, row)}>
            {verb}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function useColumns(onAct: RowsProps['onAct']): readonly Column<Account>[] {
  const say = useText(text)
  const format = useFormat()
  return useMemo(
    () => [
      { id: 'name', head: say('name'), names: true, wrap: true, cell: (row) => <Name row={row} /> },
      { id: 'state', head: say('state'), cell: (row) => say(row.state) },
      { id: 'secondFactor', head: say('secondFactor'), cell: (row) => say(row.secondFactor ? 'set' : 'notSet') },
      {
        id: 'signedInOn',
        head: say('signedInOn'),
        cell: (row) => (row.signedInOn === null ? say('never') : format.day(row.signedInOn)),
      },
      { id: 'act', head: say('act'), headCell: <span />, number: true, cell: (row) => <Acts row={row} onAct={onAct} /> },
    ],
    [say, format, onAct],
  )
}

function usePhoneRow(onAct: RowsProps['onAct']): (row: Account) => PhoneRow {
  const say = useText(text)
  return (row) => ({
    title: row.name,
    second: [...new Set([row.login, row.officer ?? row.login])].join(' · '),
    left: say(row.state),
    right: <Acts row={row} onAct={onAct} />,
  })
}
