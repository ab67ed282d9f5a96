import type { Said } from '../../src/base/said/pure.ts'

/** Summaries of the routes on what heads and deputies answer for. */
export const REVIEW_SUMMARIES: readonly Said[] = [
  [
    'Người đứng đầu hoặc cấp phó chịu trách nhiệm gì theo pháp luật của một ngày, theo dữ kiện của vụ việc',
    'What a head or deputy answers for by the law of a day, by the facts of the case',
  ],
  [
    'Việc xem xét người đứng đầu, cấp phó trong một vụ việc: thông báo, ý kiến của họ, ý kiến pháp lý, dự thảo và kết luận',
    'How heads and deputies are reviewed in a case: notice, hearing, opinions, drafts and what was concluded',
  ],
  [
    'Ghi việc thông báo xem xét cho người đứng đầu hoặc cấp phó: từ đó họ thấy và trả lời được',
    'Enter that a head or deputy has notice of the review: from then on he sees it and can answer',
  ],
  [
    'Ghi ý kiến của người đứng đầu hoặc cấp phó, hoặc việc họ từ chối, vắng mặt',
    'Enter what a head or deputy answered, or that he declined or stayed away',
  ],
  [
    'Cho ý kiến pháp lý về trách nhiệm của người đứng đầu hoặc cấp phó',
    'Give the opinion of a lawyer on what a head or deputy answers for',
  ],
  [
    'Soạn kết luận trách nhiệm của người đứng đầu hoặc cấp phó; điều pháp luật đã xác nhận của ngày đó cấm thì bị từ chối',
    'Draft what a head or deputy answers for; what the confirmed law of its day forbids is refused',
  ],
  ['Kiểm kết luận về người đứng đầu hoặc cấp phó, là người thứ hai', 'Check a conclusion on a head or deputy, as a second person'],
  ['Rút dự thảo kết luận về người đứng đầu hoặc cấp phó', 'Withdraw the draft of a conclusion on a head or deputy'],
  [
    'Cấp trên ký kết luận trách nhiệm của người đứng đầu hoặc cấp phó, sau khi người thứ hai đã kiểm',
    'Sign, as a superior, what a head or deputy answers for, once a second person has checked it',
  ],
  [
    'Việc xem xét trách nhiệm của chính mình, là người đứng đầu hoặc cấp phó, mà mình đã được thông báo',
    'Reviews of one’s own responsibility as head or deputy, of which one has notice',
  ],
  [
    'Tự trả lời, một lần, việc xem xét trách nhiệm của chính mình, trước khi kết luận',
    'Answer, once, a review of one’s own responsibility as head or deputy, before it is concluded',
  ],
]
