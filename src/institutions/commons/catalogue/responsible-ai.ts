/**
 * What is known of a version for responsible AI, in the words of Croissant RAI 1.0: what was done with personal data, which languages
 * the text is in, and what was left out. Only what was measured or decided; nothing is guessed.
 */
import type { Action } from '../../../kernel/personal-data/index.ts'
import type { DatasetVersion } from '../dataset.ts'

const actionWords: Readonly<Record<Action, string>> = {
  keep: 'kept', drop: 'removed', mask: 'masked', 'keyed-hash': 'replaced by a keyed hash', generalise: 'generalised', block: 'blocked',
}

/** Nothing decided is not to say that there is nothing: then nothing is said. */
function personal({ gate }: Known): string | undefined {
  if (gate === undefined || gate.actions.length === 0) return undefined
  return `After the check for personal data, by column: ${gate.actions.map(({ column, action }) => `${column} – ${actionWords[action]}`).join('; ')}.`
}

const languageNames = { kk: 'Kazakh', ru: 'Russian', en: 'English', other: 'other languages' } as const

function biases({ tables }: Known): string | undefined {
  const said = tables.flatMap(({ name, profile: { language } }) => {
    if (language === undefined) return []
    const shares = (['kk', 'ru', 'en', 'other'] as const).filter((one) => language[one] >= 0.005)
      .map((one) => `${Math.round(language[one] * 100)} % ${languageNames[one]}`)
    return [`${name}: ${shares.join(', ')}`]
  })
  return said.length > 0 ? `Languages of the text, judged on a sample: ${said.join('; ')}.` : undefined
}

function limitations({ tables }: Known): string | undefined {
  const said = tables.flatMap(({ name, rows, rejects, profile: { duplicates } }) => [
    ...(rejects.count > 0 ? [`${name}: ${rejects.count} rows of the source could not be read and were left out, ${rows} remain`] : []),
    ...(duplicates > 0 ? [`${name}: ${duplicates} rows repeat another row`] : []),
  ])
  return said.length > 0 ? `${said.join('; ')}.` : undefined
}

type Known = Pick<DatasetVersion, 'gate' | 'tables'>

/** The properties of the vocabulary for which something is known. */
export function responsibleAi(version: Known): Readonly<Record<string, string>> {
  const found: readonly (readonly [string, string | undefined])[] = [
    ['rai:personalSensitiveInformation', personal(version)], ['rai:dataBiases', biases(version)], ['rai:dataLimitations', limitations(version)],
  ]
  return Object.fromEntries(found.flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])))
}
