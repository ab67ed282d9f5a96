import { Button } from '@mantine/core'
import { useMemo } from 'react'
import type { Proposal } from '../../../../src/access/proposals/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { DataTable, type Column, type PhoneRow } from '../../parts/data-table.tsx'
import { usePersonName } from '../../shell/state.ts'
import styles from '../access.module.css'
import type { ProposalAct, SetOpen } from './dialogs.tsx'
import { text } from './text.ts'
import { useWhat } from './what.tsx'

interface RowsProps {
  caption: string
  rows: readonly Proposal[]
  busy: boolean
  onOpen: SetOpen
}

/** Proposals, each with what whoever looks can do about it. */
export function ProposalRows({ caption, rows, busy, onOpen }: RowsProps) {
  const columns = useColumns(onOpen)
  const phone = usePhoneRow(onOpen)
  return <DataTable caption={caption} columns={columns} rows={rows} keyOf={({ id }) => id} lines="two" phone={phone} busy={busy} />
}

function What({ row }: { row: Proposal }) {
  const { title, detail } = useWhat()(row)
  return (
    <>
      <span className="strong">{title}</span>
      <span className={styles.second}>{detail}</span>
    </>
  )
}

function Proposer({ row }: { row: Proposal }) {
  const nameOf = usePersonName()
  return (
    <>
      {nameOf(row.proposedBy)}
      <span className={styles.second}>{row.reason}</span>
    </>
  )
}

/** Until when it waits, or what became of it. */
function Outcome({ row }: { row: Proposal }) {
  const say = useText(text)
  const format = useFormat()
  if (row.state === 'open') return say('endsAt', { when: format.instant(row.endsAt) })
  const when = format.instant(row.decidedAt ?? row.endsAt)
  return (
    <>
      {say(STATE_WORDS[row.state])}
      <span className={styles.second}>{row.decidedBy === null ? when : say('byAt', { name: row.decidedBy, when })}</span>
      {row.answer !== null && <span className={styles.second}>{row.answer}</span>}
    </>
  )
}

const STATE_WORDS = {
  open: 'stateOpen',
  approved: 'stateApproved',
  refused: 'stateRefused',
  withdrawn: 'stateWithdrawn',
  lapsed: 'stateLapsed',
  machine: 'stateMachine',
} as const

function actsOf({ can }: Proposal): ProposalAct[] {
  return can.flatMap((one): ProposalAct[] => (one === 'decide' ? ['approve', 'refuse'] : [one]))
}

function Acts({ row, onOpen }: { row: Proposal; onOpen: SetOpen }) {
  const say = useText(text)
  const what = useWhat()
  const acts = actsOf(row)
  if (acts.length === 0) return row.obstacle === null ? null : <span className="small text2">{say(row.obstacle)}</span>
  return (
    <span className={styles.acts}>
      {acts.map((act) => (
        <Button
          key={act}
          variant="default"
          size="compact-sm"
          aria-label={say(`${act}What`, { what: what(row).title })}
          onClick={() => onOpen({ act, proposal: row })}
        >
          {say(act)}
        </Button>
      ))}
    </span>
  )
}

function useColumns(onOpen: SetOpen): readonly Column<Proposal>[] {
  const say = useText(text)
  return useMemo(
    () => [
      { id: 'what', head: say('doing'), names: true, wrap: true, cell: (row) => <What row={row} /> },
      { id: 'proposer', head: say('proposer'), wrap: true, cell: (row) => <Proposer row={row} /> },
      { id: 'outcome', head: say('outcome'), wrap: true, cell: (row) => <Outcome row={row} /> },
      { id: 'act', head: say('act'), headCell: <span />, number: true, cell: (row) => <Acts row={row} onOpen={onOpen} /> },
    ],
    [say, onOpen],
  )
}

function usePhoneRow(onOpen: SetOpen): (row: Proposal) => PhoneRow {
  const what = useWhat()
  return (row) => ({
    title: what(row).title,
    second: (
      <>
        {what(row).detail}
        <span className={styles.second}>
          <Proposer row={row} />
        </span>
      </>
    ),
    left: <Outcome row={row} />,
    right: <Acts row={row} onOpen={onOpen} />,
  })
}
