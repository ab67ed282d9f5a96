import { Button } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { beginPasskeySignIn, finishPasskeySignIn, type SignInStep } from '../../../src/access/sign-in/schema.ts'
import { ApiError, call } from '../api.ts'
import { useText } from '../i18n/use.ts'
import { Note } from '../parts/note.tsx'
import { hasPasskeys, shown } from './passkeys.ts'
import { Refused } from './refused.tsx'
import { text } from './text.ts'

/** Signs in by a key in the device; only where the browser can. */
export function PasskeyButton({ onStep }: { onStep: (step: SignInStep) => void }) {
  const say = useText(text)
  const act = useMutation({
    mutationFn: async () => {
      const { ticket, options } = await call(beginPasskeySignIn, {})
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as never)
      return call(finishPasskeySignIn, { ticket, credential: shown(await navigator.credentials.get({ publicKey })) })
    },
    onSuccess: onStep,
  })
  if (!hasPasskeys()) return null
  return (
    <>
      <Button
        variant="default"
        loading={act.isPending}
        leftSection={<IconFingerprint size={18} stroke={1.6} aria-hidden />}
        onClick={() => act.mutate()}
      >
        {say('passkey')}
      </Button>
      <PasskeyError error={act.error} title={say('failed')} />
    </>
  )
}

/** The server refused, or the device did. */
export function PasskeyError({ error, title }: { error: Error | null; title: string }) {
  const say = useText(text)
  if (error === null) return null
  if (error instanceof ApiError) return <Refused error={error} title={title} />
  return (
    <div role="alert">
      <Note tone="red">{say('passkeyFailed')}</Note>
    </div>
  )
}
