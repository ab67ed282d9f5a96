import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { PatternView } from '../../../../src/desk/patterns/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import type { Column, PhoneRow } from '../../parts/data-table-shape.ts'
import { IntervalPlot, Scale } from '../../parts/small-pictures.tsx'
import { roundExpected, useProbability, useSentence } from '../sentence.ts'
import { PatternStatus } from '../status.tsx'
import { text } from '../text.ts'
import styles from './list.module.css'

function Title({ row, second }: { row: PatternView; second: boolean }) {
  const inWords = useBilingual()
  const sentence = useSentence()
  return (
    <>
      <Link to={`/patterns/${row.id}`} className={styles.title}>
        {inWords(row.title)}
      </Link>
      {second && (
        <span className={styles.second}>
          {row.rule} · {sentence(row)}
        </span>
      )}
    </>
  )
}

function Subject({ row }: { row: PatternView }) {
  const say = useText(text)
  const inWords = useBilingual()
  return (
    <>
      {row.subjectKind === 'unit' ? (
        <Link to={`/units/${encodeURIComponent(row.subject)}`}>{inWords(row.subjectLabel)}</Link>
      ) : (
        `${say('kindBroker')} ${inWords(row.subjectLabel)}`
      )}
      <span className={styles.second}>{say(row.against === 'peers' ? 'againstPeers' : 'againstPast')}</span>
    </>
  )
}

/** The columns of the list; `top` is the end of the scale of ratios. */
export function usePatternColumns(top: number): readonly Column<PatternView>[] {
  const say = useText(text)
  const format = useFormat()
  const probability = useProbability()
  return useMemo(
    () => [
      { id: 'status', head: say('status'), width: 124, cell: (row) => <PatternStatus of={row.status} /> },
      { id: 'title', head: say('what'), names: true, wrap: true, cell: (row) => <Title row={row} second /> },
      { id: 'subject', head: say('subject'), wrap: true, width: 216, cell: (row) => <Subject row={row} /> },
      { id: 'observed', head: say('observed'), number: true, cell: (row) => <b>{format.number(row.observed, 0)}</b> },
      { id: 'expected', head: say('expected'), number: true, cell: (row) => format.number(roundExpected(row.expected)) },
      {
        id: 'interval',
        head: say('ratioLong'),
        headCell: <Scale to={format.number(top)} />,
        width: 152,
        cell: (row) =>
          row.theta !== null &&
          row.interval !== null && (
            <IntervalPlot
              value={row.theta}
              low={row.interval[0]}
              high={row.interval[1]}
              top={top}
              median={1}
              self={row.status === 'red' || row.status === 'amber'}
              write={(value) => format.number(value, 1)}
            />
          ),
      },
      { id: 'ratio', head: say('ratio'), number: true, cell: (row) => (row.theta === null ? say('none') : format.number(row.theta, 1)) },
      { id: 'q', head: say('q'), number: true, cell: (row) => <span className="text2">{probability(row.q)}</span> },
    ],
    [say, format, probability, top],
  )
}

/** A pattern on a phone: status and title, where, the sentence. */
export function usePhoneRow(): (row: PatternView) => PhoneRow {
  const say = useText(text)
  const inWords = useBilingual()
  const sentence = useSentence()
  return (row) => ({
    title: <Title row={row} second={false} />,
    second: (
      <>
        {row.subjectKind === 'broker' ? `${say('kindBroker')} ` : ''}
        {inWords(row.subjectLabel)} · {sentence(row)}
      </>
    ),
    left: <PatternStatus of={row.status} />,
    right: row.rule,
  })
}
