import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { showDocument, type DocumentShown } from '../../../../../src/cases/documents/schema.ts'
import { useRoute } from '../../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../../i18n/use.ts'
import { Answer } from '../../../parts/answer.tsx'
import { Split } from '../../../parts/layout.tsx'
import { PageHead } from '../../../parts/page-head.tsx'
import { Section } from '../../../parts/section.tsx'
import { usePersonName } from '../../../shell/state.ts'
import { text as shared } from '../../text.ts'
import styles from '../documents.module.css'
import { DocumentState } from '../state.tsx'
import { text } from '../text.ts'
import { Paper } from './paper.tsx'
import { Rail } from './rail.tsx'
import { useActs } from './use-acts.tsx'

/** One official document of a case: what it says, what is missing, who stands for it. */
export function Page() {
  const { id = '', document = '' }: { id?: string; document?: string } = useParams({ strict: false })
  const say = useText(text)
  const [revision, setRevision] = useState<{ of: string; n: number }>()
  const asked = revision?.of === document ? { revision: revision.n } : {}
  const query = useRoute(showDocument, { id, document, ...asked }, { keep: true })
  return (
    <Answer query={query} what={say('loading')} rows={8} height={53}>
      {(found) => (
        <Shown
          key={found.id}
          document={found}
          shown={asked.revision ?? found.revision}
          onRevision={(n) => setRevision({ of: document, n })}
        />
      )}
    </Answer>
  )
}

interface ShownProps {
  document: DocumentShown
  shown: number
  onRevision: (n: number) => void
}

function Shown({ document, shown, onRevision }: ShownProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const isOld = shown !== document.revision
  return (
    <article>
      <Head document={document} />
      <Split rail={<Rail document={document} shown={shown} onRevision={onRevision} />}>
        <Section
          title={say('preview')}
          note={isOld ? say('previewOf', { n: shown }) : say('previewNote')}
          {...(isOld
            ? {
                action: (
                  <Button variant="subtle" size="compact-sm" onClick={() => onRevision(document.revision)}>
                    {say('previewNow')}
                  </Button>
                ),
              }
            : {})}
        >
          <p className="spoken">{inWords(document.name)}</p>
          <Paper sheet={document.sheet} words={document.words} />
        </Section>
      </Split>
    </article>
  )
}

function Head({ document }: { document: DocumentShown }) {
  const say = useText(text)
  const word = useText(shared)
  const inWords = useBilingual()
  const format = useFormat()
  const nameOf = usePersonName()
  const acts = useActs(document)
  const { name, number, day, officer, replaces } = document
  return (
    <>
      <PageHead
        title={inWords(name)}
        phoneTitle={number ?? inWords(name)}
        crumbs={[
          { label: word('title'), to: '/cases' },
          { label: document.case.number, to: `/cases/${document.case.id}` },
          { label: inWords(name) },
        ]}
        meta={
          <>
            <DocumentState document={document} />
            <span>{number === null || day === null ? say('numberNone') : `${number}, ${format.day(day)}`}</span>
            <span>{officer === null ? say('ofCase') : nameOf(officer.name)}</span>
            {replaces !== null && <span>{say('replacesOther')}</span>}
          </>
        }
        actions={<div className={styles.acts}>{acts.buttons}</div>}
        {...(acts.note === undefined ? {} : { note: acts.note })}
      />
      {acts.dialog}
    </>
  )
}
