import { Button } from '@mantine/core'
import { useState } from 'react'
import { concludeRating, withdrawRating, type Ledger, type RatingShown } from '../../../../src/accountability/ratings/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useAppState, useMay } from '../../shell/state.ts'
import styles from '../ratings.module.css'
import { text } from '../text.ts'
import { useWord } from '../words.tsx'
import { TOUCHED, type LedgerYear } from './parts.ts'
import { ProposeDialog } from './propose-dialog.tsx'

type Open = 'propose' | 'conclude' | 'withdraw'

/** What may be done with the rating of a year by whoever looks. */
export function Acts({ ledger, year }: { ledger: Ledger; year: LedgerYear }) {
  const say = useText(text)
  const may = useMay()
  const state = useAppState()
  const [open, setOpen] = useState<Open | null>(null)
  const proposal = year.ratings.find((one) => one.state === 'proposed')
  const standing = year.ratings.find((one) => one.state === 'concluded')
  if (year.standing !== 'answered' || state === undefined || year.year > Number(state.today.slice(0, 4))) return null
  const isOwn = proposal !== undefined && proposal.proposedBy.id === state.actor.id && state.actor.id !== 'local'
  const close = (): void => setOpen(null)
  return (
    <div className={styles.buttons}>
      {proposal === undefined && may('rating.change') && (
        <Button variant="default" onClick={() => setOpen('propose')}>
          {say(standing === undefined ? 'propose' : 'correct', { year: String(year.year) })}
        </Button>
      )}
      {proposal !== undefined && may('rating.decide') && !isOwn && (
        <Button onClick={() => setOpen('conclude')}>{say('conclude', { year: String(year.year) })}</Button>
      )}
      {proposal !== undefined && may('rating.change') && (
        <Button variant="default" onClick={() => setOpen('withdraw')}>
          {say('withdraw')}
        </Button>
      )}
      {isOwn && <span className="small text2">{say('notProposer')}</span>}
      {open === 'propose' && <ProposeDialog ledger={ledger} year={year} corrects={standing?.id ?? null} onClose={close} />}
      {open === 'conclude' && <Weighty of="conclude" rating={proposal!} ledger={ledger} onClose={close} />}
      {open === 'withdraw' && <Weighty of="withdraw" rating={proposal!} ledger={ledger} onClose={close} />}
    </div>
  )
}

interface WeightyProps {
  of: 'conclude' | 'withdraw'
  rating: RatingShown
  ledger: Ledger
  onClose: () => void
}

function Weighty({ of, rating: { id, year, level }, ledger, onClose }: WeightyProps) {
  const say = useText(text)
  const word = useWord(ledger.terms)
  const act = useAct(of === 'conclude' ? concludeRating : withdrawRating, TOUCHED)
  return (
    <ReasonDialog
      title={say(`${of}Do`)}
      object={say('object', { name: ledger.officer.name, year: String(year), level: word('levels', level) })}
      effect={say(`${of}Effect`)}
      failedTitle={say('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
