import type { Said } from '../../src/base/said/pure.ts'

/** Summaries of the routes on webhooks. */
export const HOOK_SUMMARIES: readonly Said[] = [
  [
    'Các thông báo tự động, mới nhất trước: của mình; người vận hành thấy tất cả',
    'Webhooks, the newest first: the own ones, and all to whoever operates',
  ],
  ['Một thông báo tự động', 'One webhook'],
  [
    'Lập một thông báo tự động, báo những gì tài khoản của mình được xem; mã bí mật hiện một lần',
    'Make a webhook with the eyes of the own account; its secret is shown once',
  ],
  ['Đổi tên, địa chỉ hoặc loại việc của thông báo tự động của mình', 'Change name, address or kinds of an own webhook'],
  [
    'Mã bí mật mới cho thông báo tự động của mình, hiện một lần; mã cũ còn ký song song 24 giờ',
    'A new secret for an own webhook, shown once; the one before signs beside it for 24 hours',
  ],
  [
    'Bật hoặc tắt một thông báo tự động; việc xảy ra trong lúc tắt không bao giờ được báo',
    'Switch a webhook on or off; what happens while it is off is never told',
  ],
  ['Bỏ một thông báo tự động cùng các lần gửi', 'Remove a webhook with its deliveries'],
  ['Gửi thử một tin không có nội dung để xem có đến nơi không', 'Send a message that says nothing, to see whether it arrives'],
  [
    'Các lần gửi của một thông báo tự động, mới nhất trước: tình trạng, số lần thử, mã trả lời, thời gian',
    'Deliveries of a webhook, the newest first: state, attempts, number of the answer, how long it took',
  ],
  [
    'Gửi lại một tin với cùng số hiệu; những gì được báo trong đó được xét lại từ đầu',
    'Send a delivery again, with the same id; what may be told of it is looked up anew',
  ],
]
