import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { checkOrganisation, type Preview, type SheetCount } from '../../../../src/organisation/register/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { useFileDrop } from '../../parts/file-drop.tsx'
import { Split } from '../../parts/layout.tsx'
import { Note } from '../../parts/note.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { DropPlace } from '../../parts/trying/drop-place.tsx'
import { NotYet } from '../../parts/trying/not-yet.tsx'
import { useTrying, type Trying } from '../../parts/trying/use-trying.ts'
import { sendBody } from '../../upload.ts'
import { text as organisationText } from '../text.ts'
import { Checked } from './checked.tsx'
import { Files } from './files.tsx'
import styles from './import.module.css'
import { sumOf } from './sheets.tsx'
import { text } from './text.ts'

const ENDINGS = '.xlsx,.csv'

/** A file of the register is tried, then taken over with a reason. */
export function Page() {
  const say = useText(text)
  const words = useText(organisationText)
  const trying = useTrying<Preview, readonly SheetCount[]>((file, onProgress) =>
    sendBody(checkOrganisation, { name: file.name }, file, onProgress),
  )
  const choose = ([file]: readonly File[]): void => {
    if (file !== undefined) trying.choose(file)
  }
  const { over, place } = useFileDrop(choose)
  return (
    <div {...place}>
      <PageHead
        title={say('title')}
        phoneTitle={say('short')}
        crumbs={[{ label: words('title'), to: '/organisation' }]}
        meta={<span>{say('note')}</span>}
      />
      <Split rail={<Files />}>
        <State trying={trying} />
        <DropPlace endings={ENDINGS} formats={say('dropFormats')} over={over} compact={trying.file !== undefined} onFiles={choose} />
      </Split>
    </div>
  )
}

function State({ trying }: { trying: Trying<Preview, readonly SheetCount[]> }): ReactNode {
  const { file, state } = trying
  if (file === undefined) return null
  if (state.is === 'done') return <Done name={file.name} sheets={state.done} />
  if (state.is !== 'checked') return <NotYet file={file} trying={trying} />
  return <Checked key={`${file.name} ${file.lastModified}`} file={file} preview={state.preview} onDone={trying.done} />
}

function Done({ name, sheets }: { name: string; sheets: readonly SheetCount[] }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <div role="status">
      <Note title={say('done', { name: format.quote(name) })}>
        <p>{say('doneCounts', sumOf(sheets))}</p>
        <p className={styles.after}>
          <Link to="/organisation">{say('toChart')}</Link>
        </p>
      </Note>
    </div>
  )
}
