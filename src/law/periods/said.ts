import type { Bilingual } from '../../base/schema.ts'

/** Why a clock is not running, or is not certain. */
export const SAID = {
  missing: ({ en, vi }: Bilingual): Bilingual => ({ en: `Not given: ${en}.`, vi: `Chưa có: ${vi}.` }),
  notOrdered: ({ en, vi }: Bilingual): Bilingual => ({
    en: `It was not lengthened: ${en}, not given.`,
    vi: `Chưa gia hạn: chưa có ${vi}.`,
  }),
  baseOpen: ({ en, vi }: Bilingual): Bilingual => ({ en: `The end of “${en}” is not known.`, vi: `Chưa rõ ngày kết thúc của «${vi}».` }),
  fact: ({ en, vi }: Bilingual): Bilingual => ({ en: `Not known: ${en}.`, vi: `Chưa rõ: ${vi}.` }),
  paused: ({ en, vi }: Bilingual): Bilingual => ({
    en: `It stands still: ${en}, not over yet.`,
    vi: `Đang tạm dừng: ${vi}, chưa kết thúc.`,
  }),
  calendar: {
    en: 'The calendar of working days does not reach so far.',
    vi: 'Lịch ngày làm việc chưa có đến năm này.',
  },
  restDay: {
    en: 'The last day is a rest day; whether it moves to the next working day is to be confirmed.',
    vi: 'Ngày cuối là ngày nghỉ; có chuyển sang ngày làm việc tiếp theo hay không cần được xác nhận.',
  },
} as const
