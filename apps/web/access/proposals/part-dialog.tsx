import { Button, Modal } from '@mantine/core'
import { takePart, type Part, type Proposal } from '../../../../src/access/proposals/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { text as partsText } from '../../parts/text.ts'
import { CopyButton } from '../../sign-in/recovery-codes.tsx'
import styles from '../access.module.css'
import { text } from './text.ts'
import { useWhat } from './what.tsx'

interface PartDialogProps {
  part: Part['part']
  proposal: Proposal
  onClose: () => void
}

/** One's part of a link, made when it is asked for; it is not closed by a click beside it. */
export function PartDialog({ part, proposal, onClose }: PartDialogProps) {
  const say = useText(text)
  const sayParts = useText(partsText)
  const act = useAct(takePart, [])
  return (
    <Modal
      opened
      onClose={onClose}
      title={say(`${part}Title`)}
      size="lg"
      centered
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': sayParts('close') }}
    >
      <div className={styles.form}>
        <p className="strong">{useWhat()(proposal).title}</p>
        <p>{say(`${part}Why`)}</p>
        {act.data === undefined ? <p className="small text2">{say('anew')}</p> : <Shown part={act.data} />}
        {act.error !== null && <ErrorBox error={act.error} title={say('partFailed')} />}
        <div className={styles.end}>
          {act.data === undefined ? (
            <Button loading={act.isPending} onClick={() => act.mutate({ id: proposal.id })} data-autofocus>
              {say(`${part}Show`)}
            </Button>
          ) : (
            <>
              <CopyButton value={textOf(act.data)} />
              <Button onClick={onClose}>{say('done')}</Button>
            </>
          )}
        </div>
      </div>
    </Modal>
  )
}

function Shown({ part }: { part: Part }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <>
      <code className={styles.link} aria-label={say(`${part.part}Text`)}>
        {textOf(part)}
      </code>
      <p className="small text2">{say('holdsUntil', { when: format.instant(part.expiresAt) })}</p>
    </>
  )
}

function textOf({ part, text: given }: Part): string {
  return part === 'link' ? location.origin + given : given
}
