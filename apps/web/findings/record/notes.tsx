import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { addNote, type Finding } from '../../../../src/findings/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { Section } from '../../parts/section.tsx'
import { usePersonName } from '../../shell/state.ts'
import { text as shared } from '../text.ts'
import { Wrong } from '../wrong.tsx'
import styles from './record.module.css'
import { text } from './text.ts'

/** What those who looked wrote down, the newest last, and a field for the next. */
export function Notes({ finding }: { finding: Finding }) {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  const { notes } = finding
  return (
    <Section title={say('notes')} id="notes" note={notes.length > 0 && say('notesN', { n: notes.length })}>
      <ol className={styles.history}>
        {notes.map(({ id, text: written, by, at }) => (
          <li key={id}>
            <span className="small text2">{format.instant(at)}</span>
            <span>
              <span className={styles.written}>{written}</span>
              <span className={styles.second}>{nameOf(by)}</span>
            </span>
          </li>
        ))}
      </ol>
      {finding.opened === null && <NoteForm id={finding.id} />}
    </Section>
  )
}

function NoteForm({ id }: { id: string }) {
  const say = useText(text)
  const word = useText(shared)
  const act = useAct(addNote, ['/api/findings/'])
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const bare = typed.trim() === ''
  return (
    <form
      className={`${styles.form} no-print`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (bare || act.isPending) return
        const done = (): void => {
          setTyped('')
          setTried(false)
        }
        act.mutate({ id, text: typed.trim() }, { onSuccess: done })
      }}
    >
      <Textarea
        label={say('noteWrite')}
        description={say('noteHelp')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        autosize
        minRows={2}
        maxLength={10_000}
        value={typed}
        error={tried && bare && <Wrong>{say('noteEmpty')}</Wrong>}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {act.error !== null && <ErrorBox error={act.error} title={word('failed')} kept={word('failedKept')} />}
      <Button type="submit" variant="default" loading={act.isPending}>
        {say('noteDo')}
      </Button>
    </form>
  )
}
