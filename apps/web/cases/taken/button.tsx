import { Button } from '@mantine/core'
import { useText } from '../../i18n/use.ts'
import type { CaseAct } from '../acts/parts.ts'
import type { TakeOut } from './acts.ts'
import { text } from './text.ts'

/** Opens the dialog by which something is taken out; the quietest button of its row. */
export function TakeOutButton({ out, onAct }: { out: TakeOut; onAct: (act: CaseAct) => void }) {
  const say = useText(text)
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      aria-label={say('takeOutOf', { what: out.said })}
      onClick={() => onAct({ name: 'take-out', out })}
    >
      {say('takeOut')}
    </Button>
  )
}

/** The heading of their column. */
export function TakeOutHead() {
  const say = useText(text)
  return (
    <th scope="col" className="no-print">
      <span className="spoken">{say('column')}</span>
    </th>
  )
}
