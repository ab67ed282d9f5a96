export { canHandle, handOver, showHandler } from './hand.ts'
