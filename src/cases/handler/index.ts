export { handOver, showHandler } from './hand.ts'
