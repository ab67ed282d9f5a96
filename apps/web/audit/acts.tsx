import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { z } from 'zod'
import { listEvents } from '../../../src/ledger/schema.ts'
import { useRoute } from '../api-hooks.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { DataTable, type Column, type PhoneRow } from '../parts/data-table.tsx'
import { Empty } from '../parts/empty.tsx'
import { Pager } from '../parts/list-tools.tsx'
import { usePersonName } from '../shell/state.ts'
import styles from './audit.module.css'
import { AuditFilters } from './filters.tsx'
import { useKindWords } from './kinds/words.ts'
import { actsFilter, searchOf, type Asked, type SetAsked } from './state.ts'
import { Subject } from './subject.tsx'
import { text } from './text.ts'

type Act = z.infer<(typeof listEvents)['output']>['rows'][number]

/** What is read one by one. */
const READ = /^(?:finding|person|case|import):/u

/** Who did what, newest first. Why, and what it changed, belongs to the case. */
export function Acts({ asked, set }: { asked: Asked; set: SetAsked }) {
  const say = useText(text)
  const { cursor } = asked
  const query = useRoute(listEvents, { ...actsFilter(asked), ...(cursor === '' ? {} : { cursor }) }, { keep: true })
  const { columns, phone } = useColumns(asked)
  return (
    <>
      <AuditFilters asked={asked} set={set} found={query.data?.total} />
      <Answer query={query} what={say('loadingActs')} rows={10} height={53}>
        {({ rows, ...page }) =>
          rows.length === 0 ? (
            <Empty title={say('actsNone')} why={say('readsNoneWhy')} />
          ) : (
            <>
              <DataTable
                caption={say('acts')}
                columns={columns}
                rows={rows}
                keyOf={({ id }) => String(id)}
                lines="two"
                phone={phone}
                busy={query.isPlaceholderData}
              />
              <Pager {...page} shown={rows.length} onTurn={(next) => set({ cursor: next }, 'push')} />
            </>
          )
        }
      </Answer>
    </>
  )
}

function useColumns(asked: Asked): { columns: readonly Column<Act>[]; phone: (event: Act) => PhoneRow } {
  const say = useText(text)
  const format = useFormat()
  const kindOf = useKindWords()
  return useMemo(() => {
    const about = ({ subject, label }: Act) =>
      subject === null ? (
        <span className="text2">–</span>
      ) : (
        <>
          <Link to="/audit" search={searchOf(asked, { subject: label ?? subject }) as never}>
            <Subject subject={subject} label={label} />
          </Link>
          {READ.test(subject) && (
            <Link
              className={styles.second}
              to="/audit"
              search={searchOf(asked, { view: '', actor: '', subject: label ?? subject }) as never}
            >
              {say('whoRead')}
            </Link>
          )}
        </>
      )
    const columns: readonly Column<Act>[] = [
      { id: 'at', head: say('at'), cell: ({ at }) => format.instant(at) },
      { id: 'actor', head: say('doer'), names: true, wrap: true, cell: (event) => <Doer event={event} asked={asked} /> },
      { id: 'kind', head: say('act'), wrap: true, cell: ({ kind }) => kindOf(kind) },
      { id: 'subject', head: say('subject'), cell: about },
    ]
    const phone = (event: Act): PhoneRow => ({
      title: kindOf(event.kind),
      second: about(event),
      left: <Doer event={event} asked={asked} />,
      right: format.instant(event.at),
    })
    return { columns, phone }
  }, [say, format, kindOf, asked])
}

function Doer({ event: { actor }, asked }: { event: Act; asked: Asked }) {
  const say = useText(text)
  const nameOf = usePersonName()
  return (
    <>
      <Link to="/audit" search={searchOf(asked, { actor: actor.id }) as never}>
        {nameOf(actor.name)}
      </Link>
      {actor.kind === 'machine' && <span className={styles.second}>{say('machine')}</span>}
    </>
  )
}
