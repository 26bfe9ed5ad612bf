/** Finds personal data in running text, and masks it. */
import type { Locale } from '../../law/text.ts'
import type { Detector } from './detector.ts'
import { findJoined } from './joined-words.ts'
import type { PersonalDataKind } from './kinds.ts'
import { type Reading, readText } from './reading.ts'
import { plainSpelling } from './spelling.ts'

export interface Span {
  readonly kind: PersonalDataKind
  /** Characters of the string (UTF-16), as `slice` counts them. */
  readonly start: number
  readonly end: number
  readonly certainty: number
}

/** Long texts are read in pieces of this many characters, cut where a line or a word ends. */
const piece = 1 << 16

/**
 * The spans of personal data in a text, in order and without overlap: where detectors disagree the surer find stays, then the
 * longer. Characters that only look unusual are read as the plain ones (`plainSpelling`); places are those of the text given.
 * Memory follows the piece that is read, not the text.
 */
export function findSpans(text: string, detectors: readonly Detector[]): readonly Span[] {
  const spans: Span[] = []
  for (const { from, reading, places } of readPieces(text)) {
    const found = spansIn(reading, detectors)
    if (from === 0 && places === undefined) spans.push(...found)
    else for (const { kind, start, end, certainty } of found) spans.push({ kind, start: from + (places?.[start] ?? start), end: from + (places?.[end] ?? end), certainty })
  }
  return spans
}

/** From this certainty on a find in a text for everybody is no chance. */
const sure = 0.6

/** The kinds of personal data that a text for everybody holds, each once. Names are let through: a text may name an author or a street. */
export const kindsIn = (text: string, detectors: readonly Detector[]): readonly PersonalDataKind[] =>
  [...new Set(findSpans(text, detectors).filter(({ kind, certainty }) => kind !== 'name' && certainty >= sure).map(({ kind }) => kind))]

/** A piece of a text: where it begins, what one pass over it found, and where its plain characters stood (absent: where they are). */
export interface Piece {
  readonly from: number
  readonly reading: Reading
  readonly places?: Int32Array
}

/** Reads a text in plain spelling, piece by piece. */
export function* readPieces(text: string): Generator<Piece> {
  for (let from = 0; from < text.length;) {
    const to = cut(text, from)
    const plain = plainSpelling(from === 0 && to === text.length ? text : text.slice(from, to))
    yield { from, reading: readText(plain.text), ...(plain.places && { places: plain.places }) }
    from = to
  }
}

/** The spans of one piece, in its own places. */
export function spansIn(reading: Reading, detectors: readonly Detector[]): readonly Span[] {
  const found: Span[] = []
  for (const detector of detectors) {
    for (const { start, end, certainty } of detector.find(reading)) found.push({ kind: detector.kind, start, end, certainty })
  }
  const joined = findJoined(reading, detectors)
  const told = joined.things.length === 0 ? found : found.filter(({ kind, start, end }) => !joined.things.some((thing) => thing.kind === kind && start >= thing.start && end <= thing.end))
  told.push(...joined.found)
  return withoutOverlap(told)
}

function cut(text: string, from: number): number {
  const to = from + piece
  if (to >= text.length) return text.length
  const line = text.lastIndexOf('\n', to)
  if (line > from) return line + 1
  const space = text.lastIndexOf(' ', to)
  return space > from ? space + 1 : to
}

/** Best first within each group of finds that touch one another. */
function withoutOverlap(found: Span[]): Span[] {
  if (found.length < 2) return found
  found.sort((a, b) => a.start - b.start)
  const kept: Span[] = []
  let group: Span[] = []
  let reach = -1
  const close = (): void => {
    if (group.length === 1) kept.push(group[0]!)
    else if (group.length > 1) {
      const chosen: Span[] = []
      for (const span of group.toSorted((a, b) => b.certainty - a.certainty || (b.end - b.start) - (a.end - a.start))) {
        if (chosen.every(({ start, end }) => span.end <= start || span.start >= end)) chosen.push(span)
      }
      kept.push(...chosen.sort((a, b) => a.start - b.start))
    }
  }
  for (const span of found) {
    if (span.start >= reach) {
      close()
      group = []
    }
    group.push(span)
    reach = Math.max(reach, span.end)
  }
  close()
  return kept
}

/** What stands in a masked text instead of a span. */
export type Mask = (span: Span, value: string) => string

/** The kind in brackets, the same in every language: `[national-id]`. */
export const kindInBrackets: Mask = ({ kind }) => `[${kind}]`

/** The detector's title in brackets, in the language of the text: `[ЖСН]`. */
export function titleInBrackets(detectors: readonly Detector[], locale: Locale): Mask {
  const titles = new Map(detectors.map(({ kind, title }) => [kind, title[locale]]))
  return ({ kind }) => `[${titles.get(kind) ?? kind}]`
}

/** Replaces every span of at least the given certainty (0: all); answers the text and what was replaced, in the old places. */
export function maskText(
  text: string, detectors: readonly Detector[], mask: Mask = kindInBrackets, atLeast = 0,
): { readonly text: string; readonly spans: readonly Span[] } {
  const spans = findSpans(text, detectors).filter(({ certainty }) => certainty >= atLeast)
  return { text: maskSpans(text, spans, mask), spans }
}

/** Replaces these spans of a text, which are in order and without overlap. */
function maskSpans(text: string, spans: readonly Span[], mask: Mask): string {
  let masked = ''
  let from = 0
  for (const span of spans) {
    masked += text.slice(from, span.start) + mask(span, text.slice(span.start, span.end))
    from = span.end
  }
  return masked + text.slice(from)
}
