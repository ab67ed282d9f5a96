import { Button } from '@mantine/core'
import { lazy } from 'react'
import { showProceedings, type CaseProceedings, type Referral } from '../../../../src/cases/proceedings/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { daysBetween } from '../../i18n/format.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { None, Section } from '../../parts/section.tsx'
import { useAppState } from '../../shell/state.ts'
import beside from '../beside/beside.module.css'
import { LawRules } from '../beside/points.tsx'
import { useChange, type Change } from '../beside/use-change.tsx'
import styles from '../one/case.module.css'
import { useCaseLaw } from '../one/use-law.ts'
import type { Known } from '../words.ts'
import type { BesideAct } from './acts.ts'
import { text } from './text.ts'

const BesideDialog = lazy(() => import('./dialogs.tsx').then(({ BesideDialog: component }) => ({ default: component })))

/** What lies with an investigating body, and discipline by the Party. */
export function Beside({ file, terms }: Known<CaseShown>) {
  const say = useText(text)
  const query = useRoute(showProceedings, { id: file.id })
  return (
    <Section title={say('title')} id="proceedings">
      <Answer query={query} what={say('loading')} rows={2}>
        {(shown) => <Shown file={file} terms={terms} shown={shown} />}
      </Answer>
    </Section>
  )
}

function Shown({ file, terms, shown }: Known<CaseShown> & { shown: CaseProceedings }) {
  const say = useText(text)
  const change = useChange<BesideAct>(file, (act, onClose) => <BesideDialog act={act} file={file} terms={terms} onClose={onClose} />)
  const { referrals, party, asks } = shown
  return (
    <>
      {referrals.length + party.length === 0 && <None>{say('none')}</None>}
      {referrals.map((referral) => (
        <Away key={referral.id} referral={referral} asks={asks} change={change} />
      ))}
      {party.map((one) => (
        <Party key={one.id} file={file} one={one} asks={asks} />
      ))}
      {change.canChange && (
        <p className={`${styles.foot} no-print`}>
          <Button variant="subtle" size="compact-sm" onClick={() => change.open({ name: 'refer' })}>
            {say('refer')}
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={() => change.open({ name: 'announce' })}>
            {say('announce')}
          </Button>
        </p>
      )}
      {change.shown}
    </>
  )
}

interface AwayProps extends Pick<CaseProceedings, 'asks'> {
  referral: Referral
  change: Change<BesideAct>
}

function Away({ referral, asks, change }: AwayProps) {
  const say = useText(text)
  const format = useFormat()
  const today = useAppState()?.today ?? ''
  const { origin, body, officer, day, document, news, returnedOn, proceedOn } = referral
  const state =
    returnedOn === null
      ? say('awaySince', { day: format.day(day), n: today === '' ? 0 : daysBetween(day, today) })
      : say('back', { day: format.day(returnedOn) })
  return (
    <div className={beside.one}>
      <h3>
        {say(origin === 'sent' ? 'sentTo' : 'takenBy', { body, name: officer.name })}
        <span className={`small ${returnedOn === null ? 'amber' : 'text2'}`}>{state}</span>
      </h3>
      <p className="small text2">{say('line', { day: format.day(day), what: say(`origin-${origin}`), document })}</p>
      {news.map((one) => (
        <p key={one.id} className="small text2">
          {say('line', { day: format.day(one.day), what: say(`news-${one.kind}`), document: one.document })}
        </p>
      ))}
      {returnedOn === null && proceedOn === null && <p>{say('waits', { name: officer.name })}</p>}
      {returnedOn === null && proceedOn !== null && <p>{say('proceeds', { day: format.day(proceedOn) })}</p>}
      <LawRules rules={asks.find((one) => one.officer === officer.id)?.rules ?? []} />
      {returnedOn === null && <Follow referral={referral} change={change} />}
    </div>
  )
}

function Follow({ referral: { id }, change }: Pick<AwayProps, 'referral' | 'change'>) {
  const say = useText(text)
  const names = [
    ...(change.mayChange ? (['takeBack', 'hear'] as const) : []),
    ...(change.canDecide && change.canChange ? (['proceed'] as const) : []),
  ]
  return (
    <p className={`${styles.foot} no-print`}>
      {names.map((name) => (
        <Button key={name} variant="default" size="compact-md" onClick={() => change.open({ name, referral: id })}>
          {say(name)}
        </Button>
      ))}
    </p>
  )
}

interface PartyProps extends Pick<CaseProceedings, 'asks'> {
  file: CaseShown
  one: CaseProceedings['party'][number]
}

/** Discipline by the Party as it was announced, and until when the administrative side has it considered: the law's clock, no weighing of ours. */
function Party({ file, one: { officer, form, announced, document }, asks }: PartyProps) {
  const say = useText(text)
  const format = useFormat()
  const clocks = useCaseLaw(file.id, officer.id).data?.answer?.clocks ?? []
  const rules = asks.find((ask) => ask.officer === officer.id)?.party ?? []
  const clock = clocks.find(({ rule, from }) => rules.some((own) => own.rule === rule) && from === announced)
  return (
    <div className={beside.one}>
      <h3>
        {say('party', { name: officer.name })}
        {clock !== undefined && (
          <span className="small text2">{clock.ends === null ? say('partyHeld') : say('partyUntil', { day: format.day(clock.ends) })}</span>
        )}
      </h3>
      <p>{say('partySaid', { form, day: format.day(announced), document })}</p>
      <p className="small text2">{say('partyWeight')}</p>
      <LawRules rules={rules} />
    </div>
  )
}
