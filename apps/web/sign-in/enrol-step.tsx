import { useQuery } from '@tanstack/react-query'
import { beginEnrolment, finishEnrolment } from '../../../src/access/sign-in/schema.ts'
import { call } from '../api.ts'
import { useAct } from '../api-hooks.ts'
import { useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { Enrolment } from './enrolment.tsx'
import { text } from './text.ts'

/** The first time: an app is set up. Its secret is asked for once. */
export function EnrolStep({ ticket, onCodes }: { ticket: string; onCodes: (recoveryCodes: readonly string[]) => void }) {
  const say = useText(text)
  const query = useQuery({
    queryKey: [beginEnrolment.path, ticket],
    queryFn: () => call(beginEnrolment, { ticket }),
    staleTime: Infinity,
    gcTime: 0,
  })
  const act = useAct(finishEnrolment, [])
  return (
    <Answer query={query} what={say('enrolTitle')}>
      {({ secret, uri }) => (
        <Enrolment
          secret={secret}
          uri={uri}
          error={act.error}
          pending={act.isPending}
          onCode={(code) => act.mutate({ ticket, code }, { onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes) })}
        />
      )}
    </Answer>
  )
}
