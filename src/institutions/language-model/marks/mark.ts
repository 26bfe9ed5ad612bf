/** How programs are told of marks. Pure. */
import type { Mark } from '../../../kernel/taken-back/index.ts'

/** Things that a header names at most; it says how many there are beyond. */
const mostNamed = 8

/** What was taken back, as the value of a header: ids on the thread, parted by commas; undefined when nothing was. */
export function namesOf(marks: readonly Mark[]): string | undefined {
  const ids = [...new Set(marks.map(({ source }) => encodeURI(source)))]
  if (ids.length === 0) return undefined
  return [...ids.slice(0, mostNamed), ...(ids.length > mostNamed ? [`+${ids.length - mostNamed}`] : [])].join(', ')
}

/** The header under which programs are told, of files and of answers. */
export const markHeader = 'x-kz-taken-back'

/** The headers of a file that was made from what was taken back; none when nothing was. */
export function markHeaders(marks: readonly Mark[]): Readonly<Record<string, string>> {
  const names = namesOf(marks)
  return names === undefined ? {} : { [markHeader]: names }
}

/** The field of a JSON answer about such a thing; none when nothing was taken back. `origin` is where the public reaches the portal. */
export const markFields = (marks: readonly Mark[], origin: string) => (marks.length === 0 ? {} : {
  takenBack: marks.map(({ source, kind, title, reason, path }) => ({ thing: source, kind, title, reason, ...(path !== undefined && { page: `${origin}/kk${path}` }) })),
})
