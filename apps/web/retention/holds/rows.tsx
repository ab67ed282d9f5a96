import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Hold, listHolds } from '../../../../src/retention/schema.ts'
import styles from '../../access/access.module.css'
import { Nothing, Turn } from '../../access/list.tsx'
import type { Output } from '../../api.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { useMay, usePersonName } from '../../shell/state.ts'
import { text } from '../text.ts'

interface RowsProps {
  page: Output<typeof listHolds>
  busy: boolean
  onEnd: (hold: Hold) => void
  onTurn: (cursor: string) => void
}

/** Holds, the newest first. */
export function HoldRows({ page, busy, onEnd, onTurn }: RowsProps) {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  const columns = useMemo<readonly Column<Hold>[]>(
    () => [
      { id: 'scope', head: say('scope'), names: true, wrap: true, cell: (row) => <What row={row} /> },
      {
        id: 'document',
        head: say('document'),
        wrap: true,
        cell: ({ authority, document }) => (
          <>
            {authority}
            <span className={styles.second}>{document}</span>
          </>
        ),
      },
      { id: 'by', head: say('by'), wrap: true, cell: ({ by, at }) => say('placedBy', { who: nameOf(by), when: format.instant(at) }) },
      { id: 'state', head: say('state'), cell: (row) => <State row={row} /> },
      { id: 'act', head: say('act'), headCell: <span />, number: true, cell: (row) => <End row={row} onEnd={onEnd} /> },
    ],
    [say, format, nameOf, onEnd],
  )
  if (page.rows.length === 0) return <Nothing title={say('holdsNone')} />
  return (
    <>
      <DataTable
        caption={say('holdsCaption')}
        columns={columns}
        rows={page.rows}
        keyOf={({ id }) => id}
        lines="two"
        phone={(row) => ({
          title: <What row={row} />,
          second: `${row.authority} · ${row.document}`,
          left: <State row={row} />,
          right: <End row={row} onEnd={onEnd} />,
        })}
        busy={busy}
      />
      <Turn {...page} shown={page.rows.length} onTurn={onTurn} />
    </>
  )
}

/** What a hold is about, in a line. */
export function useHeld(): (hold: Hold) => string {
  const say = useText(text)
  const inWords = useBilingual()
  return ({ what, finding, officer, unit }) => {
    if (what === 'finding') return finding?.number ?? say('held1')
    if (what === 'person') return officer === null ? '–' : `${officer.name} (${officer.id})`
    return unit === null ? say('whatEverything') : inWords(unit.name)
  }
}

function What({ row }: { row: Hold }) {
  const say = useText(text)
  const format = useFormat()
  const held = useHeld()
  const { finding, from, until } = row
  const words = held(row)
  const days =
    from !== null && until !== null
      ? say('daysBetween', { from: format.day(from), until: format.day(until) })
      : from !== null
        ? say('daysFrom', { from: format.day(from) })
        : until !== null && say('daysUntil', { until: format.day(until) })
  return (
    <>
      {finding !== null && finding.number !== null ? (
        <Link to={`/findings/${finding.id}`}>{words}</Link>
      ) : (
        <span className="strong">{words}</span>
      )}
      {days !== false && <span className={styles.second}>{days}</span>}
      <span className={styles.second}>{format.quote(row.reason)}</span>
    </>
  )
}

function State({ row: { ended } }: { row: Hold }) {
  const say = useText(text)
  const format = useFormat()
  return ended === null ? <b>{say('stands')}</b> : <span className="text2">{say('endedOn', { when: format.instant(ended.at) })}</span>
}

function End({ row, onEnd }: { row: Hold; onEnd: (hold: Hold) => void }) {
  const say = useText(text)
  const may = useMay()
  const held = useHeld()
  if (!may('hold.change') || row.ended !== null) return null
  return (
    <Button variant="default" size="compact-sm" aria-label={say('endWhat', { what: held(row) })} onClick={() => onEnd(row)}>
      {say('end')}
    </Button>
  )
}
