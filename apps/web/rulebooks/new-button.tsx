import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useText } from '../i18n/use.ts'
import { useMay } from '../shell/state.ts'
import { text } from './text.ts'

/** The way to a rulebook that is not there yet. */
export function NewButton() {
  const say = useText(text)
  const may = useMay()
  if (!may('rulebook.change')) return null
  return (
    <Button variant="default" renderRoot={(props: object) => <Link to="/rulebooks/new" {...props} />}>
      {say('newBook')}
    </Button>
  )
}
