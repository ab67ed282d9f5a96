import { useParams } from '@tanstack/react-router'
import { showFinding, type Finding } from '../../../../src/findings/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { Offer } from '../../break-glass/offer.tsx'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Halves, Split } from '../../parts/layout.tsx'
import { Band } from '../../parts/note.tsx'
import { Timeline } from '../../parts/timeline/timeline.tsx'
import { usePhone } from '../../parts/use-phone.ts'
import { HoldsOnFinding } from '../../retention/on-finding.tsx'
import { RecordHead } from './head.tsx'
import { History } from './history.tsx'
import { Notes } from './notes.tsx'
import { Others } from './others.tsx'
import { Peers } from './peers.tsx'
import { FactsRail, PeopleRail } from './rail.tsx'
import styles from './record.module.css'
import { RuleSection } from './rule.tsx'
import { text } from './text.ts'
import { Why } from './why.tsx'

/** One finding: why it was raised, what could overturn it, and what happened to it. */
export function Page() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const say = useText(text)
  const query = useRoute(showFinding, { id })
  return (
    <Answer query={query} what={say('loading')} rows={8} height={53} absent={<Offer record={id} />}>
      {(finding) => <Record key={finding.id} finding={finding} />}
    </Answer>
  )
}

function Record({ finding }: { finding: Finding }) {
  const say = useText(text)
  const format = useFormat()
  const phone = usePhone()
  const life = <Timeline data={finding.timeline} title={say('life')} />
  const rail = (
    <>
      <FactsRail finding={finding} />
      <PeopleRail finding={finding} />
    </>
  )
  return (
    <article className={styles.record}>
      <RecordHead finding={finding} />
      {finding.opened !== null && <Band>{say('openedBand', { until: format.instant(finding.opened.until) })}</Band>}
      <HoldsOnFinding id={finding.id} />
      {finding.state === 'withdrawn' && <Band>{say('withdrawnBand')}</Band>}
      {finding.applied.some(({ effect, state }) => effect === 'withhold' && state === 'in-force') && <Band>{say('withheld')}</Band>}
      {phone ? (
        <>
          <Why finding={finding} />
          {rail}
          {life}
          <RuleSection finding={finding} />
        </>
      ) : (
        <>
          <Split rail={rail}>
            <Why finding={finding} />
            <RuleSection finding={finding} />
          </Split>
          {life}
        </>
      )}
      <Halves wide="first">
        <div>
          <Peers finding={finding} />
          <Others finding={finding} />
        </div>
        <div>
          <History finding={finding} />
          <Notes finding={finding} />
        </div>
      </Halves>
    </article>
  )
}
