import type { Regrading } from '../../../../src/cases/regradings/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { usePersonName } from '../../shell/state.ts'
import plain from '../../units/plain-table.module.css'
import { useTerm, type Known } from '../words.ts'
import styles from './case.module.css'
import { numberedActs } from './missing.ts'
import { text } from './text.ts'

interface ChangesProps {
  act: CaseShown['acts'][number]
  terms: Known<CaseShown>['terms']
}

/** Each change of the degree of an act, and whether what the law answers had been seen before it. */
export function Regradings({ act: { regradings, regraded }, terms }: ChangesProps) {
  const say = useText(text)
  // Of acts that were changed before each change was kept, the last reason is all there is.
  if (regradings.length === 0) return regraded !== null && <span className={plain.second}>{say('regraded', { why: regraded })}</span>
  return regradings.map((one) => <Change key={one.at} change={one} terms={terms} />)
}

function Change({ change, terms }: { change: Regrading; terms: ChangesProps['terms'] }) {
  const say = useText(text)
  const term = useTerm()
  const format = useFormat()
  const nameOf = usePersonName()
  const { before, after, reason, by, at, seenAt } = change
  const degree = (id: string | null): string => (id === null ? say('ungraded') : id === 'below' ? say('below') : term(terms.severities, id))
  const words = { before: degree(before), after: degree(after), why: reason }
  return (
    <>
      <span className={`${plain.second} ${styles.written}`}>
        {seenAt === null ? (
          say('changedBefore', words)
        ) : (
          <span className="amber">{say('changedAfter', { ...words, day: format.day(seenAt) })}</span>
        )}
      </span>
      <span className={plain.second}>{say('by', { name: nameOf(by.name), at: format.instant(at) })}</span>
    </>
  )
}

/** Changes of degrees of one person's acts, for whoever checks or signs the decision on him; nothing where there are none. */
export function RegradingsOf({ file, terms, officer }: Known<CaseShown> & { officer: string }) {
  const say = useText(text)
  const changed = numberedActs(file).filter((act) => act.officer === officer && (act.regradings.length > 0 || act.regraded !== null))
  if (changed.length === 0) return null
  return (
    <div>
      {changed.map((act) => (
        <div key={act.id}>
          <b>{say('degreeOfAct', { n: act.n })}</b>
          <Regradings act={act} terms={terms} />
        </div>
      ))}
    </div>
  )
}
