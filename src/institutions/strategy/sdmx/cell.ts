/** A word of the table that a spreadsheet would take for a formula stands behind an apostrophe, and comes back without it. Pure. */
import { harmless } from '../../../portal/index.ts'

/** As it goes out. What has apostrophes before a formula itself gets one more, so that reading takes none of its own. */
export function guarded(text: string): string {
  const bare = text.replace(/^'+/, '')
  return harmless(bare) === bare ? text : `'${text}`
}

/** As it was before `guarded`. */
export const unguarded = (cell: string): string => (cell.startsWith("'") && guarded(cell.slice(1)) === cell ? cell.slice(1) : cell)
