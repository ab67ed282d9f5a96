import { Link } from '@tanstack/react-router'
import { useText } from '../i18n/use.ts'
import { Band } from '../parts/note.tsx'
import styles from './shell.module.css'
import { useAppState } from './state.ts'
import { text } from './text.ts'

/** On every page, until he says that he has seen it: that others did something to the account of whoever is signed in. */
export function Told() {
  const say = useText(text)
  const n = useAppState()?.counts.acts ?? 0
  if (n === 0) return null
  return (
    <div className={styles.told}>
      <Band>
        {say('told', { n })}{' '}
        <Link to="/account" hash="acts">
          {say('toldLook')}
        </Link>
      </Band>
    </div>
  )
}
