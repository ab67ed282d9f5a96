import { useRoute } from '../api-hooks.ts'
import { showState, type AppState } from '../../../src/desk/overview/schema.ts'

const RUNNING = 5_000
const CALM = 60_000

/** What the server says for every page: who acts, until when there are data, what waits. Undefined until it has answered. */
export function useAppState(): AppState | undefined {
  return useRoute(showState, {}, { refetchInterval: (last) => (last !== undefined && last.jobs.length > 0 ? RUNNING : CALM) }).data
}
