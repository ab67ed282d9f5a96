import { useText } from '../../i18n/use.ts'
import { Choice } from '../acts/fields.tsx'
import { text } from './text.ts'

/** Whether whoever it is about came. */
export function Attended({ value, onChange }: { value: 'yes' | 'no' | null; onChange: (value: 'yes' | 'no') => void }) {
  const say = useText(text)
  const choices = [['yes', say('attended-yes')] as const, ['no', say('attended-no')] as const]
  return <Choice label={say('attended')} value={value} choices={choices} onChange={onChange} />
}
