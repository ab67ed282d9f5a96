import { SegmentedControl } from '@mantine/core'
import { useText } from '../i18n/use.ts'
import styles from './months.module.css'
import { text } from './text.ts'

const CHOICES = ['3', '12', '36'] as const

/** How many months an address means; twelve where it says nothing that can be meant. */
export function monthsOf(value: string): number {
  const number = Number(value)
  return Number.isInteger(number) && number >= 1 && number <= 36 ? number : 12
}

/** Three months, twelve, or three years. */
export function MonthsChoice({ value, onChange }: { value: string; onChange: (months: string) => void }) {
  const say = useText(text)
  return (
    <SegmentedControl
      classNames={{ root: styles.root, indicator: styles.indicator, label: styles.label }}
      aria-label={say('chooseMonths')}
      transitionDuration={0}
      value={value}
      onChange={onChange}
      data={CHOICES.map((months) => ({ value: months, label: say(`months${months}`) }))}
    />
  )
}
