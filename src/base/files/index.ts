export { hashFile } from './hash.ts'
export { gone, hasRoom, isFull, isGone, receiveBytes, tooLarge, type Received } from './receive.ts'
export { syncPath } from './sync.ts'
