import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { type Me } from '../../../src/access/sign-in/schema.ts'
import { endOtherSessions, endSession, listSessions, type Session } from '../../../src/access/sign-in/own/schema.ts'
import { useAct, useRoute } from '../api-hooks.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { DataTable, type Column } from '../parts/data-table.tsx'
import { ErrorBox } from '../parts/error-box.tsx'
import { Section } from '../parts/section.tsx'
import styles from './account.module.css'
import { browserOf } from './browser.ts'
import { text } from './text.ts'

/** Where one is signed in, and how to end it there. */
export function Sessions({ me }: { me: Me }) {
  const say = useText(text)
  const format = useFormat()
  const query = useRoute(listSessions, {})
  const end = useAct(endSession, ['/api/me/sessions'])
  const others = useAct(endOtherSessions, ['/api/me/sessions'])
  const columns = useColumns(end.mutate)
  const error = end.error ?? others.error
  return (
    <Section title={say('sessions')}>
      <Answer query={query} what={say('sessionsWhat')} rows={2}>
        {({ rows }) => (
          <>
            <DataTable
              caption={say('sessions')}
              columns={columns}
              rows={rows}
              keyOf={({ id }) => id}
              phone={(row) => ({
                title: <Browser row={row} />,
                second: row.address,
                left: format.instant(row.seenAt),
                right: !row.current && <End row={row} onEnd={() => end.mutate({ id: row.id })} />,
              })}
            />
            {error !== null && <ErrorBox error={error} title={say('endFailed')} />}
            <div className={styles.below}>
              {rows.length > 1 && (
                <Button variant="default" size="compact-md" loading={others.isPending} onClick={() => others.mutate({})}>
                  {say('endOthers')}
                </Button>
              )}
              {me.endsAt !== null && (
                <p className="small text2">{say('endsNote', { n: me.idleMinutes ?? 0, when: format.instant(me.endsAt) })}</p>
              )}
            </div>
          </>
        )}
      </Answer>
    </Section>
  )
}

function Browser({ row }: { row: Session }) {
  const say = useText(text)
  return (
    <>
      {browserOf(row.agent) ?? say('unknown')}
      {row.current && <span className="text2"> · {say('here')}</span>}
    </>
  )
}

function End({ row, onEnd }: { row: Session; onEnd: () => void }) {
  const say = useText(text)
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={say('endWhat', { what: browserOf(row.agent) ?? say('unknown') })}
      onClick={onEnd}
    >
      {say('end')}
    </Button>
  )
}

function useColumns(onEnd: (which: { id: string }) => void): readonly Column<Session>[] {
  const say = useText(text)
  const format = useFormat()
  return useMemo(
    () => [
      { id: 'agent', head: say('browser'), names: true, wrap: true, cell: (row) => <Browser row={row} /> },
      { id: 'address', head: say('address'), cell: (row) => row.address ?? say('unknown') },
      { id: 'started', head: say('started'), cell: (row) => format.instant(row.startedAt) },
      { id: 'seen', head: say('seen'), cell: (row) => format.instant(row.seenAt) },
      {
        id: 'act',
        head: say('act'),
        headCell: <span />,
        number: true,
        cell: (row) => !row.current && <End row={row} onEnd={() => onEnd({ id: row.id })} />,
      },
    ],
    [say, format, onEnd],
  )
}
