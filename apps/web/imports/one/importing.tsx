import type { Upload } from '../../../../src/lake/uploads/schema.ts'
import { useText } from '../../i18n/use.ts'
import { JobProgress } from '../job.tsx'
import { text } from './text.ts'

/** The import while it runs: how far, how fast, and the way to stop it. */
export function Importing({ upload, onStop, stopping }: { upload: Upload; onStop: () => void; stopping: boolean }) {
  const say = useText(text)
  return (
    <>
      {upload.job !== null && (
        <JobProgress
          id={upload.job}
          title={say('importingNow')}
          touches={['/api/imports', '/api/state']}
          onCancel={onStop}
          stopping={stopping}
        />
      )}
      <p className="text2 small">{say('importingNote')}</p>
    </>
  )
}
