import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconColumns3, IconX, type TablerIcon } from '@tabler/icons-react'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import type { Count } from '../../../src/base/schema.ts'
import { useFormat, useText } from '../i18n/use.ts'
import type { ColumnValuesProps } from './column-values.tsx'
import styles from './list-tools.module.css'
import { PopoverButton } from './popover-button.tsx'
import { text } from './text.ts'
import { usePhone } from './use-phone.ts'

const loadColumns = () => import('./column-values.tsx')

/** Which columns a table shows; a phone shows rows of their own form. */
export function ColumnChoice(values: ColumnValuesProps) {
  const say = useText(text)
  if (usePhone()) return null
  return (
    <PopoverButton label={say('columns')} icon={<IconColumns3 size={18} stroke={1.6} aria-hidden />} load={loadColumns}>
      {({ ColumnValues }) => <ColumnValues {...values} />}
    </PopoverButton>
  )
}

interface BulkBarProps {
  n: number
  /** How many the filter finds: then all of them can be meant. */
  found?: Count
  /** All that the filter finds are meant. */
  all?: boolean
  onAll?: () => void
  onClear: () => void
  /** What the bar cannot do, said in the bar. */
  note?: ReactNode
  /** What the bar says while nothing is selected; without it, it is not there then. */
  waiting?: ReactNode
  children: ReactNode
}

/** What can be done with the selected rows; sticks to the foot of the window. */
export function BulkBar({ n, found, all = false, onAll, onClear, note, waiting, children }: BulkBarProps) {
  const say = useText(text)
  const format = useFormat()
  const none = n === 0 && !all
  if (none && waiting === undefined) return null
  const what = found === undefined ? '' : format.count(found)
  return (
    <div className={`${styles.bar} no-print`} role="region" aria-label={say('bulk')}>
      <span aria-live="polite">{none ? waiting : all ? say('allFoundSelected', { what }) : say('selected', { n })}</span>
      {!all && onAll !== undefined && found !== undefined && (found.more || found.n > n) && (
        <button type="button" className={styles.all} onClick={onAll}>
          {say('selectAllFound', { what })}
        </button>
      )}
      {!none && (
        <>
          <span className={styles.rule} />
          {children}
          <span className={styles.note}>{note}</span>
        </>
      )}
      <button type="button" className={styles.act} onClick={onClear} aria-label={say('unselect')}>
        <IconX size={18} stroke={1.8} aria-hidden />
      </button>
    </div>
  )
}

interface BulkActProps extends ComponentPropsWithRef<'button'> {
  icon: TablerIcon
}

/** One act of the bar; also the target of a menu. */
export function BulkAct({ icon: Icon, children, ...rest }: BulkActProps) {
  return (
    <button type="button" {...rest} className={styles.act}>
      <Icon size={18} stroke={1.6} aria-hidden />
      {children}
    </button>
  )
}

interface PagerProps {
  /** Rows before the page, where known; rows of the page; all. */
  from: number | null
  shown: number
  total: Count
  previous: string | null
  next: string | null
  /** Gets a cursor, or nothing for the first page. */
  onTurn: (cursor: string) => void
}

/** *1–50 of 116*, and a page on or back. */
export function Pager({ from, shown, total, previous, next, onTurn }: PagerProps) {
  const say = useText(text)
  const format = useFormat()
  const all = format.count(total)
  const range = from === null ? say('rangeUnknown', { shown, total: all }) : say('range', { from: from + 1, to: from + shown, total: all })
  return (
    <nav className={`${styles.pager} no-print`} aria-label={say('pages')}>
      {shown > 0 && <span>{range}</span>}
      <Button variant="default" size="compact-md" disabled={previous === null} onClick={() => onTurn(previous ?? '')}>
        {say('previous')}
      </Button>
      <Button variant="default" size="compact-md" disabled={next === null} onClick={() => onTurn(next ?? '')}>
        {say('next')}
      </Button>
    </nav>
  )
}

export interface View {
  key: string
  label: string
  count?: string
  to: string
  search?: Record<string, string | readonly string[]>
}

/** Views of a list as tabs with counts; links, so that each has its address. Scroll sideways on a phone. `end` stands at the right; `label` tells a second one on a page. */
export function ViewTabs({ views, current, end, label }: { views: readonly View[]; current: string; end?: ReactNode; label?: string }) {
  const say = useText(text)
  return (
    <div className={styles.views}>
      <nav aria-label={label ?? say('views')}>
        <ul>
          {views.map(({ key, label: name, count, to, search }) => (
            <li key={key}>
              <Link
                to={to}
                search={(search ?? {}) as never}
                activeOptions={{ exact: true }}
                aria-current={key === current ? 'page' : undefined}
              >
                {name} {count !== undefined && <span className={styles.count}>{count}</span>}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {end !== undefined && <div className={styles.end}>{end}</div>}
    </div>
  )
}
