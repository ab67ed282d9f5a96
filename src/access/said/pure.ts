import type { Said } from '../../base/said/pure.ts'
import { PROOFS } from '../proofs/said/pure.ts'
import { ROLES } from '../roles/pure.ts'

const READS: readonly Said[] = [
  ['không ghi được lần xem này vào nhật ký, nên không hiện gì', 'this read could not be put on record, so nothing is shown'],
]

const BREAK_GLASS: readonly Said[] = [
  ['không có hồ sơ nào như vậy mở được cho bạn', 'there is no such record that could be opened to you'],
  ['xem lại số hiệu; lần thử này đã được ghi lại', 'look at the number again; the try is on record'],
  ['bạn đã yêu cầu truy cập khẩn cấp quá nhiều lần', 'you have asked for emergency access too many times'],
  [
    'nhờ người đứng đầu đơn vị liên quan hoặc bộ phận thanh tra, kiểm tra giao hồ sơ; sau 24 giờ có thể yêu cầu lại',
    'ask the head of the unit concerned or the inspectorate to give you the record; you can ask again after 24 hours',
  ],
  ['không có lần truy cập nào như vậy để xem xét', 'there is no such access to review'],
  ['lần truy cập này đã được xem xét', 'this access was reviewed already'],
  ['không ai tự xem xét lần truy cập khẩn cấp của mình', 'nobody reviews his own emergency access'],
  [
    'không ai xem xét lần truy cập khẩn cấp của người có quan hệ với mình',
    'nobody reviews the emergency access of somebody he is related to',
  ],
  ['không ai xem xét lần truy cập khẩn cấp của cấp trên mình', 'nobody reviews the emergency access of his own superior'],
  ['người khác được xem phát hiện này sẽ xem xét', 'somebody else who sees the finding does'],
]

const MANDATES: readonly Said[] = [
  ['không có quyết định này', 'there is no such mandate'],
  ['chỉ giữ kín được đến một ngày sắp tới, trong vòng {0} ngày', 'a mandate is sealed until a day to come, within {0} days'],
  ['nêu rõ đơn vị hoặc công chức được kiểm tra', 'say on which units or officers it bears'],
  ['người khác xác nhận quyết định', 'somebody else confirms it'],
  ['người làm việc theo quyết định không thể là người được kiểm tra', 'it does not bear on somebody who works under it'],
  ['không ai lập quyết định kiểm tra đối với người có quan hệ với mình', 'nobody opens a mandate on somebody he is related to'],
  ['không ai xác nhận quyết định kiểm tra đối với người có quan hệ với mình', 'nobody confirms a mandate on somebody he is related to'],
  ['đơn vị này ngoài phạm vi của bạn', 'it is beyond your units'],
  ['người thứ hai xác nhận quyết định', 'the second person confirms it'],
  ['quyết định này đã được xác nhận, hoặc đã hết hạn', 'this mandate was confirmed already, or is over'],
  ['quyết định này không còn được giữ kín', 'this mandate is sealed no more'],
]

const SIGN_IN: readonly Said[] = [
  ['chưa ai đăng nhập, hoặc phiên đã kết thúc', 'nobody is signed in, or the session has ended'],
  ['hãy đăng nhập', 'sign in'],
  ['việc này quan trọng, và đã lâu từ lần xác nhận danh tính', 'this is a weighty act, and it is a while since you said who you are'],
  ['nhập lại mật khẩu hoặc một mã', 'give your password or a code again'],
  ['nhập lại mật khẩu', 'give your password again'],
  ['không có lần truy cập nào như vậy của bạn', 'there is no such access of yours'],
  ['đây là tài khoản cuối cùng quản lý tài khoản', 'this is the last account that manages accounts'],
  [
    'đề nghị giao vai trò này cho người khác trước; tại máy chủ: liem admin add',
    'have the role given to somebody else first; in the terminal of the machine: liem admin add',
  ],
  [
    'bạn cùng đơn vị với người đề nghị, trong khi người của đơn vị khác có thể quyết định',
    'you are of the unit of whoever proposed it, and somebody of another unit could decide',
  ],
  [
    'quản trị tài khoản của đơn vị khác quyết định, hoặc người đứng đầu đơn vị cao nhất',
    'an identity administrator of another unit decides, or whoever heads the highest unit',
  ],
  ['nhập lại một mã', 'give a code again'],
  ['hệ thống này không có tài khoản', 'this installation has no accounts'],
  ['liên kết này đã dùng hoặc đã hết hạn', 'this link was used or has ended'],
  ['hỏi người quản lý tài khoản để có liên kết mới', 'ask whoever manages the accounts for a new one'],
  ['mật khẩu này không đúng', 'this is not your password'],
  ['mật khẩu này thuộc những mật khẩu bị đoán đầu tiên', 'this password is among those that are guessed first'],
  [
    'dùng ít nhất mười hai ký tự: ba hoặc bốn từ không ai nghĩ đi cùng nhau',
    'take at least twelve signs: three or four words that nobody expects together',
  ],
  ['mã này không còn dùng được', 'this code does not hold'],
  [
    'mỗi mã dùng một lần: đợi mã tiếp theo, và xem đồng hồ của ứng dụng có đúng không',
    'each code holds once: wait for the next one, and see that the clock of the app is right',
  ],
  ['không ai tự ghi rằng quan hệ, lợi ích của chính mình đã hết', 'nobody says that his own interest is no more'],
  ['nhờ một công chức tổ chức cán bộ khác', 'another personnel officer does'],
  ['chưa thiết lập đăng nhập của cơ quan', 'the organisation’s own sign-in is not set up'],
  ['hệ thống đăng nhập của cơ quan không trả lời', 'the organisation’s own sign-in does not answer'],
  ['đăng nhập bằng tên và mật khẩu', 'sign in with name and password'],
  ['hệ thống đăng nhập của cơ quan không cho biết là ai', 'the organisation’s own sign-in did not say who it is'],
  ['bắt đầu lại', 'begin anew'],
  ['bạn chưa có tài khoản ở đây', 'you have no account here'],
  ['hỏi người quản lý tài khoản', 'ask whoever manages the accounts'],
  ['đây không phải khóa của yếu tố xác thực thứ hai', 'this is not the key of second factors'],
  ['lấy lại từ bản sao lưu', 'bring it back from a backup'],
  ['khóa trong thư mục của hệ thống không mở được yếu tố thứ hai này', 'the key in the home does not open this second factor'],
  [
    'lấy lại {0} từ bản sao lưu của thư mục hệ thống, hoặc thiết lập lại yếu tố thứ hai: liem admin factor',
    'bring {0} back from a backup of the home, or have the second factor set up anew: liem admin factor',
  ],
  ['không có phiên này', 'there is no such session'],
  ['không có khóa truy cập này', 'there is no such passkey'],
  ['khóa truy cập này không đăng nhập được ở đây', 'this passkey does not let you in here'],
  ['tên hoặc mật khẩu không đúng', 'name or password is not right'],
  ['người quản lý tài khoản có thể cấp liên kết mới', 'whoever manages the accounts can give you a new link'],
  ['tài khoản này đã đóng', 'this account is closed'],
  ['tên này đã thử sai quá nhiều lần', 'too many attempts failed for this name'],
  ['đang có quá nhiều người đăng nhập', 'too many are signing in at this moment'],
  ['đợi một lát rồi thử lại', 'try again in a moment'],
  ['thử lại sau mười lăm phút', 'try again in a quarter of an hour'],
  ['bước đăng nhập này đã hết hạn', 'this step of signing in has ended'],
  ['bắt đầu lại từ tên của bạn', 'begin anew with your name'],
]

const TOKENS: readonly Said[] = [
  ['mã truy cập không làm được việc quan trọng', 'a token does no weighty acts'],
  ['đăng nhập bằng trình duyệt', 'sign in with a browser'],
  ['mã truy cập dùng được từ hôm nay, nhiều nhất một năm', 'a token holds from today for at most a year'],
  ['không mã truy cập nào được làm việc này: {0}', 'no token may do this: {0}'],
  ['việc này do người đã đăng nhập làm', 'a person does that, signed in'],
  ['không có mã truy cập này', 'there is no such token'],
]

const GIVEN: readonly Said[] = [
  ['không có tài khoản này', 'there is no such account'],
  ['đã có tài khoản với tên đăng nhập này hoặc cho công chức này', 'there is an account with this login or for this officer'],
  ['mỗi người có một tài khoản; có thể đặt lại hoặc mở lại', 'a person has one account; it can be reset or opened again'],
  ['không ai tự giao vai trò cho mình', 'nobody gives a role to himself'],
  ['người quản trị danh tính khác sẽ giao', 'another identity administrator does'],
  ['vai trò quản trị có hiệu lực trong toàn cơ quan', 'an administrative role holds for the whole administration'],
  ['không có đơn vị {0}', 'there is no unit {0}'],
  ['tài khoản đã có vai trò này trong những ngày đó', 'the account has this role in these days already'],
  ['{0} không đi cùng {1}: vai trò quản trị đứng riêng', '{0} does not go together with {1}: an administrative role stands alone'],
  ['thu lại vai trò kia trước, hoặc giao vai trò này cho người khác', 'take the other role away first, or give this one to somebody else'],
  ['vai trò này đã kết thúc', 'this role has ended already'],
  ['tài khoản không có vai trò này', 'there is no such role of an account'],
  ['không ai có quan hệ với chính mình', 'nobody is related to himself'],
  ['trong danh bạ không ai có số hiệu này', 'nobody in the register has this number'],
  ['không có quan hệ lợi ích này', 'there is no such interest'],
]

const PROPOSALS: readonly Said[] = [
  ['tài khoản đầu tiên được tạo tại máy chủ: liem admin add', 'the first one is made in the terminal of the machine: liem admin add'],
  ['không có đề nghị này', 'there is no such proposal'],
  ['đề nghị này đã hết hiệu lực', 'this proposal has lapsed'],
  ['đề nghị này đã được quyết định', 'this proposal was decided already'],
  ['ai vẫn cần thì đề nghị lại', 'whoever still wants it proposes it anew'],
  ['việc này đã được đề nghị và đang chờ người thứ hai', 'this is proposed already, and waits for a second person'],
  ['xem danh sách đề nghị', 'see the list of proposals'],
  ['việc được đề nghị không còn phù hợp nên đã hết hiệu lực: {0}', 'what was proposed does not fit any more, and has lapsed: {0}'],
  ['tài khoản nay là của người khác', 'the account is another person’s now'],
  ['người đề nghị không còn quyền đề nghị', 'whoever proposed it may not do so any more'],
  ['người đề nghị không tự quyết định', 'whoever proposed it does not decide it'],
  [
    'một người quản trị tài khoản khác hoặc người đứng đầu đơn vị cao nhất sẽ quyết định',
    'another identity administrator does, or whoever heads the highest unit',
  ],
  ['không ai đề nghị hoặc quyết định việc về chính mình', 'nobody proposes or decides what is about himself'],
  ['những người quản trị tài khoản khác sẽ làm', 'other identity administrators do'],
  ['bạn có quan hệ hoặc lợi ích với một trong hai người', 'you are related to one of the two, or have an interest in him'],
  ['người không có quan hệ, lợi ích sẽ làm', 'somebody does who is not'],
  [
    'tài khoản của bạn không gắn với ai trong danh bạ, nên không xác định được là hai người khác nhau',
    'your account is of nobody in the register, so that it cannot be said that two persons act',
  ],
  [
    'đề nghị gắn tài khoản với công chức của nó; tại máy chủ: liem admin officer',
    'have the account given to its officer; in the terminal of the machine: liem admin officer',
  ],
  ['để trống hoặc lấy đúng số hiệu trong danh bạ', 'take the number as the register has it, or leave it empty'],
  ['công chức này đã có tài khoản khác', 'this officer has another account'],
  ['tài khoản đã gắn với công chức này', 'this is the officer of the account already'],
  ['tài khoản này đang mở', 'this account is open'],
  ['nếu vẫn cần thì nhờ lập đề nghị mới', 'whoever still needs one has it proposed anew'],
  ['tài khoản này chưa có yếu tố thứ hai', 'this account has no second factor yet'],
  ['người này thiết lập sau khi đặt mật khẩu', 'the person sets one up after the password'],
  ['yếu tố thứ hai của tài khoản này được thiết lập lại bằng liên kết', 'the second factor of this account is set up anew by a link'],
  ['hãy mở liên kết đã nhận, cùng mã đi kèm', 'open the link that you were given, with the code that belongs to it'],
  ['quên mật khẩu thì đề nghị đặt lại mật khẩu riêng', 'a forgotten password is reset by itself'],
  ['không đọc được khóa do systemd giao: {0}', 'the credential cannot be read: {0}'],
  [
    'systemd giữ khóa của yếu tố thứ hai, nhưng chương trình này không do systemd khởi động',
    'systemd has the key of second factors, and did not start this',
  ],
  [
    'khóa của yếu tố thứ hai do systemd giao khác với khóa trong thư mục dữ liệu',
    'systemd gives another key of second factors than there is in the home',
  ],
  [
    'docs/operations/cryptography.md nói cách khởi động Liêm và các lệnh của nó với khóa do systemd giao',
    'docs/operations/cryptography.md says how Liêm and its commands are started with a credential',
  ],
  ['mã này không đi cùng liên kết', 'this is not the code that belongs to the link'],
  ['người đã chấp thuận có thể đưa mã khác', 'whoever approved the account can give you another one'],
]

const NAMES = Object.values(ROLES).map(({ name }): Said => [name.vi, name.en])

/** What signing in, accounts and roles say. */
export const ACCESS: readonly Said[] = [
  ...READS,
  ...BREAK_GLASS,
  ...MANDATES,
  ...SIGN_IN,
  ...TOKENS,
  ...GIVEN,
  ...PROPOSALS,
  ...NAMES,
  ...PROOFS,
]
