import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { showLinks, type CaseLink, type CaseLinks } from '../../../../src/cases/links/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { None, Section } from '../../parts/section.tsx'
import { useMay, usePersonName } from '../../shell/state.ts'
import plain from '../../units/plain-table.module.css'
import { Alike, CaseCell } from './alike.tsx'
import type { LinkAct } from './dialog.tsx'
import one from '../one/case.module.css'
import styles from './links.module.css'
import { text } from './text.ts'

const Dialog = lazy(() => import('./dialog.tsx').then(({ LinkDialog }) => ({ default: LinkDialog })))

/** What a case has to do with, and which may be about the same act. */
export function Links({ file }: { file: CaseShown }) {
  const say = useText(text)
  const query = useRoute(showLinks, { id: file.id })
  const [act, setAct] = useState<LinkAct>()
  const changes = useMay()('case.change')
  return (
    <Section title={say('title')} id="links">
      <Answer query={query} what={say('loading')} rows={1} height={53}>
        {(known) => <Shown known={known} onAct={changes ? setAct : undefined} />}
      </Answer>
      {changes && (
        <p className={`${one.foot} no-print`}>
          <Button variant="subtle" size="compact-sm" onClick={() => setAct({ name: 'link', other: '' })}>
            {say('add')}
          </Button>
        </p>
      )}
      {act !== undefined && (
        <Suspense>
          <Dialog act={act} file={file} onClose={() => setAct(undefined)} />
        </Suspense>
      )}
    </Section>
  )
}

type OnAct = ((act: LinkAct) => void) | undefined

function Shown({ known: { links, alike }, onAct }: { known: CaseLinks; onAct: OnAct }) {
  const say = useText(text)
  return (
    <>
      {links.length === 0 ? <None>{say('none')}</None> : <Linked links={links} onAct={onAct} />}
      {alike.length > 0 && (
        <div className={styles.sub}>
          <h3>{say('alike')}</h3>
          <p className={plain.remark}>{say('alikeNote')}</p>
          <Alike
            rows={alike}
            act={(row) =>
              onAct !== undefined && (
                <Button
                  className="no-print"
                  variant="default"
                  size="compact-sm"
                  mt="xs"
                  onClick={() => onAct({ name: 'link', other: row.case.number })}
                >
                  {say('addTo', { number: row.case.number })}
                </Button>
              )
            }
          />
        </div>
      )}
    </>
  )
}

function Linked({ links, onAct }: { links: readonly CaseLink[]; onAct: OnAct }) {
  const say = useText(text)
  return (
    <table className={plain.table}>
      <caption className="spoken">{say('caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('case')}</th>
          <th scope="col">{say('how')}</th>
          <th scope="col" className={plain.wide}>
            {say('why')}
          </th>
        </tr>
      </thead>
      <tbody>
        {links.map((link) => (
          <Line key={link.id} link={link} onAct={onAct} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ link, onAct }: { link: CaseLink; onAct: OnAct }) {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  return (
    <tr>
      <td>
        <CaseCell of={link.case} />
      </td>
      <td>
        {say(`${link.from ? 'is' : 'has'}-${link.kind}`)}
        <span className={plain.second}>{say('bySaid', { name: nameOf(link.by.name), day: format.day(link.on) })}</span>
        {onAct !== undefined && (
          <Button
            className="no-print"
            variant="default"
            size="compact-sm"
            mt="xs"
            aria-label={say('undoOf', { number: link.case.number })}
            onClick={() => onAct({ name: 'undo', link })}
          >
            {say('undo')}
          </Button>
        )}
      </td>
      <td className={plain.wide}>{link.reason}</td>
    </tr>
  )
}
