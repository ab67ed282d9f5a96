import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { listAccounts, type Account } from '../../../../src/access/sign-in/accounts/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useMay } from '../../shell/state.ts'
import { useUrlState } from '../../url-state.ts'
import { Waiting } from '../proposals/waiting.tsx'
import { AccountFilters } from './filters.tsx'
import { Rows, type AccountAct } from './rows.tsx'
import { DEFAULTS, inputOf } from './state.ts'
import { text } from './text.ts'

const AddDialog = lazy(() => import('./add-dialog.tsx').then(({ AddDialog: component }) => ({ default: component })))
const ActDialog = lazy(() => import('./act-dialog.tsx').then(({ ActDialog: component }) => ({ default: component })))
const OfficerDialog = lazy(() => import('./officer-dialog.tsx').then(({ OfficerDialog: component }) => ({ default: component })))
const GiveDialog = lazy(() => import('../grants/give-dialog.tsx').then(({ GiveDialog: component }) => ({ default: component })))

type Open = { act: 'add' } | { act: AccountAct; account: Account }

/** Who can sign in. */
export function Page() {
  const say = useText(text)
  const may = useMay()
  const [asked, set] = useUrlState(DEFAULTS)
  const [open, setOpen] = useState<Open | null>(null)
  const query = useRoute(listAccounts, inputOf(asked), { keep: true })
  return (
    <>
      <PageHead
        title={say('title')}
        meta={<span className="reading">{say('note')}</span>}
        actions={
          may('account.change') && (
            <Button leftSection={<IconPlus size={18} stroke={1.6} aria-hidden />} onClick={() => setOpen({ act: 'add' })}>
              {say('add')}
            </Button>
          )
        }
      />
      <Waiting />
      <AccountFilters asked={asked} set={set} found={query.data?.total} />
      <Answer query={query} what={say('what')} rows={8} height={53}>
        {(page) => (
          <Rows page={page} asked={asked} set={set} busy={query.isPlaceholderData} onAct={(act, account) => setOpen({ act, account })} />
        )}
      </Answer>
      <Suspense>{open !== null && <Dialogs open={open} setOpen={setOpen} />}</Suspense>
    </>
  )
}

function Dialogs({ open, setOpen }: { open: Open; setOpen: (open: Open | null) => void }) {
  const close = (): void => setOpen(null)
  if (open.act === 'add') return <AddDialog onClose={close} />
  if (open.act === 'officer') return <OfficerDialog account={open.account} onClose={close} />
  if (open.act === 'give') return <GiveDialog account={open.account} onClose={close} />
  return <ActDialog act={open.act} account={open.account} onClose={close} />
}
