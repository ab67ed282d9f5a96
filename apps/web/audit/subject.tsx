import { useText } from '../i18n/use.ts'
import { Declaration } from '../parts/declaration.tsx'
import { text } from './text.ts'

interface SubjectProps {
  subject: string
  label: string | null | undefined
}

const NOUNS = [
  'finding',
  'person',
  'case',
  'import',
  'account',
  'rulebook',
  'catalogue',
  'job',
  'run',
  'circumstance',
  'view',
  'interest',
  'pattern',
  'proposal',
  'destruction',
  'hold',
  'submission',
  'unit',
  'webhook',
  'rereading',
] as const
type Noun = (typeof NOUNS)[number]

/** Enough of an id to tell it from its neighbours; in the title it stands whole. */
const SHORT = 8

/** What was read or acted on, as people call it. What it says is not for whoever looks here. */
export function Subject({ subject, label }: SubjectProps) {
  const say = useText(text)
  const at = subject.indexOf(':')
  const [noun, id] = [subject.slice(0, at), subject.slice(at + 1)]
  const known: Noun | undefined = NOUNS.find((one) => one === noun)
  const word = known === undefined ? noun : say(`noun_${known}`)
  if (label !== null && label !== undefined)
    return (
      <span className="nowrap">
        {word} {label}
      </span>
    )
  if (noun === 'case')
    return (
      <span className="nowrap">
        {word} <Declaration number={id} />
      </span>
    )
  const long = /^[\da-f]{8}-[\da-f-]{27}$/u.test(id)
  return (
    <span className="nowrap" title={long ? subject : undefined}>
      {word} {long ? id.slice(-SHORT) : id}
    </span>
  )
}
