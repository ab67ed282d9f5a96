import { Button } from '@mantine/core'
import { Facts, Split } from '../../parts/layout.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Section } from '../../parts/section.tsx'
import { FindingState, Severity } from '../../parts/signs.tsx'
import { IntervalPlot, Scale } from '../../parts/small-pictures.tsx'
import { Timeline } from '../../parts/timeline/timeline.tsx'
import type { TimelineData } from '../../parts/timeline/shape.ts'
import { useWords } from './words.ts'
import styles from './gallery.module.css'

const event = (
  at: string,
  vi: string,
  en: string,
  lane: TimelineData['events'][number]['lane'],
  account: string | null,
  witness: number | null = null,
) => ({
  at: `2026-05-${at}+07:00`,
  activity: { vi, en },
  lane,
  account,
  witness,
})

const LIFE: TimelineData = {
  events: [
    event('18T08:41', 'Khai tạm', 'Draft', 'declarant', null),
    event('18T08:58', 'Đăng ký tờ khai', 'Declaration registered', 'declarant', null),
    event('18T09:12', 'Phân luồng đỏ', 'Routed to red', 'system', null, 1),
    event('18T09:20', 'Phân công', 'Assigned', 'officers', 'HQVP-0118'),
    event('18T10:26', 'Nộp thuế 184.320.000 đ', 'Tax paid 184,320,000 VND', 'bank', null),
    event('18T11:02', 'Kiểm tra hồ sơ', 'Documents checked', 'officers', 'HQVP-0231'),
    event('18T11:05', 'Vào bãi kiểm tra', 'In inspection yard', 'gate', null),
    event('18T15:47', 'Duyệt thông quan', 'Cleared', 'officers', 'HQVP-0231', 2),
    event('18T15:48', 'Cấp thông quan', 'Clearance issued', 'system', null),
    event('19T07:52', 'Qua giám sát', 'Left supervision', 'gate', null),
  ],
  missing: [{ activity: { vi: 'Kết quả kiểm tra thực tế', en: 'Physical check result' }, lane: 'officers', after: 5, before: 7 }],
  span: [2, 7],
  dark: [{ from: '2026-05-18T06:05:00Z', until: '2026-05-18T07:20:00Z', lane: 'gate', label: 'MAYSOI-02' }],
}

/** A long life: many days, many events of one lane. */
const LONG: TimelineData = {
  events: Array.from({ length: 60 }, (_, index) => {
    const day = String(1 + Math.floor(index / 8)).padStart(2, '0')
    const hour = String(8 + (index % 8)).padStart(2, '0')
    return event(
      `${day}T${hour}:15`,
      `Sửa tờ khai lần ${index + 1}`,
      `Amended, no. ${index + 1}`,
      index % 3 === 0 ? 'declarant' : 'officers',
      `HQ-${index}`,
      index === 30 ? 1 : null,
    )
  }),
}

const PEERS = [
  ['HQCK cảng Vân Phượng', 1614, 0.0192, 0.0135, 0.0262],
  ['HQCK Sa Lộc', 955, 0.0084, 0.0042, 0.0149],
  ['HQCK cảng Bình Thạch', 2241, 0.0071, 0.0041, 0.0115],
] as const

export function Page() {
  const words = useWords()
  return (
    <>
      <PageHead
        title={words(
          'Thông quan luồng đỏ khi chưa thấy kết quả kiểm tra thực tế',
          'Red-channel clearance with no physical check result seen',
        )}
        phoneTitle="PH-26-004817"
        crumbs={[{ label: words('Phát hiện', 'Findings'), to: '/findings' }, { label: 'PH-26-004817' }]}
        meta={
          <>
            <Severity of="very-serious" />
            <FindingState of="new" />
            <span>16/11/2026</span>
          </>
        }
        actions={
          <>
            <Button variant="default" disabled>
              {words('Xác nhận…', 'Confirm…')}
            </Button>
            <Button variant="default">{words('Loại…', 'Dismiss…')}</Button>
            <Button>{words('Nhận xem xét', 'Start review')}</Button>
          </>
        }
        note={words('Xác nhận được sau khi đã nghe người có tên', 'Can be confirmed once the person named is heard')}
      />
      <Split
        rail={
          <Facts
            rows={[
              [words('Tờ khai', 'Declaration'), '1074 8291 5360'],
              [words('Hàng hóa', 'Goods'), 'Gỗ xẻ, 46,2 m³'],
            ]}
          />
        }
      >
        <Section plain title={words('Vì sao được nêu', 'Why it was raised')}>
          <p className="lead">
            {words('Tờ khai nhập khẩu được phân luồng đỏ lúc 09:12.', 'The declaration was routed to the red channel at 09:12.')}
          </p>
        </Section>
      </Split>
      <Timeline title={words('Diễn biến lô hàng', 'Life of the shipment')} data={LIFE} />
      <Timeline title={words('Một hồ sơ dài', 'A long case')} data={LONG} />
      <Peers />
    </>
  )
}

function Peers() {
  const words = useWords()
  return (
    <Section title={words('So với đồng cấp', 'Compared with peers')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words('Đơn vị', 'Unit')}</th>
            <th scope="col">
              <span className="spoken">{words('Tỷ lệ và khoảng', 'Rate and interval')}</span>
              <Scale to="3 %" />
            </th>
          </tr>
        </thead>
        <tbody>
          {PEERS.map(([name, , rate, low, high], index) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <IntervalPlot value={rate} low={low} high={high} top={0.03} median={0.0066} self={index === 0} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
