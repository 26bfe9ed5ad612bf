/** Tells the script that most letters of a text are of, and the one by which its language is told. */
import { kind, kinds, type Script } from './letters.ts'

const scripts: readonly Script[] = ['Zyyy', 'Cyrl', 'Latn', 'Arab', 'Zzzz', 'Zyyy']

/** Letters of a text by their kind. */
function lettersOf(text: string): readonly number[] {
  const counts = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < text.length; i += 1) counts[kinds[text.charCodeAt(i)]!]! += 1
  return counts
}

function most(counts: readonly number[]): Script {
  let best: number = kind.none
  for (let k: number = kind.cyrillic; k <= kind.other; k += 1) if (counts[k]! > (best === kind.none ? 0 : counts[best]!)) best = k
  return scripts[best]!
}

/** The script of most letters (ISO 15924); of two that are even, Cyrillic before Latin before Arabic. `Zyyy` when there is no letter. */
export const scriptOf = (text: string): Script => most(lettersOf(text))

/** How many letters must be Cyrillic for a text with more Latin ones to be told by them. */
const enoughCyrillic = 0.25

/** The script whose words tell the language: text in Cyrillic is full of Latin names and brands, the other way round is rare. */
export function tellingScript(text: string): Script {
  const counts = lettersOf(text)
  const script = most(counts)
  return script === 'Latn' && counts[kind.cyrillic]! >= (counts[kind.latin]! + counts[kind.cyrillic]!) * enoughCyrillic ? 'Cyrl' : script
}
