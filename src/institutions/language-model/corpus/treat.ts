/** Treats one record: mends it, keeps its lines of the languages asked for, judges it, looks for benchmarks in it, masks personal data. */
import { type Detector, findSpans, kindInBrackets } from '../../../kernel/personal-data/index.ts'
import { identify, identifyMixed, type LanguageCode, normalise } from '../language/index.ts'
import type { BenchmarkIndex } from './contamination.ts'
import type { BuildSpec } from './contract.ts'
import { type Tier, tierOf } from './licences.ts'
import { domainOf, optedOut } from './opt-out.ts'
import { brokenRule } from './quality.ts'
import type { TextRecord } from './records.ts'
import { amountOf } from './tally.ts'
import { wordReader } from './words.ts'

/** A document as a corpus holds it, with the key by which it is put into train or validation. */
export interface CleanDocument {
  readonly id: string
  readonly text: string
  readonly source: string
  readonly licence: string
  /** Of most of its words; with the script where it is not the usual one: `kk-Latn`. */
  readonly language: string
  /** Parts of one document fall on one side of the split. */
  readonly doc: string
  readonly domain?: string
}

export interface Removal { readonly id: string; readonly source: string; readonly reason: string; readonly text: string; readonly benchmark?: string }

/** What became of a part of a record, and what was done to it. */
export interface Outcome {
  readonly document?: CleanDocument
  readonly removal?: Removal
  /** Lines that were cut, by the reason. */
  readonly cut: readonly { readonly reason: string; readonly benchmark?: string }[]
  readonly mended: Readonly<Record<string, number>>
  readonly masked: readonly string[]
}

/** A longer text is treated in parts, cut where a line ends. In UTF-16 code units. */
const longestPart = 50_000

/** What is found less surely than this is not masked, as at the gate of the commons. */
const surely = 0.6

const usualScript: Readonly<Partial<Record<LanguageCode, string>>> = { en: 'Latn' }

export interface Treating {
  readonly spec: Pick<BuildSpec, 'languages' | 'strict' | 'machineTranslation' | 'optOut'>
  readonly benchmarks: BenchmarkIndex
  readonly detectors: readonly Detector[]
}

/** A record with what its source says of it. */
export type NamedRecord = TextRecord & { readonly id: string; readonly source: string; readonly licence: string }

export function treating({ spec, benchmarks, detectors }: Treating): (record: NamedRecord) => readonly Outcome[] {
  const isOptedOut = optedOut(spec.optOut)
  const languages = new Set<string>(spec.languages)
  const tiers = new Map<string, Tier>()
  const readWords = wordReader()

  const whole = (record: NamedRecord): string | undefined => {
    const tier = tiers.get(record.licence) ?? tierOf(record.licence)
    tiers.set(record.licence, tier)
    if (spec.strict && tier !== 'open') return `licence-${tier}`
    if (!spec.machineTranslation && record.quality === 'machine-translation') return 'machine-translation'
    return isOptedOut(record) ? 'opt-out' : undefined
  }

  function part(record: NamedRecord, id: string, text: string, mended: Outcome['mended']): Outcome {
    const cut: { reason: string; benchmark?: string }[] = []
    const gone = (reason: string, benchmark?: string): Outcome => ({
      removal: { id, source: record.source, reason, text, ...(benchmark !== undefined && { benchmark }) }, cut: [], mended, masked: [],
    })
    const spoken = inLanguages(text, languages)
    if (spoken === undefined) return gone('language')
    for (const language of spoken.others) cut.push({ reason: `language-${language}` })

    const broken = brokenRule(spoken.lines.join('\n'))
    if (broken !== undefined) return gone(broken.id)

    const clear: string[] = []
    let copied = 0
    let last: string | undefined
    for (const line of spoken.lines) {
      const benchmark = benchmarks.found(readWords(line))
      if (benchmark === undefined) clear.push(line)
      else {
        copied += line.length
        last = benchmark
        cut.push({ reason: 'benchmark', benchmark })
      }
    }
    const rest = clear.join('\n').trim()
    if (last !== undefined && (copied * 2 >= text.length || amountOf(rest).words < 3)) return gone('benchmark', last)

    const { text: masked, kinds } = maskPersonalData(rest, detectors)
    const script = spoken.script === (usualScript[spoken.language] ?? 'Cyrl') ? '' : `-${spoken.script}`
    const domain = record.url === undefined ? undefined : domainOf(record.url)
    return {
      document: {
        id, text: masked, source: record.source, licence: record.licence, language: `${spoken.language}${script}`,
        doc: `${record.source}\n${record.doc ?? record.id}`, ...(domain && { domain }),
      },
      cut, mended, masked: kinds,
    }
  }

  return (record) => {
    const unwanted = whole(record)
    if (unwanted !== undefined) return [{ removal: { id: record.id, source: record.source, reason: unwanted, text: record.text }, cut: [], mended: {}, masked: [] }]
    const { text, changes } = normalise(record.text)
    const parts = partsOf(text)
    return parts.map((piece, index) => part(record, parts.length === 1 ? record.id : `${record.id}#${index + 1}`, piece, index === 0 ? changes : {}))
  }
}

/** A long text in parts, cut where a line ends, else where a word does. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = []
  let from = 0
  while (text.length - from > longestPart) {
    const limit = from + longestPart
    const line = text.lastIndexOf('\n', limit)
    const space = line > from + longestPart / 2 ? line : text.lastIndexOf(' ', limit)
    const to = space > from + longestPart / 2 ? space : text.codePointAt(limit - 1)! > 0xff_ff ? limit + 1 : limit
    parts.push(text.slice(from, to).trim())
    from = to
  }
  parts.push(text.slice(from).trim())
  return parts.filter((part, index) => part !== '' || index === 0)
}

/** Lines of fewer words are too short to tell their language by; they stay with the others. */
const tellingWords = 3

/** The lines that are in the languages asked for; undefined when none is. */
function inLanguages(text: string, languages: ReadonlySet<string>): {
  readonly lines: readonly string[]; readonly language: LanguageCode; readonly script: string; readonly others: readonly LanguageCode[]
} | undefined {
  const lines: string[] = []
  const others: LanguageCode[] = []
  const words = new Map<string, number>()
  const all = text.split('\n')
  for (const line of all) {
    const count = amountOf(line).words
    if (count < tellingWords && all.length > 1) {
      lines.push(line)
      continue
    }
    const { language: first, script } = identify(line)
    const language = first === 'und' || languages.has(first) ? first : spokenToo(line, languages)
    if (language === undefined) {
      others.push(first)
      continue
    }
    lines.push(line)
    if (language !== 'und') words.set(`${language} ${script}`, (words.get(`${language} ${script}`) ?? 0) + count)
  }
  const most = [...words].sort(([a, one], [b, two]) => two - one || (a < b ? -1 : 1))[0]
  if (most === undefined) return undefined
  const [language, script] = most[0].split(' ')
  return { lines, language: language as LanguageCode, script: script!, others }
}

/** From this share of its words on a line of two languages is a line of either. */
const alsoFrom = 0.4

/** The language asked for that a line of another language is in as well: people in Kazakhstan write Kazakh and Russian in one sentence. */
function spokenToo(line: string, languages: ReadonlySet<string>): LanguageCode | undefined {
  const { language, parts } = identifyMixed(line)
  if (language !== 'mixed') return languages.has(language) ? language : undefined
  const all = parts.reduce((sum, { words }) => sum + words, 0)
  return parts.map(({ language }) => language).find((one) => languages.has(one)
    && parts.reduce((sum, { language, words }) => sum + (language === one ? words : 0), 0) >= alsoFrom * all)
}

/**
 * Masks personal data. Names of people are masked in a line that holds something else about a person as well: alone they are mostly of
 * people in public life, and no detector can tell whose they are.
 */
function maskPersonalData(text: string, detectors: readonly Detector[]): { readonly text: string; readonly kinds: readonly string[] } {
  const spans = findSpans(text, detectors).filter(({ certainty }) => certainty >= surely)
  if (spans.length === 0) return { text, kinds: [] }
  const telling = spans.filter(({ kind }) => kind !== 'name')
  const isTold = (name: (typeof spans)[number]): boolean => {
    const [from, end] = [text.lastIndexOf('\n', name.start), text.indexOf('\n', name.end)]
    const to = end === -1 ? text.length : end
    return telling.some((span) => span.start > from && span.end <= to)
  }
  let masked = ''
  let from = 0
  const kinds: string[] = []
  for (const span of spans) {
    if (span.kind === 'name' && !isTold(span)) continue
    masked += text.slice(from, span.start) + kindInBrackets(span, '')
    from = span.end
    kinds.push(span.kind)
  }
  return { text: masked + text.slice(from), kinds }
}
