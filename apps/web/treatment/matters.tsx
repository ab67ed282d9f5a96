import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { listTreatedMatters, type Treated, type TreatedMatter } from '../../../src/cases/treatment/schema.ts'
import type { Terms } from '../../../src/law/allowed/schema.ts'
import access from '../access/access.module.css'
import { Turn } from '../access/list.tsx'
import { useRoute } from '../api-hooks.ts'
import { UnitCell } from '../findings/cells.tsx'
import { useFormat, useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { DataTable, type Column } from '../parts/data-table.tsx'
import { Section } from '../parts/section.tsx'
import one from '../units/one/one.module.css'
import type { Asked, SetAsked } from './state.ts'
import { text } from './text.ts'
import { useOutcome } from './words.ts'

interface MattersProps {
  span: { of: Treated; from: number; until: number }
  asked: Asked
  set: SetAsked
  terms: Terms | undefined
}

/** The findings or cases behind somebody's numbers, as far as whoever looks sees them. */
export function Matters({ span, asked: { who, outcome, at }, set, terms }: MattersProps) {
  const say = useText(text)
  const columns = useColumns(span.of, terms)
  const query = useRoute(
    listTreatedMatters,
    { ...span, officer: who, limit: 20, ...(outcome === '' ? {} : { outcome }), ...(at === '' ? {} : { cursor: at }) },
    { keep: true },
  )
  const called = useOutcome(terms)
  const name = query.data?.officer.name ?? who
  const title = outcome === '' ? say('behind', { name }) : say('behindOutcome', { name, outcome: called(outcome) })
  return (
    <Section
      title={title}
      action={
        <button type="button" className={one.link} onClick={() => set({ who: '', outcome: '', at: '' }, 'push')}>
          {say('close')}
        </button>
      }
      plain
    >
      <Answer query={query} what={say('behindLoading')} rows={4} height={53}>
        {(page) =>
          page.rows.length === 0 ? (
            <p className="text2">{say('behindNone')}</p>
          ) : (
            <>
              <DataTable caption={title} columns={columns} rows={page.rows} keyOf={({ key }) => key} lines="two" />
              <Turn {...page} shown={page.rows.length} onTurn={(cursor) => set({ at: cursor }, 'push')} />
            </>
          )
        }
      </Answer>
    </Section>
  )
}

function useColumns(of: Treated, terms: Terms | undefined): readonly Column<TreatedMatter>[] {
  const say = useText(text)
  const format = useFormat()
  const called = useOutcome(terms)
  return useMemo(
    () => [
      {
        id: 'matter',
        head: say('matter'),
        names: true,
        wrap: true,
        cell: ({ id, title, number }) => (
          <>
            <Link to={of === 'concluded' ? `/findings/${id}` : `/cases/${id}`}>{number}</Link>
            <span className={access.second}>{title}</span>
          </>
        ),
      },
      { id: 'unit', head: say('unit'), cell: ({ unit }) => (unit === null ? '–' : <UnitCell unit={unit} />) },
      { id: 'outcome', head: say('outcome'), cell: ({ outcome }) => called(outcome) },
      { id: 'day', head: say('day'), cell: ({ day }) => format.day(day) },
      ...(of === 'concluded'
        ? []
        : [
            {
              id: 'took',
              head: say('took'),
              number: true,
              cell: ({ took }) => (took === null ? '–' : format.number(took)),
            } satisfies Column<TreatedMatter>,
          ]),
    ],
    [say, format, called, of],
  )
}
