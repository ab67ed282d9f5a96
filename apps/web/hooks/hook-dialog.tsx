import { Checkbox, TextInput, type InputWrapperProps } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { KINDS } from '../../../src/hooks/pure.ts'
import { changeWebhook, HOOK_KINDS, makeWebhook, type HookKind, type Webhook } from '../../../src/hooks/schema.ts'
import styles from '../account/account.module.css'
import { ActForm, Dialog } from '../account/dialog.tsx'
import { useAct } from '../api-hooks.ts'
import { Wrong } from '../findings/wrong.tsx'
import { useText } from '../i18n/use.ts'
import { useMay } from '../shell/state.ts'
import { Refused } from '../sign-in/refused.tsx'
import { Secret } from './secret.tsx'
import { text } from './text.ts'
import { useKindWords } from './words.ts'

interface HookDialogProps {
  hosts?: readonly string[]
  /** What is changed; without it another one is made. */
  hook?: Webhook
  onClose: () => void
}

const TOUCHED = ['/api/webhooks', '/api/state']
/** Help stands beneath its field. */
const ORDER: NonNullable<InputWrapperProps['inputWrapperOrder']> = ['label', 'input', 'error', 'description']

/** Makes a webhook and shows its secret, once; or changes one. */
export function HookDialog({ hosts = [], hook, onClose }: HookDialogProps) {
  const say = useText(text)
  const make = useAct(makeWebhook, TOUCHED)
  const change = useAct(changeWebhook, TOUCHED)
  if (make.data !== undefined) return <Secret secret={make.data.secret} onClose={onClose} />
  const { isPending, error } = hook === undefined ? make : change
  const send = (draft: Draft): void =>
    hook === undefined ? make.mutate(draft) : change.mutate({ id: hook.id, ...draft }, { onSuccess: onClose })
  const verb = say(hook === undefined ? 'makeDo' : 'changeDo')
  return (
    <Dialog title={say(hook === undefined ? 'makeDo' : 'changeTitle')} onClose={onClose}>
      <Fields verb={verb} hosts={hosts} hook={hook} pending={isPending} onDo={send} onClose={onClose}>
        <Refused error={error} title={say(hook === undefined ? 'makeFailed' : 'changeFailed')} />
      </Fields>
    </Dialog>
  )
}

interface Draft {
  name: string
  url: string
  kinds: HookKind[]
}

interface FieldsProps {
  verb: string
  hosts: readonly string[]
  hook: Webhook | undefined
  pending: boolean
  onDo: (draft: Draft) => void
  onClose: () => void
  children: ReactNode
}

function Fields({ verb, hosts, hook, pending, onDo, onClose, children }: FieldsProps) {
  const say = useText(text)
  const [draft, setDraft] = useState<Draft>({ name: hook?.name ?? '', url: hook?.url ?? '', kinds: hook?.kinds ?? [] })
  const [tried, setTried] = useState(false)
  const set = (patch: Partial<Draft>): void => setDraft((before) => ({ ...before, ...patch }))
  const [name, url] = [draft.name.trim(), draft.url.trim()]
  return (
    <ActForm
      verb={verb}
      ready={name !== '' && url !== '' && draft.kinds.length > 0}
      pending={pending}
      onTried={() => setTried(true)}
      onDo={() => onDo({ ...draft, name, url })}
      onClose={onClose}
    >
      <TextInput
        label={say('name')}
        description={say('nameHelp')}
        inputWrapperOrder={ORDER}
        error={tried && name === '' && <Wrong>{say('nameMissing')}</Wrong>}
        required
        maxLength={100}
        value={draft.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        data-autofocus
      />
      <TextInput
        label={say('url')}
        description={hosts.length > 0 && say('urlHelp', { hosts: hosts.join(', ') })}
        inputWrapperOrder={ORDER}
        error={tried && url === '' && <Wrong>{say('urlMissing')}</Wrong>}
        required
        type="url"
        maxLength={500}
        value={draft.url}
        onChange={(event) => set({ url: event.currentTarget.value })}
      />
      <KindField chosen={draft.kinds} onChange={(kinds) => set({ kinds })} wrong={tried && draft.kinds.length === 0} />
      {children}
    </ActForm>
  )
}

interface KindFieldProps {
  chosen: readonly HookKind[]
  onChange: (chosen: HookKind[]) => void
  wrong: boolean
}

/** Of what it tells: what whoever makes it may see, and nothing beforehand. */
function KindField({ chosen, onChange, wrong }: KindFieldProps) {
  const say = useText(text)
  const may = useMay()
  const inWords = useKindWords()
  return (
    <Checkbox.Group
      label={say('kinds')}
      required
      error={wrong && <Wrong>{say('kindsMissing')}</Wrong>}
      value={[...chosen]}
      onChange={(next) => onChange(next as HookKind[])}
    >
      <div className={styles.scopes}>
        {HOOK_KINDS.filter((kind) => chosen.includes(kind) || KINDS[kind].needs.some(may)).map((kind) => (
          <Checkbox key={kind} value={kind} label={inWords(kind)} />
        ))}
      </div>
    </Checkbox.Group>
  )
}
