import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatDay, parseDay } from '../../i18n/format.ts'
import { useText } from '../../i18n/use.ts'
import { useAppState } from '../../shell/state.ts'
import { text as shared } from '../text.ts'
import { Wrong } from '../wrong.tsx'
import { daysBefore, yearStart } from './days.ts'
import styles from './menus.module.css'
import { text } from './text.ts'

interface DayValuesProps {
  from: string | undefined
  until: string | undefined
  onChange: (from: string | undefined, until: string | undefined) => void
}

/** A span of days, typed as day/month/year or taken from a usual one. */
export function DayValues({ from, until, onChange }: DayValuesProps) {
  const say = useText(text)
  const today = useAppState()?.today
  return (
    <>
      <div className={styles.days}>
        <DayField label={say('from')} value={from} onChange={(day) => onChange(day, until)} />
        <DayField label={say('until')} value={until} onChange={(day) => onChange(from, day)} />
      </div>
      <div className={styles.usual}>
        {today !== undefined && (
          <>
            <Usual onClick={() => onChange(daysBefore(today, 6), undefined)}>{say('last7')}</Usual>
            <Usual onClick={() => onChange(daysBefore(today, 29), undefined)}>{say('last30')}</Usual>
            <Usual onClick={() => onChange(yearStart(today), undefined)}>{say('thisYear')}</Usual>
          </>
        )}
        <Usual onClick={() => onChange(undefined, undefined)}>{say('clearField')}</Usual>
      </div>
    </>
  )
}

function Usual({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Button variant="default" size="compact-sm" onClick={onClick}>
      {children}
    </Button>
  )
}

/** A day as somebody types it; it counts once it is whole, and nothing typed is lost before. */
function DayField({ label, value, onChange }: { label: string; value: string | undefined; onChange: (day: string | undefined) => void }) {
  const say = useText(text)
  const word = useText(shared)
  const [typed, setTyped] = useState(value === undefined ? '' : formatDay(value))
  const [known, setKnown] = useState(value)
  const [left, setLeft] = useState(false)
  if (known !== value) {
    setKnown(value)
    if (parseDay(typed) !== value) setTyped(value === undefined ? '' : formatDay(value))
  }
  const wrong = typed.trim() !== '' && parseDay(typed) === undefined
  return (
    <TextInput
      label={label}
      inputMode="numeric"
      placeholder={word('dayExample')}
      value={typed}
      error={left && wrong && <Wrong>{say('dayWrong')}</Wrong>}
      onBlur={() => setLeft(true)}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        setLeft(false)
        const day = parseDay(currentTarget.value)
        if (day !== undefined || currentTarget.value.trim() === '') onChange(day)
      }}
    />
  )
}
