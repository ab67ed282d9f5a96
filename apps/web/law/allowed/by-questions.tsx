import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { ChosenEntry } from '../../catalogue/entry-select.tsx'
import { Guide } from '../../catalogue/guide/guide.tsx'
import type { Steps } from '../../catalogue/guide/steps.ts'
import { text as guideText } from '../../catalogue/guide/text.ts'
import { useText } from '../../i18n/use.ts'
import { usePhone } from '../../parts/use-phone.ts'
import { text } from './entry-text.ts'

const BEGIN: Steps = { given: '', stopped: false }

/** Questions that lead to the entry, over the form, so that nothing that was typed is lost. */
export function ByQuestions({ on, onTake }: { on: string; onTake: (entry: ChosenEntry) => void }) {
  const say = useText(text)
  const ofGuide = useText(guideText)
  const phone = usePhone()
  const [steps, setSteps] = useState<Steps>()
  const close = (): void => setSteps(undefined)
  return (
    <>
      <Button className="no-print" variant="subtle" size="compact-sm" onClick={() => setSteps(BEGIN)}>
        {say('guide')}
      </Button>
      {steps !== undefined && (
        <Modal
          opened
          onClose={close}
          title={ofGuide('title')}
          size="lg"
          fullScreen={phone}
          closeButtonProps={{ 'aria-label': say('close') }}
        >
          <Guide
            bare
            on={on}
            version=""
            steps={steps}
            onStep={setSteps}
            action={(row, version) => (
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => {
                  onTake({ version, code: row.code, kinds: row.kinds })
                  close()
                }}
              >
                {ofGuide('take', { code: row.code })}
              </Button>
            )}
            otherwise={
              <Button variant="subtle" size="compact-sm" onClick={close}>
                {say('without')}
              </Button>
            }
          />
        </Modal>
      )}
    </>
  )
}
