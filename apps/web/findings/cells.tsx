import { IconAlarm } from '@tabler/icons-react'
import { OPEN, type FindingRow } from '../../../src/findings/schema.ts'
import { useBilingual, useFormat, useText } from '../i18n/use.ts'
import { NotAttributable } from '../parts/signs.tsx'
import { useAppState } from '../shell/state.ts'
import styles from './cells.module.css'
import { text } from './text.ts'

/** The day until which somebody should look; red once it is over, while the finding waits. */
export function DueDay({ due, state }: Pick<FindingRow, 'due' | 'state'>) {
  const format = useFormat()
  const today = useAppState()?.today
  if (due === null) return null
  if (today === undefined || !OPEN.includes(state)) return <span className="text2">{format.day(due)}</span>
  const seen = format.due(due, today)
  if (seen.state === 'later') return <span className="text2">{seen.text}</span>
  if (seen.state === 'today') return <span className="strong">{seen.text}</span>
  return (
    <span className={styles.over}>
      <IconAlarm size={16} stroke={1.6} aria-hidden />
      {seen.text}
    </span>
  )
}

/** How many are named in the trace; never who. `brief`: those who can be attributed, where there are any. */
export function InTrace({
  attributed,
  unattributed,
  brief = false,
}: Pick<FindingRow, 'attributed' | 'unattributed'> & { brief?: boolean }) {
  const say = useText(text)
  if (attributed === 0 && unattributed === 0) return <span className="text3">{say('nobody')}</span>
  if (attributed === 0) return brief ? say('notAttributed') : <NotAttributable short sign={false} />
  return (
    <>
      {say('officers', { n: attributed })}
      {unattributed > 0 && !brief && <span className={styles.second}>{say('notAttributedMore', { n: unattributed })}</span>}
    </>
  )
}

export function Reviewer({ assignee }: Pick<FindingRow, 'assignee'>) {
  const say = useText(text)
  const me = useAppState()?.actor.id
  if (assignee === null) return <span className="text3">{say('unassigned')}</span>
  return assignee.id === me ? say('you') : assignee.name
}

export function UnitCell({ unit, long = false }: Pick<FindingRow, 'unit'> & { long?: boolean }) {
  const say = useText(text)
  const inWords = useBilingual()
  if (unit === null) return <span className="text3">{say('unknownUnit')}</span>
  return long ? inWords(unit.name) : <span className={styles.unit}>{inWords(unit.short)}</span>
}

/** An area of the catalogue by its number and, of the usual twelve, its name. */
export function useAreaName(): (area: number) => string {
  const say = useText(text)
  return (area) => {
    const key = AREAS[area - 1]
    return key === undefined ? say('areaBare', { area }) : say('areaNamed', { area, name: say(key) })
  }
}

export const AREAS = [
  'area1',
  'area2',
  'area3',
  'area4',
  'area5',
  'area6',
  'area7',
  'area8',
  'area9',
  'area10',
  'area11',
  'area12',
] as const
