import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { ResultRow, Results } from '../../../src/desk/scorecard/schema.ts'
import { useBilingual, useFormat, useText } from '../i18n/use.ts'
import { DataTable, type Column } from '../parts/data-table.tsx'
import { Section } from '../parts/section.tsx'
import styles from './results.module.css'
import { text } from './text.ts'

const NUMBERS = [
  ['declarations', 'declarations'],
  ['unknown', 'unknown'],
  ['confirmed', 'confirmed'],
  ['dismissed', 'dismissed'],
  ['opened', 'openedHead'],
  ['decisions', 'decisionsHead'],
  ['none', 'none'],
  ['violations', 'violations'],
  ['liable', 'liable'],
  ['reversed', 'reversed'],
] as const

/** Each unit with all below it; its name leads to its scorecard. */
export function Units({ results: { units, year } }: { results: Results }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const columns = useMemo(
    (): readonly Column<ResultRow>[] => [
      {
        id: 'unit',
        head: say('unit'),
        names: true,
        wrap: true,
        cell: ({ unit, depth }) => (
          <span className={styles.unit} style={{ paddingLeft: depth * 16 }}>
            <Link to="/units/$code/scorecard" params={{ code: unit.code } as never} search={{ year: String(year) } as never}>
              {inWords(unit.short)}
            </Link>
          </span>
        ),
      },
      ...NUMBERS.map(([id, head]): Column<ResultRow> => ({
        id,
        head: say(head),
        number: true,
        cell: (row) => (row[id] === 0 ? <span className="text3">{format.number(0)}</span> : format.number(row[id])),
      })),
    ],
    [say, format, inWords, year],
  )
  return (
    <Section title={say('units')} note={say('unitsNote')}>
      <DataTable caption={say('caption')} columns={columns} rows={units} keyOf={({ unit }) => unit.code} />
    </Section>
  )
}
