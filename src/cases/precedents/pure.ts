import type { Direction, PrecedentCounts } from './schema.ts'

/**
 * How a form lies to those that like decisions have given; null where one of them gave it, or there are too few of them to say. `order`: forms from the
 * lightest to the gravest, as the law has them.
 */
export function directionOf(
  order: readonly string[],
  { forms, enough }: Pick<PrecedentCounts, 'forms' | 'enough'>,
  form: string,
): Direction | null {
  if (!enough || forms.some((one) => one.form === form)) return null
  const given = forms.map((one) => order.indexOf(one.form))
  const place = order.indexOf(form)
  if (place < Math.min(...given)) return 'lighter'
  return place > Math.max(...given) ? 'heavier' : 'between'
}
