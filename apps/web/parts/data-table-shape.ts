import type { ReactNode } from 'react'

export interface Column<R> {
  id: string
  /** Words of the header; also in the choice of columns. */
  head: string
  cell: (row: R) => ReactNode
  /** A header that is a picture (a scale); `head` is then spoken. */
  headCell?: ReactNode
  /** Numbers stand right. */
  number?: boolean
  /** The list can be sorted by it; `id` is what `onSort` gets. */
  sort?: boolean
  /** The one column that wraps; the others do not. */
  wrap?: boolean
  /** Cannot be hidden. */
  fixed?: boolean
  /** The cell that names the row: a header of its row. */
  names?: boolean
  width?: number
}

export interface Sort {
  id: string
  desc: boolean
}

export interface Selection {
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
}

/** A row on a phone: the sign, a title with the link, and two lines beneath. */
export interface PhoneRow {
  sign?: ReactNode
  title: ReactNode
  second?: ReactNode
  left?: ReactNode
  right?: ReactNode
}

export interface DataTableProps<R> {
  /** What the table is, for screen readers. */
  caption: string
  /** Keep the list outside of the component or in `useMemo`. */
  columns: readonly Column<R>[]
  rows: readonly R[]
  keyOf: (row: R) => string
  /** How a row is called in *Select …*. */
  nameOf?: (row: R) => string
  /** `one`: rows of 35; `two`: of 53, with a second line. */
  lines?: 'one' | 'two'
  sort?: Sort
  onSort?: (sort: Sort) => void
  /** Ids of columns that are not shown. */
  hidden?: readonly string[]
  selection?: Selection
  phone?: (row: R) => PhoneRow
  /** A row that is meant now (its detail is shown beside). */
  current?: string
  /** New rows are on their way. */
  busy?: boolean
}
