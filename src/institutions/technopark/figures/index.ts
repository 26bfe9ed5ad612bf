/**
 * The figures of the park and of each company, from the reports that were made.
 *
 * Promises: every figure is a sum of kept rows; of few companies, or of a sum that one of them makes nearly alone, nothing is told. Never: takes what is declared for proved.
 */
import type { Kernel } from '../../../kernel/index.ts'
import type { Route } from '../../../portal/index.ts'
import type { Technopark } from '../terms.ts'
import { figuresFile, figuresPage, figuresReader } from './park-page.ts'

export { figuresWork } from './keep.ts'
export type { EarlierReports } from './options.ts'
export { ownFiguresShown } from './own-figures.ts'
export { figuresDoor, figuresFound, figuresReader } from './park-page.ts'

export function figuresRoutes(kernel: Kernel, technopark: Technopark): readonly Route[] {
  const read = figuresReader(kernel)
  return [figuresPage(kernel, technopark, read), figuresFile(kernel, read)]
}
