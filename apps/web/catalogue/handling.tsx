import type { Bilingual } from '../../../src/base/schema.ts'
import { useBilingual } from '../i18n/use.ts'
import styles from './catalogue.module.css'

interface Word extends Bilingual {
  id: string
}

interface HandlingProps {
  of: Readonly<Record<string, string>>
  degrees: readonly Word[]
  forms: readonly Word[]
}

/** Forms of handling, each with the degrees that it answers. */
export function Handling({ of, degrees, forms }: HandlingProps) {
  const inWords = useBilingual()
  const given = degrees.filter(({ id }) => of[id] !== undefined)
  const byForm = [...Map.groupBy(given, ({ id }) => of[id]!)]
  const nameOf = (form: string): string => {
    const word = forms.find(({ id }) => id === form)
    return word === undefined ? form : inWords(word)
  }
  return (
    <ul className={styles.handling}>
      {byForm.map(([form, at]) => (
        <li key={form}>
          {nameOf(form)} <span className="text2">({at.map((degree) => inWords(degree)).join(', ')})</span>
        </li>
      ))}
    </ul>
  )
}
