import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { giveVerdict, REREAD_VERDICTS } from '../../../../src/cases/rereading/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { Choice } from '../../cases/acts/fields.tsx'
import { firstOf } from '../../cases/acts/parts.ts'
import { useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { Section } from '../../parts/section.tsx'
import styles from '../rereading.module.css'
import { text } from '../text.ts'

type Verdict = (typeof REREAD_VERDICTS)[number]

/** The verdict of whoever reads it again, given once. */
export function VerdictForm({ id }: { id: string }) {
  const say = useText(text)
  const act = useAct(giveVerdict, ['/api/rereading'])
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const missing = firstOf([
    [verdict === null, say('verdictMissing')],
    [words.trim() === '', say('wordsMissing')],
  ])
  const go = (): void => {
    setTried(true)
    if (verdict !== null && missing === undefined) act.mutate({ id, verdict, words: words.trim() })
  }
  return (
    <Section title={say('verdict')} note={say('verdictNote')}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          go()
        }}
      >
        <Choice
          label={say('verdict')}
          value={verdict}
          choices={REREAD_VERDICTS.map((one) => [one, say(`verdict-${one}`)] as const)}
          onChange={setVerdict}
        />
        <Textarea
          label={say('words')}
          required
          autosize
          minRows={3}
          maxLength={10_000}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {tried && missing !== undefined && <p className="small red">{say('notYet', { why: missing })}</p>}
        {act.error !== null && <ErrorBox error={act.error} title={say('failed')} />}
        <Button type="submit" loading={act.isPending}>
          {say('verdictDo')}
        </Button>
      </form>
    </Section>
  )
}
