import { listOwnProceedings, type OwnProceedings } from '../../../../src/cases/proceedings/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { text as ofMeasures } from '../../cases/measures/text.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { useNamed } from '../../law/named.ts'
import styles from './mine.module.css'
import { text } from './text.ts'

/** What goes along with a case of one's own: measures on oneself, and sittings to which one is summoned; nothing where there is none. */
export function OwnBeside({ id }: { id: string }) {
  const own = useRoute(listOwnProceedings, {}).data?.rows.find((row) => row.id === id)
  if (own === undefined) return null
  return (
    <>
      <OwnMeasures own={own} />
      <OwnSittings own={own} />
    </>
  )
}

function OwnMeasures({ own: { measures } }: { own: OwnProceedings }) {
  const say = useText(text)
  const word = useText(ofMeasures)
  const format = useFormat()
  const named = useNamed()
  if (measures.length === 0) return null
  return (
    <>
      <h3 className={styles.part}>{say('ownMeasures')}</h3>
      {measures.map(({ id, name, ground, from, until, pay, number, end }) => (
        <p key={id} className={styles.said}>
          <b>{named(name)}</b>{' '}
          <span className="small text2">
            {[
              word('days', { from: format.day(from), until: format.day(until) }),
              say('ownPay', { n: pay }),
              say('ownNumber', { number }),
              ...(end === null ? [] : [say('ownEnd', { day: format.day(end.day), cause: word(`cause-${end.cause}`), owed: end.owed })]),
            ].join(' · ')}
          </span>
          {'\n'}
          {ground}
        </p>
      ))}
    </>
  )
}

function OwnSittings({ own: { sittings } }: { own: OwnProceedings }) {
  const say = useText(text)
  const format = useFormat()
  if (sittings.length === 0) return null
  return (
    <>
      <h3 className={styles.part}>{say('ownSittings')}</h3>
      {sittings.map(({ id, day, place, summonedOn }) => (
        <p key={id} className={styles.said}>
          {say('ownSitting', { day: format.day(day), place, summoned: format.day(summonedOn) })}
        </p>
      ))}
    </>
  )
}
