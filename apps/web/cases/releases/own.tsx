import { Button } from '@mantine/core'
import { useState } from 'react'
import { listOwnReleases, ownReleaseFile, ownReleaseText, showOwnRelease, type OwnRelease } from '../../../../src/cases/releases/schema.ts'
import { addressOf } from '../../api.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Section } from '../../parts/section.tsx'
import one from '../one/case.module.css'
import styles from '../evidence/evidence.module.css'
import { Hash } from '../evidence/hash.tsx'
import { Marked } from './marked.tsx'
import { text } from './text.ts'

/** What was released to whoever is signed in; nothing where there is none. Opening one is recorded, so that it is not opened before he asks for it. */
export function OwnReleases() {
  const say = useText(text)
  const query = useRoute(listOwnReleases, {})
  return (
    <Answer query={query} what={say('ownWhat')} rows={1}>
      {({ rows }) =>
        rows.length > 0 && (
          <Section title={say('ownTitle')} note={say('ownNote')}>
            {rows.map((row) => (
              <One key={row.release} row={row} />
            ))}
          </Section>
        )
      }
    </Answer>
  )
}

function One({ row: { id, release, number, title, releasedOn, sha256 } }: { row: OwnRelease }) {
  const say = useText(text)
  const format = useFormat()
  const [open, setOpen] = useState(false)
  return (
    <div className={styles.part}>
      <p>
        <b>{title}</b> <span className="small text2">{say('ownOf', { number, day: format.day(releasedOn) })}</span> <Hash sha256={sha256} />
      </p>
      {open ? (
        <Content id={id} release={release} />
      ) : (
        <Button variant="default" size="compact-md" onClick={() => setOpen(true)}>
          {say('ownOpen', { title })}
        </Button>
      )}
    </div>
  )
}

function Content({ id, release }: Pick<OwnRelease, 'id' | 'release'>) {
  const say = useText(text)
  const query = useRoute(showOwnRelease, { id, release })
  return (
    <Answer query={query} what={say('ownWhat')} rows={4}>
      {({ parts }) => (
        <>
          {parts.map(({ heading, text: words, file }, part) => (
            <section key={part} className={styles.part}>
              <h3>{heading}</h3>
              <Marked>{words}</Marked>
              {file !== null && (
                <a href={addressOf(ownReleaseFile, { id, release, part })} download>
                  {say('downloadFile', { name: file.name })}
                </a>
              )}
            </section>
          ))}
          <div className={one.foot}>
            <Button variant="default" size="compact-md" component="a" href={addressOf(ownReleaseText, { id, release })} download>
              {say('download')}
            </Button>
          </div>
        </>
      )}
    </Answer>
  )
}
