import { holdsOnFinding } from '../../../src/retention/schema.ts'
import { useRoute } from '../api-hooks.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { Band } from '../parts/note.tsx'
import { text } from './on-finding-text.ts'

/** On the record of a finding: that it must not be destroyed for the time being, and by whose request. */
export function HoldsOnFinding({ id }: { id: string }) {
  const say = useText(text)
  const format = useFormat()
  const { data } = useRoute(holdsOnFinding, { id })
  return (data?.rows ?? []).map((hold) => (
    <Band key={hold.id}>{say('held', { authority: hold.authority, document: hold.document, when: format.instant(hold.at) })}</Band>
  ))
}
