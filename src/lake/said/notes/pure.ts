import type { Said } from '../../../base/said/pure.ts'

const ENCODINGS: readonly Said[] = [
  ['{0}, không có dấu trong phần đã xem', '{0}, no accents in the sample'],
  ['{0}, chữ dựng sẵn (NFC)', '{0}, composed letters (NFC)'],
  ['{0}, chữ tổ hợp (NFD), được dựng lại khi đọc', '{0}, decomposed letters (NFD), composed on reading'],
  [
    '{0}, lẫn chữ dựng sẵn và tổ hợp (NFC và NFD), được dựng lại khi đọc',
    '{0}, composed and decomposed letters mixed (NFC and NFD), composed on reading',
  ],
  ['UTF-8 có dấu thứ tự byte', 'UTF-8 with a byte order mark'],
  ['chữ {0}', '{0} text'],
  [
    '{0}; các từ giống chữ {1} được lưu thành Unicode mà chưa chuyển mã',
    '{0}; its words look like {1} text that was saved as Unicode without being converted',
  ],
  [
    'không phải Unicode: {0}, {1} trong {2} từ có dấu là âm tiết tiếng Việt theo bảng mã này; đã chuyển sang Unicode{3}',
    'not Unicode: {0}, {1} of {2} accented words are Vietnamese syllables in it; converted to Unicode{3}',
  ],
  ['; chữ hoa có dấu trong đó được lưu như chữ thường và giữ như vậy', '; accented capitals are stored as small letters in it and stay so'],
  [
    'không phải Unicode và chưa chắc là bảng mã nào{0}; đọc theo Windows-1252; nêu bảng mã nếu dấu bị sai',
    'not Unicode and not certain which encoding{0}; read as Windows-1252; name the encoding if its accents are wrong',
  ],
  [' (có lẽ {0}: {1} trong {2} từ có dấu khớp)', ' (perhaps {0}: {1} of {2} accented words fit)'],
  [
    'nêu bảng mã bằng --encoding (tcvn3, vni, windows-1258, windows-1252)',
    'name the encoding with --encoding (tcvn3, vni, windows-1258, windows-1252)',
  ],
]

const TIMES: readonly Said[] = [
  ['thời điểm: {0}', 'timestamps: {0}'],
  ['thời điểm: {0}, theo yêu cầu', 'timestamps: {0}, as asked'],
  ['thời điểm: không có trong phần đã xem; chờ dạng ISO 8601', 'timestamps: none in the sample; ISO 8601 is expected'],
  ['thời điểm: không hiểu dạng của {0}', 'timestamps: the form of {0} is not known'],
  ['{0} (cột «{1}»)', '{0} (column "{1}")'],
  ['{0}; có chỗ không hiểu, ví dụ {1}', '{0}; some are not understood, for example {1}'],
  ['{0}, theo yêu cầu', '{0}, as asked'],
  ['thời điểm không theo dạng {0}: {1}', 'the timestamps are not of the form {0}: {1}'],
  ['không có dạng ngày {0}', 'the date form {0} is not known'],
  ['một trong {0}, hoặc một mẫu như %d/%m/%Y %H:%M:%S', 'one of {0}, or a pattern as %d/%m/%Y %H:%M:%S'],
  ['số giây từ năm 1970 (UTC)', 'seconds since 1970 UTC'],
  ['số mili giây từ năm 1970 (UTC)', 'milliseconds since 1970 UTC'],
  ['số micro giây từ năm 1970 (UTC)', 'microseconds since 1970 UTC'],
  ['số nano giây từ năm 1970 (UTC)', 'nanoseconds since 1970 UTC'],
  ['các dạng trong cột khác nhau ({0})', 'forms differ within the column ({0})'],
  [
    'trong phần đã xem không có ngày nào lớn hơn 12, nên ngày và tháng có thể đổi chỗ: đọc ngày trước',
    'no day above 12 in the sample, so day and month could be the other way round: read as day first',
  ],
  [
    'trong phần đã xem cả hai số đều có lúc lớn hơn 12: đọc ngày trước, dòng khác bị trả lại',
    'both numbers go above 12 in the sample: read as day first, the others are rejected',
  ],
  ['{0}, không ghi múi giờ', '{0}, without offset'],
  ['{0}, có ghi múi giờ', '{0}, with offset from UTC'],
  ['{0}, có chỗ ghi múi giờ, có chỗ không', '{0}, some with and some without offset'],
  ['không ghi múi giờ, đọc theo {0}', 'without offset, read as {0}'],
  ['{0}, thời điểm tuyệt đối', '{0}, instants'],
  ['thời điểm không ghi múi giờ được đọc theo {0}', 'timestamps without offset are read as {0}'],
  ['{0}, vì chưa nêu múi giờ', '{0}, as no time zone was given'],
  ['nêu dạng bằng --date-form, ví dụ "%d.%m.%Y %H:%M"', 'name the form with --date-form, for example "%d.%m.%Y %H:%M"'],
  ['nêu --date-form dmy hoặc --date-form mdy', 'say --date-form dmy or --date-form mdy'],
]

const COLUMNS: readonly Said[] = [
  ['{0} cột, ngăn bằng {1}', '{0} columns, separated by {1}'],
  ['dấu phẩy', 'commas'],
  ['dấu chấm phẩy', 'semicolons'],
  ['dấu tab', 'tabs'],
  ['dấu gạch đứng', 'vertical bars'],
  ['{0}: cột «{1}», theo yêu cầu', '{0}: column "{1}", as asked'],
  [
    'thuộc tính «{0}» được giữ với tên «{1}», vì kho có cột riêng mang tên ấy',
    'attribute "{0}" is kept as "{1}", as the lake has a column of its own with that name',
  ],
]

/** What is noted about a file while it is looked at. */
export const NOTES: readonly Said[] = [...ENCODINGS, ...TIMES, ...COLUMNS]
