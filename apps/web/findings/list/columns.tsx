import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import type { FindingRow } from '../../../../src/findings/schema.ts'
import type { UrlValues } from '../../address.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import type { Column, PhoneRow } from '../../parts/data-table-shape.ts'
import { Declaration } from '../../parts/declaration.tsx'
import { FindingState, Severity } from '../../parts/signs.tsx'
import { DueDay, InTrace, Reviewer, UnitCell } from '../cells.tsx'
import { text as shared } from '../text.ts'
import styles from './list.module.css'
import { text } from './text.ts'

const TierSign = lazy(() => import('../../parts/tier-sign.tsx').then(({ TierSign: component }) => ({ default: component })))

/** Columns that are shown until somebody chooses others. */
export const STANDARD: readonly string[] = ['severity', 'title', 'case', 'unit', 'trace', 'state', 'reviewer', 'due']

/** The title as the link to the finding; `order` is the list it stands in, so that the finding knows the ones beside it. */
function Title({ row, order, second }: { row: FindingRow; order: UrlValues; second: boolean }) {
  const inWords = useBilingual()
  const format = useFormat()
  const say = useText(text)
  return (
    <>
      <Link to={`/findings/${row.id}`} search={order as never} className={styles.title}>
        {inWords(row.title)}
      </Link>
      {second && (
        <span className={styles.second}>
          {say('ruleRaised', { rule: row.rule, day: format.day(row.raisedOn) })}
          {row.circumstances > 0 && <Circumstances n={row.circumstances} />} <Tier row={row} />
        </span>
      )}
    </>
  )
}

/** Few findings are kept from others: the sign comes with the first of them. */
function Tier({ row: { tier } }: { row: FindingRow }) {
  return tier === 'ordinary' ? null : (
    <Suspense>
      <TierSign of={tier} />
    </Suspense>
  )
}

function Circumstances({ n }: { n: number }) {
  const say = useText(shared)
  return <> · {say('circumstances', { n })}</>
}

/** Every column that the list can show, in order. */
export function useColumns(order: UrlValues): readonly Column<FindingRow>[] {
  const say = useText(text)
  const word = useText(shared)
  const format = useFormat()
  return useMemo(
    () => [
      { id: 'severity', head: word('severity'), sort: true, width: 48, cell: (row) => <Severity of={row.severity} words="spoken" /> },
      {
        id: 'title',
        head: word('findings'),
        fixed: true,
        names: true,
        wrap: true,
        cell: (row) => <Title row={row} order={order} second />,
      },
      { id: 'number', head: say('number'), cell: (row) => row.number },
      { id: 'rule', head: word('rule'), sort: true, cell: (row) => row.rule },
      { id: 'case', head: word('caseId'), cell: (row) => <Declaration number={row.caseId} /> },
      { id: 'unit', head: word('unit'), sort: true, cell: (row) => <UnitCell unit={row.unit} /> },
      { id: 'happened', head: word('happened'), sort: true, cell: (row) => row.happenedAt !== null && format.instant(row.happenedAt) },
      { id: 'raised', head: word('raised'), sort: true, cell: (row) => format.day(row.raisedOn) },
      { id: 'trace', head: word('trace'), cell: (row) => <InTrace {...row} /> },
      { id: 'state', head: word('state'), sort: true, cell: (row) => <FindingState of={row.state} /> },
      { id: 'reviewer', head: word('reviewer'), cell: (row) => <Reviewer {...row} /> },
      { id: 'due', head: word('due'), sort: true, cell: (row) => <DueDay {...row} /> },
    ],
    [say, word, format, order],
  )
}

/** A finding on a phone: title; number and office; rule at the left, due day at the right. */
export function phoneRow(order: UrlValues): (row: FindingRow) => PhoneRow {
  return (row) => ({
    sign: <Severity of={row.severity} words="spoken" />,
    title: <Title row={row} order={order} second={false} />,
    second: (
      <>
        <Declaration number={row.caseId} /> · <UnitCell unit={row.unit} />
      </>
    ),
    left: (
      <>
        {row.rule} · <InTrace {...row} brief /> <Tier row={row} />
      </>
    ),
    right: <DueDay {...row} />,
  })
}
