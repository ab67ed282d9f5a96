import { ActionIcon } from '@mantine/core'
import { IconCalendarTime, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { listChangeDays, type ChangeDay } from '../../../src/organisation/schema.ts'
import { useRoute } from '../api-hooks.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { daysAfter } from '../units/links.ts'
import { useAppState } from '../shell/state.ts'
import styles from './day-band.module.css'
import { DayField } from './day-field.tsx'
import { text } from './text.ts'

interface DayBandProps {
  /** ISO day; empty: today. */
  on: string
  onChange: (on: string) => void
  /** Days of changes of this unit and those below it; without it of all. */
  unit?: string
  /** Days with changes that are known already; the server is not asked. */
  days?: readonly string[]
}

/** The day that is shown, the way to others, and back to today; amber while it is another day than today. */
export function DayBand({ on, onChange, unit, days }: DayBandProps) {
  const say = useText(text)
  const format = useFormat()
  const today = useAppState()?.today ?? ''
  const shown = on === '' ? today : on
  const go = (day: string): void => onChange(day === today ? '' : day)
  const step = (days: number) => shown !== '' && go(daysAfter(shown, days))
  const past = on !== '' && on !== today
  return (
    <div className={`${styles.band} ${past ? styles.past : ''}`} role="group" aria-label={say('dayShown')}>
      <span className={styles.name}>
        <IconCalendarTime size={20} stroke={1.6} aria-hidden />
        <span>
          {say('dayShown')}
          <span className="only-print">{shown !== '' && format.day(shown)}</span>
        </span>
      </span>
      <span className={`${styles.controls} no-print`}>
        <DayField label={say('dayShown')} bare value={shown} onChange={go} />
        <ActionIcon variant="default" size={36} aria-label={say('dayBefore')} onClick={() => step(-1)}>
          <IconChevronLeft size={18} stroke={1.8} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" size={36} aria-label={say('dayAfter')} onClick={() => step(1)}>
          <IconChevronRight size={18} stroke={1.8} aria-hidden />
        </ActionIcon>
        {!past && <span className={styles.today}>{say('isToday')}</span>}
      </span>
      {days === undefined ? (
        <ChangeDays shown={shown} onChange={go} {...(unit === undefined ? {} : { unit })} />
      ) : (
        <DayLinks days={nearest(days, shown).map((day) => ({ day, what: '' }))} shown={shown} onChange={go} />
      )}
      {past && today !== '' && (
        <button type="button" className={`${styles.back} no-print`} onClick={() => onChange('')}>
          {say('backToToday', { day: format.day(today) })}
        </button>
      )}
    </div>
  )
}

const EACH = 2

/** Some days before (that day included) and some after. */
function nearest(days: readonly string[], shown: string): readonly string[] {
  const sorted = [...new Set(days)].toSorted()
  const after = sorted.findIndex((day) => day > shown)
  const at = after === -1 ? sorted.length : after
  return sorted.slice(Math.max(0, at - EACH), at + EACH)
}

interface ChangeDaysProps {
  shown: string
  onChange: (day: string) => void
}

function ChangeDays({ shown, unit, onChange }: ChangeDaysProps & { unit?: string }) {
  const say = useText(text)
  const around = shown === '' ? {} : { around: shown }
  const { data } = useRoute(listChangeDays, { ...around, ...(unit === undefined ? {} : { unit }), each: EACH }, { keep: true })
  if (data === undefined) return null
  const whatOf = ({ units, heads }: ChangeDay): string =>
    [units > 0 && say('changeUnits', { n: units }), heads > 0 && say('changeHeads', { n: heads })]
      .filter((part) => part !== false)
      .join(', ')
  return <DayLinks days={data.rows.map((row) => ({ day: row.day, what: whatOf(row) }))} shown={shown} onChange={onChange} />
}

function DayLinks({ days, shown, onChange }: ChangeDaysProps & { days: readonly { day: string; what: string }[] }) {
  const say = useText(text)
  const format = useFormat()
  if (days.length === 0) return <span className={`${styles.changes} no-print`}>{say('changeDaysNone')}</span>
  return (
    <span className={`${styles.changes} no-print`}>
      <span>{say('changeDays')}</span>
      <ul>
        {days.map(({ day, what }) => (
          <li key={day}>
            <button type="button" title={what} aria-current={day === shown ? 'date' : undefined} onClick={() => onChange(day)}>
              {format.day(day)}
              <span className="spoken"> {what}</span>
            </button>
          </li>
        ))}
      </ul>
    </span>
  )
}
