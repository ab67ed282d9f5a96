import type { Said } from '../../../base/said/pure.ts'

/** Why a quarter is not drawn, and why something is not read again blind. */
export const REREADING: readonly Said[] = [
  ['hạt giống của quý này và quý sau đã ghi', 'the seeds of this quarter and the next are recorded'],
  ['quý này chưa kết thúc', 'this quarter is not over'],
  ['chưa đặt tỷ lệ cho quý này', 'no share is set for this quarter'],
  ['xem practice.yaml của pháp luật', 'see practice.yaml of the law'],
  ['quý này đã rút', 'this quarter is drawn already'],
  [
    'chưa ghi hạt giống cho quý này: không ai nói được là đã rút công bằng',
    'no seed was recorded for this quarter: nobody could say that it was drawn fairly',
  ],
  ['quý này chưa rút', 'this quarter is not drawn'],
  ['ngày đầu của một quý', 'the first day of a quarter'],
  ['không có hồ sơ như vậy để đọc lại', 'there is nothing of the kind to be read again'],
  ['bạn đang giữ hồ sơ này', 'you have it already'],
  ['kết luận đọc lại đã có', 'the verdict is given already'],
  ['ai đã mở hồ sơ thì không đọc lại mù hồ sơ đó', 'whoever has opened the record does not read it blind'],
  ['để người khác nhận', 'somebody else takes it'],
  ['ở đây không có gì để bạn giải quyết', 'there is nothing here for you to settle'],
  ['chỗ khác nhau này đã giải quyết', 'this is settled already'],
]
