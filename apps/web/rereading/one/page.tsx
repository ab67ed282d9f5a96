import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { settleRereading, showRereading, type RereadOne } from '../../../../src/cases/rereading/schema.ts'
import { showTerms, type Terms } from '../../../../src/law/allowed/schema.ts'
import { useAct, useRoute } from '../../api-hooks.ts'
import { Choice } from '../../cases/acts/fields.tsx'
import { useTerm } from '../../cases/words.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Facts } from '../../parts/layout.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { Section } from '../../parts/section.tsx'
import { usePersonName } from '../../shell/state.ts'
import { TOUCHED } from '../page.tsx'
import styles from '../rereading.module.css'
import { text } from '../text.ts'
import { useQuarter } from '../words.ts'
import { BlindCaseShown, BlindFindingShown } from './blind.tsx'
import { VerdictForm } from './verdict.tsx'

/** What is read again, without how it ended; after the verdict both beside each other. */
export function Page() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const say = useText(text)
  const query = useRoute(showRereading, { id })
  const terms = useRoute(showTerms, {})
  return (
    <Answer query={query} what={say('loadingOne')} rows={8} height={53}>
      {(known) => (
        <Answer query={terms} what={say('loadingOne')} rows={8} height={53}>
          {(words) => <Shown key={known.id} known={known} terms={words} />}
        </Answer>
      )}
    </Answer>
  )
}

function Shown({ known, terms }: { known: RereadOne; terms: Terms }) {
  const say = useText(text)
  const called = useQuarter()
  const { id, kind, quarter, finding, case: file, verdict } = known
  return (
    <article>
      <PageHead
        title={say('one', { kind: say(`kind-${kind}`), quarter: called(quarter) })}
        phoneTitle={say('title')}
        crumbs={[{ label: say('title'), to: '/rereading' }, { label: say(`kind-${kind}`) }]}
        meta={verdict === null && <span className="reading">{say('blindNote')}</span>}
      />
      {verdict !== null && <Both known={known} terms={terms} />}
      {finding !== null && <BlindFindingShown finding={finding} />}
      {file !== null && <BlindCaseShown file={file} terms={terms} />}
      {verdict === null && <VerdictForm id={id} />}
    </article>
  )
}

/** An ending: what, why, by whom and when. */
function told(head: string, words: string, by: string): ReactNode {
  return (
    <>
      <b>{head}</b>
      <div className={styles.written}>{words}</div>
      <div className={styles.person}>{by}</div>
    </>
  )
}

/** How it ended the first time and what came of reading it again; whoever decides settles what differs. */
function Both({ known: { id, kind, verdict, first, of, settled, maySettle }, terms }: { known: RereadOne; terms: Terms }) {
  const say = useText(text)
  const format = useFormat()
  const term = useTerm()
  const nameOf = usePersonName()
  const [settling, setSettling] = useState(false)
  if (verdict === null || first === null || of === null) return null
  const forms =
    kind === 'finding'
      ? say('dismissed')
      : first.outcome
          .split(',')
          .map((form) => term(terms.forms, form))
          .join(', ')
  return (
    <Section title={say('both')} plain>
      <Facts
        rows={[
          [say('firstTime'), told(forms, first.reason, say('byOn', { name: nameOf(first.by), day: format.day(first.on) }))],
          [
            say('secondTime'),
            told(
              say(`verdict-${verdict.verdict}`),
              verdict.words,
              say('byOn', { name: nameOf(verdict.by), day: format.instant(verdict.at) }),
            ),
          ],
          [
            say('record'),
            <Link key="record" to={`/${kind === 'finding' ? 'findings' : 'cases'}/${of.id}`}>
              {of.number}
            </Link>,
          ],
          settled !== null && [
            say('settled'),
            told(
              say(settled.reopened ? 'reopened' : 'stayed'),
              settled.why,
              say('byOn', { name: nameOf(settled.by), day: format.instant(settled.at) }),
            ),
          ],
        ]}
      />
      {maySettle && (
        <p className="no-print">
          <Button variant="default" onClick={() => setSettling(true)}>
            {say('settle')}
          </Button>
        </p>
      )}
      {settling && <SettleDialog id={id} number={of.number} onClose={() => setSettling(false)} />}
    </Section>
  )
}

function SettleDialog({ id, number, onClose }: { id: string; number: string; onClose: () => void }) {
  const say = useText(text)
  const act = useAct(settleRereading, TOUCHED)
  const [how, setHow] = useState<'reopen' | 'stays' | null>(null)
  return (
    <ReasonDialog
      title={say('settleDo')}
      object={number}
      effect={say('settleEffect')}
      blocked={how === null ? say('howMissing') : undefined}
      failedTitle={say('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id, reopen: how === 'reopen', reason }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Choice
        label={say('settleHow')}
        value={how}
        choices={[
          ['reopen', say('reopen')],
          ['stays', say('stays')],
        ]}
        onChange={setHow}
      />
    </ReasonDialog>
  )
}
