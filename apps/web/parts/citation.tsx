import { citationWords } from '../../../src/law/citation/pure.ts'
import { useBilingual, useText } from '../i18n/use.ts'
import styles from './citation.module.css'
import { text } from './text.ts'

/** A basis in law: underlined solid where a lawyer has compared it with the text, dashed and in words where not. */
export function Citation({ cite, confirmed, note }: { cite: string; confirmed: boolean; note?: string | undefined }) {
  const say = useText(text)
  const inWords = useBilingual()
  return (
    <span className={styles.pair}>
      <cite className={confirmed ? styles.confirmed : styles.open}>{inWords(citationWords(cite))}</cite>
      {!confirmed && <span className={styles.words}>{say('lawToConfirm')}</span>}
      {note !== undefined && <span className="text2">{note}</span>}
    </span>
  )
}
