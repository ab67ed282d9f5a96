import { LiemError } from '../../base/index.ts'
import { toDocx } from './docx.ts'
import { toPdf, type Paper } from './typeset.ts'

/** What this process is asked for, and answers. */
export interface Order {
  kind: 'pdf' | 'docx'
  paper: Paper
}
export interface Delivery {
  done?: { bytes: Uint8Array }
  refused?: { code: LiemError['code']; message: string; place?: LiemError['place']; hint?: string | undefined }
  /** A fault of ours. */
  failed?: string
}

async function print({ kind, paper }: Order): Promise<NonNullable<Delivery['done']>> {
  return { bytes: kind === 'pdf' ? toPdf(paper) : await toDocx(paper) }
}

async function deliver(order: Order): Promise<Delivery> {
  try {
    return { done: await print(order) }
  } catch (error) {
    if (!(error instanceof LiemError)) return { failed: String(error) }
    const { code, message, place, hint } = error
    return { refused: { code, message, hint, ...(place === undefined ? {} : { place }) } }
  }
}

process.on('message', (order: Order) => void deliver(order).then((delivery) => process.send?.(delivery)))
// Whoever asked is gone.
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
