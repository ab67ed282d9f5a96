import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconTableImport } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { SheetCount } from '../../../../src/organisation/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { useFileChoice, useFileDrop } from '../../parts/file-drop.tsx'
import { Split } from '../../parts/layout.tsx'
import { Note } from '../../parts/note.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { text as organisationText } from '../text.ts'
import { Checked } from './checked.tsx'
import { Files } from './files.tsx'
import styles from './import.module.css'
import { sumOf } from './sheets.tsx'
import { text } from './text.ts'
import { useTrying, type Trying } from './use-trying.ts'

const ENDINGS = '.xlsx,.csv'

/** A file of the register is tried, then taken over with a reason. */
export function Page() {
  const say = useText(text)
  const words = useText(organisationText)
  const trying = useTrying()
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
        <DropPlace over={over} compact={trying.file !== undefined} onFiles={choose} />
      </Split>
    </div>
  )
}

function State({ trying }: { trying: Trying }): ReactNode {
  const say = useText(text)
  const format = useFormat()
  const { file, state, sent } = trying
  if (file === undefined) return null
  if (state.is === 'checking') {
    return (
      <p role="status" aria-busy>
        {say('checking', { name: file.name })} {sent < 1 && say('sent', { percent: format.percent(sent, 0) })}
      </p>
    )
  }
  if (state.is === 'failed') {
    return <ErrorBox error={state.error} title={say('checkFailed', { name: format.quote(file.name) })} onRetry={trying.again} />
  }
  if (state.is === 'done') return <Done name={file.name} sheets={state.sheets} />
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

interface DropPlaceProps {
  over: boolean
  /** A file is there already: one line is enough. */
  compact: boolean
  onFiles: (files: readonly File[]) => void
}

function DropPlace({ over, compact, onFiles }: DropPlaceProps) {
  const say = useText(text)
  const [field, open] = useFileChoice(ENDINGS, onFiles)
  return (
    <div className={`${compact ? styles.compact : styles.drop} ${over ? styles.over : ''} no-print`}>
      {field}
      {over && <p>{say('dropNow')}</p>}
      {!over && !compact && (
        <>
          <IconTableImport size={20} stroke={1.6} aria-hidden />
          <p>
            {say('dropHere')}{' '}
            <button type="button" className={styles.choose} onClick={open}>
              {say('dropChoose')}
            </button>
          </p>
          <p className="text2 small">{say('dropFormats')}</p>
        </>
      )}
      {!over && compact && (
        <Button variant="default" onClick={open}>
          {say('another')}
        </Button>
      )}
    </div>
  )
}
