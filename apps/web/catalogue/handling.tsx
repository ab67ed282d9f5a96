import type { Bilingual } from '../../../src/base/schema.ts'
import { useBilingual, useText } from '../i18n/use.ts'
import styles from './catalogue.module.css'
import { text } from './text.ts'

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
  const say = useText(text)
  const inWords = useBilingual()
  const given = degrees.filter(({ id }) => of[id] !== undefined)
  const byForm = [...Map.groupBy(given, ({ id }) => of[id]!)]
  const nameOf = (form: string): string => {
    const word = forms.find(({ id }) => id === form)
    return word === undefined ? form : inWords(word)
  }
  /** Some degrees in a row up to the gravest are told by the first of them. */
  const reachOf = (at: readonly Word[]): string => {
    if (at.length === degrees.length) return say('everyDegree')
    const first = degrees.findIndex(({ id }) => id === at[0]!.id)
    if (at.length > 2 && first + at.length === degrees.length) return say('degreeOn', { degree: inWords(at[0]!) })
    return at.map((degree) => inWords(degree)).join(', ')
  }
  return (
    <ul className={styles.handling}>
      {byForm.map(([form, at]) => (
        <li key={form}>
          {nameOf(form)} <span className="text2">({reachOf(at)})</span>
        </li>
      ))}
    </ul>
  )
}
