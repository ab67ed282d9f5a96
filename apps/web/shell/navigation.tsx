import { IconHourglassLow } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useFormat, useText } from '../i18n/use.ts'
import type { AppState } from '../../../src/desk/overview/schema.ts'
import type { Place } from './places.tsx'
import styles from './shell.module.css'
import { useAppState } from './state.ts'
import { text } from './text.ts'
import { usePlaces } from './use-places.ts'

/** The main menu: what there is, in groups, with how much waits. */
export function Navigation({ className = '', onGo }: { className?: string; onGo?: () => void }) {
  const say = useText(text)
  const state = useAppState()
  const groups = usePlaces()
  return (
    <nav className={`${styles.navigation} ${className} no-print`} aria-label={say('navigation')}>
      {groups.map((group) => (
        <div key={group.name ?? ''} className={styles.group}>
          {group.name !== undefined && <p className={styles.groupName}>{say(group.name)}</p>}
          <ul>
            {group.places.map((place) => (
              <li key={place.path}>
                <PlaceLink place={place} counts={state?.counts} onGo={onGo} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {state?.localOnly === true && <p className={styles.localOnly}>{say('localOnly')}</p>}
    </nav>
  )
}

interface PlaceLinkProps {
  place: Place
  counts: AppState['counts'] | undefined
  onGo: (() => void) | undefined
}

function PlaceLink({ place, counts, onGo }: PlaceLinkProps) {
  const say = useText(text)
  const countOf = (of: keyof AppState['counts'] | undefined): number => (of === undefined ? 0 : (counts?.[of] ?? 0))
  const [waiting, soon] = [countOf(place.waiting), countOf(place.soon)]
  const format = useFormat()
  const Icon = place.icon
  const name = say(place.name)
  return (
    <Link
      to={place.path}
      activeOptions={{ exact: place.path === '/', includeSearch: false }}
      className={styles.place}
      activeProps={{ className: styles.here }}
      title={name}
      onClick={onGo}
    >
      <Icon size={18} stroke={1.6} aria-hidden />
      <span className={styles.placeName}>{name}</span>
      {soon > 0 && (
        <span className={`${styles.soon} red`} title={say('soon', { n: soon })}>
          <IconHourglassLow size={13} stroke={1.8} aria-hidden />
          <span aria-hidden>{format.number(soon)}</span>
          <span className="spoken">{say('soon', { n: soon })}</span>
        </span>
      )}
      {waiting > 0 && (
        <span className={styles.waiting}>
          <span aria-hidden>{format.number(waiting)}</span>
          <span className="spoken">{say('waiting', { n: waiting })}</span>
        </span>
      )}
    </Link>
  )
}
