import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { adjustRelease, type Release } from '../../../../src/cases/releases/schema.ts'
import { veiled } from '../../../../src/ledger/pure.ts'
import { ActForm, Dialog } from '../../account/dialog.tsx'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import styles from '../evidence/evidence.module.css'
import { text } from './text.ts'

interface Part {
  at: number
  heading: string
  text: string
}

/** Changes the words of a draft part by part, hides a word everywhere, or leaves parts out. */
export function AdjustDialog({ id, release, onClose }: { id: string; release: Release; onClose: () => void }) {
  const say = useText(text)
  const act = useAct(adjustRelease, ['/api/cases'])
  const [title, setTitle] = useState(release.title)
  const [parts, setParts] = useState<readonly Part[]>(release.parts.map(({ heading, text: words }, at) => ({ at, heading, text: words })))
  const [word, setWord] = useState('')
  const set = (at: number, patch: Partial<Part>): void =>
    setParts((before) => before.map((one) => (one.at === at ? { ...one, ...patch } : one)))
  const hide = (): void => {
    const words = [word.trim()]
    setTitle(veiled(title, words))
    setParts(parts.map((part) => ({ ...part, ...veiled({ heading: part.heading, text: part.text }, words) })))
    setWord('')
  }
  const ready = title.trim() !== '' && parts.length > 0 && parts.every(({ heading }) => heading.trim() !== '')
  return (
    <Dialog title={say('adjustDo')} onClose={onClose}>
      <ActForm
        verb={say('adjustDo')}
        ready={ready}
        pending={act.isPending}
        onDo={() => act.mutate({ id, release: release.id, title: title.trim(), parts: [...parts] }, { onSuccess: onClose })}
        onClose={onClose}
      >
        <p className="text2">{say('adjustLead')}</p>
        {release.left.length > 0 && <p className="amber">{say('left', { words: release.left.join(', ') })}</p>}
        <div className={styles.file}>
          <TextInput label={say('hideWord')} maxLength={200} value={word} onChange={(event) => setWord(event.currentTarget.value)} />
          <Button variant="default" disabled={word.trim() === ''} onClick={hide}>
            {say('hide')}
          </Button>
        </div>
        <TextInput label={say('name')} required maxLength={300} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
        {parts.map((part, index) => (
          <PartFields
            key={part.at}
            part={part}
            n={index + 1}
            set={(patch) => set(part.at, patch)}
            onLeave={() => setParts(parts.filter(({ at }) => at !== part.at))}
          />
        ))}
        {parts.length === 0 && <p className="small red">{say('nothingLeft')}</p>}
        {act.error !== null && <ErrorBox error={act.error} title={say('failed')} />}
      </ActForm>
    </Dialog>
  )
}

function PartFields({ part, n, set, onLeave }: { part: Part; n: number; set: (patch: Partial<Part>) => void; onLeave: () => void }) {
  const say = useText(text)
  return (
    <>
      <div className={styles.file}>
        <TextInput
          label={say('heading', { n })}
          required
          maxLength={300}
          value={part.heading}
          onChange={(event) => set({ heading: event.currentTarget.value })}
        />
        <Button variant="subtle" size="compact-sm" onClick={onLeave}>
          {say('leaveOut', { n })}
        </Button>
      </div>
      <Textarea
        label={say('words', { n })}
        autosize
        minRows={2}
        maxLength={20_000}
        value={part.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
    </>
  )
}
