import type { Bilingual } from '../../base/schema.ts'

/** Why it is not known who decides. */
export const SAID = {
  noPost: {
    en: 'The register has no post of this person on that day.',
    vi: 'Danh bạ không có chức vụ, vị trí nào của người này vào ngày đó.',
  },
  noRule: { en: 'The law that is loaded does not say who decides.', vi: 'Luật đã nạp không nêu ai có thẩm quyền.' },
  noRow: {
    en: 'No row of the table of delegation is for such a post and form on that day.',
    vi: 'Bảng phân cấp không có dòng nào cho chức vụ và hình thức này vào ngày đó.',
  },
  notByLaw: (row: string): Bilingual => ({
    en: `The row ${row} of the table of delegation names a competence that the law of that day does not have.`,
    vi: `Dòng ${row} của bảng phân cấp nêu thẩm quyền mà luật của ngày đó không có.`,
  }),
  noUnit: {
    en: 'The register has no such unit on that day, or none of the level whose head decides above it.',
    vi: 'Danh bạ vào ngày đó không có đơn vị này, hoặc phía trên không có đơn vị thuộc cấp có thẩm quyền.',
  },
  noTransferRule: {
    en: 'He was transferred since his act, and the law that is loaded does not say which unit decides then.',
    vi: 'Người này đã chuyển công tác sau hành vi; luật đã nạp không nêu đơn vị nào xử lý.',
  },
  several: {
    en: 'It hangs on which of several posts, or on what an acting head is: the answers differ.',
    vi: 'Còn tùy chức vụ nào trong nhiều chức vụ, hoặc tùy người phụ trách được coi là gì: kết quả khác nhau.',
  },
  noSigner: {
    en: 'The register has neither a head nor an acting head of this unit on that day, nor a deputy with a delegation.',
    vi: 'Danh bạ vào ngày đó không có người đứng đầu, người phụ trách, cũng không có cấp phó được ủy quyền của đơn vị này.',
  },
} as const satisfies Record<string, Bilingual | ((row: string) => Bilingual)>
