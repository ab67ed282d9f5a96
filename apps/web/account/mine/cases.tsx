import type { OwnLegacy } from '../../../../src/cases/legacy/schema.ts'
import { listOwnCases, type OwnCase } from '../../../../src/cases/schema.ts'
import { showTerms, type Terms } from '../../../../src/law/allowed/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { OwnAfterOf } from '../../cases/after/own.tsx'
import { OwnDocuments } from '../../cases/documents/own.tsx'
import { Person } from '../../cases/legacy/person.tsx'
import { text as legacyText } from '../../cases/legacy/text.ts'
import { LawSaidOf } from '../../cases/one/law-said.tsx'
import { text as shared } from '../../cases/text.ts'
import { WithdrawalMark } from '../../cases/withdrawals/withdrawal.tsx'
import { useTerm } from '../../cases/words.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Facts, Split } from '../../parts/layout.tsx'
import { Note } from '../../parts/note.tsx'
import { Section } from '../../parts/section.tsx'
import { OwnBeside } from './beside.tsx'
import { Explain } from './explain-dialog.tsx'
import { text as explainText } from './explain-text.ts'
import styles from './mine.module.css'
import { text } from './text.ts'

/** Cases of which whoever is signed in has notice, as far as they concern himself; nothing where there is none. */
export function OwnCases() {
  const say = useText(text)
  const query = useRoute(listOwnCases, {})
  const terms = useRoute(showTerms, {}, { enabled: (query.data?.rows.length ?? 0) > 0 })
  return (
    <Answer query={query} what={say('whatCases')} rows={2}>
      {({ rows }) =>
        rows.length > 0 && (
          <Answer query={terms} what={say('whatCases')} rows={4}>
            {(words) =>
              rows.map((own) =>
                own.legacy === null ? (
                  <One key={own.id} own={own} terms={words} />
                ) : (
                  <Old key={own.id} own={own} old={own.legacy} terms={words} />
                ),
              )
            }
          </Answer>
        )
      }
    </Answer>
  )
}

interface OneProps {
  own: OwnCase
  terms: Terms
}

function One({ own, terms }: OneProps) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const { number, unit, notifiedOn, decision } = own
  return (
    <Section title={say('case', { number })} note={inWords(unit.name)}>
      <Split
        rail={
          <Facts
            rows={[
              [say('noticeCase'), format.day(notifiedOn)],
              [say('concluded'), decision === null || decision.signedOn === null ? say('open') : format.day(decision.signedOn)],
            ]}
          />
        }
      >
        <Acts own={own} terms={terms} />
        <Answers own={own} />
        <SelfReviews own={own} />
        <OwnBeside id={own.id} />
        {decision !== null && <Decision decision={decision} terms={terms} />}
        {decision !== null && <OwnAfterOf id={own.id} />}
        <OwnDocuments id={own.id} />
      </Split>
    </Section>
  )
}

/** A case from before Liêm, as far as its register speaks of him. */
function Old({ own: { number, unit }, old, terms }: OneProps & { old: OwnLegacy }) {
  const say = useText(text)
  const legacy = useText(legacyText)
  const inWords = useBilingual()
  const format = useFormat()
  return (
    <Section title={say('case', { number: `${number} (${old.reference})` })} note={inWords(unit.name)}>
      <Note title={legacy('mark')}>
        <p>
          {legacy('markWhy')} {legacy('takenOver', { day: format.day(old.importedOn) })}.
        </p>
      </Note>
      <WithdrawalMark of={{ id: '', withdrawnOn: old.withdrawnOn, withdrawals: [] }} />
      <Person person={old} terms={terms} />
    </Section>
  )
}

function Acts({ own: { acts }, terms }: OneProps) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const term = useTerm()
  return (
    <>
      <h3 className={styles.part}>{say('ownActs')}</h3>
      {acts.map(({ id, what, whatEn, from, until, severity, entry }) => {
        const parts = [
          until === from ? format.day(from) : `${format.day(from)} – ${until === null ? '…' : format.day(until)}`,
          severity === null ? '' : term(terms.severities, severity),
          entry === null ? '' : `${entry.code} ${inWords(entry.act)}`,
        ]
        return (
          <p key={id} className={styles.said}>
            {inWords({ vi: what, en: whatEn ?? what })}{' '}
            <span className="small text2">{parts.filter((part) => part !== '').join(' · ')}</span>
          </p>
        )
      })}
    </>
  )
}

function Answers({ own: { id, number, explanations, mayExplain } }: Pick<OneProps, 'own'>) {
  const say = useText(text)
  const explain = useText(explainText)
  const word = useText(shared)
  const format = useFormat()
  const heardWord = (heard: string): string =>
    heard === 'given' || heard === 'declined' || heard === 'absent' ? word(`heard-${heard}`) : heard
  return (
    <>
      <h3 className={styles.part}>{say('said')}</h3>
      {explanations.length === 0 && <p className="text2">{say('saidNothing')}</p>}
      {explanations.map(({ day, words, heard, own }, index) => (
        <p key={index} className={styles.said}>
          {words} <span className="small text2">{[heardWord(heard), format.day(day), ...(own ? [explain('own')] : [])].join(' · ')}</span>
        </p>
      ))}
      {mayExplain && <Explain id={id} number={number} />}
    </>
  )
}

/** That his self-review was received, or that it was entered that he wrote none; nothing where neither is. */
function SelfReviews({ own: { selfReviews } }: Pick<OneProps, 'own'>) {
  const say = useText(text)
  const word = useText(shared)
  const format = useFormat()
  if (selfReviews.length === 0) return null
  return (
    <>
      <h3 className={styles.part}>{word('step-self-review')}</h3>
      {selfReviews.map(({ day, words, heard }, index) => (
        <p key={index} className={styles.said}>
          {say(heard === 'given' ? 'selfReviewed' : heard === 'declined' ? 'selfReviewDeclined' : 'selfReviewAbsent', {
            day: format.day(day),
          })}{' '}
          {words}
        </p>
      ))}
    </>
  )
}

function Decision({
  decision: { form, day, number, grounds, law, reversedOn },
  terms,
}: {
  decision: NonNullable<OwnCase['decision']>
  terms: Terms
}) {
  const say = useText(text)
  const format = useFormat()
  const term = useTerm()
  const word = useText(shared)
  return (
    <>
      <h3 className={styles.part}>{say('decision')}</h3>
      <p className={styles.said}>
        <b>{term(terms.forms, form)}</b>{' '}
        <span className="small text2">{say('decisionNumber', { number: number ?? '–', day: format.day(day) })}</span>
        {reversedOn !== null && <span className="small amber"> {word('reversedOn', { day: format.day(reversedOn) })}</span>}
      </p>
      <p className={styles.said}>{grounds}</p>
      <div>
        <LawSaidOf law={law} />
      </div>
    </>
  )
}
