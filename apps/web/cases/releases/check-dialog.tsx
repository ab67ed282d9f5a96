import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { checkRelease, type Release } from '../../../../src/cases/releases/schema.ts'
import { ActForm, Dialog } from '../../account/dialog.tsx'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import styles from '../evidence/evidence.module.css'
import { Marked } from './marked.tsx'
import { text } from './text.ts'

const TICKS = ['identity', 'wording', 'timing'] as const
type Tick = (typeof TICKS)[number]

/** A second person reads all of it, and confirms three things one by one. */
export function CheckDialog({ id, release, onClose }: { id: string; release: Release; onClose: () => void }) {
  const say = useText(text)
  const act = useAct(checkRelease, ['/api/cases'])
  const [ticked, setTicked] = useState<readonly Tick[]>([])
  const [tried, setTried] = useState(false)
  const toggle = (tick: Tick): void =>
    setTicked((before) => (before.includes(tick) ? before.filter((one) => one !== tick) : [...before, tick]))
  const ready = ticked.length === TICKS.length
  const go = (): void =>
    act.mutate({ id, release: release.id, stamp: release.stamp, identity: true, wording: true, timing: true }, { onSuccess: onClose })
  return (
    <Dialog title={say('checkDo')} onClose={onClose}>
      <ActForm verb={say('checkDo')} ready={ready} pending={act.isPending} onDo={go} onTried={() => setTried(true)} onClose={onClose}>
        <p className="text2">{say('checkLead')}</p>
        <div>
          <p className="strong">{release.title}</p>
          {release.parts.map(({ id: part, heading, text: words, file }) => (
            <section key={part} className={styles.part}>
              <h3>{heading}</h3>
              <Marked>{words}</Marked>
              {file !== null && <p className="small text2">{say('file', { name: file.name })}</p>}
            </section>
          ))}
        </div>
        {release.left.length > 0 && <p className="amber">{say('left', { words: release.left.join(', ') })}</p>}
        <div className={styles.list}>
          {TICKS.map((tick) => (
            <Checkbox key={tick} label={say(tick)} checked={ticked.includes(tick)} onChange={() => toggle(tick)} />
          ))}
        </div>
        {tried && !ready && <p className="small red">{say('notChecked', { why: say('ticksMissing') })}</p>}
        {act.error !== null && <ErrorBox error={act.error} title={say('failed')} />}
      </ActForm>
    </Dialog>
  )
}
