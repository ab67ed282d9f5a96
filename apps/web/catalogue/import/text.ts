import { catalogue } from '../../i18n/catalogue.ts'

/** Words of the import of a catalogue. */
export const text = catalogue('violations-import', {
  title: ['Nạp danh mục hành vi vi phạm', 'Import a catalogue of violations'],
  short: ['Nạp danh mục', 'Import'],
  note: [
    'Tệp được thử trước. Nạp xong là một dự thảo; người thứ hai ban hành.',
    'The file is tried first. Taken over it is a draft; a second person publishes it.',
  ],
  version: ['Mã phiên bản', 'Name of the version'],
  versionHelp: ['Chữ thường không dấu, chữ số, gạch nối: chq-2026', 'Small letters, digits, hyphens: dept-2026'],
  versionWrong: ['Chỉ dùng chữ thường không dấu, chữ số và gạch nối.', 'Use small letters, digits and hyphens alone.'],
  titleVi: ['Tên phiên bản (tiếng Việt)', 'Title in Vietnamese'],
  titleEn: ['Tên phiên bản (tiếng Anh)', 'Title in English'],
  titleEnHelp: ['Để trống: như tiếng Việt', 'Empty: as in Vietnamese'],
  instrument: ['Văn bản ban hành', 'Instrument'],
  instrumentHelp: ['Ngày hiệu lực của danh mục là của văn bản này', 'Its days in force are those of the catalogue'],
  follows: ['Kế tiếp phiên bản', 'Follows the version'],
  followsNone: ['không phiên bản nào', 'none'],
  fillFirst: ['Điền mã, tên và văn bản rồi chọn tệp.', 'Fill in name, title and instrument, then choose the file.'],
  dropFormats: [
    'XLSX theo mẫu hoặc CSV; chữ TCVN3, VNI, Windows-1258 được nhận ra và chuyển sang Unicode; đến 64 MB',
    'XLSX as the template, or CSV; text in TCVN3, VNI or Windows-1258 is recognised and converted; up to 64 MB',
  ],
  templateTitle: ['Tệp mẫu', 'Template'],
  template: ['Tải mẫu danh mục (XLSX)', 'Template of a catalogue (XLSX)'],
  templateWhy: [
    'Tiêu đề hai thứ tiếng, có trang giải thích từng cột.',
    'Headings in both languages, and a sheet that explains each column.',
  ],
  converted: [
    'Chữ trong tệp theo bảng mã {{encoding}}, đã chuyển sang Unicode.',
    'The text was in {{encoding}} and was converted to Unicode.',
  ],
  summary: ['Tệp sẽ thay đổi gì', 'What the file would change'],
  summaryOf: ['{{n}} hành vi', '{{n}} entry', '{{n}} entries'],
  counts: [
    'Mới {{new}}, sửa {{changed}}, tách {{split}}, gộp {{merged}}, bỏ {{dropped}}, giữ nguyên {{same}}.',
    'New {{new}}, changed {{changed}}, split {{split}}, merged {{merged}}, dropped {{dropped}}, same {{same}}.',
  ],
  changesShown: ['Hiện {{shown}} thay đổi đầu tiên trong {{n}}.', 'The first {{shown}} of {{n}} changes are shown.'],
  take: ['Nạp thành dự thảo…', 'Take over as a draft…'],
  offKnown: ['phiên bản này đã có, giống hệt', 'the very same version is there already'],
  effect: [
    'Thành dự thảo {{version}}: {{counts}} Chưa là danh mục của ngày nào cho đến khi người khác ban hành.',
    'Becomes the draft {{version}}: {{counts}} It is the catalogue of no day until somebody else publishes it.',
  ],
  failed: ['Chưa nạp được danh mục.', 'The catalogue could not be taken over.'],
  done: ['Đã nạp {{name}} thành dự thảo.', '{{name}} was taken over as a draft.'],
  toVersions: ['Mở phiên bản', 'Open the version'],
})
