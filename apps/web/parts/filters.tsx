import { Button, TextInput } from '@mantine/core'
import { IconFilter, IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useText } from '../i18n/use.ts'
import type { FilterValuesProps } from './filter-values.tsx'
import styles from './filters.module.css'
import { PopoverButton } from './popover-button.tsx'
import { text } from './text.ts'
import { usePhone } from './use-phone.ts'

/** The line of filters above a list; on a phone one button with a sheet, and the pills beneath. `end`: how many were found. */
export function Filters({
  search,
  menus,
  pills,
  on,
  end,
  beside,
}: {
  search?: ReactNode
  menus: ReactNode
  pills?: ReactNode
  on: number
  end?: ReactNode
  /** On a phone, beside the button that opens the filters. */
  beside?: ReactNode
}) {
  const say = useText(text)
  const phone = usePhone()
  const [open, setOpen] = useState(false)
  if (!phone) {
    return (
      <div className={`${styles.filters} no-print`} role="group" aria-label={say('filters')}>
        {search}
        {menus}
        {pills}
        <span className={styles.end}>{end}</span>
      </div>
    )
  }
  return (
    <div className={`${styles.filters} no-print`} role="group" aria-label={say('filters')}>
      <Button
        variant="default"
        size="md"
        leftSection={<IconFilter size={18} stroke={1.6} aria-hidden />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {on === 0 ? say('filters') : say('filtersOn', { n: on })}
      </Button>
      {beside}
      <span className={styles.end}>{end}</span>
      {open && (
        <div className={styles.sheet}>
          {search}
          {menus}
        </div>
      )}
      {pills}
    </div>
  )
}

interface FilterMenuProps extends FilterValuesProps {
  label: string
  /** The values are wanted: fetch them now. */
  onOpen?: () => void
}

const loadValues = () => import('./filter-values.tsx')

/** A button that opens the values of one filter; many values can be searched, without diacritics too. */
export function FilterMenu({ label, onOpen, ...values }: FilterMenuProps) {
  return (
    <PopoverButton label={label} load={loadValues} onOpen={onOpen}>
      {({ FilterValues }) => <FilterValues {...values} />}
    </PopoverButton>
  )
}

/** A filter that is on, in words, with the way to take it off. */
export function FilterPill({ children, label, onClear }: { children: ReactNode; label: string; onClear: () => void }) {
  const say = useText(text)
  return (
    <span className={styles.pill}>
      {children}
      <button type="button" onClick={onClear} aria-label={say('clearFilter', { what: label })}>
        <IconX size={16} stroke={1.8} aria-hidden />
      </button>
    </span>
  )
}

const PAUSE = 300

/** Searches the list itself; gives its text when somebody pauses or presses Enter. What is being typed is never overtaken by an answer. */
export function FilterSearch({ value, placeholder, onChange }: { value: string; placeholder: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(value)
  const sent = useRef(value)
  const tell = useRef(onChange)
  useEffect(() => {
    tell.current = onChange
  })
  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setTyped(value)
  }, [value])
  const send = (wanted: string): void => {
    if (wanted === sent.current) return
    sent.current = wanted
    tell.current(wanted)
  }
  useEffect(() => {
    const timer = setTimeout(() => send(typed.trim()), PAUSE)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <TextInput
      className={styles.search}
      type="search"
      aria-label={placeholder}
      placeholder={placeholder}
      leftSection={<IconSearch size={18} stroke={1.6} aria-hidden />}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') send(typed.trim())
      }}
    />
  )
}
