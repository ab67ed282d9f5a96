import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'

/** Goes in, to the page that was asked for: what somebody else was answered here is forgotten before. */
export function useEntrance(to: string): () => void {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useCallback(() => {
    client.clear()
    void navigate({ href: to })
  }, [client, navigate, to])
}
