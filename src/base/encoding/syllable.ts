const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu

const rimes = new Set(
  (
    'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây ' +
    'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu ' +
    'i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu ' +
    'o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong ooc op ot ' +
    'ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ' +
    'u ua uân uâng uât uây uê uêch uênh uc ui um un ung uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh uyt uyu uơ ' +
    'ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu ' +
    'y yêm yên yêng yêt yêu'
  ).split(' '),
)

const onset = /^(ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?/u

/**
 * Whether a word is built as a Vietnamese syllable: onset, rime, at most one tone; the spelling rules of c/k, g/gh, ng/ngh
 * hold, and a stop at the end takes only sắc or nặng. (Structure after Đoàn Thiện Thuật, Ngữ âm tiếng Việt, 1977.)
 */
export function isSyllable(word: string): boolean {
  const marks = word.toLowerCase().normalize('NFD')
  const found = marks.match(tones) ?? []
  if (found.length > 1) return false
  const plain = marks.replace(tones, '').normalize('NFC')
  const start = onset.exec(plain)?.[0] ?? ''
  return [start, start === 'gi' ? 'g' : start].some((head) => fits(head, plain.slice(head.length), found[0]))
}

function fits(head: string, rime: string, tone: string | undefined): boolean {
  if (!rimes.has(rime) && !(head === 'gi' && rime === '')) return false
  if (/(?:c|ch|p|t)$/u.test(rime) && tone !== '\u0301' && tone !== '\u0323') return false
  const front = /^[eêiy]/u.test(rime)
  if (head === 'c' || head === 'ng') return !front
  if (head === 'k' || head === 'gh' || head === 'ngh') return front
  return head !== 'q'
}

/** Share of words that are Vietnamese syllables, 0 to 1; 0 of no words. */
export function syllableShare(words: readonly string[]): number {
  return words.length === 0 ? 0 : words.filter(isSyllable).length / words.length
}
