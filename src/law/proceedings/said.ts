import type { Bilingual } from '../../base/schema.ts'

const dayOf = (day: string): string => day.split('-').toReversed().join('/')

/** What breaks a rule, or is not known. */
export const SAID = {
  empty: (seats: readonly Bilingual[]): Bilingual => ({
    en: `Nobody sits as: ${seats.map(({ en }) => en).join('; ')}.`,
    vi: `Chưa có: ${seats.map(({ vi }) => vi).join('; ')}.`,
  }),
  twice: (seats: readonly Bilingual[]): Bilingual => ({
    en: `More than one sits as: ${seats.map(({ en }) => en).join('; ')}.`,
    vi: `Có hơn một người là: ${seats.map(({ vi }) => vi).join('; ')}.`,
  }),
  noHead: (seats: readonly Bilingual[]): Bilingual => ({
    en: `By the register neither head nor deputy today: ${seats.map(({ en }) => en).join('; ')}.`,
    vi: `Theo danh bạ hiện không là người đứng đầu hoặc cấp phó: ${seats.map(({ vi }) => vi).join('; ')}.`,
  }),
  few: (present: number, quorum: number): Bilingual => ({
    en: `${present} present, ${quorum} are needed.`,
    vi: `Có mặt ${present}, cần ${quorum}.`,
  }),
  away: (seats: readonly Bilingual[]): Bilingual => ({
    en: `Not present: ${seats.map(({ en }) => en).join('; ')}.`,
    vi: `Vắng: ${seats.map(({ vi }) => vi).join('; ')}.`,
  }),
  absent: (nth: number, goesOn: number): Bilingual => ({
    en: `Whoever it is about is absent from sitting ${nth}; it goes on without him from sitting ${goesOn} on.`,
    vi: `Người bị xem xét vắng ở lần họp ${nth}; từ lần ${goesOn} mới họp vắng mặt.`,
  }),
  early: (first: string): Bilingual => ({ en: `The first day is ${dayOf(first)}.`, vi: `Sớm nhất là ngày ${dayOf(first)}.` }),
  long: (last: string): Bilingual => ({ en: `The last day is ${dayOf(last)}.`, vi: `Muộn nhất là ngày ${dayOf(last)}.` }),
  pay: (share: number): Bilingual => ({ en: `No less than ${share} % is paid.`, vi: `Phải trả ít nhất ${share} %.` }),
  calendar: {
    en: 'The calendar of working days does not reach so far.',
    vi: 'Lịch ngày làm việc chưa có đến năm này.',
  },
  hangs: { en: 'It hangs on a fact that is not told.', vi: 'Còn tùy một tình tiết chưa được nêu.' },
} as const
