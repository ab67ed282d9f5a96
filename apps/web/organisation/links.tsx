import { Link } from '@tanstack/react-router'
import type { Officer, UnitName } from '../../../src/organisation/schema.ts'
import { useBilingual } from '../i18n/use.ts'
import { useMay } from '../shell/state.ts'
import { ofDay, personPath, unitPath } from './words.ts'

/** A person by name; the number stands beside where identity matters. No link for whoever may not open it. */
export function PersonLink({ officer, on, number = false }: { officer: Officer; on: string; number?: boolean }) {
  const may = useMay()
  if (!may('person.read')) return number ? `${officer.name} ${officer.number}` : officer.name
  return (
    <>
      <Link to={personPath(officer.number)} search={ofDay(on) as never}>
        {officer.name}
      </Link>
      {number && <span className="text2"> {officer.number}</span>}
    </>
  )
}

/** A unit by its short name; of a unit that the register does not have, the code. */
export function UnitLink({ unit, on }: { unit: UnitName; on: string }) {
  const inWords = useBilingual()
  if (!unit.known) return <code>{unit.code}</code>
  return (
    <Link to={unitPath(unit.code)} search={ofDay(on) as never}>
      {inWords(unit.short)}
    </Link>
  )
}
