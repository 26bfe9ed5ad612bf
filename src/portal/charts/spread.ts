/** Draws how values spread from the least to the greatest: a bar for each stretch. Pure. */
import { attributes, html } from '../html.ts'
import type { Html } from '../html.ts'

const size = { width: 240, height: 56 }
const round = (number: number): number => Math.round(number * 100) / 100

/** `counts` are of stretches that follow one another; `title` is the answer that the drawing gives, `ends` print the least and the greatest value. */
export function spread(counts: readonly number[], { title, ends }: { readonly title: string; readonly ends: readonly [string, string] }): Html {
  const most = Math.max(...counts, 1)
  const width = size.width / counts.length
  const gap = counts.length > 60 ? 0 : 1
  return html`<svg class="spread" role="img" aria-label="${title}" viewBox="0 0 ${size.width} ${size.height}" preserveAspectRatio="none" width="100%" height="${size.height}">${
    counts.map((count, i) => count > 0 && html`<rect${attributes({
      x: round(i * width), width: round(Math.max(width - gap, 0.5)), height: round(Math.max(1, count / most * size.height)),
      y: round(size.height - Math.max(1, count / most * size.height)),
    })}/>`)}<rect class="floor" y="${size.height - 1}" width="${size.width}" height="1"/></svg><p class="ends"><span>${ends[0]}</span><span>${ends[1]}</span></p>`
}
