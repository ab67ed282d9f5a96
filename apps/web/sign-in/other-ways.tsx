import { Button } from '@mantine/core'
import { IconBuilding } from '@tabler/icons-react'
import { beginProvider, type SignInStep } from '../../../src/access/sign-in/schema.ts'
import type { Bilingual } from '../../../src/base/schema.ts'
import { useAct } from '../api-hooks.ts'
import { useBilingual, useText } from '../i18n/use.ts'
import { PasskeyButton } from './passkey.tsx'
import { keepTicket } from './provider/ticket.ts'
import { Refused } from './refused.tsx'
import styles from './sign-in.module.css'
import { text } from './text.ts'

/** Beside name and password: the organisation's own sign-in, and a passkey. */
export function OtherWays({ provider, to, onStep }: { provider: Bilingual | null; to: string; onStep: (step: SignInStep) => void }) {
  return (
    <div className={styles.other}>
      {provider !== null && <ProviderButton name={provider} to={to} />}
      <PasskeyButton onStep={onStep} />
    </div>
  )
}

/** Leads to the organisation's own sign-in, and from there back to `to`. */
export function ProviderButton({ name, to }: { name: Bilingual; to: string }) {
  const say = useText(text)
  const inWords = useBilingual()
  const act = useAct(beginProvider, [])
  const go = (): void =>
    act.mutate(
      {},
      {
        onSuccess: ({ url, ticket }) => {
          keepTicket({ ticket, to })
          location.assign(url)
        },
      },
    )
  return (
    <>
      <Button variant="default" loading={act.isPending} leftSection={<IconBuilding size={18} stroke={1.6} aria-hidden />} onClick={go}>
        {inWords(name)}
      </Button>
      <Refused error={act.error} title={say('failed')} />
    </>
  )
}
