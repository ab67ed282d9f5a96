import { lazy, Suspense, useState } from 'react'
import { ROLES } from '../../../../src/access/roles/pure.ts'
import { listGrants, ROLE_IDS, type GrantRow } from '../../../../src/access/roles/schema.ts'
import type { Count } from '../../../../src/base/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { FilterMenu, FilterPill, Filters } from '../../parts/filters.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useUrlState } from '../../url-state.ts'
import { Waiting } from '../proposals/waiting.tsx'
import { Rows } from './rows.tsx'
import { DEFAULTS, inputOf, type Asked, type SetAsked } from './state.ts'
import { text } from './text.ts'

const EndDialog = lazy(() => import('./end-dialog.tsx').then(({ EndDialog: component }) => ({ default: component })))

/** Which roles accounts were given; of one account, where the address names it. */
export function Page() {
  const say = useText(text)
  const [asked, set] = useUrlState(DEFAULTS)
  const [ending, setEnding] = useState<GrantRow | null>(null)
  const query = useRoute(listGrants, inputOf(asked), { keep: true })
  const one = asked.account === '' ? undefined : query.data?.rows[0]?.name
  return (
    <>
      <PageHead
        title={one === undefined ? say('title') : say('titleOf', { name: one })}
        {...(asked.account === '' ? {} : { phoneTitle: say('title'), crumbs: [{ label: say('accounts'), to: '/accounts' }] })}
        meta={<span className="reading">{say('note')}</span>}
      />
      <Waiting account={/^[\da-f-]{36}$/u.test(asked.account) ? asked.account : undefined} />
      <GrantFilters asked={asked} set={set} found={query.data?.total} />
      <Answer query={query} what={say('what')} rows={8} height={53}>
        {(page) => <Rows page={page} asked={asked} set={set} busy={query.isPlaceholderData} onEnd={setEnding} />}
      </Answer>
      <Suspense>{ending !== null && <EndDialog grant={ending} onClose={() => setEnding(null)} />}</Suspense>
    </>
  )
}

function GrantFilters({ asked, set, found }: { asked: Asked; set: SetAsked; found: Count | undefined }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const role = ROLE_IDS.find((known) => known === asked.role)
  const narrow = (patch: Partial<Asked>): void => set({ ...patch, cursor: '' }, 'push')
  return (
    <Filters
      on={[asked.role, asked.account].filter((value) => value !== '').length}
      menus={
        <FilterMenu
          label={say('role')}
          choices={ROLE_IDS.filter((id) => id !== 'official').map((value) => ({ value, label: inWords(ROLES[value].name) }))}
          chosen={role === undefined ? [] : [role]}
          onChange={(chosen) => narrow({ role: chosen.find((value) => value !== asked.role) ?? '' })}
        />
      }
      pills={
        <>
          {role !== undefined && (
            <FilterPill label={say('role')} onClear={() => narrow({ role: '' })}>
              {say('rolePill', { role: inWords(ROLES[role].name) })}
            </FilterPill>
          )}
          {asked.account !== '' && (
            <FilterPill label={say('account')} onClear={() => narrow({ account: '' })}>
              {say('onlyOne')}
            </FilterPill>
          )}
        </>
      }
      end={found !== undefined && (found.more ? say('foundMore', { found: format.count(found) }) : say('found', { n: found.n }))}
    />
  )
}
