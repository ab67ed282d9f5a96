import { Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconSearch } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { z } from 'zod'
import type { unitRow } from '../../../../src/desk/units/schema.ts'
import { OPEN } from '../../../../src/findings/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { DataTable, type Column, type PhoneRow } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { NumberLink } from '../number-link.tsx'
import { useRate } from '../rate.ts'
import { spanOf } from '../span.ts'
import { happenedIn } from '../links.ts'
import { text } from '../text.ts'
import styles from './tree.module.css'
import { matching } from './match.ts'

export type UnitRow = z.infer<typeof unitRow>

interface TreeProps {
  rows: readonly UnitRow[]
  typed: string
  onType: (typed: string) => void
  months: number
  /** Last instant of the data. */
  until: string | null
  busy: boolean
}

/** The tree of units; a text narrows it, and keeps what stands above. */
export function Tree({ rows, typed, onType, months, until, busy }: TreeProps) {
  const say = useText(text)
  const format = useFormat()
  const columns = useUnitColumns(months, until)
  const phone = useUnitPhoneRow(months, until)
  const shown = useMemo(() => matching(rows, typed), [rows, typed])
  if (rows.length === 0) return <Empty title={say('none')} why={say('noneWhy')} />
  return (
    <>
      <div className={`${styles.tools} no-print`}>
        <TextInput
          className={styles.find}
          type="search"
          aria-label={say('find')}
          placeholder={say('find')}
          leftSection={<IconSearch size={18} stroke={1.6} aria-hidden />}
          value={typed}
          onChange={(event) => onType(event.currentTarget.value)}
        />
        <span className="text2">{say('counted', { n: shown.length })}</span>
      </div>
      {shown.length === 0 ? (
        <Empty
          title={say('noneMatch', { what: format.quote(typed) })}
          action={
            <Button variant="default" onClick={() => onType('')}>
              {say('clearFind')}
            </Button>
          }
        />
      ) : (
        <DataTable caption={say('caption')} columns={columns} rows={shown} keyOf={({ code }) => code} busy={busy} phone={phone} />
      )}
    </>
  )
}

/** The columns of a table of units, each number a link to its rows. */
export function useUnitColumns(months: number, until: string | null): readonly Column<UnitRow>[] {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const asRate = useRate()
  return useMemo(() => {
    const span = spanOf(until, months)
    const rowsOf = ({ code }: UnitRow, states?: Parameters<typeof happenedIn>[2]) => happenedIn(span, { unit: [code] }, states)
    const number = (id: string, head: string, cell: Column<UnitRow>['cell']): Column<UnitRow> => ({
      id,
      head,
      number: true,
      cell,
    })
    return [
      {
        id: 'unit',
        head: say('unit'),
        names: true,
        wrap: true,
        cell: (row) => (
          <Link
            to={`/units/${encodeURIComponent(row.code)}`}
            className={row.level < 3 ? styles.upper : styles.name}
            style={{ paddingLeft: row.depth * 20 }}
          >
            {inWords(row.name)}
          </Link>
        ),
      },
      number('cases', say('cases'), (row) => (
        <NumberLink n={row.cases} what={say('cases')} to="/log" search={{ unit: row.code }} className={styles.quiet} />
      )),
      number('violated', say('findings'), (row) => (
        <NumberLink n={row.violated} what={say('findings')} to="/findings" search={rowsOf(row)} />
      )),
      number('level', say('perThousand'), (row) => (row.cases === 0 ? null : asRate((1000 * row.violated) / row.cases))),
      number('open', say('open'), (row) => (
        <NumberLink n={row.open} what={say('open')} to="/findings" search={{ state: OPEN, unit: [row.code] }} />
      )),
      number('confirmed', say('confirmed'), (row) => (
        <NumberLink n={row.confirmed} what={say('confirmed')} to="/findings" search={rowsOf(row, ['confirmed'])} />
      )),
      number('unknown', say('unknown'), (row) => <span className="text2">{format.number(row.unknown)}</span>),
      number('patterns', say('patterns'), (row) => (
        <NumberLink n={row.patterns} what={say('patterns')} to="/patterns" search={{ unit: row.code }} />
      )),
    ]
  }, [say, format, inWords, asRate, months, until])
}

/** A unit on a phone: its name, what was compared and found, what waits. */
export function useUnitPhoneRow(months: number, until: string | null): (row: UnitRow) => PhoneRow {
  const say = useText(text)
  const inWords = useBilingual()
  const asRate = useRate()
  return (row) => {
    const own = { unit: [row.code] }
    return {
      title: (
        <Link to={`/units/${encodeURIComponent(row.code)}`} className={row.level < 3 ? styles.upper : styles.name}>
          {inWords(row.name)}
        </Link>
      ),
      second: say('phoneCounts', { cases: row.cases, rate: row.cases === 0 ? '–' : asRate((1000 * row.violated) / row.cases) }),
      left: (
        <>
          {say('findings')}{' '}
          <NumberLink n={row.violated} what={inWords(row.name)} to="/findings" search={happenedIn(spanOf(until, months), own)} />
        </>
      ),
      right: (
        <>
          {say('open')} <NumberLink n={row.open} what={inWords(row.name)} to="/findings" search={{ state: OPEN, ...own }} />
        </>
      ),
    }
  }
}
