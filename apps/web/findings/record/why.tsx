import type { Finding } from '../../../../src/findings/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Note } from '../../parts/note.tsx'
import { Section } from '../../parts/section.tsx'
import { Disc } from '../../parts/signs.tsx'
import { usePersonName } from '../../shell/state.ts'
import styles from './record.module.css'
import { text } from './text.ts'
import { partsOf, witnessNumbers } from './words.ts'

/** Why it was raised, with the numbers of the witness events; and right beneath, what could overturn it. */
export function Why({ finding }: { finding: Finding }) {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  const inWords = useBilingual()
  const { conclusion } = finding
  return (
    <Section title={say('why')} plain>
      <p className="lead">
        {partsOf(inWords(finding.why), witnessNumbers(finding)).map((part, index) =>
          typeof part === 'string' ? (
            part
          ) : (
            <span key={index} className="nowrap">
              {' '}
              <Disc n={part.witness} />
            </span>
          ),
        )}
      </p>
      <div className={styles.notes}>
        <Note tone="amber" title={say('overturn')}>
          {finding.doubts.length === 0 && <p>{say('overturnNone')}</p>}
          {finding.doubts.map(({ kind, text: doubt }) => (
            <p key={doubt.en}>{kind === 'exception' ? say('overturnException', { what: inWords(doubt) }) : inWords(doubt)}</p>
          ))}
        </Note>
        {conclusion !== null && (
          <Note title={say('conclusion')}>
            <p className={styles.written}>{conclusion.text}</p>
            <p className="small">{say('conclusionBy', { name: nameOf(conclusion.by), when: format.instant(conclusion.at) })}</p>
          </Note>
        )}
      </div>
    </Section>
  )
}
