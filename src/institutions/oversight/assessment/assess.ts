/** From a saved file to its score, by the questionnaire of its own version. Pure. */
import type { Answers } from './expression.ts'
import { canadaScheme, type Known, type KnownQuestionnaires } from './known.ts'
import type { Questionnaire } from './questionnaire.ts'
import type { SavedFile } from './saved-file.ts'
import { score, type Score } from './score.ts'

export interface Assessed {
  readonly known: Known
  readonly answers: Answers
  readonly translations: SavedFile['translations']
  readonly score: Score
  /** What the file says of its version, when another was asked for. */
  readonly writtenVersion?: string
  /** Answers that were moved as the publisher's own tool moves those of older files. */
  readonly moved: readonly Moved[]
  readonly unknownParts: readonly string[]
}

export interface Moved { readonly from: string; readonly to: string }

/** `chosen` scores by a version other than that of the file, or one that the file does not name. Throws a `Failure` (invalid) when the version is not known. */
export function assess(known: KnownQuestionnaires, file: SavedFile, chosen: { readonly scheme?: string; readonly version?: string } = {}): Assessed {
  const found = known.find(chosen.version ?? file.version, chosen.scheme)
  const questionnaire = found.questionnaire()
  const { answers, translations, moved } = found.scheme === canadaScheme ? asTheToolReads(questionnaire, file) : { ...file, moved: [] }
  return {
    known: found, answers, translations, score: score(questionnaire, answers), moved, unknownParts: file.unknownParts,
    ...(file.version !== undefined && chosen.version !== undefined && known.find(chosen.version, chosen.scheme) !== maybe(known, file.version, chosen.scheme) && { writtenVersion: file.version }),
  }
}

function maybe(known: KnownQuestionnaires, version: string, scheme: string | undefined): Known | undefined {
  try {
    return known.find(version, scheme)
  } catch {
    return undefined
  }
}

/**
 * Canada's tool changes two answers of files that older tools wrote, before it scores them: the option of `aboutSystem1` that once had points, and
 * the description of the decision, which moved from one section to another. Here only where the version does not know the older form itself.
 */
function asTheToolReads({ questions }: Questionnaire, { answers, translations }: SavedFile): Pick<Assessed, 'answers' | 'translations' | 'moved'> {
  const moved: Moved[] = []
  const read = new Map(answers)
  let said = translations
  const about = read.get('aboutSystem1')
  if (Array.isArray(about) && about.includes('item6-1') && questions.get('aboutSystem1')?.options.every(({ value }) => value !== 'item6-1')) {
    read.set('aboutSystem1', about.map((one: unknown) => (one === 'item6-1' ? 'item6' : one)))
    moved.push({ from: 'aboutSystem1: item6-1', to: 'aboutSystem1: item6' })
  }
  if (read.has('impact4') && !questions.has('impact4') && questions.has('decisionSector3') && !read.has('decisionSector3')) {
    read.set('decisionSector3', read.get('impact4'))
    read.delete('impact4')
    moved.push({ from: 'impact4', to: 'decisionSector3' })
    if (Object.hasOwn(said, 'impact4')) {
      const { impact4, ...rest } = said
      said = { ...rest, decisionSector3: impact4 }
    }
  }
  return { answers: read, translations: said, moved }
}
