import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useText } from '../../i18n/use.ts'
import { DayField } from '../../organisation/day-field.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useAppState } from '../../shell/state.ts'
import { useUrlState } from '../../url-state.ts'
import { text as catalogueText } from '../text.ts'
import { Guide } from './guide.tsx'
import styles from './guide.module.css'
import { text } from './text.ts'

/** `on` empty: today; `show`: the questions were stopped. */
const ASKED = { on: '', version: '', given: '', show: '' }

/** Questions that lead to entries of the catalogue of a day or of a version; each answer is a step back. */
export function Page() {
  const say = useText(text)
  const ofCatalogue = useText(catalogueText)
  const [{ on, version, given, show }, set] = useUrlState(ASKED)
  const today = useAppState()?.today ?? ''
  return (
    <>
      <PageHead
        title={say('title')}
        phoneTitle={say('title')}
        crumbs={[{ label: ofCatalogue('short'), to: '/catalogue' }, { label: say('title') }]}
        meta={<span className="reading">{say('lead')}</span>}
      />
      {version === '' && (
        <div className={styles.day}>
          <DayField
            label={ofCatalogue('day')}
            value={on === '' ? today : on}
            onChange={(day) => set({ on: day === today ? '' : day, given: '', show: '' }, 'push')}
          />
        </div>
      )}
      <Guide
        on={on}
        version={version}
        steps={{ given, stopped: show !== '' }}
        onStep={(steps) => set({ given: steps.given, show: steps.stopped ? 'all' : '' }, 'push')}
        action={(row, of) => (
          <Button
            component={Link}
            to="/law/allowed"
            search={{ entry: row.code, version: of, ...(on === '' ? {} : { on }) } as never}
            variant="subtle"
            size="compact-sm"
            aria-label={say('allowedFor', { code: row.code })}
          >
            {say('allowed')}
          </Button>
        )}
        otherwise={
          <Button component={Link} to="/catalogue" search={{ ...(on === '' ? {} : { on }) } as never} variant="subtle" size="compact-sm">
            {say('byWords')}
          </Button>
        }
      />
    </>
  )
}
