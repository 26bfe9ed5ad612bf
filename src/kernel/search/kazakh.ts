/**
 * The stem of a Kazakh word, found by its endings alone.
 *
 * Kazakh words are a root and a chain of endings, each of which fits the sound before it: `қала-лар-ы-мыз-да-ғы-лар-дың`. The chain
 * is taken off from the end, link by link, and only where the sound before the link allows it (`-дар` after м н ң л з ж, `-тар`
 * after voiceless sounds, `-лар` after the rest). It works on folded letters, so that text typed without Kazakh letters has the
 * same stems; harmony of vowels is not asked for, since folding hides it. Written from the grammar; no word list of others.
 */
import { fold } from './letters.ts'
import { roots, shortened } from './kazakh-roots.ts'

/** Sounds that an ending can follow, as letters of the folded alphabet. */
const after = {
  any: /./u,
  vowel: /[аеиоуыэюя]$/,
  consonant: /[^аеиоыэюяь]$/,
  /** г and к stand for ғ and қ too. */
  voiceless: /[пфкстшщхцчбвгд]$/,
  voiced: /[аеиоуыэюямнлрйзжь]$/,
  nasal: /[мн]$/,
  vowelOrNasal: /[аеиоуыэюямн]$/,
  notNasalVoiced: /[лрйзжу]$/,
  lateral: /[мнлзж]ь?$/,
  vowelOrGlide: /[аеиоуыэюярйь]$/,
  soft: /[аеиоуыэюямнлрй]$/,
} as const

interface Ending { readonly after: RegExp; readonly least: number; readonly possessive?: boolean; readonly verbal?: boolean }

const endings = new Map<string, readonly Ending[]>()
const ending = (forms: string, ...rules: readonly Ending[]): void => {
  for (const form of forms.split(' ')) endings.set(form, [...(endings.get(form) ?? []), ...rules])
}

// Number.
ending('лар лер', { after: after.vowelOrGlide, least: 2 })
ending('дар дер', { after: after.lateral, least: 2 })
ending('тар тер', { after: after.voiceless, least: 2 })
// Cases; past tense and accusative look alike.
ending('нын нин', { after: after.nasal, least: 2 }, { after: after.vowel, least: 3 })
ending('дын дин', { after: after.notNasalVoiced, least: 2 })
ending('тын тин', { after: after.voiceless, least: 2 })
ending('ны ни', { after: after.vowel, least: 3 })
ending('ды ди', { after: /[мнлрйзжу]$/, least: 2 })
ending('ты ти', { after: after.voiceless, least: 2 })
ending('га ге', { after: after.voiced, least: 2 })
ending('ка ке', { after: after.voiceless, least: 2 })
ending('да де', { after: after.voiced, least: 2 })
ending('та те', { after: after.voiceless, least: 2 })
ending('нан нен', { after: after.nasal, least: 2 })
ending('дан ден', { after: /[аеиоуыэюялрйзжь]$/, least: 2 })
ending('тан тен', { after: /[^кс]?[пфкштщхцчбвгд]$|[^к]с$/, least: 2 })
ending('мен', { after: after.soft, least: 2 })
ending('бен', { after: /[зж]$/, least: 2 })
ending('пен', { after: after.voiceless, least: 2 })
// Cases after the third person's possessive, which go with it: `заманында`.
ending('ында инде ынан инен ына ине ындагы индеги', { after: after.consonant, least: 3, possessive: true })
ending('сында синде сынан синен сына сине сын син сындагы синдеги', { after: after.vowel, least: 2, possessive: true })
// Possessives.
ending('ымыз имиз ыныз иниз', { after: after.consonant, least: 2, possessive: true })
ending('мыз миз ныз низ', { after: after.vowel, least: 3 })
ending('ым им ын ин', { after: after.consonant, least: 2, possessive: true })
ending('м н', { after: after.vowel, least: 4 })
ending('сы си', { after: after.vowel, least: 2 })
ending('ы и', { after: after.consonant, least: 2, possessive: true })
// "That is at", "that belongs to", "of the time of".
ending('дагы деги', { after: after.voiced, least: 2 })
ending('тагы теги', { after: after.voiceless, least: 2 })
ending('ники', { after: after.vowelOrNasal, least: 3 })
ending('дики', { after: after.notNasalVoiced, least: 3 })
ending('тики', { after: after.voiceless, least: 4 })
ending('гы ги', { after: /[мнлрйзжу]$/, least: 3 })
// Nouns from nouns: abstract, actor, ordinal, "in the manner of".
ending('лык лик', { after: /[аеиоуыэюярйл]$/, least: 4 })
ending('дык дик', { after: after.lateral, least: 4 })
ending('тык тик', { after: after.voiceless, least: 4 })
ending('шы ши', { after: /[уйрлмнзкптс]$/, least: 3 })
// The same with a possessive, which would be taken for one after a consonant.
ending('шым шим шын шин шымыз шимиз шыныз шиниз', { after: /[уйрлмнзкптс]$/, least: 3 })
ending('ыншы инши', { after: after.consonant, least: 2 })
ending('ншы нши', { after: after.vowel, least: 2 })
ending('ша ше', { after: after.consonant, least: 4 })
// Verbs: past, present, participles, verbal noun.
ending('дым дим', { after: after.voiced, least: 2, verbal: true })
ending('тым тим', { after: after.voiceless, least: 2, verbal: true })
ending('ган ген', { after: after.voiced, least: 2, verbal: true })
ending('кан кен', { after: after.voiceless, least: 2, verbal: true })
ending('ады еди', { after: after.consonant, least: 2, verbal: true })
ending('йды йди йтын йтин', { after: after.vowel, least: 2, verbal: true })
// What I do or shall do, what is done so as to, what if, what one would.
ending('амын емин амыз емиз асыз есиз асын есин', { after: after.consonant, least: 2, verbal: true })
ending('ймын ймин ймыз ймиз йсыз йсиз', { after: after.vowel, least: 2, verbal: true })
ending('ып ип', { after: after.consonant, least: 3, verbal: true })
ending('у', { after: after.any, least: 3, verbal: true })

const longest = Math.max(...[...endings.keys()].map((form) => form.length))
const sounding = /[аеиоуыэюя]/
const voice: Readonly<Record<string, string>> = { б: 'п', г: 'к' }

/** A final б or г is п or к wherever no ending follows (`кітабы – кітап`); so that loans agree with themselves, always. */
const hardened = (stem: string): string => stem.slice(0, -1) + (voice[stem.at(-1) ?? ''] ?? stem.at(-1) ?? '')

/** One ending less, and whether it was a verb's; undefined when none can go. What leaves a known root goes first, else the longest. */
function shorter(word: string): { readonly stem: string; readonly verbal: boolean } | undefined {
  if (roots.has(word)) return undefined
  let first: { readonly stem: string; readonly verbal: boolean } | undefined
  for (let length = Math.min(longest, word.length - 2); length > 0; length -= 1) {
    const stem = word.slice(0, -length)
    for (const rule of endings.get(word.slice(-length)) ?? []) {
      if (stem.length < rule.least || !rule.after.test(stem) || !sounding.test(stem)) continue
      const full = rule.possessive ? shortened[stem] ?? hardened(stem) : stem
      const made = { stem: full, verbal: rule.verbal === true }
      if (roots.has(full)) return made
      first ??= made
    }
  }
  return first
}

const known = new Map<string, string>()

/** The stem of a word in folded letters: the same for every form of the word, not always a word. Expects lower case. */
export function stemKazakh(word: string): string {
  const folded = fold(word)
  const ready = known.get(folded)
  if (ready !== undefined) return ready
  let stem = folded
  for (let next = shorter(stem); next !== undefined; next = shorter(stem)) {
    stem = next.stem
    if (next.verbal) {
      stem = stem.replace(/(?<=...)(?:[ыи][лн])$/, '')
      break
    }
  }
  stem = hardened(stem)
  if (known.size > 50_000) known.clear()
  known.set(folded, stem)
  return stem
}
