import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { ROLES } from '../../../src/access/roles/pure.ts'
import { listReads, type Read } from '../../../src/access/reads/schema.ts'
import { useRoute } from '../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { DataTable, type Column, type PhoneRow } from '../parts/data-table.tsx'
import { Empty } from '../parts/empty.tsx'
import { Pager } from '../parts/list-tools.tsx'
import { usePersonName } from '../shell/state.ts'
import styles from './audit.module.css'
import { useAskedWords } from './asked-words.ts'
import { AuditFilters } from './filters.tsx'
import { readsFilter, searchOf, type Asked, type SetAsked } from './state.ts'
import { Subject } from './subject.tsx'
import { text } from './text.ts'

interface ViewProps {
  asked: Asked
  set: SetAsked
}

/** Who read or exported what, newest first. */
export function Reads({ asked, set }: ViewProps) {
  const say = useText(text)
  const { cursor } = asked
  const query = useRoute(listReads, { ...readsFilter(asked), ...(cursor === '' ? {} : { cursor }) }, { keep: true })
  const { columns, phone } = useColumns(asked)
  return (
    <>
      <AuditFilters asked={asked} set={set} found={query.data?.total} />
      <Answer query={query} what={say('loadingReads')} rows={10} height={53}>
        {({ rows, ...page }) =>
          rows.length === 0 ? (
            <Empty title={say('readsNone')} why={say('readsNoneWhy')} />
          ) : (
            <>
              <DataTable
                caption={say('reads')}
                columns={columns}
                rows={rows}
                keyOf={({ id }) => id}
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

function useColumns(asked: Asked): { columns: readonly Column<Read>[]; phone: (read: Read) => PhoneRow } {
  const say = useText(text)
  const format = useFormat()
  return useMemo(() => {
    const columns: readonly Column<Read>[] = [
      { id: 'at', head: say('at'), cell: ({ at }) => format.instant(at) },
      { id: 'actor', head: say('actor'), names: true, wrap: true, cell: (read) => <Who read={read} asked={asked} /> },
      { id: 'what', head: say('what'), wrap: true, cell: (read) => <What read={read} asked={asked} /> },
      { id: 'people', head: say('person'), wrap: true, cell: (read) => <People read={read} asked={asked} /> },
      { id: 'kind', head: say('kind'), cell: ({ kind }) => say(kind) },
      { id: 'n', head: say('n'), number: true, cell: ({ n }) => (n === null ? say('unknown') : format.number(n)) },
    ]
    const phone = (read: Read): PhoneRow => ({
      title: <Who read={read} asked={asked} />,
      second: (
        <>
          <What read={read} asked={asked} />
          {read.named > 0 && <People read={read} asked={asked} />}
        </>
      ),
      left: format.instant(read.at),
      right: say(read.kind),
    })
    return { columns, phone }
  }, [say, format, asked])
}

interface CellProps {
  read: Read
  asked: Asked
}

function Who({ read: { actor, roles }, asked }: CellProps) {
  const inWords = useBilingual()
  const nameOf = usePersonName()
  return (
    <>
      <Link to="/audit" search={searchOf(asked, { actor: actor.id }) as never}>
        {nameOf(actor.name)}
      </Link>
      <span className={styles.second}>{[...shortId(actor.id), ...roles.map((role) => inWords(ROLES[role].name))].join(' · ')}</span>
    </>
  )
}

/** Of somebody who is not in the register there is only the id of the account; whoever sits at this machine has none. */
function shortId(id: string): string[] {
  if (id === 'local') return []
  return [/^[\da-f]{8}-[\da-f-]{27}$/u.test(id) ? id.slice(-8) : id]
}

function What({ read: { what, subject, label, emergency, asked: filter }, asked }: CellProps) {
  const inWords = useBilingual()
  const say = useText(text)
  const inAsked = useAskedWords()
  const words = inAsked(filter)
  if (subject === null)
    return (
      <>
        {inWords(what)}
        {words !== '' && <span className={styles.second}>{words}</span>}
      </>
    )
  return (
    <>
      {inWords(what)}
      <span className={styles.second}>
        <Link to="/audit" search={searchOf(asked, { subject: label ?? subject }) as never}>
          <Subject subject={subject} label={label} />
        </Link>
        {words !== '' && ` · ${words}`}
        {emergency && ` · ${say('emergency')}`}
      </span>
    </>
  )
}

function People({ read: { people, named }, asked }: CellProps) {
  const say = useText(text)
  if (named === 0) return <span className="text2">–</span>
  const more = named - people.length
  return (
    <>
      {people.map(({ number, name }) => (
        <span key={number} className={styles.person}>
          <Link to="/audit" search={searchOf(asked, { person: number }) as never} title={number}>
            {name}
          </Link>
        </span>
      ))}
      {more > 0 && <span className={styles.second}>{say('more', { n: more })}</span>}
    </>
  )
}
