import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { WORK_KINDS, workList, type WorkItem } from '../../../../src/organisation/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable, type Column, type PhoneRow } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Pager } from '../../parts/list-tools.tsx'
import { useMay } from '../../shell/state.ts'
import { UnitSelect } from '../../units/unit-select.tsx'
import { PersonLink, UnitLink } from '../links.tsx'
import { type Asked, type SetAsked } from '../state.ts'
import { text } from '../text.ts'
import { useDays } from '../words.ts'
import { TRACES, TraceAccounts } from './accounts.tsx'
import { Kinds } from './kinds.tsx'
import { useWorkSentence } from './sentence.ts'
import styles from './work.module.css'

type Kind = WorkItem['kind']

/** What is missing or doubtful in the register, by kind, of one unit or all; and accounts in traces that nobody is known to hold. */
export function WorkView({ asked, set }: { asked: Asked; set: SetAsked }) {
  const say = useText(text)
  const may = useMay()('organisation.change')
  const kind = WORK_KINDS.find((one) => one === asked.kind)
  return (
    <div className={styles.work}>
      <div className={`${styles.tools} no-print`}>
        <Kinds asked={asked} />
        {asked.kind !== TRACES && (
          <UnitSelect value={asked.unit} on={asked.on} onChange={(unit) => set({ unit, region: '', top: '', cursor: '' })} />
        )}
      </div>
      {may && (
        <p className={styles.remark}>
          {say('mendBy')}{' '}
          <Link className={styles.mend} to="/organisation/import">
            {say('mendFile')}
          </Link>
        </p>
      )}
      {asked.kind === TRACES ? <TraceAccounts asked={asked} set={set} /> : <WorkItems asked={asked} kind={kind} set={set} />}
    </div>
  )
}

function WorkItems({ asked, kind, set }: { asked: Asked; kind: Kind | undefined; set: SetAsked }) {
  const say = useText(text)
  const { unit, cursor } = asked
  const query = useRoute(
    workList,
    { ...(kind === undefined ? {} : { kind }), ...(unit === '' ? {} : { unit }), ...(cursor === '' ? {} : { cursor }) },
    { keep: true },
  )
  const { columns, phone } = useColumns(asked.on)
  return (
    <Answer query={query} what={say('loadingWork')} rows={10} height={35}>
      {({ rows, counts: _, ...page }) =>
        rows.length === 0 ? (
          <Empty title={say('workNone')} why={say('workNoneWhy')} />
        ) : (
          <>
            <DataTable
              caption={say('workHere')}
              columns={columns}
              rows={rows}
              keyOf={(item) => [item.kind, item.unit?.code, item.officer?.number, item.account, item.field, item.from].join(' ')}
              phone={phone}
              busy={query.isPlaceholderData}
            />
            <Pager {...page} shown={rows.length} onTurn={(next) => set({ cursor: next }, 'push')} />
          </>
        )
      }
    </Answer>
  )
}

function useColumns(on: string): { columns: readonly Column<WorkItem>[]; phone: (item: WorkItem) => PhoneRow } {
  const say = useText(text)
  const days = useDays()
  const sentence = useWorkSentence()
  return useMemo(() => {
    const unit = (item: WorkItem) => item.unit !== null && <UnitLink unit={item.unit} on={item.from ?? on} />
    const person = (item: WorkItem) => item.officer !== null && <PersonLink officer={item.officer} on={on} />
    const long = (item: WorkItem): string => (item.days === null || item.kind === 'late' ? '' : say('daysCount', { n: item.days }))
    const columns: readonly Column<WorkItem>[] = [
      { id: 'what', head: say('workUnfit'), names: true, wrap: true, cell: sentence },
      { id: 'unit', head: say('unit'), wrap: true, cell: unit },
      { id: 'person', head: say('person'), cell: person },
      { id: 'days', head: say('days'), cell: days },
      { id: 'long', head: say('howLong'), number: true, cell: long },
    ]
    const phone = (item: WorkItem): PhoneRow => ({
      title: sentence(item),
      second: (
        <>
          {item.unit !== null && <div>{unit(item)}</div>}
          {item.officer !== null && <div>{person(item)}</div>}
        </>
      ),
      left: days(item),
      right: long(item),
    })
    return { columns, phone }
  }, [say, days, sentence, on])
}
