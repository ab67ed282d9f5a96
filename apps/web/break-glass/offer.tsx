import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useText } from '../i18n/use.ts'
import { useMay } from '../shell/state.ts'
import { text } from './text.ts'

const AskDialog = lazy(() => import('./ask-dialog.tsx').then(({ AskDialog: component }) => ({ default: component })))

/** The way to a finding that is not there for whoever looks; the same whether or not there is one. */
export function Offer({ record }: { record: string }) {
  const say = useText(text)
  const may = useMay()
  const [open, setOpen] = useState(false)
  if (!may('break-glass.change')) return null
  return (
    <>
      <p className="text2 reading">{say('offerWhy')}</p>
      <Button variant="default" onClick={() => setOpen(true)}>
        {say('ask')}
      </Button>
      <Suspense>{open && <AskDialog record={record} onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}
