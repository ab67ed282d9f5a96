import { listOwnTaken } from '../../../../src/cases/taken/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { text } from './text.ts'

/** Cases of which whoever is signed in had notice and in which he is concerned no more; nothing where there is none. */
export function OwnTaken() {
  const say = useText(text)
  const format = useFormat()
  const rows = useRoute(listOwnTaken, {}).data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Section title={say('ownTitle')}>
      {rows.map(({ id, number, notifiedOn, since }) => (
        <p key={id} className="reading">
          {say('own', { number, since: format.day(since), notified: format.day(notifiedOn) })}
        </p>
      ))}
    </Section>
  )
}
