import { Select } from '@mantine/core'
import { useText } from '../i18n/use.ts'
import { useAppState } from '../shell/state.ts'
import styles from './results.module.css'
import { text } from './text.ts'

const OPENED = new Date().toISOString()

/** The year that an address means; this one where it says nothing that can be meant. */
export function useYear(asked: string): number {
  const today = useAppState()?.today ?? OPENED
  const year = Number(asked)
  return Number.isInteger(year) && year >= 2000 && year <= 2200 ? year : Number(today.slice(0, 4))
}

interface YearSelectProps {
  year: number
  /** Shown above it; where it is left out, spoken alone. */
  label?: string
  onChange: (year: string) => void
}

export function YearSelect({ year, label, onChange }: YearSelectProps) {
  const say = useText(text)
  const now = Number((useAppState()?.today ?? String(year)).slice(0, 4))
  const years = [...new Set([year, ...Array.from({ length: 8 }, (_, at) => now - at)])].toSorted((one, other) => other - one)
  return (
    <Select
      className={styles.year}
      {...(label === undefined ? { 'aria-label': say('year') } : { label })}
      data={years.map(String)}
      value={String(year)}
      allowDeselect={false}
      onChange={(value) => onChange(value ?? '')}
      comboboxProps={{ transitionProps: { transition: 'fade', duration: 120 } }}
    />
  )
}
