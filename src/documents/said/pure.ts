import type { Said } from '../../base/said/pure.ts'

/** What is wrong with templates, and why something is not printed. */
export const DOCUMENTS: readonly Said[] = [
  ['một mẫu khác đã mang tên này', 'another template has this id already'],
  ['đặt cho mỗi mẫu một tên riêng', 'give each template an id of its own'],
  ['không có văn bản nào về {0}', 'documents are not about {0}'],
  ['viết một trong {0}', 'write one of {0}'],
  ['có dấu ngoặc nhọn đứng một mình', 'a brace stands alone'],
  ['viết {field}, hoặc bỏ dấu ngoặc nhọn', 'write {field}, or no braces'],
  ['ở đây không có gì tên là {0}', 'nothing is called {0} here'],
  ['viết một trong các trường ở docs/guide/documents.md', 'write one of the fields in docs/guide/documents.md'],
  ['mỗi phần là một đoạn, hoặc each hay when kèm body', 'a part is one paragraph, or each or when with its body'],
  ['không có thể thức văn bản cho ngày {0}', 'there is no form of documents for {0}'],
  ['thêm vào law/documents/form.yaml', 'add one to law/documents/form.yaml'],
  ['không có mẫu này', 'there is no such template'],
  ['bố cục gọi một gói từ nơi khác', 'the layout asks for a package from elsewhere'],
  ['viết lại không dùng gói đó', 'write it without'],
  ['không dùng được bố cục: {0}', 'the layout cannot be used: {0}'],
  ['sửa ở đó, hoặc bỏ tệp để dùng bố cục của chương trình', 'mend it there, or remove the file: then the one of the program is used'],
  ['bố cục chạy mãi không xong', 'the layout did not come to an end'],
  ['tìm vòng lặp trong đó', 'look for a loop in it'],
  ['tiến trình in đã dừng', 'the process that prints has ended'],
]
