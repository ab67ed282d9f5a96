import type { ReactNode } from 'react'
import type { Sending } from '../../upload.ts'
import { useFileDrop } from '../file-drop.tsx'
import { Split } from '../layout.tsx'
import { PageHead, type Crumb } from '../page-head.tsx'
import { DropPlace } from './drop-place.tsx'
import { NotYet } from './not-yet.tsx'
import { useTrying, type Trying } from './use-trying.ts'

const ENDINGS = '.xlsx,.csv'

interface FrameProps<P, D> {
  title: string
  short: string
  crumb: Crumb
  note: string
  formats: string
  rail: ReactNode
  check: (file: File, onProgress: (sent: number, of: number) => void) => Sending<P>
  /** What the trial found, and the act itself; then that it is done. */
  checked: (file: File, preview: P, onDone: (done: D) => void) => ReactNode
  done: (file: File, done: D) => ReactNode
}

/** A page on which a file is tried, then taken over with a reason. */
export function ImportFrame<P, D>({ title, short, crumb, note, formats, rail, check, checked, done }: FrameProps<P, D>) {
  const trying = useTrying<P, D>(check)
  const choose = ([file]: readonly File[]): void => {
    if (file !== undefined) trying.choose(file)
  }
  const { over, place } = useFileDrop(choose)
  return (
    <div {...place}>
      <PageHead title={title} phoneTitle={short} crumbs={[crumb]} meta={<span>{note}</span>} />
      <Split rail={rail}>
        <State trying={trying} checked={checked} done={done} />
        <DropPlace endings={ENDINGS} formats={formats} over={over} compact={trying.file !== undefined} onFiles={choose} />
      </Split>
    </div>
  )
}

function State<P, D>({ trying, checked, done }: { trying: Trying<P, D> } & Pick<FrameProps<P, D>, 'checked' | 'done'>): ReactNode {
  const { file, state } = trying
  if (file === undefined) return null
  if (state.is === 'done') return <div role="status">{done(file, state.done)}</div>
  if (state.is !== 'checked') return <NotYet file={file} trying={trying} />
  return <div key={`${file.name} ${file.lastModified}`}>{checked(file, state.preview, trying.done)}</div>
}
