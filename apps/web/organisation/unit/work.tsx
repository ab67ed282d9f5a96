import { Link } from '@tanstack/react-router'
import { workList } from '../../../../src/organisation/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Section } from '../../parts/section.tsx'
import { useMay } from '../../shell/state.ts'
import { PersonLink } from '../links.tsx'
import { text } from '../text.ts'
import { ofDay, useDays } from '../words.ts'
import { useWorkSentence } from '../work/sentence.ts'
import styles from './unit.module.css'

const SHOWN = 5

/** The newest things that the register misses of a unit; for whoever may read that list. */
export function UnitWork({ code, on }: { code: string; on: string }) {
  const say = useText(text)
  const days = useDays()
  const sentence = useWorkSentence()
  const may = useMay()('organisation.read')
  const query = useRoute(workList, { unit: code, limit: SHOWN }, { enabled: may })
  if (!may) return null
  return (
    <Section
      title={say('workHere')}
      note={say('workHereNote')}
      action={
        <Link to="/organisation" search={{ view: 'work', unit: code, ...ofDay(on) } as never}>
          {say('workAll')}
        </Link>
      }
    >
      <Answer query={query} what={say('loadingWork')} rows={3} height={35}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="text2">
              {say('workHereNone')} {say('workHereNoneWhy')}
            </p>
          ) : (
            <table className={styles.list}>
              <caption className="spoken">{say('workHere')}</caption>
              <tbody>
                {rows.map((item) => (
                  <tr key={`${item.kind} ${item.officer?.number} ${item.field} ${item.account} ${item.from}`}>
                    <th scope="row">
                      {sentence(item)}
                      {item.officer !== null && (
                        <span className={styles.second}>
                          <PersonLink officer={item.officer} on={on} />
                        </span>
                      )}
                    </th>
                    <td className={styles.days}>
                      {days(item)}
                      {item.days !== null && item.kind !== 'late' && (
                        <span className={styles.second}>{say('daysCount', { n: item.days })}</span>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answer>
    </Section>
  )
}
