export function Page(): never {
  throw new Error('7F3-20C9')
}
