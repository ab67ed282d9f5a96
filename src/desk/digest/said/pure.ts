import type { Said } from '../../../base/said/pure.ts'

/** What is said of letters. */
export const DIGEST: readonly Said[] = [
  ['hãy ghi địa chỉ nhận thư', 'say to which address'],
  ['hệ thống này không gửi thư đến địa chỉ đó', 'this installation sends no mail to that address'],
  ['nó gửi đến {0}', 'it sends to {0}'],
  ['không đọc được chứng thư ở mail.authority', 'the certificates of mail.authority cannot be read'],
]
