import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Answer, Terms } from '../../../../src/law/allowed/schema.ts'
import { useText } from '../../i18n/use.ts'
import { Ahead } from './ahead.tsx'
import { text } from './compare-text.ts'
import styles from './compare.module.css'
import type { FactsInput } from './draft.ts'
import { WhatDiffers } from './what-differs.tsx'

/** What differs between the two days, and against an answer that was kept while facts are changed. */
export function Compared({ terms, answers: [one, other] }: { terms: Terms; answers: readonly Answer[] }) {
  const say = useText(text)
  const [kept, setKept] = useState<Answer>()
  if (one === undefined) return null
  return (
    <>
      {other !== undefined && <WhatDiffers terms={terms} title={say('differs')} before={one} after={other} />}
      {kept !== undefined && <WhatDiffers terms={terms} title={say('againstKept')} before={kept} after={one} />}
      <div className={`${styles.acts} no-print`}>
        <Button variant="default" size="compact-sm" onClick={() => setKept(one)}>
          {say(kept === undefined ? 'keep' : 'keepAgain')}
        </Button>
        {kept !== undefined && (
          <Button variant="subtle" size="compact-sm" onClick={() => setKept(undefined)}>
            {say('letGo')}
          </Button>
        )}
      </div>
    </>
  )
}

interface MoreAheadProps {
  terms: Terms
  facts: FactsInput
  against: string
  onCompare: (day: string) => void
}

/** What lies ahead, once it is asked for. */
export function MoreAhead(props: MoreAheadProps) {
  const say = useText(text)
  const [open, setOpen] = useState(false)
  if (open) return <Ahead {...props} />
  return (
    <div className="no-print">
      <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
        {say('ahead')}
      </Button>
    </div>
  )
}
