import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { checkOrganisation, type Preview, type SheetCount } from '../../../../src/organisation/schema.ts'
import { sendBody, type Sending } from '../../upload.ts'

type State =
  | { is: 'checking' }
  | { is: 'failed'; error: unknown }
  | { is: 'checked'; preview: Preview }
  | { is: 'done'; sheets: readonly SheetCount[] }

export interface Trying {
  file: File | undefined
  state: State
  /** Share of the bytes that have left. */
  sent: number
  choose: (file: File) => void
  again: () => void
  done: (sheets: readonly SheetCount[]) => void
}

/** A file on its way through the trial; a new choice ends the one before. */
export function useTrying(): Trying {
  const [file, setFile] = useState<File>()
  const [state, setState] = useState<State>({ is: 'checking' })
  const [sent, setSent] = useState(0)
  const running = useRef<Sending<Preview> | undefined>(undefined)
  const client = useQueryClient()
  const choose = (chosen: File): void => {
    running.current?.cancel()
    setFile(chosen)
    setState({ is: 'checking' })
    setSent(0)
    const sending = sendBody(checkOrganisation, { name: chosen.name }, chosen, (bytes, of) => setSent(of === 0 ? 1 : bytes / of))
    running.current = sending
    sending.done.then(
      (preview) => running.current === sending && setState({ is: 'checked', preview }),
      (error: unknown) => running.current === sending && setState({ is: 'failed', error }),
    )
  }
  return {
    file,
    state,
    sent,
    choose,
    again: () => file !== undefined && choose(file),
    done: (sheets) => {
      setState({ is: 'done', sheets })
      void client.invalidateQueries()
    },
  }
}
