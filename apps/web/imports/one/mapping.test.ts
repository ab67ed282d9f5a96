import { expect, test } from 'vitest'
import type { UploadPreview } from '../../../../src/lake/uploads/schema.ts'
import { blockedBy, firstValues, lacking, suggestedRoles, withRole, withSuggestions } from './mapping.ts'

const column = (name: string, role: UploadPreview['columns'][number]['role'], samples: string[] = []) => ({
  name,
  role,
  samples,
  note: null,
})

const PREVIEW: UploadPreview = {
  format: 'csv',
  encoding: 'utf-8',
  dateForm: 'iso',
  timezone: 'Asia/Ho_Chi_Minh',
  columns: [
    column('so', 'case'),
    column('viec', 'activity'),
    column('luc', 'attribute'),
    column('sua', 'timestamp'),
    column('rac', 'ignored'),
  ],
  doubts: [],
  notes: [],
}

test('a role goes from one column to another; what else was decided stays', () => {
  expect(withRole(PREVIEW, { timezone: 'UTC' }, 'luc', 'timestamp')).toEqual({
    timezone: 'UTC',
    columns: { case: 'so', activity: 'viec', timestamp: 'luc' },
    ignored: ['rac'],
  })
})

test('a column is left out, and taken in again', () => {
  expect(withRole(PREVIEW, {}, 'luc', 'ignored').ignored).toEqual(['luc', 'rac'])
  expect(withRole(PREVIEW, {}, 'rac', 'attribute').ignored).toEqual([])
  expect(withRole(PREVIEW, {}, 'so', 'ignored').columns).toEqual({ activity: 'viec', timestamp: 'sua' })
})

test('what lacks, and what holds the import back', () => {
  expect(lacking(PREVIEW)).toEqual([])
  expect(lacking({ ...PREVIEW, columns: [column('x', 'activity')] })).toEqual(['case', 'timestamp'])
  expect(blockedBy({ state: 'ready', preview: PREVIEW })).toBeNull()
  expect(blockedBy({ state: 'checking', preview: PREVIEW })).toBe('looking')
  const doubt = { what: '', hint: '', field: 'dateForm' as const }
  expect(blockedBy({ state: 'doubtful', preview: { ...PREVIEW, doubts: [doubt] } })).toBe('doubts')
  expect(blockedBy({ state: 'failed', preview: null })).toBe('failed')
})

test('first values are different ones', () => {
  expect(firstValues(column('x', 'attribute', ['a', 'a', 'b', 'c']))).toEqual(['a', 'b'])
})

test('names of columns suggest roles, where one column alone is called so', () => {
  const names = ['Số tờ khai', 'hoat_dong', 'thoi_gian', 'ma_cc', 'don_vi', 'Đơn vị tính', 'luong']
  const unread = { ...PREVIEW, columns: names.map((name) => column(name, 'attribute')) }
  expect(suggestedRoles(unread)).toEqual([
    { name: 'Số tờ khai', role: 'case' },
    { name: 'hoat_dong', role: 'activity' },
    { name: 'thoi_gian', role: 'timestamp' },
    { name: 'ma_cc', role: 'resource' },
  ])
  expect(withSuggestions(unread, { timezone: 'UTC' })).toEqual({
    timezone: 'UTC',
    columns: { case: 'Số tờ khai', activity: 'hoat_dong', timestamp: 'thoi_gian', resource: 'ma_cc' },
    ignored: [],
  })
  expect(suggestedRoles(PREVIEW)).toEqual([])
})
