/** Vietnamese text in the encodings of before Unicode, written from their descriptions. */
import iconv from 'iconv-lite'

const shapes: Record<string, string> = { '\u0302': 'âáàåãä', '\u0306': 'êéèúüë' }
const vniTones = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323']

/** The converse of `fromVni`, written from the description of the encoding: letter, then sign. */
export function toVni(text: string): string {
  const alone: Record<string, string> = {
    đ: 'ñ',
    Đ: 'Ñ',
    í: 'í',
    ì: 'ì',
    ỉ: 'æ',
    ĩ: 'ó',
    ị: 'ò',
    ỵ: 'î',
    Í: 'Í',
    Ì: 'Ì',
    Ỉ: 'Æ',
    Ĩ: 'Ó',
    Ị: 'Ò',
    Ỵ: 'Î',
  }
  return [...text.normalize('NFC')].map((letter) => alone[letter] ?? signed(letter)).join('')
}

function signed(letter: string): string {
  const [first, ...marks] = letter.normalize('NFD')
  const base = marks.includes('\u031b') ? { o: 'ô', u: 'ö', O: 'Ô', U: 'Ö' }[first as 'o']! : first!
  const tone = vniTones.indexOf(marks.find((mark) => vniTones.includes(mark)) ?? '')
  const shape = marks.find((mark) => mark in shapes)
  const sign = shape === undefined ? ['', 'ù', 'ø', 'û', 'õ', 'ï'][tone]! : shapes[shape]![tone]!
  return base + (first === first!.toUpperCase() ? sign.toUpperCase() : sign)
}

export function toTcvn3(text: string): Buffer {
  return Buffer.from([...text].flatMap((letter) => (letter < '\x80' ? letter.charCodeAt(0) : [...iconv.encode(letter, 'tcvn')])))
}

export function to1258(text: string): Buffer {
  const letters = [...text.normalize('NFC')].map((letter) => {
    const marks = [...letter.normalize('NFD')]
    const tone = marks.find((mark) => vniTones.includes(mark)) ?? ''
    return (
      marks
        .filter((mark) => mark !== tone)
        .join('')
        .normalize('NFC') + tone
    )
  })
  return iconv.encode(letters.join(''), 'windows-1258')
}
