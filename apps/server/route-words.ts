import type { Said } from '../../src/base/said/pure.ts'
import { ACCOUNTABILITY_SUMMARIES } from './route-words-accountability.ts'
import { CASE_SUMMARIES } from './route-words-cases.ts'
import { DOCUMENT_SUMMARIES } from './route-words-documents.ts'
import { EVIDENCE_SUMMARIES } from './route-words-evidence.ts'
import { PROCEEDING_SUMMARIES } from './route-words-proceedings.ts'
import { HOOK_SUMMARIES } from './route-words-hooks.ts'
import { LAW_SUMMARIES } from './route-words-law.ts'
import { CATALOGUE_SUMMARIES } from './route-words-catalogue.ts'

const SUMMARIES: readonly Said[] = [
  ...CASE_SUMMARIES,
  ...DOCUMENT_SUMMARIES,
  ...EVIDENCE_SUMMARIES,
  ...ACCOUNTABILITY_SUMMARIES,
  ...PROCEEDING_SUMMARIES,
  ...LAW_SUMMARIES,
  ['Việc chạy lâu đang chờ, đang chạy và mới kết thúc', 'Long actions that wait or run, and the last ones that ended'],
  ['Một việc chạy lâu', 'One long action'],
  ['Yêu cầu dừng một việc chạy lâu; không để lại gì dở dang', 'Ask a long action to stop; nothing half-done stays'],
  [
    'Đối chiếu mọi dữ liệu với các bộ quy tắc đang dùng, nêu phát hiện và tìm dấu hiệu hệ thống',
    'Compare all data with the rulebooks in use, raise findings and look for patterns',
  ],
  ['Các tệp đã gửi vào, mới nhất trước', 'Files that were sent in, newest first'],
  ['Một tệp: nhận ra gì trong đó và kết quả', 'One file: what was recognised, and what came of it'],
  ['Gửi một tệp vào', 'Send a file in'],
  [
    'Xem lại tệp với các cột, múi giờ, bảng mã và dạng ngày này',
    'Look at the file again with these columns, zone, encoding and form of dates',
  ],
  ['Nạp tệp, rồi đối chiếu dữ liệu với quy tắc', 'Import the file, then compare the data with the rules'],
  ['Dừng và bỏ tệp; không gì của tệp ở lại trong dữ liệu', 'Stop and forget the file; nothing of it stays in the data'],
  ['Dòng bị trả lại, để sửa rồi gửi lại', 'Rows that could not be used, to mend and send again'],
  ['Danh bạ đơn vị, của hôm nay hoặc của một ngày', 'The register of units, as of today or a day'],
  ['Dữ liệu giữ về mọi người: để làm gì, theo căn cứ nào, bao lâu', 'What is kept about people, what for, on what basis and for how long'],
  ['Các phát hiện đã chọn thành tệp bảng tính', 'Picked findings as a file for a spreadsheet'],
  ['Phát hiện mà mình được nghe ý kiến, phần liên quan đến mình', 'Findings on which one was heard, as far as they concern oneself'],
  [
    'Chữ này sẽ đổi gì ở bản đang dùng; không giữ lại gì, mỗi chỗ sai được báo kèm dòng và cột',
    'What a text would change in the version in use; nothing is kept, and every mistake is told with line and column',
  ],
  [
    'Lưu chữ của bộ quy tắc mới thành dự thảo đầu tiên; trước đó được đọc, mỗi chỗ sai được báo kèm dòng và cột',
    'Keep the text of a new rulebook as its first draft; it is read first, and every mistake is told with line and column',
  ],
  [
    'Người theo số hiệu hoặc tên, có dấu hay không dấu; để chọn người xem xét',
    'People by number or name, without diacritics too; for choosing who reviews',
  ],
  ['Sổ ghi: ai đã làm gì, vì sao; mới nhất trước', 'The record: who did what, and why; newest first'],
  ['Phần chung quanh nội dung của mọi trang', 'What every page shows around its content'],
  ['Việc cần chú ý lúc này, tình hình đơn vị và quy tắc', 'What needs attention now, and how the units and rules do'],
  [
    'Phát hiện, vụ việc, tờ khai, đơn vị và quy tắc, có dấu hay không dấu',
    'Findings, cases, declarations, units and rules, with or without diacritics',
  ],
  ['Dấu hiệu hệ thống của lần đối chiếu mới nhất', 'Systemic patterns of the newest run'],
  ['Một dấu hiệu, với đơn vị cùng loại và các phát hiện đứng sau', 'One pattern, with its peers and the findings behind it'],
  ['Toàn bộ nhật ký: biến thể và sơ đồ quá trình', 'The log as a whole: variants and process map'],
  [
    'Hồ sơ của một biến thể, của một đơn vị và cấp dưới, hoặc có số mở đầu như vậy',
    'Cases of one variant, of a unit and those below it, or whose number begins with a text',
  ],
  ['Đường đi của một lô hàng, từng sự kiện', 'The life of one shipment, event by event'],
  ['Cây đơn vị, với số đã đối chiếu và số đang mở ở từng đơn vị', 'Units as a tree, with what was compared and what is open in each'],
  [
    'Một đơn vị: tỷ lệ theo thời gian, quy tắc, phát hiện đang mở, dấu hiệu, hoàn cảnh',
    'One unit: rates over time, rules, open findings, patterns, circumstances',
  ],
  ['Các bộ quy tắc', 'Rulebooks'],
  [
    'Một bản của bộ quy tắc (bản đang dùng nếu không nêu): các quy tắc và kết quả của từng quy tắc',
    'A version of a rulebook (the one in use, when none is named): its rules and what each did',
  ],
  ['Khác nhau giữa hai bản của bộ quy tắc, theo từng quy tắc', 'What differs between two versions of a rulebook, rule by rule'],
  [
    'Lưu chữ đã sửa thành dự thảo; trước đó được đọc như bộ quy tắc, mỗi chỗ sai được báo kèm dòng và cột',
    'Keep a changed text as a draft; it is read as a rulebook first, and every mistake is told with line and column',
  ],
  [
    'Đưa dự thảo vào dùng: dữ liệu được đối chiếu lại và phát hiện theo đó',
    'Put a draft to use: the data are compared anew and findings follow',
  ],
  ['Thử chữ đã sửa trên mọi dữ liệu; chưa tính gì', 'Try a changed text on all data; nothing counts yet'],
  ['Kết quả của một lần thử', 'What a trial found'],
  [
    'Hoàn cảnh: sự cố hệ thống, bão, chỉ đạo tạm thời, chuyên môn hóa đã khai báo',
    'Circumstances: outages, storms, temporary instructions, declared specialisations',
  ],
  ['Một hoàn cảnh và lịch sử của nó', 'One circumstance and its history'],
  [
    'Ghi một hoàn cảnh; phát hiện có liên quan được chú thích hoặc giữ lại',
    'Enter a circumstance; findings that it bears on are annotated or held back',
  ],
  ['Thu hồi một hoàn cảnh; phần nó giữ lại được trả về', 'Revoke a circumstance; what it held back comes back'],
  ['Các phát hiện', 'Findings'],
  [
    'Quyết định kiểm tra kín mà mình lập, xác nhận hoặc làm theo, mới nhất trước',
    'Sealed mandates that one opened, confirms or works under, newest first',
  ],
  [
    'Đề nghị một quyết định kiểm tra kín: đối với ai, ai xem hồ sơ theo đó, ai xác nhận, đến ngày nào',
    'Propose a sealed mandate: on whom it bears, who reads under it, who confirms it, until which day',
  ],
  [
    'Xác nhận quyết định kiểm tra kín với tư cách người thứ hai; từ lúc đó các lần xem theo quyết định được giữ kín',
    'Confirm a sealed mandate as the second person; from now on what its members read is sealed',
  ],
  [
    'Công bố một quyết định kiểm tra kín; các lần xem theo đó được hiện đầy đủ',
    'Reveal a sealed mandate; what was read under it is shown completely',
  ],
  ['Đặt mức bảo mật của một phát hiện', 'Say how far a finding is kept from others'],
  [
    'Mở một phát hiện ngoài phạm vi được xem, chỉ để đọc, trong bốn giờ; được ghi lại và phải được xem xét',
    'Open one finding outside of what one may see, to be read for four hours; it is on record and is reviewed',
  ],
  [
    'Các lần truy cập khẩn cấp: của mình, chờ xem xét hoặc đã xem xét',
    'What was opened in an emergency: by oneself, to be reviewed, or reviewed',
  ],
  ['Kết thúc sớm lần truy cập khẩn cấp của mình', 'End one’s own emergency access before its time'],
  [
    'Kết luận một lần truy cập khẩn cấp có chính đáng hay không và vì sao',
    'Say whether it was right to open a record in an emergency, and why',
  ],
  ['Số phát hiện ở từng thẻ của danh sách', 'How many findings the tabs of the list have'],
  ['Số phát hiện chính xác mà bộ lọc tìm thấy', 'Exactly how many findings a filter finds'],
  [
    'Phát hiện có thể thuộc cùng một việc với một phát hiện, để mở chung một vụ việc',
    'Findings that may be of the same matter as one, so that one case is opened from all of them',
  ],
  ['Các phát hiện thành tệp bảng tính', 'Findings as a file for a spreadsheet'],
  [
    'Một phát hiện: vì sao được nêu, điều gì có thể bác bỏ, và việc đã làm với nó',
    'One finding: why it was raised, what could overturn it, and what happened to it',
  ],
  ['Phát hiện đứng trước và sau phát hiện này trong danh sách', 'The findings before and after this one in a list'],
  ['Nhận xem xét, xác nhận, loại, đánh dấu trùng, hoặc mở lại', 'Take up, confirm, dismiss, mark as a duplicate, or open again'],
  ['Viết ghi chú', 'Write a note'],
  ['Ghi ý kiến của người được nêu trong dấu vết', 'Record what a person named in the trace said'],
  ['Giao phát hiện cho một người, hoặc thôi giao, kèm ngày hạn', 'Give a finding to somebody, or to nobody, with a day'],
  ['Giao, đặt hạn hoặc loại nhiều phát hiện với một lý do', 'Assign, set a day for, or dismiss many findings, with one reason'],
  ['Chế độ xem đã lưu của danh sách phát hiện', 'Saved views of the list of findings'],
  [
    'Lưu bộ lọc, thứ tự và các cột dưới một tên; cùng tên thì thay',
    'Keep a filter, order and columns under a name; the same name replaces',
  ],
  ['Bỏ một chế độ xem đã lưu', 'Forget a saved view'],
]

const ACCESS: readonly Said[] = [
  [
    'Vai trò đã giao cho các tài khoản; cấp trưởng và cấp phó cũng lấy từ danh bạ',
    'Roles that accounts were given; head and deputy come from the register, too',
  ],
  [
    'Đề nghị giao một vai trò cho tài khoản, ở một đơn vị và cấp dưới hoặc ở mọi nơi',
    'Propose to give an account a role, for a unit and all below it or everywhere',
  ],
  [
    'Việc về tài khoản và vai trò đang chờ người thứ hai, đã quyết định, hoặc đã làm tại máy chủ',
    'Acts on accounts and roles that wait for a second person, or were decided, or done in the terminal of the machine',
  ],
  ['Chấp thuận đề nghị của người khác; việc được làm ngay', 'Approve what somebody else proposed; it is done with that'],
  ['Từ chối đề nghị của người khác', 'Refuse what somebody else proposed'],
  ['Rút đề nghị của mình', 'Withdraw what one has proposed'],
  [
    'Nhận phần của mình trong liên kết của đề nghị đã chấp thuận: liên kết hoặc mã; phần đã nhận trước đó hết hiệu lực',
    'Take one’s part of the link of an approved proposal: the link, or the code; a part that was taken before is void',
  ],
  [
    'Những việc đã làm với tài khoản của mình: lập, đặt lại, đóng, mở lại, giao và thu lại vai trò',
    'What was done to the own account: made, reset, closed, opened, roles given and taken away',
  ],
  [
    'Xác nhận đã xem những việc đã làm với tài khoản của mình, đến việc này',
    'Say that one has seen what was done to the own account, up to this event',
  ],
  ['Thu lại một vai trò, ngay lập tức', 'Take a role away, at once'],
  ['Quan hệ thân thích và lợi ích đã khai hoặc đã phát hiện', 'Kinship and interests that were declared or found'],
  ['Ghi quan hệ thân thích hoặc lợi ích giữa hai người', 'Enter kinship or an interest between two people'],
  ['Ghi từ ngày nào quan hệ lợi ích không còn', 'Say from when on an interest is no more'],
  ['Các cách đăng nhập ở đây', 'In which ways one can sign in here'],
  ['Đăng nhập: tên và mật khẩu', 'Sign in: name and password'],
  ['Đăng nhập: yếu tố thứ hai, mã của ứng dụng hoặc mã khôi phục', 'Sign in: the second factor, a code of the app or a recovery code'],
  ['Đăng nhập: khóa bí mật cho ứng dụng tạo mã', 'Sign in: a secret for an app that shows codes'],
  [
    'Đăng nhập: mã đầu tiên của ứng dụng; trả về mã khôi phục, một lần',
    'Sign in: the first code of the app; recovery codes come back, once',
  ],
  ['Liên kết mời là của ai; liên kết vẫn chưa dùng', 'Whose invitation a link is; it stays unused'],
  [
    'Dùng liên kết mời: chọn mật khẩu, hoặc nhập mật khẩu của mình khi đã mất yếu tố thứ hai',
    'Use the link of an invitation: choose a password, or give the own one where the second factor was lost',
  ],
  [
    'Địa chỉ đăng nhập của cơ quan; giữ vé trong thẻ trình duyệt này',
    'The address of the organisation’s own sign-in; keep the ticket in this tab',
  ],
  [
    'Trở về từ đăng nhập của cơ quan: phần truy vấn của địa chỉ /sign-in/provider như đã nhận',
    'Back from the organisation’s own sign-in: the query of the address /sign-in/provider as it came',
  ],
  ['Đăng nhập bằng khóa truy cập: trình duyệt được hỏi gì', 'Sign in with a passkey: what the browser is to be asked'],
  [
    'Đăng nhập bằng khóa truy cập: trình duyệt trả lời gì; không hỏi gì thêm',
    'Sign in with a passkey: what the browser said; nothing more is asked',
  ],
  ['Các khóa truy cập của mình', 'The own passkeys'],
  ['Khóa truy cập khác: trình duyệt được hỏi gì', 'Another passkey: what the browser is to be asked'],
  ['Khóa truy cập khác: trình duyệt trả lời gì', 'Another passkey: what the browser said'],
  ['Bỏ một khóa truy cập của mình', 'Forget one of the own passkeys'],
  ['Lấy một tài khoản minh họa', 'Take an account of the demonstration'],
  ['Đăng xuất', 'Sign out'],
  ['Ai đang đăng nhập', 'Who is signed in'],
  ['Vai trò của mình hôm nay: được giao, và theo danh bạ', 'The own roles of today: those that were given, and those of the register'],
  [
    'Xác nhận lại danh tính bằng mật khẩu hoặc mã, trước việc quan trọng; cookie được đổi mới',
    'Say again who one is, by password or code, before a weighty act; the cookie changes',
  ],
  [
    'Đổi mật khẩu của mình; các phiên khác kết thúc, mọi mã truy cập bị thu hồi',
    'Change the own password; the other sessions and all tokens end',
  ],
  [
    'Thiết lập ứng dụng tạo mã khác; ứng dụng cũ dùng được đến khi xác nhận xong',
    'Set up another app that shows codes; the one before holds until that is confirmed',
  ],
  [
    'Mã đầu tiên của ứng dụng khác; các phiên khác kết thúc, trả về mã khôi phục mới, một lần',
    'The first code of the other app; the other sessions end, new recovery codes come back, once',
  ],
  ['Mã khôi phục mới, hiện một lần; mã cũ hết hiệu lực', 'New recovery codes, shown once; those before are void'],
  ['Các phiên của mình chưa kết thúc', 'The own sessions that have not ended'],
  ['Kết thúc một phiên của mình', 'End one of the own sessions'],
  ['Kết thúc mọi phiên của mình trừ phiên này', 'End every own session but this one'],
  ['Mã truy cập của mình cho chương trình; nội dung mã không hiện lại', 'The own tokens for programs; what they are is never shown again'],
  [
    'Mã truy cập cho chương trình, nhiều nhất một năm và chỉ cho các việc này; hiện một lần',
    'A token for a program, for at most a year and for these actions only; shown once',
  ],
  ['Thu hồi một mã truy cập của mình', 'Revoke one of the own tokens'],
  ['Tài khoản của mọi người, theo tên', 'Accounts of people, by name'],
  ['Đề nghị lập tài khoản', 'Propose to make an account'],
  [
    'Đề nghị thu mật khẩu của một tài khoản, kết thúc các phiên và mã truy cập, tạo liên kết mới; yếu tố thứ hai vẫn giữ',
    'Propose to take the password from an account, end its sessions and tokens, and make a new link; the second factor stays',
  ],
  [
    'Đề nghị thu yếu tố thứ hai của một tài khoản, kết thúc các phiên và mã truy cập, tạo liên kết để thiết lập cái khác; mật khẩu vẫn giữ',
    'Propose to take the second factor from an account, end its sessions and tokens, and make a link to set up another; the password stays',
  ],
  ['Đề nghị mở lại tài khoản đã đóng', 'Propose to open a closed account again'],
  [
    'Đề nghị gắn tài khoản với một người trong danh bạ, hoặc không với ai',
    'Propose to say who of the register has an account, or that nobody has',
  ],
  ['Đóng ngay tài khoản, kết thúc phiên và mã truy cập của nó', 'Close an account at once, which ends its sessions and tokens'],
]

const AUDIT: readonly Said[] = [
  ['Ai đã xem hoặc kết xuất gì, mới nhất trước; không bao giờ kèm nội dung', 'Who read or exported what, newest first; never what it says'],
  ['Nhật ký truy cập thành tệp bảng tính', 'Who read or exported what, as a file for a spreadsheet'],
  [
    'Các lần phát hiện mà mình được nghe ý kiến đã được xem hoặc kết xuất, từ lần đầu tiên',
    'When findings on which one was heard were read or exported, from the first time on',
  ],
]

const ORGANISATION: readonly Said[] = [
  [
    'Đơn vị ngay dưới một đơn vị trong một ngày, với người đứng đầu, số người, đơn vị tiền thân và kế thừa',
    'Units directly below another as of a day, with head, people, predecessors and successors',
  ],
  [
    'Những ngày gần một ngày có thay đổi tổ chức, theo thứ tự: của một đơn vị và cấp dưới, hoặc của tất cả',
    'Days nearest to a day on which the organisation changed, in their order: of one unit and what is below it, or of all',
  ],
  [
    'Một đơn vị trong một ngày: tên qua thời gian, cấp trưởng và cấp phó với người tiền nhiệm, khoảng trống, kế thừa',
    'A unit as of a day: names over time, heads and deputies with predecessors, gaps, succession',
  ],
  [
    'Người trong một ngày: của một đơn vị, của mọi cấp dưới, theo tên hoặc số hiệu, theo ngạch hoặc tình trạng',
    'People as of a day: of a unit, of all below it, by name or number, by class or status',
  ],
  [
    'Một người theo số hiệu: quá trình công tác, thời gian giữ chức, tài khoản, và ai là cấp trên trong một ngày',
    'A person by number: service, tenures, accounts, and who stood above as of a day',
  ],
  [
    'Ai đứng đầu đơn vị trong một khoảng thời gian, cấp phó nào phụ trách lĩnh vực; gồm cả đơn vị tiền thân',
    'Who headed a unit over an interval, and who was in charge of a field as deputy; predecessors included',
  ],
  [
    'Chỗ thiếu hoặc chưa chắc trong danh bạ: ngày không có cấp trưởng, cấp phó chưa có lĩnh vực, tài khoản dùng chung, ghi muộn',
    'What is missing or doubtful in the register: days without a head, deputies without a field, shared accounts, late entries',
  ],
  [
    'Tài khoản trong dấu vết của phát hiện chưa quy được cho ai: việc cần làm của danh bạ',
    'Accounts in the traces of findings that cannot be attributed to anybody: work for the register',
  ],
  [
    'Tệp danh bạ sẽ đổi gì, và mọi chỗ sai trong đó; chưa đổi gì',
    'What a file of the register would change, and every mistake in it; changes nothing',
  ],
  [
    'Nhận một tệp danh bạ: đơn vị, kế thừa, chức vụ, người, thời gian giữ chức, tài khoản',
    'Take over a file of the register: units, succession, posts, people, tenures, accounts',
  ],
  ['Tệp danh bạ trống, để điền', 'An empty file of the register, to fill in'],
  ['Toàn bộ danh bạ thành tệp', 'The whole register as a file'],
]

const RETENTION: readonly Said[] = [
  [
    'Hồ sơ hết thời hạn tính đến một ngày, theo loại; hồ sơ đang tạm dừng tiêu hủy',
    'What is due for destruction on a day, by kind; what is held',
  ],
  ['Hồ sơ hết thời hạn của một loại, quá hạn lâu nhất trước', 'What of a kind is due for destruction, the longest due first'],
  ['Những gì đang tạm dừng tiêu hủy, theo yêu cầu của ai', 'What must not be destroyed for the time being, by whose request'],
  [
    'Tạm dừng tiêu hủy một phát hiện, việc của một người hay một đơn vị, hoặc toàn bộ',
    'Stop the destruction of a finding, of what a person or a unit did, or of everything',
  ],
  ['Thôi tạm dừng: hồ sơ hết thời hạn lại được tiêu hủy', 'End a hold: what is due may be destroyed again'],
  ['Các lệnh tạm dừng đang giữ một phát hiện', 'Holds that keep a finding from being destroyed'],
  ['Các danh mục tiêu hủy và tiến độ, mới nhất trước', 'Lists of destruction and how far they are, the newest first'],
  ['Một danh mục tiêu hủy: căn cứ, hai người, số lượng', 'One list of destruction: basis, both persons, counts'],
  ['Các mục của một danh mục tiêu hủy', 'What stands on a list of destruction'],
  ['Danh mục tiêu hủy thành tệp bảng tính', 'A list of destruction as a file for a spreadsheet'],
  ['Lập danh mục những gì hôm nay đã hết thời hạn', 'Draw up a list of what is due today'],
  ['Đưa một số mục ra khỏi danh mục đang lập; chúng được giữ lại', 'Take something off a list that is being drawn up; it is kept'],
  ['Trình danh mục; từ đó danh mục giữ nguyên', 'Propose a list for approval; from then on it stays as it is'],
  ['Rút danh mục chưa được duyệt', 'Withdraw a list that was not approved'],
  ['Người thứ hai duyệt danh mục; hồ sơ bị tiêu hủy', 'Approve a list as a second person; it is destroyed'],
  ['Trả lại danh mục; các mục được giữ lại', 'Refuse a list; what stands on it is kept'],
  ['Tiếp tục việc tiêu hủy đã dừng', 'Go on with a destruction that stopped'],
]

/** What the routes are about, by the noun of their action. */
const NOUNS: readonly Said[] = [
  ['Truy cập khẩn cấp', 'break-glass'],
  ['Quyết định kiểm tra kín', 'mandate'],
  ['Hoàn cảnh', 'circumstance'],
  ['Đối chiếu', 'detect'],
  ['Sổ ghi', 'event'],
  ['Phát hiện', 'finding'],
  ['Vụ việc', 'case'],
  ['Xếp loại', 'rating'],
  ['Kết quả của đơn vị', 'scorecard'],
  ['So sánh việc như nhau', 'treatment'],
  ['Nạp dữ liệu', 'import'],
  ['Việc chạy lâu', 'job'],
  ['Nhật ký công việc', 'log'],
  ['Danh bạ', 'organisation'],
  ['Tổng quan', 'overview'],
  ['Dấu hiệu hệ thống', 'pattern'],
  ['Người', 'person'],
  ['Bộ quy tắc', 'rulebook'],
  ['Danh mục hành vi vi phạm', 'catalogue'],
  ['Tìm kiếm', 'search'],
  ['Trạng thái', 'state'],
  ['Đơn vị', 'unit'],
  ['Chế độ xem', 'view'],
  ['Dữ liệu cá nhân', 'notice'],
  ['Vai trò', 'grant'],
  ['Đề nghị', 'proposal'],
  ['Quan hệ lợi ích', 'interest'],
  ['Đăng nhập', 'session'],
  ['Tài khoản của mình', 'self'],
  ['Tài khoản', 'account'],
  ['Lưu trữ, tiêu hủy', 'retention'],
  ['Tạm dừng tiêu hủy', 'hold'],
  ['Thông báo tự động', 'webhook'],
]

const VIETNAMESE = new Map(
  [...SUMMARIES, ...HOOK_SUMMARIES, ...ACCESS, ...AUDIT, ...ORGANISATION, ...CATALOGUE_SUMMARIES, ...RETENTION, ...NOUNS].map(
    ([vi, en]) => [en, vi],
  ),
)

/** The summary of a route, or the noun of its action, in Vietnamese; undefined where nobody has written it yet. */
export function routeInVietnamese(english: string): string | undefined {
  return VIETNAMESE.get(english)
}
