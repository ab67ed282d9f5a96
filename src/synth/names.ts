import type { Bilingual } from '../base/schema.ts'

/** Every name here is invented; regions XXI to XXIII exist in no administration. */
export type OfficeKind = 'sea' | 'air' | 'road' | 'inland'

export interface OfficeName {
  code: string
  region: string
  kind: OfficeKind
  /** Share of the declarations of its kind, in parts of all offices of that kind. */
  share: number
  name: Bilingual
}

export const DEPARTMENT = { code: 'CHQ', name: { en: 'Department of Customs (fictional)', vi: 'Cục Hải quan (giả định)' } }

export const REGIONS = [
  { code: 'KV21', name: { en: 'Regional Customs Sub-department XXI (fictional)', vi: 'Chi cục Hải quan khu vực XXI (giả định)' } },
  { code: 'KV22', name: { en: 'Regional Customs Sub-department XXII (fictional)', vi: 'Chi cục Hải quan khu vực XXII (giả định)' } },
  { code: 'KV23', name: { en: 'Regional Customs Sub-department XXIII (fictional)', vi: 'Chi cục Hải quan khu vực XXIII (giả định)' } },
] as const

const office = (code: string, region: string, kind: OfficeKind, share: number, en: string, vi: string): OfficeName => ({
  code,
  region,
  kind,
  share,
  name: { en, vi },
})

export const OFFICES: readonly OfficeName[] = [
  office('HQVP', 'KV21', 'sea', 5, 'Vân Phượng Port Customs', 'Hải quan cửa khẩu cảng Vân Phượng'),
  office('HQSL', 'KV21', 'road', 5, 'Sa Lộc Border-gate Customs', 'Hải quan cửa khẩu Sa Lộc'),
  office('HQTC', 'KV21', 'inland', 5, 'Thanh Châu Industrial Park Customs', 'Hải quan ngoài cửa khẩu KCN Thanh Châu'),
  office('HQDM', 'KV21', 'road', 3, 'Đèo Mây Border-gate Customs', 'Hải quan cửa khẩu Đèo Mây'),
  office('HQBT', 'KV22', 'sea', 4, 'Bình Thạch Port Customs', 'Hải quan cửa khẩu cảng Bình Thạch'),
  office('HQLG', 'KV22', 'air', 6, 'Lạc Giang Airport Customs', 'Hải quan cửa khẩu sân bay Lạc Giang'),
  office('HQVN', 'KV22', 'sea', 2, 'Vân Nam Hạ Port Customs', 'Hải quan cửa khẩu cảng Vân Nam Hạ'),
  office('HQTT', 'KV22', 'inland', 3, 'Thanh Trì Hạ Export Zone Customs', 'Hải quan ngoài cửa khẩu KCX Thanh Trì Hạ'),
  office('HQCS', 'KV23', 'sea', 3, 'Cồn Sậy Port Customs', 'Hải quan cửa khẩu cảng Cồn Sậy'),
  office('HQMN', 'KV23', 'air', 3, 'Mộc Nhiên Airport Customs', 'Hải quan cửa khẩu sân bay Mộc Nhiên'),
  office('HQDL', 'KV23', 'road', 2, 'Đá Lửa Border-gate Customs', 'Hải quan cửa khẩu Đá Lửa'),
  office('HQPH', 'KV23', 'inland', 2, 'Phù Hoa Industrial Park Customs', 'Hải quan ngoài cửa khẩu KCN Phù Hoa'),
]

export const FAMILY_NAMES = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Phan',
  'Vũ',
  'Võ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
  'Mai',
  'Tạ',
  'Hứa',
] as const

export const MIDDLE_NAMES = [
  'Văn',
  'Thị',
  'Hữu',
  'Minh',
  'Ngọc',
  'Quang',
  'Thanh',
  'Đình',
  'Mỹ',
  'Gia',
  'Kim',
  'Thế',
  'Quốc',
  'Hồng',
  'Thùy',
  'Đức',
  'Xuân',
  'Hải',
] as const

export const GIVEN_NAMES = [
  'An',
  'Bình',
  'Châu',
  'Dung',
  'Duyên',
  'Đạo',
  'Giang',
  'Hà',
  'Hạnh',
  'Hiếu',
  'Huy',
  'Khải',
  'Khánh',
  'Lan',
  'Lâm',
  'Linh',
  'Long',
  'Lượng',
  'Mai',
  'Nam',
  'Nga',
  'Nghĩa',
  'Nhung',
  'Phong',
  'Phúc',
  'Phước',
  'Quân',
  'Quyền',
  'Quỳnh',
  'Sơn',
  'Tâm',
  'Thảo',
  'Thu',
  'Thuận',
  'Thức',
  'Trang',
  'Trung',
  'Tuấn',
  'Vân',
  'Yến',
] as const

export const FIRM_WORDS = [
  'Mộc Lâm Viên',
  'Sao Khuê',
  'Bến Nhãn',
  'Gió Chướng',
  'Đồng Sậy',
  'Hạt Tiêu Xanh',
  'Cầu Vồng',
  'Đá Cuội',
  'Mây Ngàn',
  'Sông Trẹm',
  'Lá Cọ',
  'Hải Âu Nâu',
  'Trăng Khuyết',
  'Ruộng Bậc',
  'Cánh Buồm',
  'Than Hoa',
  'Vải Thưa',
  'Ốc Len',
  'Bông Súng',
  'Nắng Hạ',
] as const
