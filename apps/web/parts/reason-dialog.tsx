import { lazy, Suspense } from 'react'
import type { ReasonDialogProps } from './reason-form.tsx'

const Form = lazy(() => import('./reason-form.tsx').then(({ ReasonForm }) => ({ default: ReasonForm })))

/** The dialog before a weighty act; it comes with the first act, not with the page. */
export function ReasonDialog(props: ReasonDialogProps) {
  return (
    <Suspense>
      <Form {...props} />
    </Suspense>
  )
}
