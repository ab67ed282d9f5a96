import { Button } from '@mantine/core'
import { useState } from 'react'
import { ApiError } from '../../api.ts'
import { Citation } from '../../parts/citation.tsx'
import { Declaration } from '../../parts/declaration.tsx'
import { Empty } from '../../parts/empty.tsx'
import { ErrorBox } from '../../parts/error-box.tsx'
import { Facts, Halves } from '../../parts/layout.tsx'
import { Band, Note } from '../../parts/note.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { ProgressRow, Steps } from '../../parts/progress.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { Rich } from '../../parts/rich.tsx'
import { Section } from '../../parts/section.tsx'
import { Confirmed, Disc, FindingState, NotAttributable, Severity, Verdict } from '../../parts/signs.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useWords } from './words.ts'

export function Page() {
  const words = useWords()
  const [asked, setAsked] = useState(false)
  return (
    <>
      <PageHead
        title={words('Dấu hiệu và trạng thái trang', 'Signs and states of a page')}
        meta={<span>{words('Mỗi nghĩa một hình và một chữ', 'One meaning, one shape, one word')}</span>}
        actions={<Button onClick={() => setAsked(true)}>{words('Loại…', 'Dismiss…')}</Button>}
      />
      <Halves>
        <Section plain title={words('Kết quả kiểm', 'Verdicts')}>
          <Facts
            rows={(['violated', 'unknown', 'satisfied', 'vacuous'] as const).map((of) => [
              <Verdict key={of} of={of} />,
              words('nghĩa', 'meaning'),
            ])}
          />
        </Section>
        <Section plain title={words('Mức sàng lọc', 'Severity')}>
          <Facts
            rows={[
              [<Severity key={3} of="very-serious" />, <Confirmed key={3} yes />],
              [<Severity key={2} of="serious" />, <Confirmed key={2} yes={false} />],
              [<Severity key={1} of="less-serious" />, <Disc key={1} n={2} />],
              [<NotAttributable key={0} />, <Declaration key={0} number="107482915360" />],
            ]}
          />
        </Section>
        <More />
      </Halves>
      <States />
      {asked && (
        <ReasonDialog
          title={words('Loại…', 'Dismiss…')}
          object="PH-26-004817"
          effect={words('Phát hiện rời danh sách đang mở.', 'The finding leaves the open list.')}
          failedTitle={words('Chưa loại được.', 'Not dismissed.')}
          error={null}
          pending={false}
          onDo={() => setAsked(false)}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  )
}

function More() {
  const words = useWords()
  return (
    <>
      <Section title={words('Phát hiện', 'Findings')}>
        {(['new', 'review', 'confirmed', 'dismissed', 'duplicate', 'withdrawn'] as const).map((of) => (
          <p key={of}>
            <FindingState of={of} />
          </p>
        ))}
      </Section>
      <Section title={words('Căn cứ', 'Basis')}>
        <Citation cite="NĐ 112/2020, đ. 10" confirmed /> <Citation cite="NĐ 172/2025" confirmed={false} />
        <p className="lead">
          <Rich
            text={words('được phân <b>luồng đỏ</b> lúc 09:12', 'routed to the <b>red channel</b> at 09:12')}
            marks={{ b: (inside) => <b>{inside}</b> }}
          />{' '}
          <Disc n={1} />
        </p>
        <Note tone="amber" title={words('Điều có thể làm phát hiện này không đứng vững', 'What could overturn this finding')}>
          {words('Ảnh soi chưa có trong dữ liệu.', 'Scan images are not in the data.')}
        </Note>
      </Section>
    </>
  )
}

function States() {
  const words = useWords()
  const problem = {
    type: 'about:blank',
    title: words('Máy chủ không trả lời trong 10 giây.', 'No answer within 10 seconds.'),
    status: 503,
    code: '7F3-20C9',
  }
  return (
    <Section title={words('Khi chưa có gì, đang tải, lỗi', 'Nothing, loading, error')}>
      <Band>{words('Dữ liệu dừng ở 14/11/2026.', 'The data end at 14/11/2026.')}</Band>
      <Halves>
        <Empty
          title={words('Không có phát hiện nào khớp «seal».', 'No finding matches “seal”.')}
          why={words('61 lô hàng trong phạm vi này chưa kiểm tra được.', '61 shipments in this scope cannot be checked.')}
          action={<Button variant="default">{words('Bỏ bộ lọc', 'Clear filters')}</Button>}
        />
        <Skeleton rows={3} />
        <ErrorBox
          error={new ApiError(problem)}
          title={words('Chưa lưu được lý do loại.', 'The reason was not saved.')}
          onRetry={() => undefined}
        />
        <div>
          <ProgressRow
            title="nhat_ky_2026-11.csv"
            done={703_000}
            of={1_402_680}
            unit={words('dòng', 'rows')}
            rate={123_400}
            onCancel={() => undefined}
          />
          <ProgressRow title={words('Đối chiếu', 'Comparing')} done={null} of={null} />
        </div>
      </Halves>
      <Steps
        label={words('Các bước nạp', 'Steps of an import')}
        steps={[
          { key: 'a', label: words('Tải lên', 'Upload'), state: 'done' },
          { key: 'b', label: words('Chạy thử', 'Try'), state: 'now' },
          { key: 'c', label: words('Nạp', 'Import'), state: 'later' },
        ]}
      />
    </Section>
  )
}
