import type { Said } from '../../base/said/pure.ts'
import { AFTER } from '../after/said/pure.ts'
import { ALONG } from '../along/said/pure.ts'
import { COMPETENCE } from '../competence/said/pure.ts'
import { HEADS } from '../heads/said/pure.ts'
import { LEGACY } from '../legacy/said/pure.ts'
import { LINKS } from '../links/said/pure.ts'
import { OUTSIDE } from '../outside/said/pure.ts'
import { PLAN } from '../plan/said/pure.ts'
import { PRECEDENTS } from '../precedents/said/pure.ts'
import { CASE_PROOFS } from '../proofs/said/pure.ts'
import { REREADING } from '../rereading/said/pure.ts'
import { REVIEWS } from '../reviews/said/pure.ts'
import { SUBMISSIONS } from '../submissions/said/pure.ts'
import { TAKEN } from '../taken/said/pure.ts'
import { WITHDRAWALS } from '../withdrawals/said/pure.ts'
import { PROCEEDINGS } from './proceedings/pure.ts'

/** Why something is not done with a case. */
export const CASES: readonly Said[] = [
  ...AFTER,
  ...ALONG,
  ...COMPETENCE,
  ...HEADS,
  ...LEGACY,
  ...LINKS,
  ...OUTSIDE,
  ...PLAN,
  ...PRECEDENTS,
  ...CASE_PROOFS,
  ...REREADING,
  ...REVIEWS,
  ...SUBMISSIONS,
  ...TAKEN,
  ...PROCEEDINGS,
  ...WITHDRAWALS,
  ['không có vụ việc này', 'there is no such case'],
  ['vụ việc này không còn nhận giải trình', 'nothing is explained in this case any more'],
  ['gửi cho đơn vị xử lý vụ việc', 'write to the unit that handles it'],
  ['bạn đã gửi giải trình', 'you have sent your explanation'],
  ['điều cần bổ sung, nói với đơn vị xử lý vụ việc', 'what is to be added, say to the unit that handles the case'],
  ['{0}: vụ việc đang ở bước khác, chưa làm được việc này', '{0}: this cannot be done as the case stands'],
  ['xem các bước của vụ việc', 'look at its steps'],
  ['không ai mang số hiệu này là người liên quan trong vụ việc', 'nobody of that number is concerned in this case'],
  ['không có phát hiện này, hoặc nó không còn chờ ai', 'there is no such finding, or it waits for nobody'],
  ['một trong các phát hiện này đã thuộc một vụ việc', 'one of these findings leads to a case already'],
  ['không phát hiện nào nêu đơn vị', 'none of these findings names a unit'],
  ['vụ việc do một đơn vị xử lý', 'a case is handled by a unit'],
  ['không phát hiện nào nêu tên người trong danh bạ', 'none of these findings names an officer of the register'],
  ['trước hết xác định người giữ tài khoản', 'have the account matched with its holder first'],
  ['danh bạ không có người mang số hiệu này', 'there is nobody of that number in the register'],
  ['người liên quan hoặc người làm chứng không xác minh', 'whoever is concerned or a witness cannot verify'],
  ['hành vi không thể kết thúc trước khi bắt đầu', 'an act cannot end before it begins'],
  ['hành vi không thể bị phát hiện trước khi bắt đầu', 'an act cannot be detected before it begins'],
  ['pháp luật không có mức độ này', 'the law has no such degree'],
  ['pháp luật không có tính chất hành vi này', 'the law has no such kind of act'],
  ['danh mục không có mục này', 'the catalogue has no such entry'],
  ['pháp luật được hỏi mỗi lần tối đa năm mươi hành vi của một người', 'the law is asked of fifty acts of one person at once'],
  ['gộp các hành vi cùng loại', 'put acts of one kind together'],
  ['vụ việc không có hành vi này', 'there is no such act in this case'],
  ['pháp luật không có tình tiết này', 'the law has no such circumstance'],
  ['pháp luật không hỏi điều này ở tình tiết đó', 'the law asks nothing of that name of it'],
  ['pháp luật không có hình thức này', 'the law has no such form'],
  ['ngày này chưa đến', 'this day has not come yet'],
  ['bước này là về một người', 'this step is about one person'],
  ['nêu về ai', 'say about whom'],
  ['bước này cần có lời ghi', 'this step is nothing without its words'],
  ['nêu người liên quan có giải trình hay không', 'say whether the person answered'],
  ['có giải trình, từ chối hoặc vắng mặt', 'given, declined or absent'],
  ['người này đã được thông báo', 'this person has notice already'],
  ['đến ngày đó người này chưa được thông báo', 'this person had no notice by that day'],
  ['ghi thông báo trước', 'enter the notice first'],
  ['đến ngày đó người này chưa được nghe giải trình', 'this person was not heard by that day'],
  ['ghi giải trình trước, hoặc ghi là không có', 'enter the explanation first, or that there was none'],
  ['không quyết định về ai khi chưa nghe người đó', 'nobody is decided upon before he was heard'],
  [
    'ghi giải trình, hoặc việc người đó không giải trình; quyết định không được đề ngày trước đó',
    'enter his explanation, or that he gave none; the decision has no earlier day',
  ],
  ['chưa đến ngày của quyết định này', 'the day of this decision has not come yet'],
  ['ký vào ngày đó', 'sign it on that day'],
  ['đã có quyết định còn hiệu lực đối với người này', 'a decision on this person stands'],
  ['căn cứ của quyết định không đổi nữa, trừ khi quyết định bị hủy', 'what it stands on changes no more, unless it is reversed'],
  ['không có ai mang số hiệu đó mà bạn giám sát', 'there is nobody of that number whom you oversee'],
  ['đã có quyết định được ký đối với người này', 'a decision on this person is signed already'],
  ['đã có một dự thảo đối với người này', 'there is a draft for this person already'],
  ['rút dự thảo đó trước', 'withdraw it first'],
  [
    'chưa hỏi được pháp luật: chưa biết người liên quan thuộc đối tượng nào, hoặc chưa có hành vi',
    'the law cannot be asked: the class of the person or his act is not known',
  ],
  ['bổ sung danh bạ và hành vi', 'complete the register and the acts'],
  ['pháp luật của ngày đó không cho phép hình thức này', 'the law of that day does not allow this form'],
  [
    'không có ý kiến pháp lý về người này cho rằng được áp dụng hình thức đó',
    'there is no opinion on this person that finds this form lawful',
  ],
  ['ý kiến pháp lý phải nêu hình thức mà nó cho là được áp dụng', 'an opinion names the form that it finds lawful'],
  [
    'pháp luật không cho phép rõ ràng hình thức này: cần ý kiến pháp lý',
    'the law does not plainly allow this form: it needs the opinion of a lawyer',
  ],
  ['ghi ý kiến pháp lý thành một bước rồi nêu ra', 'enter the opinion as a step, and name it'],
  ['vụ việc không có quyết định này', 'there is no such decision in this case'],
  ['quyết định này đã ký', 'this decision is signed already'],
  ['dự thảo này đã rút', 'this draft was withdrawn'],
  ['hồ sơ này đã được kiểm', 'this file is checked already'],
  ['người soạn quyết định thì không tự kiểm hồ sơ', 'whoever drafted a decision does not check it'],
  ['để người thứ hai kiểm hồ sơ', 'have a second person check the file'],
  ['nay pháp luật trả lời khác về hình thức này', 'the law says something else of this form now'],
  ['rút dự thảo rồi soạn lại', 'withdraw the draft and draft it again'],
  ['chưa ai kiểm hồ sơ này', 'nobody has checked this file'],
  ['để người thứ hai kiểm trước', 'have a second person check it first'],
  ['người kiểm hồ sơ thì không ký quyết định', 'whoever checked the file does not sign the decision'],
  ['người cho ý kiến pháp lý làm căn cứ thì không ký quyết định', 'whoever gave the opinion on which a decision stands does not sign it'],
]
