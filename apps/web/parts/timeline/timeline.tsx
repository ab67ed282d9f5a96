import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useFormat, useLanguage, useText } from '../../i18n/use.ts'
import { Hatch } from '../hatch.tsx'
import { Section } from '../section.tsx'
import { Disc } from '../signs.tsx'
import { text as partsText } from '../text.ts'
import { usePhone } from '../use-phone.ts'
import { Drawing } from './drawing.tsx'
import { collectItems } from './items.ts'
import { layoutTimeline } from './layout.ts'
import { TimelineList } from './list.tsx'
import type { TimelineData } from './shape.ts'
import { TimelineTable } from './table.tsx'
import styles from './timeline.module.css'
import { text } from './text.ts'

const NARROWEST = 720

/** The life of a shipment as a section of its own: picture, on a phone a list, and always the table. */
export function Timeline({ data, title }: { data: TimelineData; title: string }) {
  const say = useText(text)
  const sayParts = useText(partsText)
  const phone = usePhone()
  const { zone } = useFormat()
  const [asTable, setAsTable] = useState(false)
  const toggle = (
    <button type="button" className={styles.toggle} onClick={() => setAsTable(!asTable)}>
      {sayParts(asTable ? 'asPicture' : 'asTable')}
    </button>
  )
  return (
    <Section title={title} note={!phone && <Legend data={data} />} action={toggle}>
      {asTable ? (
        <TimelineTable data={data} caption={say('picture')} />
      ) : phone ? (
        <TimelineList data={data} />
      ) : (
        // Laid out anew where the clocks are other ones.
        <Picture key={zone} data={data} title={`${title}: ${say('picture')}`} />
      )}
    </Section>
  )
}

function Legend({ data }: { data: TimelineData }) {
  const say = useText(text)
  const witnesses = data.events.some(({ witness }) => witness !== null && witness !== undefined)
  return (
    <span className={styles.legend}>
      {witnesses && (
        <span>
          <Disc n={1} /> {say('witness')}
        </span>
      )}
      {(data.missing ?? []).length > 0 && (
        <span>
          <svg width="16" height="16" viewBox="0 0 18 18" aria-hidden>
            <circle className={styles.missing} cx="9" cy="9" r="7.5" />
          </svg>{' '}
          {say('expected')}
        </span>
      )}
      {(data.dark ?? []).length > 0 && (
        <span>
          <Hatch /> {say('noData')}
        </span>
      )}
    </span>
  )
}

function Picture({ data, title }: { data: TimelineData; title: string }) {
  const say = useText(text)
  const language = useLanguage()
  const name = useId()
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = place.current
    if (element === null) return undefined
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(NARROWEST, Math.floor(entry.contentRect.width))))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const items = useMemo(
    () => collectItems(data, { language, notSeen: say('notSeen'), undated: say('undated'), more: (n) => say('skipped', { n }) }),
    [data, language, say],
  )
  const bands = useMemo(() => (width === 0 ? [] : layoutTimeline(items, width)), [items, width])
  if (items.length === 0) return <p className="text2">{say('empty')}</p>
  return (
    <div ref={place} className={styles.place} role="group" aria-labelledby={name} tabIndex={0}>
      <span id={name} className="spoken">
        {title}
      </span>
      {width > 0 && <Drawing data={data} bands={bands} width={width} labelledBy={name} />}
    </div>
  )
}
