import type { Bilingual } from '../../base/schema.ts'

/** What is asked where a fact is missing, or where two laws follow each other. */
export const ASKED = {
  severity: (act: string): Bilingual => ({
    en: `How grave act ${act} is has not been decided.`,
    vi: `Chưa xác định mức độ của hành vi ${act}.`,
  }),
  repeats: (act: string): Bilingual => ({
    en: `Whether act ${act} is the same violation as one that was disciplined before is not known.`,
    vi: `Chưa rõ hành vi ${act} có cùng loại với hành vi đã bị kỷ luật trước đó hay không.`,
  }),
  lengthened: {
    en: 'The period had ended under earlier law; whether the longer period of later law opens it again is not known.',
    vi: 'Thời hiệu đã hết theo quy định cũ; chưa rõ thời hiệu dài hơn của quy định mới có áp dụng lại hay không.',
  },
  unanswered: {
    en: 'No rule that is loaded says which form answers this act.',
    vi: 'Chưa nạp quy định nào cho biết hình thức nào áp dụng với hành vi này.',
  },
  tooMany: {
    en: 'More is not known than can be worked through; grade the acts first.',
    vi: 'Còn quá nhiều điểm chưa rõ; hãy xác định mức độ của các hành vi trước.',
  },
} as const
