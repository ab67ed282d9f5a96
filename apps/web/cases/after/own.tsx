import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { listOwnAfter, listOwnTold, seeTold, type OwnAfter, type OwnTold as Told } from '../../../../src/cases/after/schema.ts'
import mine from '../../account/mine/mine.module.css'
import { useAct, useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { Section } from '../../parts/section.tsx'
import styles from '../one/case.module.css'
import { TOUCHED } from './acts.ts'
import { text as words } from './dialog-text.ts'
import { ComplaintClocks, ComplaintLine, EffectFacts, RulingLine, useStands } from './parts.tsx'
import { text } from './text.ts'

const ComplainDialog = lazy(() => import('./complain-dialog.tsx').then(({ ComplainDialog: component }) => ({ default: component })))

/** What came after the decisions on whoever is signed in, in one case: he can complain from here. */
export function OwnAfterOf({ id }: { id: string }) {
  const own = useRoute(listOwnAfter, {}).data?.rows.find((row) => row.id === id)
  return own?.decisions.map((one) => <One key={one.decision} id={id} of={one} />)
}

type Decision = OwnAfter['decisions'][number]

function One({ id, of }: { id: string; of: Decision }) {
  const say = useText(text)
  const format = useFormat()
  const stands = useStands()
  const [complains, setComplains] = useState(false)
  const { decision, number, day, periods, complaints, rulings, mayComplain, reversedOn } = of
  return (
    <div>
      <h3 className={mine.part}>{say('title')}</h3>
      <p className={reversedOn === null ? undefined : 'amber'}>
        <b>{stands(of.stands, reversedOn)}</b>{' '}
        <span className="small text2">{say('decisionNumber', { number, day: format.day(day) })}</span>
      </p>
      <EffectFacts of={of} />
      {periods !== null && reversedOn === null && <ComplaintClocks answer={periods} />}
      {complaints.map((complaint) => (
        <ComplaintLine key={complaint.id} complaint={complaint} />
      ))}
      {rulings.map((ruling) => (
        <RulingLine key={ruling.id} ruling={ruling} />
      ))}
      {mayComplain !== null && (
        <p className={`${styles.foot} no-print`}>
          <Button variant="default" size="compact-md" onClick={() => setComplains(true)}>
            {say(mayComplain === 1 ? 'complain' : 'complainAgain')}
          </Button>
        </p>
      )}
      {complains && (
        <Suspense>
          <ComplainDialog id={id} decision={decision} number={number} onClose={() => setComplains(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** Decisions of which whoever is signed in had been told and that stand no more; nothing where there is none. */
export function OwnTold() {
  const say = useText(text)
  const rows = useRoute(listOwnTold, {}).data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Section title={say('ownTitle')}>
      {rows.map((told) => (
        <OneTold key={told.id} told={told} />
      ))}
    </Section>
  )
}

function OneTold({ told: { id, case: of, decision, ruling, way, since, seenAt } }: { told: Told }) {
  const say = useText(text)
  const sayOfActs = useText(words)
  const format = useFormat()
  const act = useAct(seeTold, TOUCHED)
  const known = {
    ...{ number: decision.number, day: format.day(decision.day), case: of },
    ...{ kind: say(`kind-${ruling.kind}`), ruling: ruling.number, on: format.day(ruling.day) },
  }
  return (
    <div className={styles.decision}>
      <p className="reading">{say('ownTold', known)}</p>
      <p className="small text2">{say('ownWhy', { way: say(`way-${way}`), day: format.day(since) })}</p>
      {act.error !== null && <ErrorBox error={act.error} title={sayOfActs('failed')} />}
      {seenAt === null ? (
        <p className={styles.foot}>
          <Button variant="default" size="compact-md" loading={act.isPending} onClick={() => act.mutate({ id })}>
            {say('confirm')}
          </Button>
        </p>
      ) : (
        <p className="small text2">{say('confirmed', { at: format.instant(seenAt) })}</p>
      )}
    </div>
  )
}
