import { useLanguage } from '../i18n/use.ts'
import styles from '../parts/citation.module.css'

/** Where a rule stands: underlined solid where a lawyer has compared it with its text, dashed where not. */
export function Cite({ of, confirmed }: { of: { cite: string; citeVi: string }; confirmed: boolean }) {
  const language = useLanguage()
  return <cite className={`small ${confirmed ? styles.confirmed : styles.open}`}>{language === 'vi' ? of.citeVi : of.cite}</cite>
}
