import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { LikeCase } from '../../../../src/cases/links/schema.ts'
import { UnitCell } from '../../findings/cells.tsx'
import { useText } from '../../i18n/use.ts'
import plain from '../../units/plain-table.module.css'
import { text as shared } from '../text.ts'
import { text } from './text.ts'

/** A case by its title, with number, unit and how far it is. */
export function CaseCell({ of }: { of: LikeCase['case'] }) {
  const word = useText(shared)
  return (
    <>
      <Link to={`/cases/${of.id}`}>{of.title}</Link>
      <span className={plain.second}>
        {of.number} · <UnitCell unit={of.unit} /> · {word(`state-${of.state}`)}
      </span>
    </>
  )
}

/** Cases that may be about the same act, each with what points to it. */
export function Alike({ rows, act }: { rows: readonly LikeCase[]; act?: (row: LikeCase) => ReactNode }) {
  const say = useText(text)
  return (
    <table className={plain.table}>
      <caption className="spoken">{say('alikeCaption')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('case')}</th>
          <th scope="col">{say('points')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.case.id}>
            <td>
              <CaseCell of={row.case} />
            </td>
            <td>
              {row.because.map((one) => (
                <span key={one} className={plain.second}>
                  {say(`because-${one}`)}
                </span>
              ))}
              {act?.(row)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
