import { showUnit } from '../../../../src/organisation/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { DayBand } from '../../organisation/day-band.tsx'
import { text as organisationText } from '../../organisation/text.ts'
import type { AskedInTime } from '../../organisation/unit/asked.ts'
import { InTime } from '../../organisation/unit/in-time.tsx'
import { Gone } from '../../organisation/unit/gone.tsx'
import { ofDay } from '../../organisation/words.ts'
import { NotFound } from '../../shell/not-found.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { text } from '../text.ts'
import styles from './one.module.css'

interface UnitInTimeProps {
  code: string
  asked: AskedInTime
  set: (patch: Partial<AskedInTime>, how?: 'push' | 'replace') => void
  /** Figures are not for whoever asks, or there are none: this is the whole page. */
  head: boolean
}

/** The unit as of a day, where the register has it; a code that only the data know has no such part. */
export function UnitInTime({ code, asked, set, head }: UnitInTimeProps) {
  const { data, isError } = useRoute(showUnit, { code, ...ofDay(asked.on) }, { keep: true })
  const inWords = useBilingual()
  const say = useText(text)
  const words = useText(organisationText)
  const format = useFormat()
  if (isError) return head ? <NotFound /> : null
  if (data === undefined) return null
  return (
    <>
      {head && (
        <PageHead
          title={inWords(data.name.name)}
          phoneTitle={say('unit')}
          crumbs={[{ label: words('title'), to: '/organisation' }]}
          meta={
            <>
              <code>{code}</code>
              <span>{words('staffNote', { day: format.day(data.on) })}</span>
              <span>{words('people', { n: data.people })}</span>
            </>
          }
        />
      )}
      <div className={head ? '' : styles.inTime}>
        <DayBand on={asked.on} onChange={(on) => set({ on }, 'push')} unit={code} />
      </div>
      <Gone unit={data} />
      <InTime code={code} asked={asked} set={set} />
    </>
  )
}
