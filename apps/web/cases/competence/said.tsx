import type { CompetenceKept, CompetenceShown } from '../../../../src/cases/competence/schema.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { Cite } from '../../law/cite.tsx'
import { Hatched } from '../../parts/signs.tsx'
import { usePersonName } from '../../shell/state.ts'
import styles from '../one/case.module.css'
import { text } from './text.ts'

/** Who is competent, who that is on the day, and by which rules; of a decision that was signed, whether the signer was. */
export function CompetenceSaid({ competence }: { competence: CompetenceShown | CompetenceKept }) {
  const say = useText(text)
  const inWords = useBilingual()
  const { former, unknown, because, delegation, confirmed, state } = competence
  const by = 'by' in competence ? competence.by : null
  return (
    <>
      <Who competence={competence} />
      {unknown.map((why) => (
        <span key={why.en} className={styles.cites}>
          <span className="small text2">{inWords(why)}</span>
        </span>
      ))}
      {former.length > 0 && (
        <span className={styles.cites}>
          <span className="small">{say('former', { units: former.map(({ name }) => inWords(name)).join(', ') })}</span>
        </span>
      )}
      {by !== null && state !== 'unknown' && (
        <span className={styles.cites}>
          <span className={by === 'competent' ? 'small' : 'small amber'}>{say(by === 'unknown' ? 'notTold' : by)}</span>
        </span>
      )}
      {because.map((step) => (
        <span key={step.rule} className={styles.cites}>
          <span className="small">{inWords(step)}</span> <Cite of={step} confirmed={step.confirmed} />
        </span>
      ))}
      {delegation.map(({ row, cite, confirmed: has }) => (
        <span key={row} className={styles.cites}>
          <span className="small">{say('row', { row })}</span> <Cite of={{ cite: cite.en, citeVi: cite.vi }} confirmed={has} />
        </span>
      ))}
      {!confirmed && state !== 'unknown' && <span className="small text2">{say('open')}</span>}
    </>
  )
}

/** The unit whose head decides, and who signs for it. */
export function Who({ competence: { state, unit, as, signers } }: { competence: CompetenceShown }) {
  const say = useText(text)
  const inWords = useBilingual()
  const nameOf = usePersonName()
  if (state === 'unknown')
    return (
      <span className="amber">
        <Hatched /> {say('unknown')}
      </span>
    )
  return (
    <>
      <b>{unit === null ? say('outside') : say('unit', { unit: inWords(unit.name) })}</b>{' '}
      {as !== null && <span className="small text2">{say('as', { as: inWords(as) })}</span>}
      {signers.length > 0 && (
        <span className={styles.cites}>
          <span className="small">
            {signers.map(({ officer, role }) => say('signer', { name: nameOf(officer.name), role: say(role) })).join(', ')}
          </span>
        </span>
      )}
    </>
  )
}
