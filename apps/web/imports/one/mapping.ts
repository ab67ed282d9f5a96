import { foldText } from '../../parts/fold.ts'
import type { COLUMN_ROLES, Mapping, Upload, UploadPreview } from '../../../../src/lake/uploads/schema.ts'

export type Role = (typeof COLUMN_ROLES)[number]
type Column = UploadPreview['columns'][number]

/** Roles that one column has, and no other. */
export const SINGLE = ['case', 'activity', 'timestamp', 'resource', 'unit'] as const
/** Roles without which nothing can be imported. */
export const NEEDED = ['case', 'activity', 'timestamp'] as const

/** What somebody decided about one column, added to how the file is read now. The column that had the role before becomes an attribute. */
export function withRole(preview: UploadPreview, mapping: Mapping, name: string, role: Role): Mapping {
  const columns = preview.columns.map((column): Column => {
    if (column.name === name) return { ...column, role }
    return column.role === role && isSingle(role) ? { ...column, role: 'attribute' } : column
  })
  return { ...mapping, ...rolesOf(columns) }
}

function isSingle(role: Role): role is (typeof SINGLE)[number] {
  return SINGLE.some((one) => one === role)
}

function rolesOf(columns: readonly Column[]): Pick<Mapping, 'columns' | 'ignored'> {
  const named = columns.flatMap(({ name, role }) => (isSingle(role) ? [[role, name]] : []))
  return {
    columns: Object.fromEntries(named) as NonNullable<Mapping['columns']>,
    ignored: columns.flatMap(({ name, role }) => (role === 'ignored' ? [name] : [])),
  }
}

/** Roles that no column has yet and some column must have. */
export function lacking({ columns }: UploadPreview): (typeof NEEDED)[number][] {
  return NEEDED.filter((role) => columns.every((column) => column.role !== role))
}

type Single = (typeof SINGLE)[number]

/** How columns are often called, without diacritics, spaces and capitals. */
const USUAL: Readonly<Record<Single, RegExp>> = {
  case: /^(so|ma|id)_?(to_?khai|tk|ho_?so|lo_?hang)|^(declaration|case|shipment)(_?(no|number|id))?$/u,
  activity: /hoat_?dong|^(cong_?viec|nghiep_?vu|buoc|su_?kien|activity|event|task|step)$/u,
  timestamp: /thoi_?(gian|diem)|^ngay_?gio|^(time|date_?time|event_?time)/u,
  resource: /tai_?khoan|^(ma_?(cc|cong_?chuc|can_?bo)|nguoi_?(thuc_?hien|dung)|user(_?id)?|account|officer)$/u,
  unit: /^(ma_?)?(don_?vi|chi_?cuc|hai_?quan)|^(unit|office)(_?code)?$/u,
}

/** Columns whose names suggest a role that no column has yet, where there is exactly one such column. */
export function suggestedRoles(preview: UploadPreview): { name: string; role: Single }[] {
  if (lacking(preview).length === 0) return []
  const open = SINGLE.filter((role) => preview.columns.every((column) => column.role !== role))
  return open.flatMap((role) => {
    const [found, other] = preview.columns.filter((column) => column.role === 'attribute' && USUAL[role].test(plain(column.name)))
    return found === undefined || other !== undefined ? [] : [{ name: found.name, role }]
  })
}

function plain(name: string): string {
  return foldText(name.trim()).replaceAll(/[\s.-]+/gu, '_')
}

/** What the names of the columns suggest, taken together. */
export function withSuggestions(preview: UploadPreview, mapping: Mapping): Mapping {
  const found = new Map<string, Role>(suggestedRoles(preview).map(({ name, role }) => [name, role]))
  return { ...mapping, ...rolesOf(preview.columns.map((column) => ({ ...column, role: found.get(column.name) ?? column.role }))) }
}

/** Whether the columns of a format can be read as something else than they are named. */
export function canBeMapped({ format }: UploadPreview): boolean {
  return format === 'csv' || format === 'parquet'
}

/** Why the import cannot begin. */
export type Blocked = 'looking' | 'doubts' | 'failed' | null

export function blockedBy({ state, preview }: Pick<Upload, 'state' | 'preview'>): Blocked {
  if (state === 'checking' || state === 'received' || state === 'receiving') return 'looking'
  if (state === 'failed') return preview === null ? 'failed' : null
  return preview === null || preview.doubts.length > 0 ? 'doubts' : null
}

/** The first different values of a column, so that one sees what is in it. */
export function firstValues({ samples }: Column, most = 2): string[] {
  return [...new Set(samples)].slice(0, most)
}
