/** What must be measured of a model before it is released. No act is known that says so: it is the programme's own rule. */
import type { LanguageModelOptions } from '../../../institutions/language-model/index.ts'

/**
 * Kazakh text in general (the whole set) and in the news, forms of words, understanding by one task at least, and whether a benchmark got into the
 * training text. A thousand items of a large set, and a hundred of a small one, know a share of one half to three and to ten per cent points.
 */
export const neededForRelease: LanguageModelOptions['neededForRelease'] = [
  { tasks: ['bits-per-byte-kk'], items: 'whole' },
  { tasks: ['bits-per-byte-news-kk'], items: 1000 },
  { tasks: ['harmony-kk'], items: 1000 },
  { tasks: ['continuation-kk', 'topic-kk', 'sentiment-kk', 'reading-kk'], items: 100 },
  { tasks: ['canary'], items: 100 },
]
