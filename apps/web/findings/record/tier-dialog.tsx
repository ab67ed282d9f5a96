import { Select } from '@mantine/core'
import { useState } from 'react'
import { TIERS, type Tier } from '../../../../src/base/schema.ts'
import { TIER_WORDS } from '../../../../src/findings/pure.ts'
import { setTier, type Finding } from '../../../../src/findings/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { text as shared } from '../text.ts'
import { text } from './text.ts'

/** Says how far a finding is kept from others. */
export function TierDialog({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const say = useText(text)
  const word = useText(shared)
  const inWords = useBilingual()
  const act = useAct(setTier)
  const [tier, setChosen] = useState<Tier>(finding.tier)
  const { id, number, title } = finding
  return (
    <ReasonDialog
      title={say('tier')}
      object={say('object', { number, title: inWords(title) })}
      effect={say('tierEffect')}
      blocked={tier === finding.tier ? say('tierSame') : undefined}
      failedTitle={word('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id, tier, reason }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Select
        label={say('tierField')}
        description={say('tierHelp')}
        inputWrapperOrder={['label', 'input', 'description']}
        data={TIERS.map((one) => ({ value: one, label: inWords(TIER_WORDS[one]) }))}
        value={tier}
        allowDeselect={false}
        onChange={(value) => setChosen(TIERS.find((one) => one === value) ?? tier)}
        data-autofocus
      />
    </ReasonDialog>
  )
}
