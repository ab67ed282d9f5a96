import type { Otherwise } from '../../../../src/law/allowed/ahead/schema.ts'
import { endWords } from '../../../../src/law/allowed/difference/words/pure.ts'
import type { Terms } from '../../../../src/law/allowed/schema.ts'
import { clockWords, lengthWords, named as wordOf } from '../../../../src/law/allowed/words/pure.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { Cite } from '../cite.tsx'
import { useNamed } from '../named.ts'
import styles from './allowed.module.css'
import { text } from './compare-text.ts'
import lists from './compare.module.css'

interface IfOtherwiseProps {
  terms: Terms
  found: readonly Otherwise[]
  /** Of the decision. */
  day: string
}

/** When each clock would end without its pauses, and by the law of each time since it began. */
export function IfOtherwise({ terms, found, day }: IfOtherwiseProps) {
  const say = useText(text)
  const named = useNamed()
  const inWords = useBilingual()
  const telling = found.filter(({ without, under }) => without.length > 0 || under.length > 1)
  const groups = [...Map.groupBy(telling, ({ form: _, ...rest }) => JSON.stringify(rest)).values()]
  if (groups.length === 0) return null
  return (
    <Section title={say('otherwise')}>
      <dl className={styles.clocks}>
        {groups.map((group) => {
          const { id, act, from } = group[0]!
          const forms = group.flatMap(({ form }) => (form === undefined ? [] : inWords(wordOf(terms.forms, form))))
          return (
            <div key={`${id} ${act} ${from} ${forms.join()}`}>
              <dt>{[named(clockWords(id)), ...(act === null ? [] : [act])].join(' · ')}</dt>
              <dd className={lists.across}>
                <b>
                  {forms.join(', ')}
                  {forms.length > 0 && ': '}
                  {inWords(endWords(group[0]!))}
                </b>
                <Others terms={terms} of={group[0]!} day={day} />
              </dd>
            </div>
          )
        })}
      </dl>
    </Section>
  )
}

function Others({ terms, of, day }: { terms: Terms; of: Otherwise; day: string }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const { without, under } = of
  const endOf = (ends: string | null): string => inWords(endWords({ ...of, ends }))
  const spanOf = ({ from, to }: { from: string; to: string | null }): string => `${format.day(from)}–${to === null ? '…' : format.day(to)}`
  return (
    <ul className={lists.others}>
      {without.map(({ pauses, ends }) => {
        const what = pauses.map((pause) => `${inWords(wordOf(terms.circumstances, pause.kind))} (${spanOf(pause)})`).join(', ')
        return <li key={what}>{say('counted', { what, ends: endOf(ends) })}</li>
      })}
      {(under.length > 1 ? under : []).map((one) => {
        const told = { length: inWords(lengthWords(one)), ends: endOf(one.ends), until: format.day(one.until) }
        return (
          <li key={one.from}>
            {say(one.until === day ? 'underNow' : 'underLaw', told)}
            {one.lapsed ? `, ${say('lapsed')}` : one.over ? `, ${say('over')}` : ''} <Cite of={one} confirmed={false} />
          </li>
        )
      })}
    </ul>
  )
}
