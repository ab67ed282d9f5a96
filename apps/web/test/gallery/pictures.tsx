import { Halves } from '../../parts/layout.tsx'
import { ProcessMap, type MapData } from '../../parts/map/process-map.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Section } from '../../parts/section.tsx'
import { Bars, heatClass, RangeBar } from '../../parts/small-pictures.tsx'
import { TrendChart } from '../../parts/trend/trend-chart.tsx'
import { VariantPath } from '../../parts/variant-path.tsx'
import { useWords } from './words.ts'
import styles from './gallery.module.css'

const STARTS = Array.from({ length: 52 }, (_, week) => new Date(Date.UTC(2025, 10, 24 + week * 7)).toISOString().slice(0, 10))
const RAISED = STARTS.map((_, week) => Math.round(24 + 7 * Math.sin(week / 4) + (week > 44 ? (week - 44) * 2 : 0)))
const CONCLUDED = STARTS.map((_, week) => Math.round(22 + 5 * Math.sin((week - 3) / 4)))

const ACTS = ['Đăng ký', 'Phân luồng', 'Kiểm tra hồ sơ', 'Kiểm tra thực tế', 'Nộp thuế, bảo lãnh', 'Thông quan', 'Qua giám sát']
const MAP: MapData = {
  activities: ACTS,
  nodes: [203_418, 203_418, 81_044, 9_051, 185_629, 203_254, 203_102].map((cases, activity) => ({ activity, cases })),
  edges: [
    { from: 0, to: 1, cases: 203_418 },
    { from: 1, to: 2, cases: 79_644 },
    { from: 1, to: 4, cases: 105_884 },
    { from: 1, to: 5, cases: 17_602 },
    { from: 2, to: 3, cases: 9_133 },
    { from: 2, to: 4, cases: 70_204 },
    { from: 3, to: 4, cases: 7_240 },
    { from: 3, to: 5, cases: 1_811 },
    { from: 4, to: 5, cases: 185_278 },
    { from: 5, to: 6, cases: 203_067 },
  ],
  deviations: [
    { from: 1, to: 5, cases: 82, rule: 'CLR-012', label: 'Luồng đỏ, thiếu Thực tế' },
    { from: 5, to: 4, cases: 187, rule: 'PAY-003', label: 'Thuế sau thông quan' },
    { from: 4, to: 6, cases: 164, rule: 'GAT-001', label: 'Qua trước thông quan' },
  ],
}

export function Page() {
  const words = useWords()
  return (
    <>
      <PageHead title={words('Hình', 'Pictures')} />
      <Section title={words('Phát hiện theo tuần', 'Findings by week')}>
        <TrendChart
          title={words('Phát hiện theo tuần', 'Findings by week')}
          data={{ starts: STARTS, columns: RAISED, line: CONCLUDED }}
          columnsName={words('nêu mới', 'raised')}
          lineName={words('đã kết luận', 'concluded')}
          reading={words('Từ tháng 9 số nêu mới vượt số kết luận.', 'Since September more are raised than concluded.')}
        />
      </Section>
      <Halves>
        <Section title={words('Theo đơn vị', 'By unit')}>
          <Small />
        </Section>
        <Section title={words('Biến thể', 'Variants')}>
          <VariantPath steps={ACTS.slice(0, 5).map((name, index) => ({ name, off: index === 3, missing: index === 2 }))} />
          <Heat />
        </Section>
      </Halves>
      <Section title={words('Bản đồ quy trình', 'Process map')}>
        <ProcessMap data={MAP} title={words('Bản đồ quy trình', 'Process map')} least={1_000} />
      </Section>
    </>
  )
}

function Small() {
  return (
    <table className={styles.table}>
      <tbody>
        <tr>
          <th scope="row">Vân Phượng</th>
          <td>
            <RangeBar value={9.4} range={{ low: 5, high: 7.5 }} top={12} outside="above" />
          </td>
          <td>
            <Bars red={82} unknown={96} top={600} />
          </td>
        </tr>
        <tr>
          <th scope="row">Sa Lộc</th>
          <td>
            <RangeBar value={7.8} range={{ low: 4.6, high: 8.3 }} top={12} />
          </td>
          <td>
            <Bars red={164} unknown={418} top={600} ground />
          </td>
        </tr>
        <tr>
          <th scope="row">Bình Thạch</th>
          <td>
            <RangeBar value={4} range={{ low: 5.3, high: 7.2 }} top={12} outside="below" />
          </td>
          <td>
            <Bars top={600} never />
          </td>
        </tr>
      </tbody>
    </table>
  )
}

function Heat() {
  return (
    <table className={styles.table}>
      <tbody>
        <tr>
          {[4, 12, 31, 78].map((n, tint) => (
            <td key={n} className={heatClass(tint)}>
              {n}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}
