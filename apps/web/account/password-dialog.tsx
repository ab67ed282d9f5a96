import { useState } from 'react'
import { changePassword } from '../../../src/access/sign-in/own/schema.ts'
import { useAct } from '../api-hooks.ts'
import { useText } from '../i18n/use.ts'
import { ForWhom, lacking, NewPasswordField, PasswordField } from '../sign-in/password-fields.tsx'
import { Refused } from '../sign-in/refused.tsx'
import { ActForm, Dialog } from './dialog.tsx'
import { text } from './text.ts'

/** Changes the own password. */
export function PasswordDialog({ login, onClose }: { login: string; onClose: () => void }) {
  const say = useText(text)
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAct(changePassword, ['/api/me'])
  return (
    <Dialog title={say('passwordDo')} onClose={onClose}>
      <ActForm
        verb={say('passwordDo')}
        ready={current !== '' && lacking(password) === 0}
        pending={act.isPending}
        onTried={() => setTried(true)}
        onDo={() => act.mutate({ current, password }, { onSuccess: onClose })}
        onClose={onClose}
      >
        <p className="text2">{say('passwordEffect')}</p>
        <ForWhom login={login} />
        <PasswordField label={say('passwordNow')} value={current} onChange={setCurrent} wrong={tried && current === ''} focus />
        <NewPasswordField value={password} onChange={setPassword} tried={tried} />
        <Refused error={act.error} title={say('passwordFailed')} />
      </ActForm>
    </Dialog>
  )
}
