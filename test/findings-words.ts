import type { Page } from 'playwright-core'

/** Words of the list of findings that its tests press and read, in both languages. */
export const WORDS = {
  'vi-VN': {
    title: 'Phát hiện',
    open: 'Đang mở',
    rule: 'Quy tắc',
    unit: 'Đơn vị',
    due: 'Hạn xem',
    columns: 'Cột',
    declaration: 'Tờ khai',
    save: 'Lưu chế độ xem',
    name: 'Tên',
    keep: 'Lưu',
    replace: 'Thay',
    remove: 'Xóa',
    next: 'Sau',
    previous: 'Trước',
    assign: 'Giao người xem',
    dismiss: 'Loại, có lý do',
    dueDay: 'Đặt hạn',
    reason: 'Lý do',
    nobody: 'Không giao ai',
    clear: 'Bỏ bộ lọc',
    more: 'Thêm',
    state: 'Trạng thái',
    selected: /Đã chọn 3/,
    all: /Chọn cả/,
    single: 'Xác nhận chỉ làm từng phát hiện một',
    left: 'Để lại 1',
    changed: 'Đã đổi 1 phát hiện.',
    filters: /^Lọc/,
    export: 'Xuất',
    exportPicked: 'Xuất dòng đã chọn',
    choose: 'Chọn',
    chooseEnd: 'Thôi chọn',
    chooseHow: 'Chạm vào dòng để chọn',
    broker: 'Đại lý hải quan',
    brokerAdd: 'Thêm',
    user: 'Người dùng tại máy này',
    sort: /Sắp xếp/,
  },
  'en-GB': {
    title: 'Findings',
    open: 'Open',
    rule: 'Rule',
    unit: 'Unit',
    due: 'Review due',
    columns: 'Columns',
    declaration: 'Declaration',
    save: 'Save view',
    name: 'Name',
    keep: 'Save',
    replace: 'Replace',
    remove: 'Remove',
    next: 'Next',
    previous: 'Previous',
    assign: 'Assign',
    dismiss: 'Dismiss with reason',
    dueDay: 'Set due day',
    reason: 'Reason',
    nobody: 'Nobody',
    clear: 'Clear the filter',
    more: 'More',
    state: 'State',
    selected: /3 selected/,
    all: /Select all/,
    single: 'Confirming is done one by one',
    left: '1 left as it is',
    changed: '1 finding changed.',
    filters: /^Filters/,
    export: 'Export',
    exportPicked: 'Export selected',
    choose: 'Select',
    chooseEnd: 'Cancel',
    chooseHow: 'Touch rows to select them',
    broker: 'Broker',
    brokerAdd: 'Add',
    user: 'User of this machine',
    sort: /Sort/,
  },
} as const
export const LANGUAGES = ['vi-VN', 'en-GB'] as const
export const ROWS = 'tbody tr[data-row]'

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
export const column = (page: Page, name: string) => page.getByRole('columnheader', { name })

/** How many the list says it found. */
export async function found(page: Page): Promise<number> {
  const text = await page.locator('main [role=group] > span').last().innerText()
  return Number(/\d+/.exec(text.replaceAll(/[.,]/g, ''))?.[0])
}

/** How many rows the page has, once they are there. */
export async function rows(page: Page): Promise<number> {
  await page.waitForSelector(ROWS)
  return page.locator(ROWS).count()
}
