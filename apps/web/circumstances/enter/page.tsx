import { useText } from '../../i18n/use.ts'
import { Note } from '../../parts/note.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { text } from '../text.ts'
import styles from './enter.module.css'
import { EnterForm } from './form.tsx'

/** Enters a circumstance: for a place and a time, never for a person. */
export function Page() {
  const say = useText(text)
  return (
    <>
      <PageHead title={say('enter')} phoneTitle={say('enter')} crumbs={[{ label: say('circumstances'), to: '/circumstances' }]} />
      <div className={styles.page}>
        <Note>
          <p>{say('enterLead')}</p>
        </Note>
        <EnterForm />
      </div>
    </>
  )
}
