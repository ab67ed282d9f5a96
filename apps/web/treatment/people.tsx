import { useMemo } from 'react'
import type { Held, Treated, TreatedRow } from '../../../src/cases/treatment/schema.ts'
import type { Terms } from '../../../src/law/allowed/schema.ts'
import access from '../access/access.module.css'
import { UnitCell } from '../findings/cells.tsx'
import { useFormat, useText } from '../i18n/use.ts'
import { DataTable, type Column, type PhoneRow } from '../parts/data-table.tsx'
import { Diamond, Hatched, Ring } from '../parts/signs.tsx'
import one from '../units/one/one.module.css'
import type { SetAsked, Treatments } from './state.ts'
import { text } from './text.ts'
import styles from './treatment.module.css'
import { mildHead, useAgainst, useOutcome, useSaid } from './words.ts'

interface PeopleProps {
  page: Treatments
  of: Treated
  terms: Terms | undefined
  busy: boolean
  set: SetAsked
}

/** Each person by himself; the table is the picture's. */
export function People({ page, of, terms, busy, set }: PeopleProps) {
  const say = useText(text)
  const columns = useColumns({ page, of, terms, set })
  const phone = usePhoneRow({ page, set })
  return (
    <DataTable
      caption={say('caption')}
      columns={columns}
      rows={page.rows}
      keyOf={({ officer }) => officer.id}
      lines="two"
      phone={phone}
      busy={busy}
    />
  )
}

function Name({ row: { officer }, set }: { row: TreatedRow; set: SetAsked }) {
  const say = useText(text)
  return (
    <button
      type="button"
      className={one.link}
      aria-label={say('open', { name: officer.name })}
      onClick={() => set({ who: officer.id, outcome: '', at: '' }, 'push')}
    >
      {officer.name}
    </button>
  )
}

/** Sign, words and numbers of one measure: a diamond is a reason to look, hatched is not known. */
function Said({ held, measure, page }: { held: Held; measure: 'mild' | 'days'; page: Treatments }) {
  const said = useSaid(page)
  const against = useAgainst(page)(held)
  const Sign = held.says === 'unknown' ? Hatched : held.says === 'within' ? Ring : Diamond
  return (
    <span className={styles.said}>
      <Sign />
      <span>
        {said(measure, held)}
        {against !== null && <span className={access.second}>{against}</span>}
      </span>
    </span>
  )
}

function useColumns({ page, of, terms, set }: Omit<PeopleProps, 'busy'>): readonly Column<TreatedRow>[] {
  const say = useText(text)
  const format = useFormat()
  const called = useOutcome(terms)
  return useMemo(() => {
    const { shown } = page
    const few = shown === null ? say('unset') : say('fewer', { shown })
    const write = (n: number | null): string => (n === null ? few : format.number(n))
    const days: Column<TreatedRow> = {
      id: 'days',
      head: say('days'),
      cell: ({ days: held }) => held !== null && <Said held={held} measure="days" page={page} />,
    }
    return [
      {
        id: 'person',
        head: say('person'),
        names: true,
        cell: (row) => (
          <>
            <Name row={row} set={set} />
            <span className={access.second}>{row.unit === null ? '–' : <UnitCell unit={row.unit} />}</span>
          </>
        ),
      },
      {
        id: 'matters',
        head: say('matters'),
        cell: ({ n, compared }) => (
          <>
            {write(n)}
            {n !== null && <span className={access.second}>{say('comparedOf', { compared: write(compared) })}</span>}
          </>
        ),
      },
      {
        id: 'outcomes',
        head: say('outcomes'),
        wrap: true,
        cell: ({ officer, outcomes, n }) =>
          n === null
            ? '–'
            : outcomes.map(({ outcome, n: own }) => (
                <span key={outcome} className={styles.outcome}>
                  {called(outcome)}:{' '}
                  <button type="button" className={one.link} onClick={() => set({ who: officer.id, outcome, at: '' }, 'push')}>
                    {write(own)}
                  </button>
                </span>
              )),
      },
      { id: 'mild', head: say(mildHead(of)), cell: ({ mild }) => <Said held={mild} measure="mild" page={page} /> },
      ...(of === 'concluded' ? [] : [days]),
    ]
  }, [say, format, called, page, of, set])
}

function usePhoneRow({ page, set }: Pick<PeopleProps, 'page' | 'set'>): (row: TreatedRow) => PhoneRow {
  const said = useSaid(page)
  return (row) => ({
    title: <Name row={row} set={set} />,
    second: (
      <>
        {row.unit !== null && <UnitCell unit={row.unit} />}
        <Said held={row.mild} measure="mild" page={page} />
      </>
    ),
    left: row.days === null ? undefined : said('days', row.days),
  })
}
