/** Tells the script that most letters of a text are of. */
import { kind, kinds, type Script } from './letters.ts'

const scripts: readonly Script[] = ['Zyyy', 'Cyrl', 'Latn', 'Arab', 'Zzzz', 'Zyyy']

/** The script of most letters (ISO 15924); of two that are even, Cyrillic before Latin before Arabic. `Zyyy` when there is no letter. */
export function scriptOf(text: string): Script {
  const counts = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < text.length; i += 1) counts[kinds[text.charCodeAt(i)]!]! += 1
  let best: number = kind.none
  for (let k: number = kind.cyrillic; k <= kind.other; k += 1) if (counts[k]! > (best === kind.none ? 0 : counts[best]!)) best = k
  return scripts[best]!
}
