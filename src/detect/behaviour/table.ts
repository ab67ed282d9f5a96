import type { Cell, CellBlock, CellGroups, CellTable, SubjectKind } from './schema.ts'

/** The cells of a table as plain objects, of one kind of subject where it is given. */
export function* cellsOf(table: CellTable, kind?: SubjectKind): Generator<Cell> {
  const groupsOf = new Map(table.groups.map((groups) => [groups.kind, groups]))
  for (const block of table.blocks) {
    if (kind !== undefined && block.kind !== kind) continue
    const groups = groupsOf.get(block.kind)!
    for (let at = 0; at < block.group.length; at++) yield cellAt(block, groups, at)
  }
}

function cellAt(block: CellBlock, groups: CellGroups, at: number): Cell {
  const group = block.group[at]
  return {
    rule: block.rule,
    subjectKind: block.kind,
    subject: groups.subjects[groups.subject[group]],
    month: groups.months[groups.month[group]],
    stratum: groups.strata[groups.stratum[group]],
    exposed: block.exposed[at],
    violated: block.violated[at],
    unknown: block.unknown[at],
    ...(block.exception === undefined ? {} : { exception: block.exception }),
  }
}

/** The table of plain cells (from a database, or a test), in any order. */
export function tableOf(cells: readonly Cell[]): CellTable {
  const kinds = [...Map.groupBy(cells, ({ subjectKind }) => subjectKind)].map(([kind, own]) => kindOf(kind, own))
  return { groups: kinds.map(({ groups }) => groups), blocks: kinds.flatMap(({ blocks }) => blocks) }
}

function kindOf(kind: SubjectKind, cells: readonly Cell[]): { groups: CellGroups; blocks: CellBlock[] } {
  const [subject, month, stratum] = [coded(cells, 'subject'), coded(cells, 'month'), coded(cells, 'stratum')]
  const groups = {
    ...{ kind, subject: subject.codes, month: month.codes, stratum: stratum.codes },
    ...{ subjects: subject.texts, months: month.texts, strata: stratum.texts },
  }
  const places = Map.groupBy(
    cells.map((_, at) => at),
    (at) => JSON.stringify([cells[at].rule, cells[at].exception]),
  )
  return { groups, blocks: [...places.values()].map((at) => blockOf(cells, at)) }
}

function coded(cells: readonly Cell[], field: 'subject' | 'month' | 'stratum'): { codes: Uint32Array; texts: string[] } {
  const codeOf = new Map<string, number>()
  const codes = Uint32Array.from(cells, (cell) => {
    const code = codeOf.get(cell[field]) ?? codeOf.size
    codeOf.set(cell[field], code)
    return code
  })
  return { codes, texts: [...codeOf.keys()] }
}

/** Each cell of a plain list is a group of its own. */
function blockOf(cells: readonly Cell[], places: readonly number[]): CellBlock {
  const { rule, subjectKind, exception } = cells[places[0]]
  const column = (field: 'exposed' | 'violated' | 'unknown'): Uint32Array => Uint32Array.from(places, (at) => cells[at][field])
  return {
    ...{ rule, kind: subjectKind, group: Uint32Array.from(places) },
    ...{ exposed: column('exposed'), violated: column('violated'), unknown: column('unknown') },
    ...(exception === undefined ? {} : { exception }),
  }
}
