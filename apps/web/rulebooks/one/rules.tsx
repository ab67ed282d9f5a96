import { Button, SegmentedControl } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { RuleRow } from '../../../../src/desk/rulebooks/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { DataTable, type Column, type PhoneRow, type Sort } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { FilterSearch } from '../../parts/filters.tsx'
import { Diamond, Hatched, Severity } from '../../parts/signs.tsx'
import { Bars, roundTop } from '../../parts/small-pictures.tsx'
import { useUrlState } from '../../url-state.ts'
import { text } from '../text.ts'
import { BasisState, Never, useRuleAddress } from './cells.tsx'
import styles from './one.module.css'
import { DEFAULTS, largestShare, neverArose, wantedRules, type Rulebook } from './shown.ts'

/** The rules of a version with what each did in the newest run. */
export function Rules({ book }: { book: Rulebook }) {
  const say = useText(text)
  const format = useFormat()
  const [{ only, text: typed, sort: by, direction }, set] = useUrlState(DEFAULTS)
  const sort = useMemo((): Sort | undefined => (by === '' ? undefined : { id: by, desc: direction === 'desc' }), [by, direction])
  const rows = useMemo(() => wantedRules(book.rules, { only, typed, sort }), [book, only, typed, sort])
  const top = useMemo(() => roundTop(largestShare(book.rules)), [book])
  const columns = useColumns(book, top)
  const phone = usePhoneRow(book)
  const search = useCallback((next: string) => set({ text: next }), [set])
  const counted = book.rules.some(({ counts }) => counts !== null)
  return (
    <>
      <div className={styles.filters}>
        <FilterSearch value={typed} placeholder={say('search')} onChange={search} />
        <SegmentedControl
          aria-label={say('filterWhich')}
          value={only}
          onChange={(value) => set({ only: value })}
          data={[
            { value: 'all', label: say('filterAll') },
            { value: 'violated', label: say('filterViolated') },
            { value: 'unknown', label: say('filterUnknown') },
            { value: 'never', label: say('filterNever') },
          ]}
        />
        <span className={styles.found}>{say('found', { n: rows.length })}</span>
      </div>
      {rows.length === 0 ? (
        <Empty
          title={say('noneFound')}
          why={say('noneFoundWhy')}
          action={
            <Button variant="default" onClick={() => set({ text: '', only: 'all' })}>
              {say('clear')}
            </Button>
          }
        />
      ) : (
        <div className={styles.rules}>
          <DataTable
            caption={say('tableCaption')}
            columns={columns}
            rows={rows}
            keyOf={({ rule }) => rule}
            sort={sort ?? { id: '', desc: false }}
            onSort={({ id, desc }) => set({ sort: id, direction: sort?.id === id ? (desc ? 'desc' : 'asc') : firstOf(id) })}
            phone={phone}
          />
        </div>
      )}
      {counted && <p className={styles.remark}>{say('scaleRead', { top: format.percent(top, 0) })}</p>}
    </>
  )
}

function firstOf(id: string): string {
  return id === 'rule' ? 'asc' : 'desc'
}

function useColumns(book: Rulebook, top: number): readonly Column<RuleRow>[] {
  const say = useText(text)
  const format = useFormat()
  return useMemo(() => {
    const count =
      (of: keyof NonNullable<RuleRow['counts']>) =>
      ({ counts }: RuleRow) =>
        counts === null ? '–' : format.number(counts[of])
    return [
      { id: 'severity', head: say('code'), cell: (row) => <Severity of={row.severity} words="spoken" />, headCell: <span />, width: 28 },
      { id: 'rule', head: say('code'), sort: true, cell: ({ rule }) => rule },
      { id: 'title', head: say('rule'), names: true, wrap: true, cell: (row) => <Title book={book} row={row} /> },
      { id: 'basis', head: say('basis'), cell: ({ basis }) => <BasisState basis={basis} /> },
      {
        id: 'vacuous',
        head: say('vacuous'),
        number: true,
        sort: true,
        cell: (row) => <span className="text2">{count('vacuous')(row)}</span>,
      },
      { id: 'activated', head: say('activated'), number: true, sort: true, cell: count('activated') },
      { id: 'bars', head: say('bars'), sort: true, width: 150, cell: (row) => <Bar row={row} top={top} /> },
      {
        id: 'violated',
        head: say('violated'),
        number: true,
        sort: true,
        cell: (row) => <span className={(row.counts?.violated ?? 0) > 0 ? styles.bold : 'text2'}>{count('violated')(row)}</span>,
      },
      {
        id: 'unknown',
        head: say('unknown'),
        number: true,
        sort: true,
        cell: (row) => <span className={(row.counts?.unknown ?? 0) > 0 ? styles.open : 'text2'}>{count('unknown')(row)}</span>,
      },
      {
        id: 'satisfied',
        head: say('satisfied'),
        number: true,
        sort: true,
        cell: (row) => <span className="text2">{count('satisfied')(row)}</span>,
      },
      { id: 'number', head: say('number'), number: true, cell: ({ number }) => number },
    ]
  }, [say, format, book, top])
}

function Title({ book, row }: { book: Rulebook; row: RuleRow }) {
  const inWords = useBilingual()
  const address = useRuleAddress(book)
  return (
    <>
      <Link {...address(row.rule)} className={styles.title}>
        {inWords(row.title)}
      </Link>
      <Never row={row} />
    </>
  )
}

function Bar({ row, top }: { row: RuleRow; top: number }) {
  if (row.counts === null) return null
  if (neverArose(row)) return <Bars top={1} never />
  const { violated, unknown, activated } = row.counts
  return <Bars red={violated / activated} unknown={unknown / activated} top={top} ground />
}

function usePhoneRow(book: Rulebook): (row: RuleRow) => PhoneRow {
  const say = useText(text)
  const format = useFormat()
  return useCallback(
    (row) => ({
      sign: <Severity of={row.severity} words="spoken" />,
      title: <Title book={book} row={row} />,
      second: (
        <>
          {row.rule} · <BasisState basis={row.basis} />
        </>
      ),
      left:
        row.counts === null ? undefined : (
          <span className={styles.phoneCounts}>
            <Diamond /> {say('violated')} {format.number(row.counts.violated)} <Hatched /> {say('unknown')}{' '}
            {format.number(row.counts.unknown)}
          </span>
        ),
      right: row.counts === null ? undefined : `${say('activated')} ${format.number(row.counts.activated)}`,
    }),
    [book, say, format],
  )
}
