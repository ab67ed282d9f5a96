import { useRouter } from '@tanstack/react-router'
import { GROUPS, type Place, type PlaceGroup } from './places.tsx'
import { useMay } from './state.ts'

/** The main menu as far as there are pages, and as far as they are for whoever is signed in; nothing until that is known. */
export function usePlaces(): PlaceGroup[] {
  const may = useMay()
  const { routesByPath } = useRouter()
  const there = ({ path, needs }: Place): boolean => path in routesByPath && may(needs)
  return GROUPS.map((group) => ({ ...group, places: group.places.filter(there) })).filter(({ places }) => places.length > 0)
}
