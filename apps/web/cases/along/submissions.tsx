import { Link } from '@tanstack/react-router'
import type { CaseAlong } from '../../../../src/cases/along/schema.ts'
import type { SubmissionKind, SubmissionState } from '../../../../src/cases/submissions/schema.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { text as words } from '../../submissions/text.ts'
import styles from '../one/case.module.css'
import own from './along.module.css'
import { Due } from './goods.tsx'
import { text } from './text.ts'

/** Submissions of the case to the superior unit, each with what became of it. */
export function SubmissionLines({ submissions }: Pick<CaseAlong, 'submissions'>) {
  const say = useText(text)
  const word = useText(words)
  const inWords = useBilingual()
  return (
    <>
      <h3 id="submissions" className={own.part}>
        {say('submissions')}
      </h3>
      <ul className={styles.links}>
        {submissions.map(({ id, number, kind, state, to, due, late }) => (
          <li key={id}>
            <Link to={`/submissions/${id}`}>{number}</Link> {word(`kind-${kind as SubmissionKind}`)} ·{' '}
            <span className="text2">{word(`state-${state as SubmissionState}`)}</span>
            {to !== null && <span className="text2"> · {inWords(to.short)}</span>}
            {due !== null && state !== 'answered' && (
              <>
                {' '}
                · <Due due={due} late={late} />
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
