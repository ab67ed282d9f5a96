import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { listOwnActs, seeOwnActs, type AccountAct } from '../../../src/access/proposals/schema.ts'
import { ROLES } from '../../../src/access/roles/pure.ts'
import { Turn } from '../access/list.tsx'
import { useAct, useRoute } from '../api-hooks.ts'
import { text as kindsText } from '../audit/kinds/text.ts'
import { useBilingual, useFormat, useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { DataTable, type Column } from '../parts/data-table.tsx'
import { Empty } from '../parts/empty.tsx'
import { ErrorBox } from '../parts/error-box.tsx'
import { Section } from '../parts/section.tsx'
import { usePersonName } from '../shell/state.ts'
import { useUrlState } from '../url-state.ts'
import styles from './account.module.css'
import { text } from './text.ts'

const DEFAULTS = { acts: '' }
const MOST = 10

/** What others did to the account, with who did it; whoever sees something that nobody told him of says so. */
export function Acts() {
  const say = useText(text)
  const [asked, set] = useUrlState(DEFAULTS)
  const query = useRoute(listOwnActs, { limit: MOST, ...(asked.acts === '' ? {} : { cursor: asked.acts }) }, { keep: true })
  const see = useAct(seeOwnActs, ['/api/me/acts', '/api/state'])
  const columns = useColumns()
  const what = useWhat()
  const by = useBy()
  return (
    <Section title={say('acts')} id="acts">
      <Answer query={query} what={say('actsWhat')} rows={2}>
        {({ rows, ...page }) =>
          rows.length === 0 ? (
            <Empty title={say('actsNone')} />
          ) : (
            <>
              <DataTable
                caption={say('acts')}
                columns={columns}
                rows={rows}
                keyOf={({ id }) => String(id)}
                phone={(row) => ({ title: what(row), second: by(row), left: <When row={row} /> })}
                busy={query.isPlaceholderData}
              />
              <Turn {...page} shown={rows.length} onTurn={(cursor) => set({ acts: cursor }, 'push')} />
              {see.error !== null && <ErrorBox error={see.error} title={say('actsFailed')} />}
              {rows.some(({ fresh }) => fresh) && (
                <div className={styles.below}>
                  <Button variant="default" size="compact-md" loading={see.isPending} onClick={() => see.mutate({ event: rows[0]!.id })}>
                    {say('actsSeen')}
                  </Button>
                  <p className="small text2">{say('actsNote')}</p>
                </div>
              )}
            </>
          )
        }
      </Answer>
    </Section>
  )
}

function When({ row: { at, fresh } }: { row: AccountAct }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <>
      {format.instant(at)}
      {fresh && <span className="strong"> · {say('actsFresh')}</span>}
    </>
  )
}

function useWhat(): (act: AccountAct) => string {
  const say = useText(kindsText)
  const inWords = useBilingual()
  return ({ kind, role }) => {
    const key = kind.replace('.', '_')
    const word = key in kindsText.pairs ? say(key as keyof typeof kindsText.pairs) : kind
    return role === null ? word : `${word}: ${inWords(ROLES[role].name)}`
  }
}

function useBy(): (act: AccountAct) => string {
  const say = useText(text)
  const nameOf = usePersonName()
  return ({ by, proposedBy }) => (proposedBy === null ? nameOf(by) : say('actsTwo', { by, proposedBy }))
}

function useColumns(): readonly Column<AccountAct>[] {
  const say = useText(text)
  const what = useWhat()
  const by = useBy()
  return useMemo(
    () => [
      { id: 'at', head: say('actsAt'), cell: (row) => <When row={row} /> },
      { id: 'what', head: say('actsDone'), names: true, wrap: true, cell: what },
      { id: 'by', head: say('actsBy'), wrap: true, cell: by },
    ],
    [say, what, by],
  )
}
