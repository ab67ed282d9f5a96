import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { beginPasskey, finishPasskey, listPasskeys, removePasskey, type Passkey } from '../../../src/access/sign-in/own/schema.ts'
import { call } from '../api.ts'
import { useAct, useRoute } from '../api-hooks.ts'
import { Wrong } from '../findings/wrong.tsx'
import { useFormat, useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { ErrorBox } from '../parts/error-box.tsx'
import { Section } from '../parts/section.tsx'
import { PasskeyError } from '../sign-in/passkey.tsx'
import { addressWithPasskeys, hasPasskeys, shown } from '../sign-in/passkeys.ts'
import styles from './account.module.css'
import { ActForm, Dialog } from './dialog.tsx'
import { text } from './text.ts'

/** Keys in devices, instead of password and code. */
export function Passkeys() {
  const say = useText(text)
  const query = useRoute(listPasskeys, {})
  const remove = useAct(removePasskey, ['/api/me/passkeys'])
  const [adding, setAdding] = useState(false)
  return (
    <Section title={say('passkeys')}>
      <p className="text2 reading">{say('passkeysNote')}</p>
      <Answer query={query} what={say('passkeysWhat')} rows={1}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className={styles.below}>{say('passkeyNone')}</p>
          ) : (
            <dl className={styles.ways}>
              {rows.map((row) => (
                <Row key={row.id} row={row} onRemove={() => remove.mutate({ id: row.id })} />
              ))}
            </dl>
          )
        }
      </Answer>
      {remove.error !== null && <ErrorBox error={remove.error} title={say('removeFailed')} />}
      <div className={styles.below}>
        {hasPasskeys() ? (
          <Button variant="default" size="compact-md" onClick={() => setAdding(true)}>
            {say('passkeyAdd')}
          </Button>
        ) : (
          <Nowhere />
        )}
      </div>
      {adding && <AddDialog onClose={() => setAdding(false)} />}
    </Section>
  )
}

/** Where there are none, and on the machine itself at which address there are. */
function Nowhere() {
  const say = useText(text)
  const here = addressWithPasskeys()
  return (
    <p className="small text2">
      {say('passkeysNowhere')} {here !== null && say('passkeysHere')} {here !== null && <a href={here}>{new URL(here).origin}</a>}
    </p>
  )
}

function Row({ row: { name, createdAt, usedOn }, onRemove }: { row: Passkey; onRemove: () => void }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {say('made')} {format.instant(createdAt)} · {say('used')} {usedOn === null ? say('never') : format.day(usedOn)}
      </dd>
      <dd>
        <Button variant="default" size="compact-md" aria-label={say('removeWhat', { what: name })} onClick={onRemove}>
          {say('remove')}
        </Button>
      </dd>
    </div>
  )
}

function AddDialog({ onClose }: { onClose: () => void }) {
  const say = useText(text)
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const act = useMutation({
    mutationFn: async () => {
      const { ticket, options } = await call(beginPasskey, {})
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as never)
      const credential = shown(await navigator.credentials.create({ publicKey }))
      return call(finishPasskey, { ticket, name: name.trim(), credential })
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [listPasskeys.path] })
      onClose()
    },
  })
  return (
    <Dialog title={say('passkeys')} onClose={onClose}>
      <ActForm
        verb={say('passkeyDo')}
        ready={name.trim() !== ''}
        pending={act.isPending}
        onTried={() => setTried(true)}
        onDo={() => act.mutate()}
        onClose={onClose}
      >
        <TextInput
          label={say('passkeyName')}
          error={tried && name.trim() === '' && <Wrong>{say('tokenNameMissing')}</Wrong>}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <PasskeyError error={act.error} title={say('passkeyFailed')} />
      </ActForm>
    </Dialog>
  )
}
