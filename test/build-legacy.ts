/** Registers of cases from before, as files. */
import { csvLine } from '../src/base/index.ts'
import type { SheetFile } from '../src/base/sheets/index.ts'

export type OldRow = Readonly<Record<string, string>>

/** What an old register says of a warning in 2023 that its law plainly permits, and that lacks nothing. */
export const OLD_ROW: OldRow = {
  unit: '01AB',
  reference: '12/KL-2023',
  title: 'Thông quan khi chưa kiểm tra',
  opened: '02/03/2023',
  source: 'Sổ kỷ luật 2023, trang 4',
  officer: 'CC-10001',
  class: 'civil-servant',
  leads: 'không',
  notified: '10/03/2023',
  heard: '20/03/2023',
  what: 'Thông quan tờ khai luồng đỏ khi chưa có kết quả kiểm tra',
  from: '15/02/2023',
  detected: '01/03/2023',
  severity: 'serious',
  kinds: 'public-duty',
  form: 'warning',
  number: '88/QĐ-HQ',
  day: '12/04/2023',
  signer: 'Trần Quốc Bảo',
  authority: 'Đội trưởng',
  served: '14/04/2023',
  effective: '12/04/2023',
}

/** A CSV of rows, with the columns that any of them has. */
export function oldCases(rows: readonly OldRow[], name = 'cases.csv'): SheetFile {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lines = [keys, ...rows.map((row) => keys.map((key) => row[key] ?? ''))]
  return { name, bytes: Buffer.from(lines.map(csvLine).join('')) }
}
