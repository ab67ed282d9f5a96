import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { listInterests, type Interest } from '../../../../src/access/roles/schema.ts'
import type { Count } from '../../../../src/base/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { FilterPill, Filters } from '../../parts/filters.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useMay } from '../../shell/state.ts'
import { useUrlState } from '../../url-state.ts'
import { PersonSelect } from '../person-select.tsx'
import { Rows } from './rows.tsx'
import { text } from './text.ts'

const DeclareDialog = lazy(() => import('./declare-dialog.tsx').then(({ DeclareDialog: component }) => ({ default: component })))
const EndDialog = lazy(() => import('./end-dialog.tsx').then(({ EndDialog: component }) => ({ default: component })))

const DEFAULTS = { officer: '', cursor: '' }

/** Who is related to whom, or has an interest: what keeps people from each other's acts. */
export function Page() {
  const say = useText(text)
  const may = useMay()
  const [asked, set] = useUrlState(DEFAULTS)
  const [open, setOpen] = useState<Interest | 'new' | null>(null)
  const wanted = (value: string): string | undefined => (value === '' ? undefined : value)
  const query = useRoute(listInterests, { officer: wanted(asked.officer), cursor: wanted(asked.cursor) }, { keep: true })
  const close = (): void => setOpen(null)
  return (
    <>
      <PageHead
        title={say('title')}
        meta={<span className="reading">{say('note')}</span>}
        actions={
          may('interest.change') && (
            <Button leftSection={<IconPlus size={18} stroke={1.6} aria-hidden />} onClick={() => setOpen('new')}>
              {say('declare')}
            </Button>
          )
        }
      />
      <PersonFilter officer={asked.officer} onChange={(officer) => set({ officer, cursor: '' }, 'push')} found={query.data?.total} />
      <Answer query={query} what={say('what')} rows={8} height={53}>
        {(page) => (
          <Rows
            page={page}
            narrowed={asked.officer !== ''}
            busy={query.isPlaceholderData}
            onClear={() => set(DEFAULTS, 'push')}
            onTurn={(cursor) => set({ cursor }, 'push')}
            onEnd={setOpen}
          />
        )}
      </Answer>
      <Suspense>
        {open === 'new' && <DeclareDialog onClose={close} />}
        {open !== null && open !== 'new' && <EndDialog interest={open} onClose={close} />}
      </Suspense>
    </>
  )
}

interface PersonFilterProps {
  officer: string
  onChange: (officer: string) => void
  found: Count | undefined
}

function PersonFilter({ officer, onChange, found }: PersonFilterProps) {
  const say = useText(text)
  const format = useFormat()
  const may = useMay()
  return (
    <Filters
      on={officer === '' ? 0 : 1}
      menus={
        may('person.read') && <PersonSelect label={say('person')} bare value={null} onChange={(person) => onChange(person?.number ?? '')} />
      }
      pills={
        officer !== '' && (
          <FilterPill label={say('person')} onClear={() => onChange('')}>
            {say('personPill', { number: officer })}
          </FilterPill>
        )
      }
      end={found !== undefined && (found.more ? say('foundMore', { found: format.count(found) }) : say('found', { n: found.n }))}
    />
  )
}
