import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { CaseDecision, CaseShown } from '../../../../src/cases/schema.ts'
import { CompetenceSaid } from '../competence/said.tsx'
import { text as competences } from '../competence/text.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Facts } from '../../parts/layout.tsx'
import { None, Section } from '../../parts/section.tsx'
import { useMay, usePersonName } from '../../shell/state.ts'
import type { CaseAct } from '../acts/parts.ts'
import { DepartureSaid } from '../precedents/said.tsx'
import { text as precedents } from '../precedents/text.ts'
import { ProofSaid } from '../proofs/said.tsx'
import { text as proofs } from '../proofs/text.ts'
import { text as shared } from '../text.ts'
import { useTerm, type Known } from '../words.ts'
import styles from './case.module.css'
import { LawSaidOf } from './law-said.tsx'
import { PeriodsSaid } from './periods.tsx'
import { text } from './text.ts'
import { useDialog } from './use-dialog.tsx'
import { useStand } from './use-stand.ts'

/** Drafts and decisions on people, each with what the law said of it and who stands for it. */
export function Decisions({ file, terms }: Known<CaseShown>) {
  const say = useText(text)
  const precedent = useText(precedents)
  const dialog = useDialog({ file, terms })
  return (
    <Section title={say('decisions')} id="decisions" action={<Link to={`/cases/${file.id}/precedents`}>{precedent('title')}</Link>}>
      {file.decisions.length === 0 && <None>{say('decisionsNone')}</None>}
      {file.decisions.toReversed().map((decision) => (
        <One key={decision.id} decision={decision} file={file} terms={terms} onAct={dialog.open} />
      ))}
      {dialog.shown}
    </Section>
  )
}

interface OneProps extends Known<CaseShown> {
  decision: CaseDecision
  onAct: (act: CaseAct) => void
}

function One({ decision, file, terms, onAct }: OneProps) {
  const say = useText(text)
  const word = useText(shared)
  const term = useTerm()
  const format = useFormat()
  const { form, officer, state, reversedOn } = decision
  return (
    <div className={`${styles.decision} ${state === 'withdrawn' ? styles.withdrawn : ''}`}>
      <h3>
        {say('decisionOf', { form: term(terms.forms, form), name: officer.name })}
        <span className="small text2">
          {word(`decision-${state}`)}
          {reversedOn !== null && `, ${word('reversedOn', { day: format.day(reversedOn) })}`}
        </span>
      </h3>
      {state !== 'withdrawn' && <Whole decision={decision} file={file} />}
      <Acts decision={decision} file={file} onAct={onAct} />
    </div>
  )
}

function Whole({ decision, file }: Pick<OneProps, 'decision' | 'file'>) {
  const say = useText(text)
  const sayOfCompetence = useText(competences)
  const format = useFormat()
  const nameOf = usePersonName()
  const precedent = useText(precedents)
  const proof = useText(proofs)
  const { day, number, grounds, law, opinion, departure, draftedBy, checkedBy, signedBy, signedOn } = decision
  const advice = file.steps.find(({ id }) => id === opinion)
  return (
    <Facts
      rows={[
        number !== null && [say('number'), number],
        [say('decisionDay'), format.day(day)],
        law.periods.length > 0 && [say('periods'), <PeriodsSaid key="periods" day={day} periods={law.periods} />],
        [
          say('lawSaid'),
          <span key="law">
            <LawSaidOf law={law} />
            {advice !== undefined && (
              <span className={styles.cites}>{say('onOpinion', { day: format.day(advice.day), name: nameOf(advice.by.name) })}</span>
            )}
          </span>,
        ],
        decision.competence !== null && [
          sayOfCompetence('title'),
          <span key="competence">
            <CompetenceSaid competence={decision.competence} />
          </span>,
        ],
        departure !== null && [precedent('departs'), <DepartureSaid key="departs" departure={departure} />],
        [
          say('grounds'),
          <span key="grounds" className={styles.written}>
            {grounds}
          </span>,
        ],
        [say('draftedBy'), nameOf(draftedBy.name)],
        checkedBy !== null && [say('checkedBy'), nameOf(checkedBy.name)],
        signedBy !== null &&
          signedOn !== null && [say('signedBy'), say('signedOn', { name: nameOf(signedBy.name), day: format.day(signedOn) })],
        signedBy !== null && [proof('title'), <ProofSaid key="proof" id={file.id} record={decision.id} />],
      ]}
    />
  )
}

function Acts({ decision, file, onAct }: Pick<OneProps, 'decision' | 'file' | 'onAct'>) {
  const say = useText(text)
  const may = useMay()
  const name = useStand(file)(decision)
  const { id, state } = decision
  if (state !== 'draft' && state !== 'checked') return null
  return (
    <p className={`${styles.foot} no-print`}>
      {name !== undefined && (
        <Button variant="default" size="compact-md" onClick={() => onAct({ name, decision: id })}>
          {say(name)}
        </Button>
      )}
      {may('case.change') && (
        <Button variant="default" size="compact-md" onClick={() => onAct({ name: 'withdraw', decision: id })}>
          {say('withdraw')}
        </Button>
      )}
    </p>
  )
}
