import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { nextComplaint } from '../../../../src/cases/after/pure.ts'
import { showAfter, type CaseAfter, type Complaint, type DecisionAfter, type Ruling } from '../../../../src/cases/after/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Section } from '../../parts/section.tsx'
import { useAppState, useMay, usePersonName } from '../../shell/state.ts'
import { ProofSaid } from '../proofs/said.tsx'
import styles from '../one/case.module.css'
import { useTerm, type Known } from '../words.ts'
import type { AfterAct } from './acts.ts'
import { ComplaintClocks, ComplaintLine, EffectFacts, RulingLine, useStands } from './parts.tsx'
import { text } from './text.ts'
import { ToldList } from './told.tsx'

const AfterDialog = lazy(() => import('./dialogs.tsx').then(({ AfterDialog: component }) => ({ default: component })))

/** What came after the signed decisions of a case; nothing while there is none. */
export function After({ file, terms }: Known<CaseShown>) {
  const say = useText(text)
  const isSigned = file.decisions.some(({ signedBy }) => signedBy !== null)
  const query = useRoute(showAfter, { id: file.id }, { enabled: isSigned })
  if (!isSigned) return null
  return (
    <Section title={say('title')} id="after">
      <Answer query={query} what={say('loading')} rows={4}>
        {(after) => <Whole file={file} terms={terms} after={after} />}
      </Answer>
    </Section>
  )
}

interface WholeProps extends Known<CaseShown> {
  after: CaseAfter
}

function Whole({ file, terms, after }: WholeProps) {
  const may = useMay()
  const [act, setAct] = useState<AfterAct>()
  const isReversed = after.decisions.some(({ reversedOn }) => reversedOn !== null)
  return (
    <>
      {after.decisions.map((one) => (
        <One key={one.decision} file={file} terms={terms} of={one} onAct={setAct} />
      ))}
      {isReversed && may('case.change') && <ToldList id={file.id} onAct={setAct} />}
      {act !== undefined && (
        <Suspense>
          <AfterDialog act={act} file={file} terms={terms} after={after} onClose={() => setAct(undefined)} />
        </Suspense>
      )}
    </>
  )
}

interface OneProps extends Known<CaseShown> {
  of: DecisionAfter
  onAct: (act: AfterAct) => void
}

function One({ file, terms, of, onAct }: OneProps) {
  const say = useText(text)
  const format = useFormat()
  const term = useTerm()
  const stands = useStands()
  const may = useMay()
  const found = file.decisions.find(({ id }) => id === of.decision)
  if (found === undefined) return null
  const { periods, complaints, rulings } = of
  return (
    <div className={styles.decision}>
      <h3>
        {say('decisionOf', { form: term(terms.forms, found.form), name: found.officer.name })}
        <span className="small text2">{say('decisionNumber', { number: found.number ?? '–', day: format.day(found.day) })}</span>
      </h3>
      <p className={of.stands === 'reversed' ? 'amber' : undefined}>
        <b>{stands(of.stands, of.reversedOn)}</b>
      </p>
      <EffectFacts of={of} recipients={of.served?.recipients ?? []} />
      {of.served !== null && periods === null && <p className="text2">{say('noClass')}</p>}
      {periods !== null && of.reversedOn === null && <ComplaintClocks answer={periods} />}
      {complaints.map((complaint) => (
        <OneComplaint key={complaint.id} of={of} complaint={complaint} onAct={onAct} />
      ))}
      {rulings.map((ruling) => (
        <OneRuling key={ruling.id} id={file.id} of={of} ruling={ruling} onAct={onAct} />
      ))}
      {of.partOf && of.reversedOn === null && may('case.change') && <p className="small text2 no-print">{say('partOf')}</p>}
      {may('case.change') && <Buttons of={of} onAct={onAct} />}
    </div>
  )
}

function Buttons({ of, onAct }: Pick<OneProps, 'of' | 'onAct'>) {
  const say = useText(text)
  const { decision, served, reversedOn, expunged, stands, rulings } = of
  if (reversedOn !== null) return null
  const offers: (false | readonly [label: string, act: AfterAct])[] = [
    [say(served === null ? 'serve' : 'serveAgain'), { name: 'serve', decision, ruling: null }],
    nextComplaint(of) !== null && [say('enterComplaint'), { name: 'complaint', decision }],
    !rulings.some(({ state }) => state === 'draft') && [say('rule'), { name: 'rule', decision }],
    expunged === null && stands === 'running' && [say('expunge'), { name: 'expunge', decision }],
  ]
  return (
    <p className={`${styles.foot} no-print`}>
      {offers.map(
        (offer) =>
          offer !== false && (
            <Button key={offer[0]} variant="default" size="compact-md" onClick={() => onAct(offer[1])}>
              {offer[0]}
            </Button>
          ),
      )}
    </p>
  )
}

function OneComplaint({ of, complaint, onAct }: Pick<OneProps, 'of' | 'onAct'> & { complaint: Complaint }) {
  const say = useText(text)
  const may = useMay()
  const isPart = of.partOf || (complaint.round === 2 && of.partOfFirst)
  const isOpen = complaint.admitted === null && of.reversedOn === null && may('case.change') && !isPart
  return (
    <ComplaintLine complaint={complaint}>
      {isOpen && (
        <p className={`${styles.foot} no-print`}>
          <Button
            variant="default"
            size="compact-md"
            onClick={() => onAct({ name: 'admit', decision: of.decision, complaint: complaint.id })}
          >
            {say('admit')}
          </Button>
        </p>
      )}
    </ComplaintLine>
  )
}

function OneRuling({
  id: caseId,
  of: { decision, partOf, partOfFirst, complaints },
  ruling,
  onAct,
}: Pick<OneProps, 'of' | 'onAct'> & { id: string; ruling: Ruling }) {
  const say = useText(text)
  const may = useMay()
  const app = useAppState()
  const nameOf = usePersonName()
  const { id, kind, state, draftedBy, signedBy, servedOn, complaint } = ruling
  const isSecond = complaints.some(({ id: of, round }) => of === complaint && round === 2)
  const isPart = kind !== 'corrected' && (partOf || (isSecond && partOfFirst))
  const isMine = app?.localOnly !== true && app?.actor.id === draftedBy.id
  const by = [
    say('draftedBy', { name: nameOf(draftedBy.name) }),
    ...(signedBy === null ? [] : [say('signedBy', { name: nameOf(signedBy.name) })]),
  ]
  const offers: (false | readonly [label: string, act: AfterAct])[] = [
    state === 'draft' && may('case.decide') && !isMine && !isPart && [say('signRuling'), { name: 'sign', decision, ruling: id }],
    state === 'draft' && may('case.change') && [say('withdrawRuling'), { name: 'withdraw', decision, ruling: id }],
    state === 'signed' && servedOn === null && may('case.change') && [say('serveRuling'), { name: 'serve', decision, ruling: id }],
  ]
  return (
    <RulingLine ruling={ruling} state={state} by={by.join(' · ')}>
      {signedBy !== null && (
        <p className="small">
          <ProofSaid id={caseId} record={id} />
        </p>
      )}
      {offers.some((offer) => offer !== false) && (
        <p className={`${styles.foot} no-print`}>
          {offers.map(
            (offer) =>
              offer !== false && (
                <Button key={offer[0]} variant="default" size="compact-md" onClick={() => onAct(offer[1])}>
                  {offer[0]}
                </Button>
              ),
          )}
        </p>
      )}
    </RulingLine>
  )
}
