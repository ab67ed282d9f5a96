import { Link, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Precedents } from '../../../../src/cases/precedents/schema.ts'
import { showCaseFile, type CaseShown } from '../../../../src/cases/schema.ts'
import { showTerms, type Terms } from '../../../../src/law/allowed/schema.ts'
import access from '../../access/access.module.css'
import { Turn } from '../../access/list.tsx'
import { useRoute } from '../../api-hooks.ts'
import { UnitCell } from '../../findings/cells.tsx'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable, type Column, type PhoneRow } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Section } from '../../parts/section.tsx'
import { useAppState } from '../../shell/state.ts'
import { useUrlState } from '../../url-state.ts'
import { text as shared } from '../text.ts'
import { useTerm } from '../words.ts'
import { Counts, Like } from './counts.tsx'
import { text } from './text.ts'
import { usePrecedents } from './use-precedents.ts'

const DEFAULTS = { officer: '', day: '', cursor: '' }
type Row = NonNullable<Precedents['page']>['rows'][number]

/** What was decided on acts like those of one person concerned in a case: counts over all of it, and the decisions that whoever looks may see. */
export function Page() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const word = useText(shared)
  const file = useRoute(showCaseFile, { id })
  const terms = useRoute(showTerms, {})
  return (
    <Answer query={file} what={word('loadingOne')} rows={8} height={53}>
      {(known) => (
        <Answer query={terms} what={word('loadingTerms')} rows={8} height={53}>
          {(words) => <Shown file={known} terms={words} />}
        </Answer>
      )}
    </Answer>
  )
}

function Shown({ file, terms }: { file: CaseShown; terms: Terms }) {
  const say = useText(text)
  const word = useText(shared)
  const [asked, set] = useUrlState(DEFAULTS)
  const today = useAppState()?.today ?? ''
  const people = file.parties.filter(({ role }) => role === 'concerned')
  const person = people.find(({ id }) => id === asked.officer) ?? people[0]
  const drafted = file.decisions.findLast(
    ({ officer, state }) => officer.id === person?.id && state !== 'withdrawn' && state !== 'reversed',
  )
  const day = asked.day === '' ? (drafted?.day ?? today) : asked.day
  const query = usePrecedents(file.id, person?.id ?? '', day, asked.cursor)
  return (
    <>
      <PageHead
        title={say('titleOf', { name: person?.name ?? '–' })}
        phoneTitle={say('title')}
        crumbs={[{ label: word('title'), to: '/cases' }, { label: file.number, to: `/cases/${file.id}` }, { label: say('title') }]}
        meta={<span className="reading">{say('note')}</span>}
      />
      <Answer query={query} what={say('loading')} rows={6} height={53}>
        {(known) =>
          known.like === null || known.counts === null || known.page === null ? (
            <Empty title={say(`missing-${known.missing ?? 'law'}`)} />
          ) : (
            <>
              <Section title={say('counts')} note={say('countsAll')}>
                <Like like={known.like} terms={terms} />
                <Counts counts={known.counts} terms={terms} draft={drafted?.form} />
              </Section>
              <Section title={say('rows')} note={known.page.total.n}>
                <Rows page={known.page} terms={terms} busy={query.isPlaceholderData} onTurn={(cursor) => set({ cursor }, 'push')} />
              </Section>
            </>
          )
        }
      </Answer>
    </>
  )
}

interface RowsProps {
  page: NonNullable<Precedents['page']>
  terms: Terms
  busy: boolean
  onTurn: (cursor: string) => void
}

function Rows({ page, terms, busy, onTurn }: RowsProps) {
  const say = useText(text)
  const format = useFormat()
  const term = useTerm()
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      {
        id: 'case',
        head: say('case'),
        names: true,
        wrap: true,
        cell: ({ id, title, number }) => (
          <>
            <Link to={`/cases/${id}`}>{title}</Link>
            <span className={access.second}>{number}</span>
          </>
        ),
      },
      { id: 'unit', head: say('unit'), cell: ({ unit }) => <UnitCell unit={unit} /> },
      { id: 'form', head: say('form'), cell: ({ form }) => term(terms.forms, form) },
      { id: 'day', head: say('day'), cell: ({ day }) => format.day(day) },
      { id: 'took', head: say('days'), number: true, cell: ({ took }) => format.number(took, 0) },
    ],
    [say, format, term, terms],
  )
  const phone = ({ id, title, number, unit, form, day }: Row): PhoneRow => ({
    title: <Link to={`/cases/${id}`}>{title}</Link>,
    second: (
      <>
        {number} · <UnitCell unit={unit} />
      </>
    ),
    left: term(terms.forms, form),
    right: format.day(day),
  })
  if (page.rows.length === 0) return <p className="text2">{say('rowsNone')}</p>
  return (
    <>
      <DataTable
        caption={say('rowsCaption')}
        columns={columns}
        rows={page.rows}
        keyOf={({ key }) => key}
        lines="two"
        phone={phone}
        busy={busy}
      />
      <Turn {...page} shown={page.rows.length} onTurn={onTurn} />
    </>
  )
}
