import iconv from 'iconv-lite'

/**
 * TCVN 5712:1993, bytes A0 to FF: VN3 (known as TCVN3 or ABC, the fonts `.Vn…`) and, where VN3 has nothing,
 * the capitals of VN2. Bytes 80 to 9F, which VN3 leaves to controls, are read as Windows-1252: quotes and dashes of Word.
 * Same table as libiconv's TCVN and iconv-lite's `tcvn`, whose VN1 capitals below 20 hex are left out: those are controls here.
 */
const tcvnUpperHalf =
  '\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ' +
  '\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ' +
  'ẮẦẨẪẤỀặầẩẫấậèỂẻẽ' +
  'éẹềểễếệìỉỄẾỒĩíịò' +
  'Ổỏõóọồổỗốộờởỡớợù' +
  'ỖủũúụừửữứựỳỷỹýỵỐ'

/** VNI-Windows: a plain letter followed by a sign. The signs that carry breve or circumflex carry the tone as well. */
const vniTone: Record<string, string> = { ù: '\u0301', ø: '\u0300', û: '\u0309', õ: '\u0303', ï: '\u0323' }
const circumflex = '\u0302'
const breve = '\u0306'
const vniShape: Record<string, string> = {
  â: circumflex,
  á: `${circumflex}\u0301`,
  à: `${circumflex}\u0300`,
  å: `${circumflex}\u0309`,
  ã: `${circumflex}\u0303`,
  ä: `${circumflex}\u0323`,
  ê: breve,
  é: `${breve}\u0301`,
  è: `${breve}\u0300`,
  ú: `${breve}\u0309`,
  ü: `${breve}\u0303`,
  ë: `${breve}\u0323`,
}
const vniAlone: Record<string, string> = { ô: 'ơ', ö: 'ư', ñ: 'đ', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' }
const vniPattern = /([aAeEoOuUyYôÔöÖ])([ùøûõïÙØÛÕÏâáàåãäÂÁÀÅÃÄêéèúüëÊÉÈÚÜË])|[ôöñæóòîÔÖÑÆÓÒÎ]/gu

function vniCharacter(whole: string, base: string | undefined, sign: string | undefined): string {
  if (base === undefined || sign === undefined) return likeCase(vniAlone[whole.toLowerCase()] ?? whole, whole)
  const small = sign.toLowerCase()
  const tone = vniTone[small]
  const letter = likeCase(vniAlone[base.toLowerCase()] ?? base, base)
  if (tone !== undefined) return (letter + tone).normalize('NFC')
  const marks = vniShape[small]
  const allowed = marks?.startsWith(breve) === true ? 'aA' : 'aAeEoO'
  return marks !== undefined && allowed.includes(base) ? (letter + marks).normalize('NFC') : whole
}

function likeCase(letter: string, model: string): string {
  return model === model.toUpperCase() ? letter.toUpperCase() : letter.toLowerCase()
}

/** VNI-Windows text that was read as Windows-1252, in Unicode. A letter and its sign must not be cut apart. */
export function fromVni(text: string): string {
  return text.replaceAll(vniPattern, vniCharacter)
}

const upperHalf = [...iconv.decode(Buffer.from(Array.from({ length: 32 }, (_, i) => 0x80 + i)), 'windows-1252'), ...tcvnUpperHalf]

/** TCVN3 bytes in Unicode. Capitals with a tone are stored as small letters there (the font draws them large) and stay so. */
export function fromTcvn3(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte < 0x80 ? String.fromCharCode(byte) : upperHalf[byte - 0x80]
  return text
}

export type LegacyEncoding = 'tcvn3' | 'vni' | 'windows-1258'

/** A whole piece of legacy text in Unicode NFC. */
export function decodeLegacy(bytes: Uint8Array, encoding: LegacyEncoding): string {
  if (encoding === 'tcvn3') return fromTcvn3(bytes).normalize('NFC')
  if (encoding === 'windows-1258') return iconv.decode(Buffer.from(bytes), 'windows-1258').normalize('NFC')
  return fromVni(iconv.decode(Buffer.from(bytes), 'windows-1252')).normalize('NFC')
}
