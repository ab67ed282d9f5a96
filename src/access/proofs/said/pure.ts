import type { Said } from '../../../base/said/pure.ts'

/** Why something is not signed with a passkey. */
export const PROOFS: readonly Said[] = [
  ['bạn chưa có khóa truy cập để ký', 'you have no passkey to sign with'],
  ['thêm khóa truy cập ở trang tài khoản của bạn', 'add one on the page of your account'],
  ['việc này phải ký bằng khóa truy cập', 'this is signed with a passkey or not at all'],
  ['nội dung cần ký đã đổi', 'what is signed has changed meanwhile'],
  ['đọc lại rồi mới ký', 'read it again, and sign it then'],
  [
    'lần hỏi khóa truy cập này đã hết hạn, đã dùng hoặc về việc khác',
    'this question to your passkey has ended, or was about something else',
  ],
  ['ký lại', 'sign again'],
  ['bộ đếm của khóa truy cập này lùi lại: khóa có thể đã bị sao chép', 'the counter of this passkey went back: there may be a copy of it'],
  ['bỏ khóa này ở trang tài khoản của bạn rồi thêm khóa khác', 'forget this passkey on the page of your account, and add another'],
  ['điều khóa truy cập đã ký không phải việc này', 'what the passkey signed is not this'],
  ['ký lại bằng khóa truy cập của tài khoản này', 'sign again, with a passkey of this account'],
  ['khóa truy cập này dùng thuật toán không được nhận', 'this passkey has an algorithm that is not taken'],
]
