import { Link, useParams } from '@tanstack/react-router'
import { showPattern } from '../../../../src/desk/patterns/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Halves, Split } from '../../parts/layout.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { PatternStatus } from '../status.tsx'
import { text } from '../text.ts'
import { Behind } from './behind.tsx'
import { Measures } from './measures.tsx'
import { Peers } from './peers.tsx'
import { Series } from './series.tsx'
import { Why } from './why.tsx'
import type { Shown } from './shown.ts'

/** One pattern: what it says, what could explain it otherwise, month by month, against its like, and what is behind it. */
export function Page() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const say = useText(text)
  const query = useRoute(showPattern, { id })
  return (
    <Answer query={query} what={say('loadingOne')} rows={8} height={53}>
      {(pattern) => <Record key={pattern.id} pattern={pattern} />}
    </Answer>
  )
}

function Record({ pattern }: { pattern: Shown }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const { title, subjectLabel, rule, status, against, period } = pattern
  return (
    <article>
      <PageHead
        title={say('titleAt', { title: inWords(title), subject: inWords(subjectLabel) })}
        phoneTitle={say('pattern')}
        crumbs={[{ label: say('patterns'), to: '/patterns' }, { label: rule }]}
        meta={
          <>
            <PatternStatus of={status} long />
            <span>{say('periodValue', { from: format.day(period.from), until: format.day(period.until) })}</span>
            <span>{say(against === 'peers' ? 'againstPeers' : 'againstPast')}</span>
            <Link to="/rulebooks" search={{ rule } as never}>
              {say('rule')} {rule}
            </Link>
          </>
        }
      />
      <Split rail={<Measures pattern={pattern} />}>
        <Why pattern={pattern} />
        <Series pattern={pattern} />
      </Split>
      <Halves wide="first">
        <Peers pattern={pattern} />
        <Behind pattern={pattern} />
      </Halves>
    </article>
  )
}
