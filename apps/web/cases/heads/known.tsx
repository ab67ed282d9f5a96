import { showCaseHeads, type CaseHeads, type LeaderFacts } from '../../../../src/cases/heads/schema.ts'
import type { CaseReview, CaseShown } from '../../../../src/cases/schema.ts'
import { showResponsibilityTerms } from '../../../../src/law/responsibility/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { usePersonName } from '../../shell/state.ts'
import plain from '../../units/plain-table.module.css'
import own from '../along/along.module.css'
import styles from '../one/case.module.css'
import { text } from './text.ts'

/** What is known of heads in a case, and what its unit answers for as a whole. */
export function useCaseHeads(id: string): CaseHeads | undefined {
  return useRoute(showCaseHeads, { id }).data
}

/** What is known of one of them. */
export function factsOn(
  heads: CaseHeads | undefined,
  { officer, unit, role }: Pick<CaseReview, 'officer' | 'unit' | 'role'>,
): LeaderFacts | undefined {
  return heads?.facts.find((one) => one.officer === officer.id && one.unit === unit.code && one.role === role)
}

/** The facts in a line, in the words of the law. */
export function Known({ facts: { answers, known, document, by } }: { facts: LeaderFacts }) {
  const say = useText(text)
  const inWords = useBilingual()
  const nameOf = usePersonName()
  const { data } = useRoute(showResponsibilityTerms, {})
  const parts = Object.entries(known).flatMap(([id, is]) => {
    const word = data?.facts.find((one) => one.id === id)
    const fact = word === undefined ? id : inWords(word)
    return is === null ? [] : [is ? fact : say('not', { fact })]
  })
  return (
    <>
      <span className={plain.second}>{[say(`${answers}-short`), ...parts].join('; ')}</span>
      <span className={plain.second}>{say('by', { document, name: nameOf(by) })}</span>
    </>
  )
}

/** What is known of whom a review is about, where anything is. */
export function KnownOf({ file, review: id }: { file: CaseShown; review: string }) {
  const facts = factsOn(
    useCaseHeads(file.id),
    file.reviews.find((one) => one.id === id)!,
  )
  return facts !== undefined && <Known facts={facts} />
}

/** What a unit answers for as a whole. */
export function CollectiveRows({ collective }: Pick<CaseHeads, 'collective'>) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const nameOf = usePersonName()
  if (collective.length === 0) return null
  return (
    <>
      <h3 className={own.part}>{say('collective')}</h3>
      {collective.map(({ id, unit, grounds, document, concludedBy, concludedOn }) => (
        <p key={id} className={styles.decision}>
          <b>{inWords(unit.name)}</b>
          <span className={`${plain.second} ${styles.written}`}>{grounds}</span>
          <span className={plain.second}>
            {say('collectiveLine', { document, name: nameOf(concludedBy), day: format.day(concludedOn) })}
          </span>
        </p>
      ))}
    </>
  )
}
