const split = (text: string): readonly string[] => text.trim().split(/\s+/u)

/** Words of the place: of the program, the service, its offices. Documented in docs/operations/sign-in.md; an installation adds its own. */
export const PLACE =
  split(`liem haiquan cuchaiquan tongcuchaiquan tongcuc chicuchaiquan chicuc hqvn customs vietnamcustoms vietnam canbo congchuc
 thanhtra kiemtra giamsat thongquan tokhai nganhhaiquan botaichinh hanoi hochiminh saigon haiphong danang quangninh langson mongcai laocai quangtri
 cantho dongnai binhduong vungtau khanhhoa`)

/** What lists of guesses have of Vietnamese that lists in English have not, commonest first. */
export const VIETNAMESE =
  split(`matkhau anhyeuem emyeuanh yeuem yeuanh anhnhoem iloveyou khongbiet khongco khongcomatkhau matkhaumoi quenmatkhau xinchao
 camon anhem emoi conyeu bome giadinh hanhphuc maimai nhomai tinhyeu nguyen nguyenvan nguyenthi nguyenvana nguyenthia tranvan tranvana tranthi levan lethi
 phamvan phamthi hoangvan hoangthi vuvan vothi danghoang buivan dovan hongoc ngovan duongvan lyvan motconvit conmeocon connguoi bacho chuhai vodich
 vietnamvodich motchinhai motnamhai quantam giaothong congan bodoi hocsinh sinhvien giaovien daihoc`)
