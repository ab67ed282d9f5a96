import { Button } from '@mantine/core'
import { lazy, Suspense, useMemo, useState } from 'react'
import { listTokens, revokeToken, type Token } from '../../../src/access/sign-in/own/schema.ts'
import { useActionWords } from '../access/actions.ts'
import { useAct, useRoute } from '../api-hooks.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { DataTable, type Column } from '../parts/data-table.tsx'
import { ErrorBox } from '../parts/error-box.tsx'
import { Section } from '../parts/section.tsx'
import styles from './account.module.css'
import { text } from './text.ts'

const TokenDialog = lazy(() => import('./token-dialog.tsx').then(({ TokenDialog: component }) => ({ default: component })))

/** Tokens for programs; what they are is not shown again. */
export function Tokens() {
  const say = useText(text)
  const format = useFormat()
  const query = useRoute(listTokens, {})
  const act = useAct(revokeToken, ['/api/me/tokens'])
  const [making, setMaking] = useState(false)
  const columns = useColumns(act.mutate)
  return (
    <Section title={say('tokens')}>
      <p className="text2 reading">{say('tokensNote')}</p>
      <Answer query={query} what={say('tokensWhat')} rows={1}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className={styles.below}>{say('tokensNone')}</p>
          ) : (
            <DataTable
              caption={say('tokens')}
              columns={columns}
              rows={rows}
              keyOf={({ id }) => id}
              lines="two"
              phone={(row) => ({
                title: <Name row={row} />,
                left: `${say(row.state)} · ${format.day(row.expiresOn)}`,
                right: row.state === 'valid' && <Revoke row={row} onRevoke={() => act.mutate({ id: row.id })} />,
              })}
            />
          )
        }
      </Answer>
      {act.error !== null && <ErrorBox error={act.error} title={say('revokeFailed')} />}
      <div className={styles.below}>
        <Button variant="default" size="compact-md" onClick={() => setMaking(true)}>
          {say('tokenNew')}
        </Button>
      </div>
      <Suspense>{making && <TokenDialog onClose={() => setMaking(false)} />}</Suspense>
    </Section>
  )
}

function Name({ row: { name, scopes } }: { row: Token }) {
  const inWords = useActionWords()
  return (
    <>
      {name}
      <span className={styles.list}>{inWords(...scopes)}</span>
    </>
  )
}

function Revoke({ row: { name }, onRevoke }: { row: Token; onRevoke: () => void }) {
  const say = useText(text)
  return (
    <Button variant="default" size="compact-sm" aria-label={say('revokeWhat', { what: name })} onClick={onRevoke}>
      {say('revoke')}
    </Button>
  )
}

function useColumns(onRevoke: (which: { id: string }) => void): readonly Column<Token>[] {
  const say = useText(text)
  const format = useFormat()
  return useMemo(
    () => [
      { id: 'name', head: say('name'), names: true, wrap: true, cell: (row) => <Name row={row} /> },
      { id: 'until', head: say('until'), cell: (row) => format.day(row.expiresOn) },
      { id: 'used', head: say('used'), cell: (row) => (row.usedOn === null ? say('never') : format.day(row.usedOn)) },
      { id: 'state', head: say('state'), cell: (row) => say(row.state) },
      {
        id: 'act',
        head: say('act'),
        headCell: <span />,
        number: true,
        cell: (row) => row.state === 'valid' && <Revoke row={row} onRevoke={() => onRevoke({ id: row.id })} />,
      },
    ],
    [say, format, onRevoke],
  )
}
