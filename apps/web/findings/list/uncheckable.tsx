import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { listRulebooks, showRulebook, type RuleRow } from '../../../../src/desk/rulebooks/schema.ts'
import { countFindings } from '../../../../src/findings/schema.ts'
import { call } from '../../api.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { Severity, Verdict } from '../../parts/signs.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Bars, roundTop, Scale } from '../../parts/small-pictures.tsx'
import { text as shared } from '../text.ts'
import styles from './list.module.css'
import { text } from './text.ts'

/** What could not be checked for lack of data, rule by rule; the cases are no findings, and not counted as well. */
export function Uncheckable() {
  const say = useText(text)
  const counts = useRoute(countFindings, {})
  return (
    <>
      <p className={`${styles.lead} reading`}>
        <Verdict of="unknown" words="spoken" />
        {counts.data?.uncheckable === null || counts.data === undefined
          ? say('uncheckableNone')
          : say('uncheckableLead', { n: counts.data.uncheckable })}
      </p>
      <Rules />
    </>
  )
}

type Row = RuleRow & { counts: NonNullable<RuleRow['counts']>; rulebook: string }

function Rules() {
  const say = useText(text)
  const books = useRoute(listRulebooks, {})
  const opened = useQueries({
    queries: (books.data?.rows ?? []).map(({ id }) => ({
      queryKey: [showRulebook.path, { id }],
      queryFn: () => call(showRulebook, { id }),
    })),
  })
  const rows = opened
    .flatMap(({ data }) => (data?.rules ?? []).map((rule) => ({ ...rule, rulebook: data?.rulebook.id ?? '' })))
    .filter((rule): rule is Row => rule.counts !== null && rule.counts.unknown > 0)
    .toSorted((a, b) => b.counts.unknown - a.counts.unknown)
  const top = roundTop(Math.max(...rows.map(({ counts }) => counts.unknown)))
  const columns = useRuleColumns(top)
  return (
    <Answer query={books}>
      {() => {
        if (opened.some(({ isPending }) => isPending)) return <Skeleton rows={10} />
        return rows.length > 0 && <DataTable caption={say('uncheckableCaption')} columns={columns} rows={rows} keyOf={({ rule }) => rule} />
      }}
    </Answer>
  )
}

function useRuleColumns(top: number): readonly Column<Row>[] {
  const say = useText(text)
  const word = useText(shared)
  const format = useFormat()
  const inWords = useBilingual()
  return useMemo(
    () => [
      { id: 'severity', head: word('severity'), width: 48, cell: (row) => <Severity of={row.severity} words="spoken" /> },
      {
        id: 'rule',
        head: word('rule'),
        names: true,
        wrap: true,
        cell: (row) => (
          <>
            <Link className={styles.title} to={`/rulebooks/${row.rulebook}`} search={{ rule: row.rule } as never}>
              {inWords(row.title)}
            </Link>{' '}
            <span className="text2">{row.rule}</span>
          </>
        ),
      },
      {
        id: 'missing',
        head: say('uncheckableMissing'),
        wrap: true,
        cell: (row) => (row.absent.length === 0 ? <span className="text3">{say('dash')}</span> : row.absent.map(inWords).join(', ')),
      },
      { id: 'of', head: say('uncheckableOf'), number: true, cell: (row) => format.number(row.counts.activated) },
      { id: 'n', head: say('uncheckableCases'), number: true, cell: (row) => format.number(row.counts.unknown) },
      {
        id: 'bar',
        head: say('uncheckableCases'),
        headCell: <Scale to={format.number(top)} />,
        width: 180,
        cell: (row) => <Bars unknown={row.counts.unknown} top={top} />,
      },
    ],
    [say, word, format, inWords, top],
  )
}
