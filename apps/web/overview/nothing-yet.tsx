import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useText } from '../i18n/use.ts'
import { Empty } from '../parts/empty.tsx'
import { text } from './text.ts'

/** No data were compared yet: the first act, or that it is under way. */
export function NothingYet({ running }: { running: boolean }) {
  const say = useText(text)
  if (running) return <Empty title={say('nothingRunning')} why={say('nothingRunningWhy')} />
  return (
    <Empty
      title={say('nothing')}
      why={say('nothingWhy')}
      action={
        <Button component={Link} to="/imports">
          {say('nothingDo')}
        </Button>
      }
    />
  )
}
