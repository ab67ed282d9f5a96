import type { listRatings } from '../../../../src/accountability/ratings/schema.ts'
import type { Output } from '../../api.ts'
import { useText } from '../../i18n/use.ts'
import { Cite } from '../../law/cite.tsx'
import styles from '../ratings.module.css'
import { text } from '../text.ts'
import { useWord } from '../words.tsx'

/** How many of a unit have the level that the law gives to some only, in each group. It stops nobody. */
export function Quota({ page: { quota, terms } }: { page: Output<typeof listRatings> }) {
  const say = useText(text)
  const word = useWord(terms)
  const groups = (quota?.groups ?? []).filter(({ have, of }) => have + of > 0)
  if (quota === null || groups.length === 0) return null
  const good = quota.of.map((level) => word('levels', level)).join(', ')
  return (
    <div className={styles.quota}>
      {groups.map(({ leads, have, of, most }) => (
        <p key={String(leads)} className={have > most ? 'amber' : 'text2'}>
          {say(leads ? 'quotaLeads' : 'quotaOthers')}.{' '}
          {say('quota', { level: word('levels', quota.level), have, percent: quota.percent, of, good, most })}.{' '}
          <Cite of={quota.because} confirmed={quota.because.confirmed} />
        </p>
      ))}
      <p className="small text2">{say('quotaNote')}</p>
    </div>
  )
}
