/** The questionnaires that this house knows: those that Canada publishes, each in its version, and the country's own. */
import { readFileSync } from 'node:fs'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import type { Instant } from '../../../law/time.ts'
import { assessmentWords as words, unknownVersion } from './messages.ts'
import { type Questionnaire, readQuestionnaire, type Rule } from './questionnaire.ts'

export interface Known {
  readonly scheme: string
  readonly version: string
  readonly title: Text
  readonly publisher: Text
  /** Where it is published. */
  readonly source: string
  readonly licence: string
  /** The languages of its texts; the first is shown to readers of others. */
  readonly languages: readonly [string, ...string[]]
  /** What the levels are called, the lowest first, where they have names. */
  readonly levels?: readonly Text[]
  /** The file as it was published or declared. */
  readonly file: () => string
  readonly questionnaire: () => Questionnaire
  /** When an office added it; absent of what came with this house. */
  readonly addedAt?: Instant
}

export interface KnownQuestionnaires {
  /** The newest of each scheme first. */
  readonly all: readonly Known[]
  /**
   * The one by which answers of this version are scored; a scheme is needed where there are several.
   * Throws a `Failure` (invalid) that names the versions that are known.
   */
  find(version: string | undefined, scheme?: string): Known
}

export const canadaScheme = 'ca.aia'

/** The rule of Canada's assessment: the same in each of these versions. */
export const canadaRule: Rule = { cut: { from: 0.8, forks: 2, takes: 0.15 }, bounds: [0.25, 0.5, 0.75] }

/** A version of Canada's questionnaire. The file is read when somebody asks for it; one that is none throws then. */
export function canadian({ version, source, file, addedAt }: Pick<Known, 'version' | 'source' | 'file' | 'addedAt'>): Known {
  return {
    scheme: canadaScheme, version, title: words.canadaTitle, publisher: words.canadaPublisher, source, licence: 'MIT', languages: ['en', 'fr'], levels: words.canadaLevels, file, ...(addedAt && { addedAt }),
    questionnaire: once(() => readQuestionnaire(JSON.parse(file().replace(/^\uFEFF/, '')), { scheme: canadaScheme, version, rule: canadaRule, language: 'en' })),
  }
}

/** Canada's questionnaires that come with this house, the newest first. */
export const canadianVersions = ['1.0.1', '0.10.0', '0.9.1'].map((version) => canadian({
  version, source: 'https://github.com/canada-ca/aia-eia-js', file: once(() => readFileSync(new URL(`published/questionnaire-${version}.json`, import.meta.url), 'utf8')),
}))

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** Three numbers of a version, however it is written: `v0.10`, `0.10.0` and `Algorithmic Impact Assessment v0.10.0` are one. */
export function versionNumbers(written: string): string | undefined {
  const found = /^(?:.*\s)?v?(\d{1,4}(?:\.\d{1,4}){0,2})$/i.exec(written.trim())?.[1]
  return found === undefined ? undefined : [...found.split('.'), '0', '0'].slice(0, 3).map(Number).join('.')
}

const newestFirst = (a: Known, b: Known): number => (versionNumbers(b.version) ?? '').localeCompare(versionNumbers(a.version) ?? '', 'en', { numeric: true })

/** `own` are the country's, `added` further versions of Canada's. */
export function knownQuestionnaires(own: readonly Known[] = [], added: readonly Known[] = []): KnownQuestionnaires {
  const all = [...own, ...[...added, ...canadianVersions].toSorted(newestFirst)]
  return {
    all,
    find(version, scheme = canadaScheme) {
      const ofScheme = all.filter((one) => one.scheme === scheme)
      if (ofScheme.length === 0) throw new Failure('invalid', words.unknownScheme)
      if (version === undefined) throw new Failure('invalid', unknownVersion(undefined, ofScheme.map((one) => one.version)))
      const numbers = versionNumbers(version)
      const found = ofScheme.find((one) => one.version === version || (numbers !== undefined && versionNumbers(one.version) === numbers))
      if (found === undefined) throw new Failure('invalid', unknownVersion(version, ofScheme.map((one) => one.version)))
      return found
    },
  }
}
