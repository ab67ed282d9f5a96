export { convertHidden, decoderOf, decodeText, finishText } from './decode.ts'
export { describeEncoding, encodings, hiddenEncoding, type DetectedEncoding, type Encoding } from './detect.ts'
export { isSyllable } from './syllable.ts'
export { decodeLegacy } from './vietnamese.ts'
