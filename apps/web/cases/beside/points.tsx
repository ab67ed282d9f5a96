import type { LawPoint, SureStep } from '../../../../src/law/proceedings/schema.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { Cite } from '../../law/cite.tsx'
import { Diamond, Hatched, Tick } from '../../parts/signs.tsx'
import styles from './beside.module.css'
import { text } from './text.ts'

/** What rules of the law say of what was done: kept, broken, or not known; each with its place and whether a lawyer has compared it. */
export function LawPoints({ points }: { points: readonly LawPoint[] }) {
  const say = useText(text)
  if (points.length === 0) return <p className="small text2">{say('noLaw')}</p>
  // Several rules of one article stand once.
  const kept = points.filter(isKept).filter((point, at, all) => all.findIndex((one) => isSamePlace(one, point)) === at)
  return (
    <ul className={styles.points} aria-label={say('law')}>
      {points
        .filter((point) => !isKept(point))
        .map((point) => (
          <Not key={point.rule} point={point} />
        ))}
      {kept.length > 0 && (
        <li>
          <Tick />
          <span>
            <span className="small text2">{say('kept')}</span>
            {kept.map((point) => (
              <span key={point.rule} className={styles.cite}>
                <Cite of={point} confirmed={point.confirmed} />
              </span>
            ))}
          </span>
        </li>
      )}
    </ul>
  )
}

const isKept = ({ kept }: LawPoint): boolean => kept === 'kept'
const isSamePlace = (one: LawPoint, other: LawPoint): boolean => one.citeVi === other.citeVi && one.confirmed === other.confirmed

/** A rule that is broken, or of which it is not known. */
function Not({ point }: { point: LawPoint }) {
  const say = useText(text)
  const inWords = useBilingual()
  const { kept, confirmed, why } = point
  const against = confirmed ? 'against' : 'toConfirm'
  return (
    <li>
      {kept === 'broken' && confirmed ? <Diamond /> : <Hatched />}
      <span>
        <span className="small">
          {say(kept === 'unknown' ? 'unknown' : against)}
          {why !== null && `: ${inWords(why)}`}
        </span>{' '}
        <Cite of={point} confirmed={confirmed} />
      </span>
    </li>
  )
}

/** Rules as they stand, each with its place. */
export function LawRules({ rules }: { rules: readonly SureStep[] }) {
  const inWords = useBilingual()
  return rules.map((rule) => (
    <p key={rule.rule} className={`small text2 ${styles.rule}`}>
      {inWords(rule)} <Cite of={rule} confirmed={rule.confirmed} />
    </p>
  ))
}
