import { useText } from '../i18n/use.ts'
import styles from './variant-path.module.css'
import { Spoken } from './spoken.tsx'
import { text } from './text.ts'

export interface PathStep {
  name: string
  /** Against a rule. */
  off?: boolean
  /** Expected and not there. */
  missing?: boolean
}

const MOST = 24

/** The way of a variant as chevrons; steps against a rule red, a missing step dashed. */
export function VariantPath({ steps, most = MOST }: { steps: readonly PathStep[]; most?: number }) {
  const say = useText(text)
  return (
    <ol className={styles.path}>
      {steps.slice(0, most).map(({ name, off = false, missing = false }, index) => (
        <li key={index} className={`${styles.step} ${missing ? styles.missing : off ? styles.off : ''}`}>
          <span>
            {name}
            {missing ? <Spoken> {say('missingStep')}</Spoken> : off && <Spoken> {say('violated')}</Spoken>}
          </span>
        </li>
      ))}
      {steps.length > most && <li className={styles.more}>{say('moreSteps', { n: steps.length - most })}</li>}
    </ol>
  )
}
