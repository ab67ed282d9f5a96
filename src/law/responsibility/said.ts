import type { Bilingual } from '../../base/schema.ts'

/** What is asked where a fact is missing, or where no rule says what follows. */
export const ASKED = {
  fact: ({ en, vi }: Bilingual): Bilingual => ({ en: `Not known: ${en}.`, vi: `Chưa rõ: ${vi}.` }),
  grade: (id: string): Bilingual => ({
    en: `How grave case ${id} is has not been decided.`,
    vi: `Chưa xác định mức độ của vụ việc ${id}.`,
  }),
  noForms: {
    en: 'No rule of this day that is loaded says with which form whoever is in charge answers for this.',
    vi: 'Quy định đã nạp của ngày này chưa nêu hình thức áp dụng với người phải chịu trách nhiệm trong trường hợp này.',
  },
} as const
