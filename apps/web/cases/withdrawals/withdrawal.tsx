import { Button } from '@mantine/core'
import { useState } from 'react'
import type * as legacy from '../../../../src/cases/legacy/schema.ts'
import type * as imported from '../../../../src/accountability/ratings/imported/schema.ts'
import type { Withdrawal } from '../../../../src/cases/withdrawals/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Note } from '../../parts/note.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useAppState, useMay, usePersonName } from '../../shell/state.ts'
import styles from './withdrawal.module.css'
import { text } from './text.ts'

type Name = 'propose' | 'confirm' | 'drop'

interface TakenOver {
  /** What was taken over, and what was proposed of it. */
  of: { id: string; withdrawnOn: string | null; withdrawals: readonly Withdrawal[] }
}

interface WithdrawalProps extends TakenOver {
  /** As the dialog calls it. */
  object: string
  acts: Record<'propose', typeof legacy.proposeLegacyWithdrawal | typeof imported.proposeImportedWithdrawal> &
    Record<'confirm', typeof legacy.confirmLegacyWithdrawal | typeof imported.confirmImportedWithdrawal> &
    Record<'drop', typeof legacy.dropLegacyWithdrawal | typeof imported.dropImportedWithdrawal>
  /** Reads that it makes old. */
  touched: readonly string[]
}

/** That something was withdrawn, or that this is proposed, by whom and why. */
export function WithdrawalMark({ of: { withdrawnOn, withdrawals } }: TakenOver) {
  const say = useText(text)
  const format = useFormat()
  const isOpen = withdrawals.some(isProposed)
  if (withdrawnOn === null && withdrawals.length === 0) return null
  const [title, why] =
    withdrawnOn !== null
      ? [say('withdrawn', { day: format.day(withdrawnOn) }), say('withdrawnWhy')]
      : isOpen
        ? [say('open'), say('openWhy')]
        : []
  return (
    <div className={styles.mark}>
      <Note tone={title === undefined ? 'edge' : 'amber'} title={title}>
        {why !== undefined && <p>{why}</p>}
        {withdrawals.map((one) => (
          <Said key={one.id} one={one} />
        ))}
      </Note>
    </div>
  )
}

const isProposed = ({ confirmedBy, droppedBy }: Withdrawal): boolean => confirmedBy === null && droppedBy === null

function Said({ one }: { one: Withdrawal }) {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  const { reason, proposedBy, proposedOn, confirmedBy, confirmedOn, droppedBy, droppedOn, droppedWhy } = one
  const said = [
    say('proposedBy', { name: nameOf(proposedBy.name), day: format.day(proposedOn), reason }),
    ...(confirmedBy === null ? [] : [say('confirmedBy', { name: nameOf(confirmedBy.name), day: format.day(confirmedOn!) })]),
    ...(droppedBy === null ? [] : [say('droppedBy', { name: nameOf(droppedBy.name), day: format.day(droppedOn!), reason: droppedWhy! })]),
  ]
  return said.map((line) => (
    <p key={line} className="small text2">
      {line}
    </p>
  ))
}

/** What whoever looks may do about a mistake: propose that it is withdrawn, confirm what another proposed, or keep it. */
export function WithdrawalActs(props: WithdrawalProps) {
  const say = useText(text)
  const may = useMay()
  const state = useAppState()
  const [open, setOpen] = useState<Name | null>(null)
  const { of, acts } = props
  const proposal = of.withdrawals.find(isProposed)
  if (of.withdrawnOn !== null || state === undefined || !may(acts.propose.action)) return null
  const isOwn = proposal !== undefined && proposal.proposedBy.id === state.actor.id && state.actor.id !== 'local'
  const offers: readonly Name[] = proposal === undefined ? ['propose'] : isOwn ? ['drop'] : ['confirm', 'drop']
  return (
    <div className={`${styles.buttons} no-print`}>
      {offers.map((name) => (
        <Button key={name} variant="default" onClick={() => setOpen(name)}>
          {say(name)}
        </Button>
      ))}
      {isOwn && <span className="small text2">{say('notProposer')}</span>}
      {open !== null && <ActDialog {...props} name={open} onClose={() => setOpen(null)} />}
    </div>
  )
}

function ActDialog({ of: { id }, object, acts, touched, name, onClose }: WithdrawalProps & { name: Name; onClose: () => void }) {
  const say = useText(text)
  const act = useAct(acts[name], touched)
  return (
    <ReasonDialog
      title={say(name)}
      object={object}
      effect={say(`${name}Effect`)}
      failedTitle={say('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
