/** The questionnaires that this house knows: those that Canada publishes, each in its version, and the country's own. */
import { readFileSync } from 'node:fs'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
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

function canadian(version: string): Known {
  const file = once(() => readFileSync(new URL(`published/questionnaire-${version}.json`, import.meta.url), 'utf8'))
  return {
    scheme: canadaScheme, version, title: words.canadaTitle, publisher: words.canadaPublisher, source: 'https://github.com/canada-ca/aia-eia-js', licence: 'MIT',
    languages: ['en', 'fr'], levels: words.canadaLevels, file,
    questionnaire: once(() => readQuestionnaire(JSON.parse(file()), { scheme: canadaScheme, version, rule: canadaRule, language: 'en' })),
  }
}

/** Canada's questionnaires, the newest first. */
export const canadianVersions = ['1.0.1', '0.10.0', '0.9.1'].map(canadian)

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** Three numbers of a version, however it is written: `v0.10`, `0.10.0` and `Algorithmic Impact Assessment v0.10.0` are one. */
export function versionNumbers(written: string): string | undefined {
  const found = /^(?:.*\s)?v?(\d{1,4}(?:\.\d{1,4}){0,2})$/i.exec(written.trim())?.[1]
  return found === undefined ? undefined : [...found.split('.'), '0', '0'].slice(0, 3).map(Number).join('.')
}

export function knownQuestionnaires(own: readonly Known[] = []): KnownQuestionnaires {
  const all = [...own, ...canadianVersions]
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
