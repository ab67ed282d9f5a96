import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { isUrgent } from '../../../../src/cases/clocks/pure.ts'
import type { CaseRow, listCases } from '../../../../src/cases/schema.ts'
import access from '../../access/access.module.css'
import { Listed } from '../../access/list.tsx'
import type { Output } from '../../api.ts'
import { UnitCell } from '../../findings/cells.tsx'
import { daysBetween } from '../../i18n/format.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import type { Column, PhoneRow } from '../../parts/data-table.tsx'
import { useAppState, usePersonName } from '../../shell/state.ts'
import { text } from '../text.ts'
import { DEFAULTS, type Asked, type SetAsked } from './state.ts'

interface RowsProps {
  page: Output<typeof listCases>
  asked: Asked
  set: SetAsked
  busy: boolean
}

/** Cases, or that there are none. */
export function Rows({ page, asked, set, busy }: RowsProps) {
  const say = useText(text)
  return (
    <Listed
      page={page}
      columns={useColumns()}
      phone={usePhoneRow()}
      busy={busy}
      words={{ caption: say('caption'), none: say('none'), noneWhy: say('noneWhy'), noneFilter: say('noneFilter'), clear: say('clear') }}
      isChosen={asked.state !== DEFAULTS.state || asked.text !== ''}
      onClear={() => set(DEFAULTS, 'push')}
      onTurn={(cursor) => set({ cursor }, 'push')}
    />
  )
}

function Title({ row: { id, title } }: { row: CaseRow }) {
  return (
    <Link to="/cases/$id" params={{ id } as never}>
      {title}
    </Link>
  )
}

function Handler({ row: { handler } }: { row: CaseRow }) {
  const say = useText(text)
  const nameOf = usePersonName()
  return handler === null ? <span className="text3">{say('nobody')}</span> : nameOf(handler.name)
}

/** How many are decided upon; and that the matter stays open, where a head is still to be answered. */
function Decided({ row: { state, decided, concerned, reviewsOpen, withdrawn } }: { row: CaseRow }) {
  const say = useText(text)
  if (withdrawn) return <span className="amber">{say('withdrawn')}</span>
  if (state === 'legacy') return <span className="text3">–</span>
  return (
    <>
      {say('decidedCount', { done: decided, of: concerned })}
      {state === 'decided' && reviewsOpen > 0 && <span className={access.second}>{say('reviewsOpen', { n: reviewsOpen })}</span>}
    </>
  )
}

/** Until when it must be decided; red where that is soon or over. */
function Due({ row: { due } }: { row: CaseRow }) {
  const say = useText(text)
  const format = useFormat()
  const today = useAppState()?.today ?? ''
  if (due === null) return <span className="text3">–</span>
  if (due.day === null)
    return <span className={due.is === 'unknown' ? 'amber' : 'text2'}>{say(`due-${due.is as 'unknown' | 'still' | 'none'}`)}</span>
  const left = today === '' ? null : daysBetween(today, due.day)
  return (
    <span className={left !== null && isUrgent(left, null) ? 'red' : undefined}>
      {format.day(due.day)}
      {left !== null && <span className={access.second}>{left < 0 ? say('dueOver', { n: -left }) : say('dueLeft', { n: left })}</span>}
    </span>
  )
}

/** Of a case from before Liêm the day on which it was taken over; when it was opened then, its page says. */
function OpenedOn({ row: { state, openedOn } }: { row: CaseRow }) {
  const say = useText(text)
  const format = useFormat()
  return state === 'legacy' ? <span className="text2">{say('takenOver', { day: format.day(openedOn) })}</span> : format.day(openedOn)
}

function usePhoneRow(): (row: CaseRow) => PhoneRow {
  const say = useText(text)
  return (row) => ({
    title: <Title row={row} />,
    second: (
      <>
        {row.number} · <UnitCell unit={row.unit} />
      </>
    ),
    left: say(`state-${row.state}`),
    right: row.due === null ? <OpenedOn row={row} /> : <Due row={row} />,
  })
}

function useColumns(): readonly Column<CaseRow>[] {
  const say = useText(text)
  return useMemo(
    () => [
      {
        id: 'title',
        head: say('case'),
        names: true,
        wrap: true,
        cell: (row) => (
          <>
            <Title row={row} />
            <span className={access.second}>{row.number}</span>
          </>
        ),
      },
      { id: 'unit', head: say('unit'), cell: (row) => <UnitCell unit={row.unit} /> },
      { id: 'state', head: say('state'), cell: (row) => say(`state-${row.state}`) },
      { id: 'handler', head: say('handler'), cell: (row) => <Handler row={row} /> },
      { id: 'due', head: say('due'), cell: (row) => <Due row={row} /> },
      { id: 'decided', head: say('decidedOf'), cell: (row) => <Decided row={row} /> },
      { id: 'openedOn', head: say('openedOn'), cell: (row) => <OpenedOn row={row} /> },
    ],
    [say],
  )
}
