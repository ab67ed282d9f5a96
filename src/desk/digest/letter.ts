import { createHash } from 'node:crypto'

/** How much waits: in all, and of that what runs out within so many days or is over. */
export interface Waiting {
  n: number
  soon: number
}
export const SOON_DAYS = 7

interface Given extends Waiting {
  language: 'vi' | 'en'
  account: string
  /** The day for which it is. */
  day: string
  /** Where Liêm is reached. */
  site: string
  from: string
}

export interface Letter {
  subject: string
  text: string
  /** The same for the same account and day, so that a copy can be known for one. */
  messageId: string
}

/** The letter: two numbers and where to sign in. What waits, of whom, where and of what kind, never stands in it, and nothing in it calls home. Pure. */
export function letterOf(given: Given): Letter {
  const { language, account, day, from } = given
  const id = createHash('sha256').update(`digest\n${account}\n${day}`).digest('hex').slice(0, 32)
  const words = language === 'vi' ? vietnamese(given) : english(given)
  return { ...words, messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>` }
}

const placeOf = ({ site }: Given): string => `${site.replace(/\/+$/u, '')}/work`

function vietnamese(given: Given): Pick<Letter, 'subject' | 'text'> {
  const { n, soon } = given
  return {
    subject: 'Liêm: việc đang chờ',
    text: [
      `Có ${n} việc đang chờ trong Liêm.`,
      soon === 0
        ? `Không việc nào hết hạn trong ${SOON_DAYS} ngày tới.`
        : `${soon} việc hết hạn trong ${SOON_DAYS} ngày tới hoặc đã quá hạn.`,
      '',
      'Xem ở Việc của tôi, sau khi đăng nhập:',
      placeOf(given),
      '',
      'Thư không nêu việc gì, của ai, ở đâu. Nhận hay không, chọn ở trang tài khoản.',
      '',
    ].join('\n'),
  }
}

function english(given: Given): Pick<Letter, 'subject' | 'text'> {
  const { n, soon } = given
  const [things, runs] = [n === 1 ? 'One thing waits' : `${n} things wait`, soon === 1 ? 'One of them runs' : `${soon} of them run`]
  return {
    subject: 'Liêm: what waits for you',
    text: [
      `${things} for you in Liêm.`,
      soon === 0 ? `Nothing runs out within the next ${SOON_DAYS} days.` : `${runs} out within the next ${SOON_DAYS} days or is over.`,
      '',
      'See My work, once you have signed in:',
      placeOf(given),
      '',
      'This letter names nothing of it: not what, whose or where. Whether you get it, choose on the page of your account.',
      '',
    ].join('\n'),
  }
}
