import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { listRatings, RatingRow } from '../../../../src/accountability/ratings/schema.ts'
import type { RatingTerms } from '../../../../src/law/rating/schema.ts'
import access from '../../access/access.module.css'
import { Nothing, Turn } from '../../access/list.tsx'
import type { Output } from '../../api.ts'
import { UnitCell } from '../../findings/cells.tsx'
import { useText } from '../../i18n/use.ts'
import { DataTable, type Column, type PhoneRow } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import styles from '../ratings.module.css'
import { text } from '../text.ts'
import { Again, Limit, useWord } from '../words.tsx'
import { DEFAULTS, type Asked, type SetAsked } from './state.ts'

interface RowsProps {
  page: Output<typeof listRatings>
  asked: Asked
  set: SetAsked
  busy: boolean
  year: number
}

export function Rows({ page, asked, set, busy, year }: RowsProps) {
  const say = useText(text)
  const columns = useColumns(page.terms, year)
  const phone = usePhoneRow(page.terms, year)
  if (page.rows.length === 0) {
    if (asked.state === 'all' && asked.text === '' && asked.unit === '') return <Empty title={say('none')} />
    return <Nothing title={say('noneFilter')} clear={{ name: say('clear'), act: () => set({ ...DEFAULTS, year: asked.year }, 'push') }} />
  }
  return (
    <>
      <DataTable
        caption={say('caption')}
        columns={columns}
        rows={page.rows}
        keyOf={({ officer }) => officer.id}
        lines="two"
        phone={phone}
        busy={busy}
      />
      <p className={styles.remark}>{say('orderNote')}</p>
      <Turn {...page} shown={page.rows.length} onTurn={(cursor) => set({ cursor }, 'push')} />
    </>
  )
}

function Name({ row: { officer }, year }: { row: RatingRow; year: number }) {
  return (
    <Link to="/ratings/$officer" params={{ officer: officer.id } as never} hash={`y${year}`}>
      {officer.name}
    </Link>
  )
}

function Rated({ row: { rating, unsettled }, terms }: { row: RatingRow; terms: RatingTerms }) {
  const say = useText(text)
  const word = useWord(terms)
  if (rating === null) return <span className="text3">{say('notRated')}</span>
  return (
    <>
      {word('levels', rating.level)}
      <span className={access.second}>{unsettled === null ? say(rating.state) : <Again why={unsettled} />}</span>
    </>
  )
}

function usePhoneRow(terms: RatingTerms, year: number): (row: RatingRow) => PhoneRow {
  return (row) => ({
    title: <Name row={row} year={year} />,
    second: (
      <>
        {row.officer.id} · <UnitCell unit={row.unit} />
      </>
    ),
    left: <Limit of={row} terms={terms} />,
    right: <Rated row={row} terms={terms} />,
  })
}

function useColumns(terms: RatingTerms, year: number): readonly Column<RatingRow>[] {
  const say = useText(text)
  return useMemo(
    () => [
      {
        id: 'name',
        head: say('person'),
        names: true,
        cell: (row) => (
          <>
            <Name row={row} year={year} />
            <span className={access.second}>
              {row.officer.id}
              {row.leads && ` · ${say('leads')}`}
            </span>
          </>
        ),
      },
      { id: 'unit', head: say('unit'), cell: (row) => <UnitCell unit={row.unit} /> },
      { id: 'limit', head: say('limit'), wrap: true, cell: (row) => <Limit of={row} terms={terms} /> },
      { id: 'rating', head: say('rating'), cell: (row) => <Rated row={row} terms={terms} /> },
    ],
    [say, terms, year],
  )
}
