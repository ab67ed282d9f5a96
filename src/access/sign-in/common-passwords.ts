/** What lists of guesses begin with, whole or as the word within digits and signs; Vietnamese ones, too. */
const LIST = `password passw0rd p@ssword p@ssw0rd mypassword yourpassword newpassword passwordpassword password1234 password12345 adminpassword
 123456789012 1234567890123 12345678901234 123456123456 123123123123 111111111111 000000000000 987654321012 112233445566 123412341234
 qwertyuiop qwertyuiopas qwertyuiopasdf qwertyqwerty qwerty123456 asdfghjkl asdfghjklzxc zxcvbnm qazwsxedcrfv 1qaz2wsx3edc 1q2w3e4r5t6y q1w2e3r4t5y6
 abcdefghijkl abcd1234abcd abc123abc123 aaaaaaaaaaaa letmein letmeinletmein welcome welcomewelcome changeme changemenow iloveyou iloveyouiloveyou
 administrator admin adminadmin superadmin rootroot rootrootroot guest default secret trustno1 monkey dragon sunshine princess football baseball
 master superman batman starwars whatever computer internet samsung google facebook microsoft windows
 matkhau matkhaumatkhau matkhaumoi matkhau1234 anhyeuem anhyeuemnhieu emyeuanh yeuemmaimai iloveyouforever khongbiet khongcomatkhau vietnam
 vietnamvodich hanoi hochiminh saigon haiphong danang haiquan haiquanvietnam tongcuchaiquan chicuchaiquan cuchaiquan customs vietnamcustoms
 customsofficer nguyenvana nguyenthia tranvana liemliemliem liemchinh khongmatkhau motconvit conmeocon`

export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(LIST.split(/\s+/u))
