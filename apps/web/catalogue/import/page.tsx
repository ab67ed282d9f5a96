import { IconDownload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { catalogueTemplate, checkCatalogue, type CataloguePreview, type CatalogueVersion } from '../../../../src/law/catalogue/schema.ts'
import { addressOf } from '../../api.ts'
import { useFormat, useLanguage, useText } from '../../i18n/use.ts'
import { useFileDrop } from '../../parts/file-drop.tsx'
import { Split } from '../../parts/layout.tsx'
import { Note } from '../../parts/note.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Section } from '../../parts/section.tsx'
import { DropPlace } from '../../parts/trying/drop-place.tsx'
import { NotYet } from '../../parts/trying/not-yet.tsx'
import { useTrying, type Trying } from '../../parts/trying/use-trying.ts'
import { sendBody } from '../../upload.ts'
import styles from '../catalogue.module.css'
import { text as catalogueText } from '../text.ts'
import { Checked } from './checked.tsx'
import { Form } from './form.tsx'
import { inputOf, isWhole, NOTHING, type Asked } from './state.ts'
import { text } from './text.ts'

const ENDINGS = '.xlsx,.csv'

/** A file of the catalogue is tried as a version, then taken over as its draft. */
export function Page() {
  const say = useText(text)
  const words = useText(catalogueText)
  const [asked, setAsked] = useState<Asked>(NOTHING)
  const trying = useTrying<CataloguePreview, CatalogueVersion>((file, onProgress) =>
    sendBody(checkCatalogue, inputOf(asked, file), file, onProgress),
  )
  const choose = ([file]: readonly File[]): void => {
    if (file !== undefined && isWhole(asked)) trying.choose(file)
  }
  const { over, place } = useFileDrop(choose)
  const change = (patch: Partial<Asked>): void => {
    setAsked((before) => ({ ...before, ...patch }))
    // What was tried was another version.
    trying.forget()
  }
  return (
    <div {...place}>
      <PageHead
        title={say('title')}
        phoneTitle={say('short')}
        crumbs={[{ label: words('short'), to: '/catalogue' }]}
        meta={<span>{say('note')}</span>}
      />
      <Split rail={<Template />}>
        <Form asked={asked} onChange={change} />
        {isWhole(asked) ? (
          <>
            <State asked={asked} trying={trying} />
            <DropPlace endings={ENDINGS} formats={say('dropFormats')} over={over} compact={trying.file !== undefined} onFiles={choose} />
          </>
        ) : (
          <p className="text2">{say('fillFirst')}</p>
        )}
      </Split>
    </div>
  )
}

function State({ asked, trying }: { asked: Asked; trying: Trying<CataloguePreview, CatalogueVersion> }): ReactNode {
  const say = useText(text)
  const format = useFormat()
  const { file, state } = trying
  if (file === undefined) return null
  if (state.is === 'checked') return <Checked asked={asked} file={file} preview={state.preview} onDone={trying.done} />
  if (state.is !== 'done') return <NotYet file={file} trying={trying} />
  return (
    <div role="status">
      <Note title={say('done', { name: format.quote(file.name) })}>
        <Link to="/catalogue/versions" search={{ version: state.done.id } as never}>
          {say('toVersions')}
        </Link>
      </Note>
    </div>
  )
}

function Template() {
  const say = useText(text)
  const language = useLanguage()
  return (
    <Section title={say('templateTitle')} plain>
      <p>
        <a href={addressOf(catalogueTemplate, { language })} download className={styles.template}>
          <IconDownload size={16} stroke={1.6} aria-hidden /> {say('template')}
        </a>
      </p>
      <p className="small text2">{say('templateWhy')}</p>
    </Section>
  )
}
