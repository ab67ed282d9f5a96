import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Sending } from '../../upload.ts'

/** How far the trial of a file is: `preview` is what it found, `done` what came of taking the file over. */
type State<P, D> = { is: 'checking' } | { is: 'failed'; error: unknown } | { is: 'checked'; preview: P } | { is: 'done'; done: D }

export interface Trying<P, D> {
  file: File | undefined
  state: State<P, D>
  /** Share of the bytes that have left. */
  sent: number
  choose: (file: File) => void
  again: () => void
  done: (done: D) => void
  /** No file is meant any more. */
  forget: () => void
}

type Check<P> = (file: File, onProgress: (sent: number, of: number) => void) => Sending<P>

/** A file on its way through the trial; a new choice ends the one before. */
export function useTrying<P, D>(check: Check<P>): Trying<P, D> {
  const [file, setFile] = useState<File>()
  const [state, setState] = useState<State<P, D>>({ is: 'checking' })
  const [sent, setSent] = useState(0)
  const running = useRef<Sending<P> | undefined>(undefined)
  const client = useQueryClient()
  const choose = (chosen: File): void => {
    running.current?.cancel()
    setFile(chosen)
    setState({ is: 'checking' })
    setSent(0)
    const sending = check(chosen, (bytes, of) => setSent(of === 0 ? 1 : bytes / of))
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
    done: (done) => {
      setState({ is: 'done', done })
      void client.invalidateQueries()
    },
    forget: () => {
      running.current?.cancel()
      running.current = undefined
      setFile(undefined)
    },
  }
}
