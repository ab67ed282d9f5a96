import { cell, keyOf, type Row, type Rows } from './rows.ts'

/**
 * Says in the file's rows what they leave to the register: a tenure that is there keeps the day it was entered, a new one is entered today; a person
 * of whom only the name is given keeps the days of service.
 */
export function settled(known: Rows, given: Rows, today: string): Rows {
  return { ...given, tenures: given.tenures.map(entering(known, today)), people: servingAs(known, given) }
}

function entering(known: Rows, today: string): (row: Row) => Row {
  const entered = new Map(known.tenures.map((row) => [keyOf(row), cell(row, 'entered')]))
  return (row) => {
    const said = cell(row, 'entered') || (entered.get(keyOf(row)) ?? today)
    return { ...row, cells: { ...row.cells, entered: said } }
  }
}

function servingAs(known: Rows, given: Rows): Row[] {
  const serving = Map.groupBy(
    known.people.filter((row) => cell(row, 'class') !== ''),
    (row) => cell(row, 'officer'),
  )
  return given.people.flatMap((row) => {
    const name = cell(row, 'name')
    if (cell(row, 'class') !== '') return [row]
    const kept = serving.get(cell(row, 'officer')) ?? []
    const isBare = ['from', 'until', 'ended'].every((key) => cell(row, key) === '' || kept.length === 0)
    return isBare && kept.length > 0 ? kept.map(({ cells }) => ({ ...row, cells: { ...cells, name } })) : [row]
  })
}
