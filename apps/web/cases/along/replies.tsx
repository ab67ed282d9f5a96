import { Button } from '@mantine/core'
import type { CaseReply } from '../../../../src/cases/along/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { useAppState, usePersonName } from '../../shell/state.ts'
import styles from '../one/case.module.css'
import own from './along.module.css'
import type { AlongAct, PartProps } from './parts.ts'
import { text } from './text.ts'

/** What is answered to the trader, who drafted and checked it, and when it was sent. */
export function Replies({ along: { replies }, onAct }: PartProps) {
  const say = useText(text)
  return (
    <>
      <h3 id="reply" className={own.part}>
        {say('replies')}
      </h3>
      {replies.map((reply) => (
        <One key={reply.id} reply={reply} onAct={onAct} />
      ))}
    </>
  )
}

function One({ reply, onAct }: { reply: CaseReply; onAct: PartProps['onAct'] }) {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  const offers = useOffers(reply)
  const { trader, words, state, draftedBy, checkedBy, names, lawful, sentOn, letter } = reply
  const told = [
    say('draftedBy', { name: nameOf(draftedBy.name) }),
    ...(checkedBy === null ? [] : [say('checkedBy', { name: nameOf(checkedBy.name) })]),
    ...(sentOn === null ? [] : [say('sentLine', { day: format.day(sentOn), letter: letter ?? '' })]),
  ]
  return (
    <div className={styles.decision}>
      <p>
        <b>{trader}</b> <span className="text2">{say(`reply-${state}`)}</span>
      </p>
      <p className={styles.written}>{words}</p>
      {names.length > 0 && state !== 'withdrawn' && <p className="small amber">{say('namesSome', { names: names.join(', ') })}</p>}
      {lawful !== null && <p className="small">{say('lawfulLine', { lawful })}</p>}
      <p className="small text2">{told.join(' · ')}</p>
      {onAct !== undefined && offers.length > 0 && (
        <p className={`${styles.foot} no-print`}>
          {offers.map((name) => (
            <Button key={name} variant="default" size="compact-sm" onClick={() => onAct({ name, of: reply })}>
              {say(name)}
            </Button>
          ))}
        </p>
      )}
    </div>
  )
}

/** What whoever looks may do with it: whoever drafted it does not check it, but for whoever sits alone at the machine. */
function useOffers({ state, draftedBy }: CaseReply): Extract<AlongAct, { of: CaseReply }>['name'][] {
  const app = useAppState()
  const isOther = app?.localOnly === true || app?.actor.id !== draftedBy.id
  if (state === 'draft') return isOther ? ['checkReply', 'withdrawReply'] : ['withdrawReply']
  return state === 'checked' ? ['sendReply', 'withdrawReply'] : []
}
