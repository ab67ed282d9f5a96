import { Checkbox } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { ProofAsked } from '../../../../src/access/proofs/schema.ts'
import { listPasskeys } from '../../../../src/access/sign-in/own/schema.ts'
import { listProofs } from '../../../../src/cases/proofs/schema.ts'
import type { ProvedAct } from '../../../../src/law/practice/schema.ts'
import { ApiError } from '../../api.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { useAppState } from '../../shell/state.ts'
import { PasskeyError } from '../../sign-in/passkey.tsx'
import { hasPasskeys, shown } from '../../sign-in/passkeys.ts'
import { text } from './text.ts'

type Given = Pick<ProofAsked, 'ticket'> & { credential: ReturnType<typeof shown> }

interface Signing {
  /** The case, and what of it is signed. */
  id: string
  act: ProvedAct
  ask: () => Promise<ProofAsked>
  sign: (proof: Given | null, reason: string) => Promise<unknown>
}

interface Signed {
  go: (reason: string) => void
  pending: boolean
  /** What the server refused; what the device did stands in the field. */
  error: Error | null
  field: ReactNode
  blocked: string | undefined
}

/** Signs with the own passkey where there is one, unless that is not wanted and not demanded; whoever has none signs without. */
export function useSigning({ id, act, ask, sign }: Signing): Signed {
  const say = useText(text)
  const can = useCan()
  const demanded = useRoute(listProofs, { id }).data?.demanded.includes(act) === true
  const [wanted, setWanted] = useState(true)
  const asks = can && (wanted || demanded)
  const done = useMutation({ mutationFn: async (reason: string) => sign(asks ? await answerOf(await ask()) : null, reason) })
  const device = done.error !== null && !(done.error instanceof ApiError)
  return {
    go: (reason) => done.mutate(reason),
    pending: done.isPending,
    error: device ? null : done.error,
    field: (
      <>
        {can ? (
          <Checkbox
            label={say('with')}
            description={asks ? say('withHelp') : say('without')}
            checked={asks}
            disabled={demanded}
            onChange={(event) => setWanted(event.currentTarget.checked)}
          />
        ) : (
          <p className="small text2">
            {say('noneHere')} {!demanded && say('without')}
          </p>
        )}
        {device && <PasskeyError error={done.error} title={say('deviceFailed')} />}
      </>
    ),
    blocked: demanded && !can ? say('demanded') : undefined,
  }
}

/** Whether whoever is signed in has a passkey, and this browser can ask it. */
function useCan(): boolean {
  const app = useAppState()
  const asked = app !== undefined && !app.localOnly && hasPasskeys()
  return (useRoute(listPasskeys, {}, { enabled: asked }).data?.rows.length ?? 0) > 0
}

async function answerOf({ ticket, options }: ProofAsked): Promise<Given> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as never)
  return { ticket, credential: shown(await navigator.credentials.get({ publicKey })) }
}
