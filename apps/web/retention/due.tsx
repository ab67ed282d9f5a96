import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { showRetention, type KindDue, type KindId } from '../../../src/retention/schema.ts'
import { DayInput, readDay } from '../access/day-input.tsx'
import { useRoute } from '../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { Citation } from '../parts/citation.tsx'
import { Note } from '../parts/note.tsx'
import { useMay } from '../shell/state.ts'
import table from '../units/plain-table.module.css'
import { DueRows } from './due-rows.tsx'
import { Outside } from './outside.tsx'
import styles from './retention.module.css'
import { dayOf, kindOf, REMAINS, type Asked, type SetAsked } from './state.ts'
import { text } from './text.ts'

const DrawDialog = lazy(() => import('./draw-dialog.tsx').then(({ DrawDialog: component }) => ({ default: component })))

/** What is due by kind, as of a day; the rows of one kind beneath. */
export function Due({ asked, set }: { asked: Asked; set: SetAsked }) {
  const say = useText(text)
  const format = useFormat()
  const [drawing, setDrawing] = useState<KindId | null>(null)
  const day = dayOf(asked)
  const [typed, setTyped] = useState(day === undefined ? '' : format.day(day))
  const query = useRoute(showRetention, { on: day }, { keep: true })
  const kind = kindOf(asked)
  const look = (value: string): void => {
    setTyped(value)
    const read = readDay(value)
    if (read !== undefined) set({ on: read ?? '', cursor: '' })
  }
  return (
    <>
      <div className={styles.day}>
        <DayInput label={say('onDay')} value={typed} onChange={look} tried={typed.length > 9} />
      </div>
      <Answer query={query} what={say('what')} rows={4} height={53}>
        {({ kinds, today, on }) => (
          <>
            {kinds.some(({ period }) => !period.basis.confirmed) && (
              <div className={styles.note}>
                <Note tone="amber">{say('unconfirmed')}</Note>
              </div>
            )}
            <Kinds kinds={kinds} asked={asked} onDraw={on === today ? setDrawing : undefined} />
          </>
        )}
      </Answer>
      {kind !== undefined && <DueRows kind={kind} asked={asked} set={set} />}
      <Outside />
      <Suspense>{drawing !== null && <DrawDialog kind={drawing} onClose={() => setDrawing(null)} />}</Suspense>
    </>
  )
}

interface KindsProps {
  kinds: readonly KindDue[]
  asked: Asked
  onDraw: ((kind: KindId) => void) | undefined
}

function Kinds({ kinds, asked, onDraw }: KindsProps) {
  const say = useText(text)
  return (
    <table className={table.table}>
      <caption className="spoken">{say('kindsCaption')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('kind')}</th>
          <th scope="col" className={table.wide}>
            {say('period')}
          </th>
          <th scope="col" className="number">
            {say('due')}
          </th>
          <th scope="col" className="number">
            {say('held')}
          </th>
          <th scope="col" className="number">
            {say('cased')}
          </th>
          <th scope="col" className="number">
            {say('listed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {kinds.map((row) => (
          <Kind key={row.kind} row={row} asked={asked} onDraw={onDraw} />
        ))}
      </tbody>
    </table>
  )
}

function Kind({ row: { kind, period, due, held, cased, listed }, asked, onDraw }: { row: KindDue } & Omit<KindsProps, 'kinds'>) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const may = useMay()
  return (
    <tr>
      <th scope="row">
        <span className="strong">{say(kind)}</span>
        <span className={table.second}>{say(REMAINS[kind])}</span>
        {onDraw !== undefined && due.n > 0 && may('retention.change') && (
          <Button variant="default" size="compact-sm" mt={6} aria-label={say('drawOf', { kind: say(kind) })} onClick={() => onDraw(kind)}>
            {say('draw')}
          </Button>
        )}
      </th>
      <td className={table.wide}>
        {say('years', { n: period.years, from: inWords(period.from) })}
        {period.forever.length > 0 && <span className={table.second}>{say('forever')}</span>}
        <span className={table.second}>
          <Citation cite={inWords(period.basis.cite)} confirmed={period.basis.confirmed} />
        </span>
      </td>
      <td className="number">
        {due.n === 0 ? (
          '0'
        ) : (
          <Link
            to="/retention"
            search={{ kind, ...(asked.on === '' ? {} : { on: asked.on }) } as never}
            aria-label={say('show', { found: format.count(due), kind: say(kind) })}
          >
            {format.count(due)}
          </Link>
        )}
      </td>
      <td className="number">{format.count(held)}</td>
      <td className="number">{format.count(cased)}</td>
      <td className="number">{format.count(listed)}</td>
    </tr>
  )
}
