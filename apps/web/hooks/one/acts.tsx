import { Button, Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { IconChevronDown } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { pingWebhook, switchWebhook, type Webhook } from '../../../../src/hooks/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { useMay } from '../../shell/state.ts'
import { text as shared } from '../text.ts'
import { text } from './text.ts'

const HookDialog = lazy(() => import('../hook-dialog.tsx').then(({ HookDialog: component }) => ({ default: component })))
const RotateDialog = lazy(() => import('./act-dialogs.tsx').then(({ RotateDialog: component }) => ({ default: component })))
const RemoveDialog = lazy(() => import('./act-dialogs.tsx').then(({ RemoveDialog: component }) => ({ default: component })))

const TOUCHED = ['/api/webhooks', '/api/state']
type Open = 'change' | 'rotate' | 'remove'

/** What whoever looks may do with it: address and secret only with his own. */
export function Acts({ hook }: { hook: Webhook }) {
  const say = useText(text)
  const may = useMay()
  const navigate = useNavigate()
  const [open, setOpen] = useState<Open | null>(null)
  const ping = useAct(pingWebhook, TOUCHED)
  const turn = useAct(switchWebhook, TOUCHED)
  const close = (): void => setOpen(null)
  if (!may('webhook.change')) return null
  const error = ping.error ?? turn.error
  return (
    <>
      {hook.off === null && (
        <Button variant="default" loading={ping.isPending} onClick={() => ping.mutate({ id: hook.id })}>
          {say('ping')}
        </Button>
      )}
      <Button
        variant={hook.off === null ? 'default' : 'filled'}
        loading={turn.isPending}
        onClick={() => turn.mutate({ id: hook.id, on: hook.off !== null })}
      >
        {say(hook.off === null ? 'off' : 'on')}
      </Button>
      <More mine={hook.mine} onOpen={setOpen} />
      {error !== null && <ErrorBox error={error} title={say('failed')} />}
      <Suspense>
        {open === 'change' && <HookDialog hook={hook} onClose={close} />}
        {open === 'rotate' && <RotateDialog id={hook.id} onClose={close} />}
        {open === 'remove' && <RemoveDialog id={hook.id} onClose={close} onGone={() => void navigate({ to: '/webhooks' })} />}
      </Suspense>
    </>
  )
}

function More({ mine, onOpen }: { mine: boolean; onOpen: (open: Open) => void }) {
  const say = useText(text)
  const word = useText(shared)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={16} stroke={1.6} aria-hidden />}>
          {say('more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {mine && <Menu.Item onClick={() => onOpen('change')}>{word('change')}</Menu.Item>}
        {mine && <Menu.Item onClick={() => onOpen('rotate')}>{say('rotate')}</Menu.Item>}
        <Menu.Item onClick={() => onOpen('remove')}>{say('remove')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
