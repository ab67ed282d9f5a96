import { Link } from '@tanstack/react-router'
import { checkOrganisation, type Preview, type SheetCount } from '../../../../src/organisation/register/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Note } from '../../parts/note.tsx'
import { ImportFrame } from '../../parts/trying/frame.tsx'
import styles from '../../parts/trying/trying.module.css'
import { sendBody } from '../../upload.ts'
import { text as organisationText } from '../text.ts'
import { Checked } from './checked.tsx'
import { Files } from './files.tsx'
import { sumOf } from './sheets.tsx'
import { text } from './text.ts'

/** A file of the register is tried, then taken over with a reason. */
export function Page() {
  const say = useText(text)
  const words = useText(organisationText)
  return (
    <ImportFrame<Preview, readonly SheetCount[]>
      title={say('title')}
      short={say('short')}
      crumb={{ label: words('title'), to: '/organisation' }}
      note={say('note')}
      formats={say('dropFormats')}
      rail={<Files />}
      check={(file, onProgress) => sendBody(checkOrganisation, { name: file.name }, file, onProgress)}
      checked={(file, preview, onDone) => <Checked file={file} preview={preview} onDone={onDone} />}
      done={(file, sheets) => <Done name={file.name} sheets={sheets} />}
    />
  )
}

function Done({ name, sheets }: { name: string; sheets: readonly SheetCount[] }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <Note title={say('done', { name: format.quote(name) })}>
      <p>{say('doneCounts', sumOf(sheets))}</p>
      <p className={styles.after}>
        <Link to="/organisation">{say('toChart')}</Link>
      </p>
    </Note>
  )
}
